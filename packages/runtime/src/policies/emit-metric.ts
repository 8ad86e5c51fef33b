import type { Exchange } from '../exchange/exchange.ts';
import { invalidValue } from '../exchange/failure.ts';
import { attr } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';
import { DIMENSION } from '../policy/shared/token-limit.ts';

/** What the gateway fills in by itself, by name. */
const DEFAULT_DIMENSIONS: Readonly<Record<string, (x: Exchange) => string | null | undefined>> = {
  'API ID': (x) => x.api?.id,
  'Operation ID': (x) => x.operation?.id,
  'Product ID': (x) => x.product?.id,
  'User ID': (x) => x.user?.id,
  'Subscription ID': (x) => x.subscription?.id,
  Location: (x) => x.deployment?.region,
  'Gateway ID': (x) => x.deployment?.gatewayId,
  'Backend ID': (x) => x.backend?.id,
};

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
  notes: [
    'It goes to the log of the host: name as message, namespace, value and the dimensions as metadata.',
    `A dimension without a value is one of ${Object.keys(DEFAULT_DIMENSIONS).join(', ')}; names are unique.`,
  ],
  examples: ['<emit-metric name="Request" namespace="my-metrics"><dimension name="API ID" /></emit-metric>'],
  compile:
    ({ name: metric, namespace, value, dimension }, { place }) =>
    (x) => {
      const metadata = [
        { name: 'namespace', value: namespace },
        { name: 'value', value: String(value(x)) },
      ];
      const seen = new Set<string>();
      for (const { name: nameOf, value: valueOf } of dimension) {
        const name = nameOf(x);
        if (seen.has(name)) throw invalidValue(place, `Duplicate dimension '${name}'.`);
        seen.add(name);
        const known = Object.hasOwn(DEFAULT_DIMENSIONS, name) ? DEFAULT_DIMENSIONS[name] : undefined;
        if (valueOf === undefined && known === undefined)
          throw invalidValue(place, 'Value must be specified for non-default dimension.');
        metadata.push({ name, value: valueOf?.(x) ?? known?.(x) ?? '' });
      }
      x.host.log?.({ source: 'emit-metric', severity: 'information', message: metric, metadata });
    },
});
