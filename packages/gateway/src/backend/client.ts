import { clearTimeout, setTimeout } from 'node:timers';
import {
  MOST_REDIRECTS,
  redirected,
  type ClientCertificate,
  type FetchFailure,
  type IncomingResponse,
  type OutgoingRequest,
} from '@sluice/runtime';
import type { Dispatcher } from 'undici';
import { networkRules, type NetworkPolicy, type Resolve } from '../network/rules.ts';
import { BackendCall } from './call.ts';
import type { Calls } from './calls.ts';
import { Dispatchers } from './dispatchers.ts';

export interface ClientOptions {
  readonly network?: NetworkPolicy;
  /** Sockets per origin at most; without a bound where it is left out. */
  readonly connections?: number;
  readonly connectTimeoutMs?: number;
  /** Between two pieces of a response; 0: no bound. */
  readonly idleTimeoutMs?: number;
  /** Bytes of a response that a statement may have kept in memory, forwarded or sent. */
  readonly mostCollected?: number;
  readonly mostCollectedSent?: number;
  /** Certificate authorities beside the platform's, in PEM. */
  readonly ca?: string;
  /** How names become addresses, in place of `dns.lookup`. */
  readonly resolve?: Resolve;
}

const MB = 1024 * 1024;
const DEFAULTS = {
  connectTimeoutMs: 10_000,
  idleTimeoutMs: 300_000,
  mostCollected: 64 * MB,
  mostCollectedSent: 4 * MB,
};
/** Node's timers go no further. */
const LONGEST = 2 ** 31 - 1;

type Answer = IncomingResponse | FetchFailure;

/**
 * Sends requests over pools of connections, wherever the network policy lets them go. What comes of it is an answer or a
 * failure, never an exception. Bodies stay streams; compressed ones stay compressed.
 */
export class Client {
  private readonly dispatchers: Dispatchers;
  private readonly options: ClientOptions & typeof DEFAULTS;
  private readonly refusalOf: (origin: string) => string | null;

  /** Throws TypeError where the network policy names what is neither a host nor a range. */
  constructor(options: ClientOptions = {}) {
    this.options = { ...DEFAULTS, ...options };
    const rules = networkRules(options.network, options.resolve);
    this.dispatchers = new Dispatchers({ ...this.options, lookup: rules.lookup });
    this.refusalOf = remembered((origin) => {
      const url = URL.canParse(origin) ? new URL(origin) : null;
      return url === null ? `${origin} is not the address of a server.` : rules.refusal(url);
    });
  }

  /** `calls`: of the exchange that the request belongs to; without them nothing ends it early. */
  send(request: OutgoingRequest, calls: Calls | null): Promise<Answer> {
    return this.attempt(request, calls, { redirects: 0, repeated: false });
  }

  /** Resolves when what is under way has ended; nothing is sent any more. */
  close(): Promise<void> {
    return this.dispatchers.close();
  }

  /** Closes every connection, whatever is under way. */
  destroy(): Promise<void> {
    return this.dispatchers.destroy();
  }

  private attempt(request: OutgoingRequest, calls: Calls | null, before: Before): Promise<Answer> {
    const { url, purpose, timeoutMs, abandoned } = request;
    const slash = url.indexOf('/', url.indexOf('://') + 3);
    const origin = slash < 0 ? url : url.slice(0, slash);
    const refusal =
      calls?.refusal(purpose) ??
      this.refusalOf(origin) ??
      (request.proxy === undefined ? null : this.refusalOf(request.proxy.url)) ??
      (request.clientCertificate === undefined ? null : keyless(request.clientCertificate));
    if (refusal !== null) return Promise.resolve({ error: 'refused', message: refusal });

    return new Promise((done) => {
      const most = purpose === 'forward' ? this.options.mostCollected : this.options.mostCollectedSent;
      const call = new BackendCall(request.method, most, (answer, cause) => {
        clearTimeout(timer);
        done(this.another(request, answer, cause, calls, before) ?? answer);
      });
      const timer = setTimeout(
        () => {
          done({ error: 'timeout', message: `No answer within ${timeoutMs} ms.` });
          call.cancel(new Error('timed out'));
        },
        Math.min(timeoutMs, LONGEST),
      );
      if (purpose !== 'notify') calls?.add(call);
      if (abandoned !== undefined) void abandoned.then(() => call.hasBegun || call.cancel(new Error('abandoned')));
      this.dispatchers
        .for(request)
        .dispatch(dispatchOptions(request, origin, slash < 0 ? '/' : url.slice(slash)), call);
      if (purpose === 'notify') call.discard();
    });
  }

  /** The attempt that follows from the outcome of one; null where it stands. */
  private another(
    request: OutgoingRequest,
    answer: Answer,
    cause: unknown,
    calls: Calls | null,
    { redirects, repeated }: Before,
  ): Promise<Answer> | null {
    if ('error' in answer)
      return !repeated && isStale(cause, request) ? this.attempt(request, calls, { redirects, repeated: true }) : null;
    if (!request.followRedirects || redirects === MOST_REDIRECTS) return null;
    const next = redirected(request, answer);
    if (next === null) return null;
    if (answer.body instanceof BackendCall) answer.body.discard();
    return this.attempt(next, calls, { redirects: redirects + 1, repeated });
  }
}

/** What has been tried. */
interface Before {
  readonly redirects: number;
  readonly repeated: boolean;
}

function dispatchOptions(request: OutgoingRequest, origin: string, path: string): Dispatcher.DispatchOptions {
  const { method, body } = request;
  const { raw } = request.headers;
  // the length of bytes the transport knows better; and it does not wait for 100 Continue
  const isStream = body !== null && !(body instanceof Uint8Array);
  const headers: string[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!;
    const isOurs =
      name.length === 14
        ? !isStream && name.toLowerCase() === 'content-length'
        : name.length === 6 && name.toLowerCase() === 'expect';
    if (!isOurs) headers.push(name, raw[i + 1]!);
  }
  return { origin, path, method, headers, body: body as Uint8Array | null };
}

/** Whoever shows a certificate proves that it is his. */
const keyless = ({ thumbprint, pem }: ClientCertificate): string | null =>
  pem.includes('PRIVATE KEY-----') ? null : `The private key of the certificate ${thumbprint} is not known.`;

const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** The backend closed a connection that it had answered on before, before it could have seen the request. */
function isStale(cause: unknown, { method, body }: OutgoingRequest): boolean {
  const { code, socket } = (cause ?? {}) as {
    readonly code?: string;
    readonly socket?: { readonly bytesRead?: number };
  };
  const isClosed = code === 'UND_ERR_SOCKET' && (socket?.bytesRead ?? 0) > 0;
  return isClosed && IDEMPOTENT.has(method) && (body === null || body instanceof Uint8Array);
}

/** With bounds: where there are too many different ones, all are asked anew. */
function remembered<V>(ask: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = ask(key);
    if (known.size >= 1000) known.clear();
    known.set(key, value);
    return value;
  };
}
