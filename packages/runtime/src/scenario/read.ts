import { GATEWAYS } from '../policy/vocabulary.ts';
import type { Scenario } from './format.ts';
import { checkShape, fieldOf, type Fields, type Shape } from './shape.ts';

/**
 * From parsed JSON (or YAML) to a scenario. The shape is checked here, once, against the table below, so that the rest
 * can trust it; what is wrong is told by its path. Fields that the format does not have are reported too: a misspelt
 * one would otherwise be ignored without a word.
 */
export type ReadScenario =
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: null; readonly problems: readonly string[] };

const body: Shape = {
  oneOf: ['string?', { fields: { json: 'any' } }, { fields: { base64: 'string' } }],
};
const response = { status: 'number', reason: 'string', headers: 'headers', body } as const;
const answer: Shape = { fields: { ...response, error: 'string', delayMs: 'number' } };
const backend: Shape = { oneOrMany: answer };
const http: Shape = { list: { fields: { method: 'string', url: 'string', response: answer } } };
export const backendEntity: Shape = {
  fields: {
    url: 'string',
    azureRegion: 'string',
    credentials: {
      fields: {
        header: 'headers',
        query: 'headers',
        authorization: { needs: ['scheme', 'parameter'], fields: { scheme: 'string', parameter: 'string' } },
      },
    },
    circuitBreaker: {
      needs: ['rules'],
      fields: {
        rules: {
          list: {
            needs: ['failureCondition', 'tripDuration'],
            fields: {
              name: 'string',
              failureCondition: {
                needs: ['interval'],
                fields: {
                  count: 'number',
                  percentage: 'number',
                  interval: 'string',
                  errorReasons: { list: 'string' },
                  statusCodeRanges: { list: { needs: ['min', 'max'], fields: { min: 'number', max: 'number' } } },
                },
              },
              tripDuration: 'string',
              acceptRetryAfter: 'boolean',
            },
          },
        },
      },
    },
    pool: {
      needs: ['services'],
      fields: {
        services: { list: { needs: ['id'], fields: { id: 'string', priority: 'number', weight: 'number' } } },
        sessionAffinity: {
          needs: ['sessionId'],
          fields: { sessionId: { needs: ['name'], fields: { source: 'string', name: 'string' } } },
        },
      },
    },
    response: backend,
    properties: { fields: { serviceFabricCluster: { fields: { maxPartitionResolutionRetries: 'number' } } } },
    // what the resource has besides, and nothing here depends on
    resourceId: 'string?',
    tls: 'any',
    proxy: 'any',
    type: 'string',
    title: 'string',
    description: 'string',
    protocol: 'string',
  },
};
const group: Shape = { fields: { id: 'string', name: 'string' } };
/** What an API tells of itself, beside its id. */
export const apiFields = {
  name: 'string',
  path: 'string',
  version: 'string?',
  revision: 'string',
  isCurrentRevision: 'boolean',
  serviceUrl: 'string?',
  protocols: { list: 'string' },
  subscriptionKeyParameterNames: { fields: { header: 'string', query: 'string' } },
} as const satisfies Fields['fields'];
const api: Shape = { fields: { id: 'string', ...apiFields } };
const subscription: Shape = {
  nullable: {
    fields: {
      id: 'string',
      name: 'string?',
      key: 'string',
      primaryKey: 'string',
      secondaryKey: 'string',
      createdDate: 'string',
      startDate: 'string?',
      endDate: 'string?',
    },
  },
};
const request = {
  method: 'string',
  url: 'string',
  originalUrl: 'string?',
  headers: 'headers',
  body,
  ipAddress: 'string',
  matchedParameters: { map: 'string' },
  certificate: 'string?',
} as const;

const SCENARIO: Fields = {
  fields: {
    request: { fields: request },
    requests: { list: { fields: { ...request, clock: 'string', backend, http, subscription } } },
    response: { fields: response },
    variables: { map: { fields: { type: 'string', value: 'any' } } },
    api: { nullable: api },
    operation: { nullable: { fields: { id: 'string', name: 'string', method: 'string', urlTemplate: 'string' } } },
    product: {
      nullable: {
        fields: {
          id: 'string',
          name: 'string',
          state: 'string',
          approvalRequired: 'boolean',
          subscriptionRequired: 'boolean',
          subscriptionsLimit: 'number?',
          groups: { list: group },
          apis: { list: api },
        },
      },
    },
    subscription,
    user: {
      nullable: {
        fields: {
          id: 'string',
          email: 'string?',
          firstName: 'string?',
          lastName: 'string?',
          note: 'string?',
          registrationDate: 'string',
          groups: { list: group },
          identities: { list: { fields: { id: 'string', provider: 'string' } } },
        },
      },
    },
    deployment: {
      fields: {
        region: 'string?',
        serviceName: 'string?',
        serviceId: 'string?',
        gatewayId: 'string?',
        gateway: { fields: { id: 'string?', instanceId: 'string?', isManaged: 'boolean' } },
      },
    },
    workspace: { nullable: group },
    requestId: 'string',
    timestamp: 'string',
    elapsed: 'string',
    lastError: {
      nullable: {
        fields: {
          source: 'string',
          reason: 'string?',
          message: 'string',
          scope: 'string?',
          section: 'string?',
          path: 'string?',
          policyId: 'string?',
        },
      },
    },
    tracing: 'boolean',
    namedValues: { map: { oneOf: ['string', { fields: { secret: 'boolean', value: 'string' } }] } },
    fragments: { map: 'string' },
    certificates: { map: { fields: { pem: 'string', key: 'string' } } },
    backends: { map: backendEntity },
    serviceFabric: { map: { oneOf: ['string', { list: 'string' }] } },
    managedIdentity: { map: { oneOf: ['string', { needs: ['error'], fields: { error: 'string' } }] } },
    openapi: { map: 'any' },
    cache: { map: 'any' },
    externalCache: { map: 'any' },
    backend,
    http,
    clock: 'string',
    seed: 'number',
    gateway: { among: GATEWAYS },
  },
};

export function readScenario(json: unknown): ReadScenario {
  const problems = checkShape(json, SCENARIO, 'a scenario');
  return problems.length === 0
    ? { scenario: json as Scenario, problems: [] }
    : { scenario: null, problems: problems.map(({ path, problem }) => `${fieldOf(path, 'the scenario')} ${problem}`) };
}
