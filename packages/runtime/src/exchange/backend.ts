/**
 * Backend entities of a service, as set-backend-service names them: one URL, or a pool of such. Facts are those of the
 * reference page "Backends in API Management"; docs/fidelity.md lists what it leaves open.
 */
export type BackendEntity = SingleBackend | BackendPool;

export interface SingleBackend {
  /** A base URL, or `fabric:/application/service`: a service that the host resolves each time. */
  readonly url: string;
  readonly azureRegion?: string;
  readonly breaker?: CircuitBreaker;
  readonly credentials?: BackendCredentials;
  /** Of a Service Fabric service: how many times a request is sent again to where it is then. None where left out. */
  readonly resolutionRetries?: number;
}

/** What the gateway adds to each request: names and values, a pair for each value. Authorization is one of the headers. */
export interface BackendCredentials {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: readonly (readonly [string, string])[];
}

/** Trips when that many requests, or that share of them, have failed within the interval. */
export interface CircuitBreaker {
  readonly count?: number;
  /** From 0 to 100. */
  readonly percentage?: number;
  readonly intervalMs: number;
  readonly statusCodes: readonly { readonly min: number; readonly max: number }[];
  /** Reasons of LastError, such as Timeout; letter case does not matter. */
  readonly reasons: readonly string[];
  /** How long nothing is sent, unless the response's Retry-After is taken for it. */
  readonly tripMs: number;
  readonly acceptRetryAfter: boolean;
}

export interface BackendPool {
  readonly members: readonly PoolMember[];
  /** The cookie that keeps a session at one member. */
  readonly affinityCookie?: string;
}

/** Of the members whose circuit is closed, those of the lowest priority number share the requests by weight. */
export interface PoolMember {
  readonly id: string;
  readonly priority: number;
  readonly weight: number;
}

export const isPool = (entity: BackendEntity): entity is BackendPool => 'members' in entity;

/** The Service Fabric service that an entity stands for; null where it is something else. */
export const serviceOf = (entity: BackendEntity): string | null =>
  !isPool(entity) && entity.url.startsWith('fabric:/') ? entity.url : null;

/** What set-backend-service chose. What an entity leaves open is decided each time the request is forwarded. */
export interface ChosenBackend {
  readonly id: string;
  /** Null: Dapr, whose URL is known at once. */
  readonly entity: BackendEntity | null;
  readonly fabric?: FabricChoice;
}

/** Which endpoint of a Service Fabric service. */
export interface FabricService {
  /** `fabric:/application/service` */
  readonly service: string;
  readonly partitionKey?: string;
  readonly replica?: 'primary' | 'secondary';
  /** Left out: the one without a name. */
  readonly listener?: string;
}

export interface FabricChoice extends FabricService {
  /** Whether to find it again and repeat the call; asked with Response and LastError as the call left them. */
  readonly again: () => boolean | Promise<boolean>;
}
