import type { BackendCredentials, BackendEntity, CircuitBreaker, PoolMember } from '../exchange/backend.ts';
import type { Host } from '../host/host.ts';
import type { Scenario, ScenarioBackend, ScenarioBreakerRule } from './format.ts';
import { headersOf, ScenarioError } from './values.ts';

/** Backend entities as Azure Resource Manager writes them, read into what the runtime holds. Throw ScenarioError. */

export const backendsOf = ({ backends }: Scenario): ReadonlyMap<string, BackendEntity> =>
  new Map(Object.entries(backends ?? {}).map(([id, b]) => [id, backendOf(b, `backends.${id}`)]));

function backendOf(b: ScenarioBackend, field: string): BackendEntity {
  if (b.pool !== undefined) {
    if (b.circuitBreaker !== undefined) throw new ScenarioError(`${field}: a pool has no circuitBreaker of its own`);
    const cookie = b.pool.sessionAffinity?.sessionId.name;
    return { members: b.pool.services.map(memberOf), ...(cookie !== undefined && { affinityCookie: cookie }) };
  }
  if (b.url === undefined) throw new ScenarioError(`${field} needs a url or a pool`);
  const rules = b.circuitBreaker?.rules ?? [];
  if (rules.length > 1) throw new ScenarioError(`${field}.circuitBreaker.rules: the service takes one rule`);
  const retries = b.properties?.serviceFabricCluster?.maxPartitionResolutionRetries;
  return {
    url: b.url,
    ...(b.azureRegion !== undefined && { azureRegion: b.azureRegion }),
    ...(rules[0] !== undefined && { breaker: breakerOf(rules[0], `${field}.circuitBreaker.rules[0]`) }),
    ...(b.credentials !== undefined && { credentials: credentialsOf(b.credentials) }),
    ...(retries !== undefined && { resolutionRetries: retries }),
  };
}

const credentialsOf = ({
  header,
  query,
  authorization,
}: NonNullable<ScenarioBackend['credentials']>): BackendCredentials => ({
  headers: [
    ...headersOf(header).lines(),
    ...(authorization === undefined
      ? []
      : [['Authorization', `${authorization.scheme} ${authorization.parameter}`] as const]),
  ],
  query: [...headersOf(query).lines()],
});

/** The id may be that of the resource: its last part is the backend's. */
const memberOf = ({ id, priority, weight }: { id: string; priority?: number; weight?: number }): PoolMember => ({
  id: id.slice(id.lastIndexOf('/') + 1),
  priority: priority ?? 1,
  weight: weight ?? 1,
});

function breakerOf(
  { failureCondition: f, tripDuration, acceptRetryAfter }: ScenarioBreakerRule,
  field: string,
): CircuitBreaker {
  if (f.count === undefined && f.percentage === undefined)
    throw new ScenarioError(`${field}.failureCondition needs a count or a percentage`);
  return {
    ...(f.count !== undefined && { count: f.count }),
    ...(f.percentage !== undefined && { percentage: f.percentage }),
    intervalMs: isoDuration(f.interval, `${field}.failureCondition.interval`),
    statusCodes: f.statusCodeRanges ?? [],
    reasons: f.errorReasons ?? [],
    tripMs: isoDuration(tripDuration, `${field}.tripDuration`),
    acceptRetryAfter: acceptRetryAfter ?? false,
  };
}

/** Milliseconds of an ISO 8601 duration without months and years: `PT1M`, `P1DT12H`. */
export function isoDuration(text: string, field: string): number {
  const m = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (m === null || /[PT]$/.test(text)) throw new ScenarioError(`${field} must be a duration like PT1M, not "${text}"`);
  const [weeks, days, hours, minutes, seconds] = m.slice(1).map((n) => Number(n ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** Where Service Fabric services are: of a list the first at first, one further for each time that one is looked for again. */
export function resolverOf({ serviceFabric }: Scenario): NonNullable<Host['resolveService']> {
  const places = new Map(Object.entries(serviceFabric ?? {}));
  const used = new Map<string, number>();
  return ({ service, refresh }) => {
    const urls = [places.get(service) ?? []].flat();
    const at = Math.min((used.get(service) ?? 0) + (refresh ? 1 : 0), urls.length - 1);
    used.set(service, at);
    return urls[at] ?? null;
  };
}
