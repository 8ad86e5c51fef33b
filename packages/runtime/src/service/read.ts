import { LOGGER_TYPES } from '../policy/service.ts';
import { GATEWAYS } from '../policy/vocabulary.ts';
import { apiFields, backendEntity } from '../scenario/read.ts';
import { checkShape, type Fields, type ShapeProblem } from '../scenario/shape.ts';
import type { ServiceDescription } from './description.ts';

/**
 * From parsed JSON (or YAML) to the description of a service, checked once against the table below. Every problem has
 * the path of its field. What a field has in common with a scenario has the scenario's shape.
 */
export type ReadService =
  | { readonly service: ServiceDescription; readonly problems: readonly [] }
  | { readonly service: null; readonly problems: readonly ShapeProblem[] };

const SERVICE: Fields = {
  fields: {
    gateway: { among: GATEWAYS },
    namedValues: { map: { oneOf: ['string', { fields: { secret: 'boolean', value: 'string' } }] } },
    fragments: { map: 'string' },
    backends: { map: backendEntity },
    certificates: { map: { fields: { thumbprint: 'string', pem: 'string', key: 'string' } } },
    loggers: { map: { fields: { type: { among: LOGGER_TYPES } } } },
    openIdConfigs: { list: 'string' },
    externalCache: 'boolean',
    apis: {
      map: {
        fields: {
          ...apiFields,
          openapi: { map: 'any' },
          operations: {
            map: {
              fields: { name: 'string', method: 'string', urlTemplate: 'string', parameters: { list: 'string' } },
            },
          },
        },
      },
    },
    products: { map: { fields: { name: 'string', apis: { list: 'string' } } } },
  },
};

export function readService(json: unknown): ReadService {
  const problems = checkShape(json ?? {}, SERVICE, 'the description of a service');
  return problems.length === 0 ? { service: json ?? {}, problems: [] } : { service: null, problems };
}
