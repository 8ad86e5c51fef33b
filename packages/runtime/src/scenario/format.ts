import type { GatewayKind } from '../policy/vocabulary.ts';

/**
 * A scenario: a request, what surrounds it, and what the outside world answers, as plain JSON. The format is a
 * contract with other tools (field names and defaults do not change). Every field is optional.
 */
export interface Scenario {
  readonly request?: ScenarioRequest;
  readonly requests?: readonly ScenarioTurn[];
  readonly response?: ScenarioResponse;
  readonly variables?: Readonly<Record<string, TypedValue>>;
  readonly api?: ScenarioApi | null;
  readonly operation?: ScenarioOperation | null;
  readonly product?: ScenarioProduct | null;
  readonly subscription?: ScenarioSubscription | null;
  readonly user?: ScenarioUser | null;
  readonly deployment?: ScenarioDeployment;
  readonly workspace?: { readonly id?: string; readonly name?: string } | null;
  readonly requestId?: string;
  readonly timestamp?: string;
  readonly elapsed?: string;
  readonly lastError?: ScenarioLastError | null;
  readonly tracing?: boolean;
  readonly namedValues?: Readonly<Record<string, string | { readonly secret?: boolean; readonly value: string }>>;
  readonly fragments?: Readonly<Record<string, string>>;
  readonly certificates?: Readonly<Record<string, { readonly pem: string; readonly key?: string }>>;
  readonly backends?: Readonly<Record<string, ScenarioBackend>>;
  /** Where services of Service Fabric are: base URLs by `fabric:/application/service`. */
  readonly serviceFabric?: Readonly<Record<string, string | readonly string[]>>;
  /** What the managed identity gets, by resource: a token, or why there is none. */
  readonly managedIdentity?: Readonly<Record<string, string | { readonly error: string }>>;
  /** The OpenAPI description of the API: what `mock-response` answers with. */
  readonly openapi?: unknown;
  readonly cache?: Readonly<Record<string, unknown>>;
  /** There is an external cache, and this is in it. */
  readonly externalCache?: Readonly<Record<string, unknown>>;
  /** A list is used in order, its last answer for ever. */
  readonly backend?: BackendAnswers;
  readonly http?: readonly ScenarioHttp[];
  readonly clock?: string;
  readonly seed?: number;
  readonly gateway?: GatewayKind;
}

export interface ScenarioRequest {
  readonly method?: string;
  readonly url?: string;
  readonly originalUrl?: string | null;
  readonly headers?: ScenarioHeaders;
  readonly body?: ScenarioBody;
  readonly ipAddress?: string;
  readonly matchedParameters?: Readonly<Record<string, string>>;
  readonly certificate?: string | null;
}

/** One of several requests through one gateway: it may move the clock and bring its own answers. */
export interface ScenarioTurn extends ScenarioRequest {
  readonly clock?: string;
  readonly backend?: BackendAnswers;
  readonly http?: readonly ScenarioHttp[];
  readonly subscription?: ScenarioSubscription | null;
}

export type ScenarioHeaders = Readonly<Record<string, string | readonly string[]>>;
export type ScenarioBody = string | { readonly json: unknown } | { readonly base64: string } | null;

export interface ScenarioResponse {
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: ScenarioHeaders;
  readonly body?: ScenarioBody;
}

/** `delayMs` is virtual time. */
export type ScenarioAnswer = (ScenarioResponse | { readonly error: 'timeout' | 'refused' | 'reset' | 'dns' }) & {
  readonly delayMs?: number;
};

export type BackendAnswers = ScenarioAnswer | readonly ScenarioAnswer[];

/** Matched by method and by URL, without the query unless it has one; usable any number of times. */
export interface ScenarioHttp {
  readonly method?: string;
  readonly url: string;
  readonly response?: ScenarioAnswer;
}

export interface TypedValue {
  readonly type: string;
  readonly value?: unknown;
}

/** A backend entity, in the words of its resource (`properties` of Microsoft.ApiManagement/service/backends). */
export interface ScenarioBackend {
  readonly url?: string;
  readonly azureRegion?: string;
  readonly credentials?: {
    readonly header?: ScenarioHeaders;
    readonly query?: ScenarioHeaders;
    readonly authorization?: { readonly scheme: string; readonly parameter: string };
  };
  readonly circuitBreaker?: { readonly rules: readonly ScenarioBreakerRule[] };
  readonly pool?: {
    readonly services: readonly { readonly id: string; readonly priority?: number; readonly weight?: number }[];
    readonly sessionAffinity?: { readonly sessionId: { readonly source?: 'cookie'; readonly name: string } };
  };
  /** What it answers in this scenario; left out, that is `backend`'s matter. */
  readonly response?: BackendAnswers;
  readonly properties?: { readonly serviceFabricCluster?: { readonly maxPartitionResolutionRetries?: number } };
}

/** Durations are ISO 8601. */
export interface ScenarioBreakerRule {
  readonly name?: string;
  readonly failureCondition: {
    readonly count?: number;
    readonly percentage?: number;
    readonly interval: string;
    readonly errorReasons?: readonly string[];
    readonly statusCodeRanges?: readonly { readonly min: number; readonly max: number }[];
  };
  readonly tripDuration: string;
  readonly acceptRetryAfter?: boolean;
}

export interface ScenarioApi {
  readonly id?: string;
  readonly name?: string;
  readonly path?: string;
  readonly version?: string | null;
  readonly revision?: string;
  readonly isCurrentRevision?: boolean;
  readonly serviceUrl?: string | null;
  readonly protocols?: readonly string[];
  readonly subscriptionKeyParameterNames?: { readonly header?: string; readonly query?: string };
}

export interface ScenarioOperation {
  readonly id?: string;
  readonly name?: string;
  readonly method?: string;
  readonly urlTemplate?: string;
}

export interface ScenarioGroup {
  readonly id?: string;
  readonly name?: string;
}

export interface ScenarioProduct {
  readonly id?: string;
  readonly name?: string;
  readonly state?: 'Published' | 'NotPublished';
  readonly approvalRequired?: boolean;
  readonly subscriptionRequired?: boolean;
  readonly subscriptionsLimit?: number | null;
  readonly groups?: readonly ScenarioGroup[];
  readonly apis?: readonly ScenarioApi[];
}

export interface ScenarioSubscription {
  readonly id?: string;
  readonly name?: string | null;
  readonly key?: string;
  readonly primaryKey?: string;
  readonly secondaryKey?: string;
  readonly createdDate?: string;
  readonly startDate?: string | null;
  readonly endDate?: string | null;
}

export interface ScenarioUser {
  readonly id?: string;
  readonly email?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly note?: string | null;
  readonly registrationDate?: string;
  readonly groups?: readonly ScenarioGroup[];
  readonly identities?: readonly { readonly id?: string; readonly provider?: string }[];
}

export interface ScenarioDeployment {
  readonly region?: string | null;
  readonly serviceName?: string | null;
  readonly serviceId?: string | null;
  readonly gatewayId?: string | null;
  readonly gateway?: { readonly id?: string | null; readonly instanceId?: string | null; readonly isManaged?: boolean };
}

export interface ScenarioLastError {
  readonly source?: string;
  readonly reason?: string | null;
  readonly message?: string;
  readonly scope?: string | null;
  readonly section?: string | null;
  readonly path?: string | null;
  readonly policyId?: string | null;
}
