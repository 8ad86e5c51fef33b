import { MemoryCounters } from './counters.ts';
import { MemoryBackends } from './memory-backends.ts';
import { MemoryCache } from './memory-cache.ts';
import { kept } from './tokens.ts';
import type { Fetch, Host, OutgoingRequest } from './host.ts';

/**
 * The host of a running process: the platform's clock, randomness and fetch, and cache and counters in memory. The platform is
 * reached through what Node, browsers and edge runtimes have in common; nothing else of it is used.
 */
export interface SystemHostOptions extends Pick<
  Host,
  'trace' | 'log' | 'sendEvent' | 'emitMetric' | 'sendMessage' | 'resolveService' | 'accessToken'
> {
  /** In place of the platform's own `fetch`. */
  readonly fetch?: PlatformFetch;
}

/** As much of the platform's `fetch` as is needed here. */
export type PlatformFetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: [string, string][];
    readonly body: Uint8Array | AsyncIterable<Uint8Array> | null;
    readonly redirect: 'follow' | 'manual';
    readonly signal: unknown;
    readonly duplex: 'half';
  },
) => Promise<{
  readonly status: number;
  readonly statusText: string;
  readonly headers: { [Symbol.iterator](): Iterator<[string, string]> };
  readonly body: AsyncIterable<Uint8Array> | null;
}>;

declare const fetch: PlatformFetch;
declare const crypto: { randomUUID(): string; getRandomValues(bytes: Uint8Array): Uint8Array };
declare const setTimeout: (done: () => void, milliseconds: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;
declare const AbortController: new () => { readonly signal: unknown; abort(): void };

export function systemHost({ fetch: ownFetch, accessToken, ...told }: SystemHostOptions = {}): Host {
  return {
    ...told,
    ...(accessToken !== undefined && { accessToken: kept(accessToken, () => Date.now()) }),
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise<void>((done) => setTimeout(done, milliseconds)),
    newGuid: () => crypto.randomUUID().replaceAll('-', ''),
    random: () => Math.random(),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    fetch: fetchPort(ownFetch ?? fetch),
    cache: new MemoryCache(),
    counters: new MemoryCounters(),
    backends: new MemoryBackends(),
  };
}

/** The platform's `fetch` as a port. It undoes compression, so the headers that speak of it are dropped. */
function fetchPort(platformFetch: PlatformFetch): Fetch {
  return async (request) => {
    if (request.proxy !== undefined) return { error: 'refused', message: 'This host sends nothing through a proxy.' };
    if (request.clientCertificate !== undefined)
      return { error: 'refused', message: 'This host has no certificate in its handshakes.' };
    const controller = new AbortController();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      controller.abort();
    }, request.timeoutMs);
    void request.abandoned?.then(() => controller.abort());
    try {
      const response = await platformFetch(request.url, {
        method: request.method,
        headers: Array.from(request.headers, ([name, value]) => [name, value]),
        body: bodyOf(request),
        redirect: request.followRedirects ? 'follow' : 'manual',
        signal: controller.signal,
        duplex: 'half',
      });
      const headers = [...response.headers].filter(
        ([name]) => !/^(content-encoding|content-length|transfer-encoding)$/i.test(name),
      );
      return { status: response.status, reason: response.statusText, headers, body: response.body };
    } catch (e) {
      if (timedOut) return { error: 'timeout', message: `No answer within ${request.timeoutMs} ms.` };
      return { error: kindOf(e), message: causeOf(e).message ?? String(e) };
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A GET and a HEAD have none, and an empty one is the same as none. */
const bodyOf = ({ method, body }: OutgoingRequest): OutgoingRequest['body'] =>
  /^(GET|HEAD)$/i.test(method) || (body instanceof Uint8Array && body.length === 0) ? null : body;

const causeOf = (e: unknown): { code?: string; message?: string } =>
  ((e as { cause?: unknown }).cause ?? e) as { code?: string; message?: string };

function kindOf(e: unknown): 'refused' | 'reset' | 'dns' {
  const { code } = causeOf(e);
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'dns' : code === 'ECONNREFUSED' ? 'refused' : 'reset';
}
