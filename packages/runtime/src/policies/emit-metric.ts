import { invalidValue } from '../exchange/failure.ts';
import type { Metric, NameValue } from '../host/host.ts';
import { attr } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';
import { DEFAULT_DIMENSIONS, DIMENSION, DIMENSIONS } from '../policy/shared/dimension.ts';

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
  unsupported: [{ attribute: 'default-dimensions' }],
  elements: {
    dimension: child.many('A dimension of the metric, 5 of your own at most.', {
      ...DIMENSION,
      min: 1,
      max: 10,
      disputed: true,
    }),
  },
  constraints: DIMENSIONS,
  notes: [`A dimension without a value is one of ${Object.keys(DEFAULT_DIMENSIONS).join(', ')}; names are unique.`],
  examples: ['<emit-metric name="Request" namespace="my-metrics"><dimension name="API ID" /></emit-metric>'],
  compile:
    ({ name, namespace, value, dimension }, { place }) =>
    (x) => {
      const dimensions: NameValue[] = [];
      const seen = new Set<string>();
      for (const d of dimension) {
        const key = d.name(x);
        if (seen.has(key)) throw invalidValue(place, `Duplicate dimension '${key}'.`);
        seen.add(key);
        const known = Object.hasOwn(DEFAULT_DIMENSIONS, key) ? DEFAULT_DIMENSIONS[key] : undefined;
        if (d.value === undefined && known === undefined)
          throw invalidValue(place, 'Value must be specified for non-default dimension.');
        dimensions.push({ name: key, value: d.value?.(x) ?? known?.(x) ?? '' });
      }
      const metric: Metric = { name, namespace, value: value(x), dimensions };
      x.host.emitMetric?.(metric);
    },
});
