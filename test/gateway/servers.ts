import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach } from 'vitest';
import {
  createHandler,
  nodeHost,
  type HandlerOptions,
  type NodeHostOptions,
} from '../../packages/gateway/src/index.ts';
import { loadPolicies, Url, type Exchange, type PolicySet } from '../../packages/runtime/src/index.ts';

/** Real servers on loopback for the tests of the gateway; all of them end with the test. */
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});
export const cleanUp = (clean: () => unknown): void => void cleanups.push(clean);

export interface Started {
  readonly port: number;
  readonly url: string;
}

async function listening(server: net.Server): Promise<Started> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as net.AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

export async function startServer(server: Server): Promise<Started> {
  cleanUp(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });
  return listening(server);
}

export const startBackend = (answer: RequestListener): Promise<Started> => startServer(createServer(answer));

/** A backend that writes what it likes: told of each request's bytes. */
export async function startRawBackend(answer: (socket: net.Socket, request: string) => void): Promise<Started> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('data', (bytes) => answer(socket, bytes.toString('latin1')));
  });
  cleanUp(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((closed) => server.close(closed));
  });
  return listening(server);
}

/** A listener of `connect`: whatever host is asked for, its port on loopback gets the bytes. */
export function tunnel(request: IncomingMessage, socket: Duplex): void {
  const target = net.connect(Number(request.url!.split(':')[1]), '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    target.pipe(socket).pipe(target);
  });
  for (const end of [target, socket]) end.on('error', () => undefined);
  cleanUp(() => (target.destroy(), socket.destroy()));
}

export interface StartedGateway extends Started {
  /** Of the requests that have ended, in that order. */
  readonly exchanges: (Exchange | null)[];
  /** What only a bug makes the gateway say. */
  readonly bugs: unknown[];
}

export interface GatewayOptions extends Omit<PolicySet, 'documents'>, Pick<HandlerOptions, 'mostCollected' | 'host'> {
  readonly calls?: NodeHostOptions['calls'];
}

/** A gateway in front of a backend: its policy is what stands in the sections. */
export async function startGateway(
  backend: string,
  sections: { readonly [S in 'inbound' | 'backend' | 'outbound' | 'onError']?: string } = {},
  { calls, host, mostCollected, ...set }: GatewayOptions = {},
): Promise<StartedGateway> {
  const { inbound = '', backend: forward = '<base />', outbound = '', onError = '' } = sections;
  const documents = `<policies><inbound>${inbound}</inbound><backend>${forward}</backend><outbound>${outbound}</outbound><on-error>${onError}</on-error></policies>`;
  const { gateway, files } = loadPolicies({ ...set, documents });
  if (gateway === null) throw new Error(files.flatMap((f) => f.diagnostics.map((d) => d.message)).join('\n'));
  const exchanges: (Exchange | null)[] = [];
  const bugs: unknown[] = [];
  const handler = createHandler(gateway, {
    host: host ?? nodeHost({ calls: { network: { internal: true }, ...calls } }),
    circumstances: { api: { id: 'a', name: 'A', path: '', serviceUrl: Url.parse(backend) } as Exchange['api'] },
    ...(mostCollected !== undefined && { mostCollected }),
    onError: (e) => bugs.push(e),
    onClose: (exchange) => exchanges.push(exchange),
  });
  return { ...(await startServer(createServer(handler))), exchanges, bugs };
}

/** Sends bytes and answers with everything that comes back until the other side closes; `Connection: close` makes it. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((done) => {
    let all = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.setEncoding('latin1').on('data', (piece: string) => (all += piece));
    socket.on('error', () => undefined).on('close', () => done(all));
    cleanUp(() => socket.destroy());
  });
}

export const until = async (holds: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !holds(); i++) await new Promise((go) => setTimeout(go, 5));
  if (!holds()) throw new Error('it did not come to that within two seconds');
};
