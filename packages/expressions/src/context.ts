import type { CLR } from './values/clr.ts';

/**
 * What an expression reads of the exchange: the one inversion of the house. This package owns the interfaces, the
 * runtime implements them (`exchange/`), and `lib/context/` lists the C# members over them. Everything is
 * synchronous: bodies are buffered before an expression that reads them runs (see `Effect`). Dates are milliseconds
 * since 1970, UTC. Each view carries the name of its .NET interface under `CLR`.
 */
export interface ContextView {
  readonly [CLR]: 'Sluice.IContext';
  readonly api: ApiView | null;
  readonly backend: BackendView | null;
  readonly deployment: DeploymentView | null;
  /** Milliseconds since `timestamp`. */
  readonly elapsed: number;
  readonly lastError: LastErrorView | null;
  readonly operation: OperationView | null;
  readonly product: ProductView | null;
  readonly request: RequestView;
  /** 32 lower-case hex digits. */
  readonly requestId: string;
  readonly response: ResponseView | null;
  readonly subscription: SubscriptionView | null;
  readonly timestamp: number;
  readonly tracing: boolean;
  readonly user: UserView | null;
  /** Values in the representation of an `object` slot; names are case-sensitive. */
  readonly variables: ReadonlyMap<string, unknown>;
  readonly workspace: { readonly id: string; readonly name: string } | null;
  /** Only inside a GraphQL resolver. */
  readonly graphQL?: GraphQLView | null;
  trace(message: string): void;
}

export interface RequestView {
  readonly [CLR]: 'Sluice.IRequest';
  readonly method: string;
  readonly url: UrlView;
  readonly originalUrl: UrlView;
  readonly headers: HeadersView;
  readonly body: BodyView | null;
  readonly ipAddress: string | null;
  readonly matchedParameters: ReadonlyMap<string, string>;
  /** PEM or DER; null without a client certificate. */
  readonly certificate: string | Uint8Array | null;
  readonly privateEndpointConnection?: PrivateEndpointConnectionView | null;
  readonly azureVnetInfo?: AzureVnetInfoView | null;
  readonly foundry?: FoundryView | null;
}

export interface PrivateEndpointConnectionView {
  readonly name: string;
  readonly groupId: string;
  readonly memberName: string;
}

export interface AzureVnetInfoView {
  readonly vnetTrafficTag: number;
  readonly subnetId: number;
  readonly privateLinkId: number;
  readonly snatVip: string | null;
}

export interface FoundryView {
  readonly deployment: string;
}

/** JSON objects, as text. */
export interface GraphQLView {
  readonly arguments: string;
  readonly parent: string | null;
}

export interface ResponseView {
  readonly [CLR]: 'Sluice.IResponse';
  readonly statusCode: number;
  readonly statusReason: string;
  readonly headers: HeadersView;
  readonly body: BodyView | null;
}

/** Names are case-insensitive; values in the order they came. */
export interface HeadersView {
  readonly [CLR]: 'Sluice.Headers';
  readonly size: number;
  get(name: string): readonly string[] | undefined;
  /** `get` of a name that is in lower case already. */
  find(lowerName: string): readonly string[] | undefined;
  names(): Iterable<string>;
}

export interface UrlView {
  readonly [CLR]: 'Sluice.IUrl';
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  /** Begins with `/`; percent-encoding as it came. */
  readonly path: string;
  /** With the leading `?`; empty without a query. */
  readonly queryString: string;
  /** Decoded; names case-insensitive, as in the service. */
  readonly query: HeadersView;
  /** The whole URL, the default port left out. */
  readonly text: string;
}

/**
 * A buffered body. In the pipeline, reading without `preserve` consumes it: a later read finds null, as in the
 * service. `parsed` lets a reader keep what it made of an unchanged body.
 */
export interface BodyView {
  readonly [CLR]: 'Sluice.IMessageBody';
  /** Throws ClrException NullReferenceException where the body has been consumed. */
  read(preserve: boolean): Uint8Array;
  /** Of the Content-Type header; null where unknown (UTF-8 then). */
  readonly charset: string | null;
  /** The result of `make`, made once for as long as the body does not change; shared, so nobody may change it. */
  parsed<V>(make: (bytes: Uint8Array, charset: string | null) => V): V;
}

export interface ApiView {
  readonly [CLR]: 'Sluice.IContextApi';
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly version: string | null;
  readonly revision: string;
  readonly isCurrentRevision: boolean;
  readonly serviceUrl: UrlView | null;
  readonly protocols: readonly string[];
  readonly subscriptionKeyParameterNames: { readonly header: string; readonly query: string };
}

export interface BackendView {
  readonly id: string;
  readonly type: 'Single' | 'Pool';
  readonly azureRegion: string | null;
}

export interface DeploymentView {
  readonly [CLR]: 'Sluice.IDeployment';
  readonly region: string | null;
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly gatewayId: string | null;
  readonly gateway: GatewayView | null;
  /** PEM (with a private key perhaps) or DER by id. */
  readonly certificates: ReadonlyMap<string, string | Uint8Array>;
  readonly sustainabilityInfo?: SustainabilityView | null;
}

export interface GatewayView {
  readonly id: string | null;
  readonly instanceId: string | null;
  readonly isManaged: boolean;
}

export interface SustainabilityView {
  readonly currentCarbonIntensity: 'NotAvailable' | 'VeryLow' | 'Low' | 'Medium' | 'High' | 'VeryHigh';
}

export interface LastErrorView {
  readonly [CLR]: 'Sluice.ILastError';
  readonly source: string;
  readonly reason: string | null;
  readonly message: string;
  readonly scope: string | null;
  readonly section: string | null;
  readonly path: string | null;
  readonly policyId: string | null;
  readonly httpErrorCode: number;
}

export interface OperationView {
  readonly [CLR]: 'Sluice.IOperation';
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly urlTemplate: string;
}

export interface ProductView {
  readonly [CLR]: 'Sluice.IProduct';
  readonly id: string;
  readonly name: string;
  readonly state: 'NotPublished' | 'Published';
  readonly approvalRequired: boolean;
  readonly subscriptionRequired: boolean;
  readonly subscriptionsLimit: number | null;
  readonly groups: readonly GroupView[];
  readonly apis: readonly ApiView[];
}

export interface SubscriptionView {
  readonly [CLR]: 'Sluice.ISubscription';
  readonly id: string;
  readonly name: string | null;
  readonly key: string;
  readonly primaryKey: string;
  readonly secondaryKey: string;
  readonly createdDate: number;
  readonly startDate: number | null;
  readonly endDate: number | null;
}

export interface UserView {
  readonly [CLR]: 'Sluice.IUser';
  readonly id: string;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly note: string | null;
  readonly registrationDate: number;
  readonly groups: readonly GroupView[];
  readonly identities: readonly UserIdentityView[];
}

export interface GroupView {
  readonly [CLR]: 'Sluice.IGroup';
  readonly id: string;
  readonly name: string;
}

export interface UserIdentityView {
  readonly [CLR]: 'Sluice.IUserIdentity';
  readonly id: string;
  readonly provider: string;
}
