import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clearTimeout, setImmediate, setTimeout } from 'node:timers';
import type { Surroundings } from '@sluice/runtime';
import type { NodeHost } from '../host.ts';
import { createHandler, type Runnable } from '../node/handler.ts';
import { accessEntry, type AccessEntry } from './access-log.ts';

export interface ServerOptions {
  readonly gateway: Runnable;
  readonly host: NodeHost;
  readonly surroundings?: Surroundings;
  /** 0: any that is free. */
  readonly port: number;
  /** The interface to listen on. */
  readonly address: string;
  /** How long requests may take after `drain`; 10 seconds where it is left out. */
  readonly drainMs?: number;
  /** Told of every request but those of the health path. */
  readonly onAccess?: (entry: AccessEntry) => void;
  /** Told of bugs. */
  readonly onError?: (error: unknown) => void;
}

export interface GatewayServer {
  /** With the port that it is: `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Requests from now on; those under way end with the gateway they began with. */
  readonly replace: (gateway: Runnable) => void;
  /** No new connections; resolves when the requests under way have ended, or their time has. */
  readonly drain: () => Promise<void>;
}

/** Answered by the server itself: 200, or 503 while it drains. */
export const HEALTH_PATH = '/.sluice/health';

/** Nothing has moved on a connection for so long: it is closed. Above what a backend is waited for. */
const SILENCE_MS = 330_000;

/** A gateway that listens. Rejects with Node's error where it cannot: the port is taken. */
export async function startServer(options: ServerOptions): Promise<GatewayServer> {
  const { host, surroundings, drainMs = 10_000, onAccess, onError } = options;
  let { gateway } = options;
  let draining = false;
  const started = new WeakMap<object, number>();
  const handle = createHandler(
    { run: (x) => gateway.run(x) },
    {
      host,
      ...surroundings,
      ...(onError !== undefined && { onError }),
      onClose: (exchange, request, response) => {
        const now = host.now();
        onAccess?.(accessEntry(exchange, request, response, now, started.get(response) ?? now));
        if (draining) setImmediate(() => server.closeIdleConnections());
      },
    },
  );
  const server = createServer((request, response) => {
    if (draining) response.shouldKeepAlive = false;
    if (request.url === HEALTH_PATH) return answerHealth(request, response, draining);
    if (onAccess !== undefined) started.set(response, host.now());
    handle(request, response);
  });
  // a long upload is no fault; one that stands still is
  server.requestTimeout = 0;
  server.timeout = SILENCE_MS;

  await new Promise<void>((ready, fail) => {
    server.once('error', fail).listen(options.port, options.address, () => {
      server.off('error', fail);
      ready();
    });
  });
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    replace: (next) => void (gateway = next),
    drain: async () => {
      draining = true;
      let late: NodeJS.Timeout | undefined;
      const tooLate = new Promise<void>((go) => (late = setTimeout(go, drainMs)));
      const served = new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
      });
      // behind the responses there may be requests that nobody waits for
      await Promise.race([served.then(() => host.client.close()), tooLate]);
      clearTimeout(late);
      server.closeAllConnections();
      await host.client.destroy();
    },
  };
}

function answerHealth(request: IncomingMessage, response: ServerResponse, draining: boolean): void {
  const body = JSON.stringify({ status: draining ? 'draining' : 'ok' });
  response.writeHead(draining ? 503 : 200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
