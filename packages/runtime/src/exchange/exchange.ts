import {
  CLR,
  type ApiView,
  type BackendView,
  type ContextView,
  type DeploymentView,
  type OperationView,
  type ProductView,
  type SubscriptionView,
  type UrlView,
  type UserView,
} from '@sluice/expressions';
import type { Host, LogEntry, MaybePromise } from '../host/host.ts';
import type { LastError } from './last-error.ts';
import type { BackendEntity, ChosenBackend } from './backend.ts';
import { ResponseMessage, type Message, type RequestMessage } from './message.ts';
import type { OpenApi } from './openapi.ts';
import { unmasked, type Mask } from './secrets.ts';
import { escapeUnwritable, Url } from './url.ts';

/** What is known of a request before the pipeline starts; everything but the request itself may be left out. */
export interface Circumstances {
  readonly api?: ApiView | null;
  readonly operation?: OperationView | null;
  readonly product?: ProductView | null;
  readonly subscription?: SubscriptionView | null;
  readonly user?: UserView | null;
  /** Left out: of a gateway that knows nothing of where it runs. */
  readonly deployment?: DeploymentView | null;
  readonly workspace?: { readonly id: string; readonly name: string } | null;
  /** 32 hex digits; a new id of the host where it is left out. */
  readonly requestId?: string;
  /** Milliseconds since 1970; the host's clock where it is left out. */
  readonly timestamp?: number;
  /** Milliseconds since `timestamp`; runs with the host's clock where it is left out. */
  readonly elapsed?: number;
  readonly tracing?: boolean;
  /** The description of the API, for samples. */
  readonly openapi?: OpenApi | null;
  readonly variables?: ReadonlyMap<string, unknown>;
  /** The backend entities of the service, by id. */
  readonly backends?: ReadonlyMap<string, BackendEntity>;
}

/**
 * One request on its way through the gateway: the state that statements change, and the `context` that expressions
 * read. `response` is null until there is one.
 */
export class Exchange implements ContextView {
  readonly host: Host;
  readonly request: RequestMessage;
  response: ResponseMessage | null = null;
  readonly variables: Map<string, unknown>;
  lastError: LastError | null = null;
  backend: BackendView | null = null;

  /** The message that a `return-response` or `send-request` is putting together from its children. */
  draft: Message | null = null;
  /** The part of the request URL's path that belongs to the base URL of the backend; the rest is the operation's. */
  private basePath = '';
  /** Once there is one, a base URL does not override it any more. */
  chosen: ChosenBackend | null = null;
  /** Takes the secrets of the gateway that it goes through out of what is logged. */
  mask: Mask = unmasked;

  /** What is left to do once it is known which response the caller gets; in this order. */
  private closing: (() => MaybePromise<void>)[] | null = null;

  /** What this request has added to quotas, by their keys: each is raised once, whatever statements share it. */
  readonly raised = new Map<string, number>();

  readonly api: ApiView | null;
  readonly operation: OperationView | null;
  readonly product: ProductView | null;
  readonly subscription: SubscriptionView | null;
  readonly user: UserView | null;
  readonly deployment: DeploymentView | null;
  readonly workspace: { readonly id: string; readonly name: string } | null;
  readonly requestId: string;
  readonly timestamp: number;
  readonly tracing: boolean;
  readonly openapi: OpenApi | null;
  readonly backends: ReadonlyMap<string, BackendEntity>;
  private readonly fixedElapsed: number | null;

  constructor(host: Host, request: RequestMessage, circumstances: Circumstances = {}) {
    this.host = host;
    this.request = request;
    this.variables = new Map(circumstances.variables);
    this.api = circumstances.api ?? null;
    this.operation = circumstances.operation ?? null;
    this.product = circumstances.product ?? null;
    this.subscription = circumstances.subscription ?? null;
    this.user = circumstances.user ?? null;
    this.deployment = circumstances.deployment === undefined ? NOWHERE : circumstances.deployment;
    this.workspace = circumstances.workspace ?? null;
    this.requestId = circumstances.requestId ?? host.newGuid();
    this.timestamp = circumstances.timestamp ?? host.now();
    this.backends = circumstances.backends ?? NO_BACKENDS;
    this.fixedElapsed = circumstances.elapsed ?? null;
    this.tracing = circumstances.tracing ?? false;
    this.openapi = circumstances.openapi ?? null;
  }

  get [CLR](): 'Sluice.IContext' {
    return 'Sluice.IContext';
  }

  get elapsed(): number {
    return this.fixedElapsed ?? Math.max(0, this.host.now() - this.timestamp);
  }

  trace(message: string): void {
    this.log({ source: 'context.Trace', severity: 'information', message, metadata: [] });
  }

  /** Tells the host, without secrets. */
  log({ source, severity, message, metadata }: LogEntry): void {
    const { mask, host } = this;
    const shown = metadata.map(({ name, value }) => ({ name: mask(name), value: mask(value) }));
    host.log?.({ source: mask(source), severity, message: mask(message), metadata: shown });
  }

  /**
   * Turns the caller's URL into the backend's: the API's service URL stands in for the gateway's host and the path of
   * the API. Without a service URL the host stays, and the path of the API counts as the base.
   */
  enterApi(): void {
    const { api, request } = this;
    const prefix = trimSlashes(api?.path ?? '');
    const within = `/${prefix}`;
    if (prefix !== '' && (request.url.path === within || request.url.path.startsWith(`${within}/`)))
      this.basePath = within;
    if (api?.serviceUrl) this.setBackendUrl(api.serviceUrl);
  }

  /** Scheme, host, port and base path of the backend; the operation's path and the query stay. */
  setBackendUrl(base: UrlView): void {
    const { url } = this.request;
    const path = this.operationPath;
    this.basePath = base.path.replace(/\/+$/, '');
    this.request.url = new Url(base.scheme, base.host, base.port, this.basePath + path || '/', url.queryString);
  }

  /** The path behind the backend's base URL: with a leading slash, or empty. */
  get operationPath(): string {
    const { path } = this.request.url;
    return path.slice(this.basePath.length).replace(/^\/$/, this.basePath === '' ? '' : '/');
  }

  /** `path` with a leading slash; `query` with its question mark, or empty. What a URL can't hold is escaped. */
  setOperationPath(path: string, query: string): void {
    const { url } = this.request;
    const [written, asked] = [escapeUnwritable(path), escapeUnwritable(query)];
    this.request.url = new Url(url.scheme, url.host, url.port, this.basePath + written, asked);
  }

  /** Runs it when the pipeline has ended, at the end of outbound or otherwise, and the response stands. */
  atEnd(action: () => MaybePromise<void>): void {
    (this.closing ??= []).push(action);
  }

  /** Takes the next of what `atEnd` was given. */
  nextAtEnd(): (() => MaybePromise<void>) | undefined {
    return this.closing?.shift();
  }

  /** The response, made as an empty 200 where there is none yet. */
  ensureResponse(): ResponseMessage {
    return (this.response ??= new ResponseMessage({ status: 200 }));
  }
}

const trimSlashes = (path: string): string => path.replace(/^\/+|\/+$/g, '');

const NO_BACKENDS: ReadonlyMap<string, BackendEntity> = new Map();

const NOWHERE: DeploymentView = {
  [CLR]: 'Sluice.IDeployment',
  region: null,
  serviceId: null,
  serviceName: null,
  gatewayId: null,
  gateway: { id: null, instanceId: null, isManaged: false },
  certificates: new Map(),
};
