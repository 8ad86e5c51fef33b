import { Exchange, type Circumstances } from '../exchange/exchange.ts';
import { RequestMessage } from '../exchange/message.ts';
import { OpenApi } from '../exchange/openapi.ts';
import type { Host } from '../host/host.ts';
import type { Url } from '../exchange/url.ts';
import { fromScenario } from '../policy/expression.ts';
import { backendsOf } from './backends.ts';
import {
  apiOf,
  deploymentOf,
  lastErrorOf,
  operationOf,
  productOf,
  subscriptionOf,
  userOf,
  YEAR_ONE,
} from './circumstances.ts';
import type { Scenario, ScenarioRequest, ScenarioTurn, TypedValue } from './format.ts';
import { matchTemplate } from './url-template.ts';
import { durationOf, instantOf, messageParts, responseOf, ScenarioError, urlOf } from './values.ts';

/** What a run supposes where a scenario says nothing: one API, one operation, one subscription, and nobody signed in. */
const TEST = { id: 'test', name: 'test' } as const;

/** The exchange of one request of a run. Throws ScenarioError. */
export function runExchange(scenario: Scenario, turn: ScenarioTurn, host: Host): Exchange {
  const subscription = turn.subscription === undefined ? scenario.subscription : turn.subscription;
  return makeExchange(
    { api: TEST, operation: TEST, ...scenario, subscription: subscription === undefined ? TEST : subscription },
    requestOf(turn, { url: 'https://api.example.com/', ip: '127.0.0.1', keepsBody: false }, scenario),
    host,
    false,
    {},
  );
}

/**
 * The context of an expression by itself: nothing is invented, sections that the scenario does not have are null, and
 * reading a body does not consume it. Throws ScenarioError.
 */
export function evalExchange(scenario: Scenario, host: Host): Exchange {
  const request = requestOf(
    scenario.request ?? {},
    { url: 'https://contoso.azure-api.net/', ip: null, keepsBody: true },
    null,
  );
  return makeExchange(scenario, request, host, true, {
    requestId: '0'.repeat(32),
    timestamp: YEAR_ONE,
    elapsed: 0,
  });
}

/** What a gateway knows of every request that it serves. */
export interface Surroundings {
  readonly circumstances: () => Circumstances;
  /** The parameters of the operation's template; null where the URL is not the operation's. */
  readonly match: (url: Url) => ReadonlyMap<string, string> | null;
}

/**
 * The same surroundings as of a run, for requests that come from elsewhere: of the scenario, its request and what others
 * answer have no part in it. Throws ScenarioError.
 */
export function surroundings(scenario: Scenario): Surroundings {
  const known = { api: TEST, operation: TEST, subscription: TEST, ...scenario };
  const template = scenario.operation?.urlTemplate;
  const circumstances = circumstancesOf(known, false);
  return {
    // what variables hold may be changed by whoever reads it
    circumstances:
      scenario.variables === undefined
        ? () => circumstances
        : () => ({ ...circumstances, ...variablesOf(known, false) }),
    match: (url) => (template === undefined ? null : matchTemplate(template, url, scenario.api?.path ?? '')),
  };
}

const variablesOf = (s: Scenario, keepsBody: boolean): Pick<Circumstances, 'variables'> => ({
  variables: new Map(Object.entries(s.variables ?? {}).map(([name, v]) => [name, variableOf(name, v, keepsBody)])),
});

function makeExchange(
  s: Scenario,
  request: RequestMessage,
  host: Host,
  keepsBody: boolean,
  defaults: Circumstances,
): Exchange {
  const exchange = new Exchange(host, request, {
    ...defaults,
    ...circumstancesOf(s, keepsBody),
    ...(s.requestId === undefined ? {} : { requestId: guidOf(s.requestId) }),
    ...(s.timestamp === undefined ? {} : { timestamp: instantOf(s.timestamp, 'timestamp') }),
    ...(s.elapsed === undefined ? {} : { elapsed: durationOf(s.elapsed, 'elapsed') }),
  });
  if (s.response !== undefined) exchange.response = responseOf(s.response, keepsBody);
  if (s.lastError) exchange.lastError = lastErrorOf(s.lastError);
  return exchange;
}

function circumstancesOf(s: Scenario, keepsBody: boolean): Circumstances {
  return {
    api: s.api ? apiOf(s.api) : null,
    operation: s.operation ? operationOf(s.operation) : null,
    product: s.product ? productOf(s.product) : null,
    subscription: s.subscription ? subscriptionOf(s.subscription) : null,
    user: s.user ? userOf(s.user) : null,
    deployment: deploymentOf(s, !keepsBody),
    workspace: s.workspace ? { id: s.workspace.id ?? '', name: s.workspace.name ?? '' } : null,
    tracing: s.tracing ?? false,
    openapi: s.openapi === undefined ? null : new OpenApi(s.openapi),
    backends: backendsOf(s),
    ...variablesOf(s, keepsBody),
  };
}

function requestOf(
  r: ScenarioRequest,
  { url: defaultUrl, ip, keepsBody }: { readonly url: string; readonly ip: string | null; readonly keepsBody: boolean },
  routed: Scenario | null,
): RequestMessage {
  const url = urlOf(r.url ?? defaultUrl, 'request.url');
  const template = routed?.operation?.urlTemplate;
  const parameters =
    r.matchedParameters === undefined && template !== undefined
      ? matchTemplate(template, url, routed?.api?.path ?? '')
      : new Map(Object.entries(r.matchedParameters ?? {}));
  return new RequestMessage({
    method: r.method ?? 'GET',
    url,
    originalUrl: r.originalUrl ? urlOf(r.originalUrl, 'request.originalUrl') : url,
    ...messageParts(r),
    ipAddress: r.ipAddress ?? ip,
    matchedParameters: parameters ?? new Map(),
    certificate: r.certificate ?? null,
    keepsBody,
  });
}

function variableOf(name: string, { type, value }: TypedValue, keepsBody: boolean): unknown {
  if (type === 'response') return responseOf(value ?? {}, keepsBody);
  try {
    return fromScenario(type, value);
  } catch (e) {
    throw new ScenarioError(`variables.${name} is no ${type}: ${(e as { message?: string }).message ?? String(e)}`);
  }
}

function guidOf(text: string): string {
  const hex = text.replace(/[{}()-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex)) throw new ScenarioError(`requestId must be a GUID, not "${text}"`);
  return hex;
}
