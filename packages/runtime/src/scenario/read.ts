import type { Scenario } from './format.ts';

/**
 * From parsed JSON (or YAML) to a scenario. The shape is checked here, once, against the table below, so that the rest
 * can trust it; what is wrong is told by its path. Fields that the format does not have are reported too: a misspelt
 * one would otherwise be ignored without a word.
 */
export type ReadScenario =
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: null; readonly problems: readonly string[] };

type Shape =
  | 'string'
  | 'string?'
  | 'number'
  | 'number?'
  | 'boolean'
  | 'any'
  | 'headers'
  | { readonly map: Shape }
  | { readonly list: Shape }
  | { readonly oneOrMany: Shape }
  | { readonly oneOf: readonly Shape[] }
  | { readonly nullable: Shape }
  | Fields;
interface Fields {
  readonly fields: Readonly<Record<string, Shape>>;
}

const body: Shape = {
  oneOf: ['string?', { fields: { json: 'any' } }, { fields: { base64: 'string' } }],
};
const response = { status: 'number', reason: 'string', headers: 'headers', body } as const;
const answer: Shape = { fields: { ...response, error: 'string', delayMs: 'number' } };
const backend: Shape = { oneOrMany: answer };
const http: Shape = { list: { fields: { method: 'string', url: 'string', response: answer } } };
const group: Shape = { fields: { id: 'string', name: 'string' } };
const api: Shape = {
  fields: {
    id: 'string',
    name: 'string',
    path: 'string',
    version: 'string?',
    revision: 'string',
    isCurrentRevision: 'boolean',
    serviceUrl: 'string?',
    protocols: { list: 'string' },
    subscriptionKeyParameterNames: { fields: { header: 'string', query: 'string' } },
  },
};
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
    backends: { map: { fields: { url: 'string' } } },
    cache: { map: 'any' },
    backend,
    http,
    clock: 'string',
    seed: 'number',
    gateway: 'string',
  },
};

export function readScenario(json: unknown): ReadScenario {
  const problems: string[] = [];
  check(json, SCENARIO, 'the scenario', problems);
  return problems.length === 0 ? { scenario: json as Scenario, problems: [] } : { scenario: null, problems };
}

function check(value: unknown, shape: Shape, path: string, problems: string[]): void {
  if (typeof shape === 'string') {
    const wrong = checkPlain(value, shape);
    if (wrong !== null) problems.push(`${path} must be ${wrong}`);
    return;
  }
  if ('nullable' in shape) {
    if (value !== null) check(value, shape.nullable, path, problems);
  } else if ('oneOf' in shape) {
    const attempts = shape.oneOf.map((s) => {
      const found: string[] = [];
      check(value, s, path, found);
      return found;
    });
    if (attempts.every((found) => found.length > 0)) problems.push(`${path} has none of the forms it may have`);
  } else if ('oneOrMany' in shape) {
    check(value, Array.isArray(value) ? { list: shape.oneOrMany } : shape.oneOrMany, path, problems);
  } else if ('list' in shape) {
    if (!Array.isArray(value)) problems.push(`${path} must be a list`);
    else value.forEach((v, i) => check(v, shape.list, `${path}[${i}]`, problems));
  } else if (!isRecord(value)) problems.push(`${path} must be an object`);
  else
    for (const [key, v] of Object.entries(value)) {
      const inner = 'map' in shape ? shape.map : Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
      const at = path === 'the scenario' ? key : `${path}.${key}`;
      if (inner === undefined) problems.push(`${at} is no field of a scenario`);
      else check(v, inner, at, problems);
    }
}

function checkPlain(value: unknown, shape: Extract<Shape, string>): string | null {
  switch (shape) {
    case 'any':
      return null;
    case 'headers':
      return isRecord(value) && Object.values(value).every((v) => typeof v === 'string' || isTexts(v))
        ? null
        : 'an object of texts or lists of texts';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'string':
    case 'number':
      return typeof value === shape ? null : shape === 'string' ? 'a text' : 'a number';
    case 'string?':
    case 'number?':
      return value === null || typeof value === shape.slice(0, -1)
        ? null
        : shape === 'string?'
          ? 'a text or null'
          : 'a number or null';
  }
}

const isTexts = (v: unknown): boolean => Array.isArray(v) && v.every((x) => typeof x === 'string');
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
