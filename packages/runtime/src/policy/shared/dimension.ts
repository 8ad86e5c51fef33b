import type { Exchange } from '../../exchange/exchange.ts';
import { attr } from '../attribute.ts';
import { atMostBeside, distinct, doubtful, requiredUnless } from '../constraint.ts';

/** The dimensions that the gateway can fill in by itself, by name. */
export const DEFAULT_DIMENSIONS: Readonly<Record<string, (x: Exchange) => string | null | undefined>> = {
  'API ID': (x) => x.api?.id,
  'Operation ID': (x) => x.operation?.id,
  'Product ID': (x) => x.product?.id,
  'User ID': (x) => x.user?.id,
  'Subscription ID': (x) => x.subscription?.id,
  Location: (x) => x.deployment?.region,
  'Gateway ID': (x) => x.deployment?.gatewayId,
  'Backend ID': (x) => x.backend?.id,
};

const DEFAULTS = Object.keys(DEFAULT_DIMENSIONS);

/** Of whole statements: names are unique, and only so many are of one's own (sources disagree: 5 or 10). */
export const DIMENSIONS = [distinct('dimension', 'name'), doubtful(atMostBeside('dimension', 5, 'name', DEFAULTS))];

/** A `<dimension>` of a metric. */
export const DIMENSION = {
  attributes: {
    name: attr.string('The name of the dimension.', { required: true }),
    value: attr.string('Its value; a default dimension, such as API ID, needs none.'),
  },
  constraints: [requiredUnless('value', 'name', ...DEFAULTS)],
} as const;
