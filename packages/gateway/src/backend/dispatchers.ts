import type { ClientCertificate, HttpProxy, OutgoingRequest } from '@sluice/runtime';
import { Buffer } from 'node:buffer';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, ProxyAgent, type Dispatcher } from 'undici';

interface Settings {
  readonly lookup: LookupFunction;
  readonly connections?: number;
  readonly connectTimeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly ca?: string;
}

interface SocketOptions {
  readonly lookup: LookupFunction;
  readonly timeout: number;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Proxies and certificates may come from expressions: of more than these, the one that waits longest is closed. */
const MOST_KEPT = 100;

/**
 * The pools of connections, by version of HTTP, by proxy and by the certificate that they show; made when they are first
 * asked for. Time to the headers is the caller's matter, so undici does not watch it.
 */
export class Dispatchers {
  private readonly settings: Settings;
  private readonly made = new Map<string, Dispatcher>();
  private readonly http1: Dispatcher;

  constructor(settings: Settings) {
    this.settings = settings;
    this.http1 = new Agent({ ...this.common(), connect: this.socketOptions() });
  }

  /** What it answers is to be used at once: one that has not been asked for in a long while is closed. */
  for({ httpVersion = '1', proxy, clientCertificate }: OutgoingRequest): Dispatcher {
    if (httpVersion === '1' && proxy === undefined && clientCertificate === undefined) return this.http1;
    return this.kept(JSON.stringify([httpVersion, proxy, clientCertificate?.pem]), () => {
      const socket = this.socketOptions(clientCertificate);
      if (proxy !== undefined) return this.throughProxy(proxy, socket);
      if (httpVersion === '1') return new Agent({ ...this.common(), connect: socket });
      const connect = httpVersion === '2' ? onlyHttp2(socket) : socket;
      return new Agent({ ...this.common(), allowH2: true, connect });
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.http1, ...this.made.values()].map((dispatcher) => dispatcher.close()));
  }

  async destroy(): Promise<void> {
    await Promise.all([this.http1, ...this.made.values()].map((dispatcher) => dispatcher.destroy()));
  }

  private kept(key: string, make: () => Dispatcher): Dispatcher {
    const { made } = this;
    const dispatcher = made.get(key) ?? make();
    made.delete(key);
    made.set(key, dispatcher);
    if (made.size > MOST_KEPT) {
      const [oldest, unused] = made.entries().next().value!;
      made.delete(oldest);
      void unused.close();
    }
    return dispatcher;
  }

  private common(): Agent.Options {
    const { connections, idleTimeoutMs } = this.settings;
    return { headersTimeout: 0, bodyTimeout: idleTimeoutMs, ...(connections !== undefined && { connections }) };
  }

  private socketOptions(certificate?: ClientCertificate): SocketOptions {
    const { lookup, connectTimeoutMs, ca } = this.settings;
    return {
      lookup,
      timeout: connectTimeoutMs,
      ...(ca !== undefined && { ca }),
      ...(certificate !== undefined && { cert: certificate.pem, key: certificate.pem }),
    };
  }

  private throughProxy({ url, username, password }: HttpProxy, socket: SocketOptions): Dispatcher {
    const token = username === null ? undefined : Buffer.from(`${username}:${password ?? ''}`).toString('base64');
    return new ProxyAgent({
      ...this.common(),
      uri: url,
      proxyTls: this.socketOptions(),
      requestTls: socket,
      ...(token !== undefined && { token: `Basic ${token}` }),
    });
  }
}

/** Over TLS alone: without it there is nothing by which the two sides could agree on HTTP/2. */
function onlyHttp2(options: SocketOptions): buildConnector.connector {
  const connect = buildConnector({ ...options, allowH2: true });
  return (target, done) =>
    connect(target, (...[error, socket]) => {
      if (error !== null) return done(error, null);
      if ((socket as { readonly alpnProtocol?: unknown }).alpnProtocol === 'h2') return done(null, socket);
      socket.destroy();
      return done(new Error(`${target.hostname} does not speak HTTP/2`), null);
    });
}
