import { attr } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';
import { DIMENSION } from '../policy/shared/token-limit.ts';

export default definePolicy({
  name: 'emit-metric',
  title: 'Emit custom metrics',
  category: 'logging',
  purpose: 'Sends a metric of your own to Application Insights.',
  sections: ['inbound', 'outbound', 'on-error'],
  // The reference lists it; a live gateway refused it.
  disputedSections: ['backend'],
  attributes: {
    name: attr.string('The name of the metric.', { required: true, expressions: 'forbidden' }),
    namespace: attr.string('Its namespace.', { default: 'API Management', expressions: 'forbidden' }),
    value: attr.number('Its value.', { default: 1 }),
    'default-dimensions': attr.bool('In the schema only.', { expressions: 'forbidden' }),
  },
  elements: {
    dimension: child.many('A dimension of the metric, 5 of your own at most.', {
      ...DIMENSION,
      min: 1,
      max: 10,
      disputed: true,
    }),
  },
  examples: ['<emit-metric name="Request" namespace="my-metrics"><dimension name="API ID" /></emit-metric>'],
});
