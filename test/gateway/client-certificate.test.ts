import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createSecureServer } from 'node:http2';
import type net from 'node:net';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { within } from '../../packages/expressions/src/dotnet.ts';
import { writePfx } from '../../packages/expressions/src/values/crypto/pfx-writer.ts';
import { Dispatchers } from '../../packages/gateway/src/backend/dispatchers.ts';
import type { Resolve } from '../../packages/gateway/src/network/rules.ts';
import { createHandler, nodeHost } from '../../packages/gateway/src/index.ts';
import {
  loadPolicies,
  MemoryHost,
  surroundings,
  type Exchange,
  type OutgoingRequest,
} from '../../packages/runtime/src/index.ts';
import { makeCertificate, type MadeCertificate } from '../helpers/certificate.ts';
import { cleanUp, startServer, tunnel, until } from './servers.ts';

/** `authentication-certificate`, as the backend sees it: a backend that asks for a certificate and tells which one it got. */
const own = makeCertificate('backend.test');
const first = makeCertificate('first');
const second = makeCertificate('second');
// the certificate signs itself for one name, and nobody resolves it
const resolve: Resolve = (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);

const tls = { key: own.keyPem, cert: own.pem, requestCert: true, rejectUnauthorized: false };
const shownOn = (socket: unknown): string =>
  (socket as TLSSocket).getPeerCertificate().fingerprint?.replaceAll(':', '') ?? 'none';

async function startBackend(server: net.Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  cleanUp(() => server.close());
  return `https://backend.test:${(server.address() as net.AddressInfo).port}`;
}
const asks = (): Promise<string> =>
  startBackend(createHttpsServer(tls, (request, response) => response.end(shownOn(request.socket))));
const asksByHttp2 = (): Promise<string> =>
  startBackend(createSecureServer(tls, (request, response) => response.end(shownOn(request.stream.session!.socket))));

const withKey = ({ pem, keyPem }: MadeCertificate) => ({ pem, key: keyPem });

async function startGateway(backend: string, inbound: string, forward = '<forward-request />') {
  const pfx = within(new MemoryHost(), undefined, () => writePfx(second.der, second.privateKey, 'pw'));
  const scenario = surroundings({
    api: { id: 'a', serviceUrl: backend },
    certificates: { first: withKey(first), second: withKey(second), keyless: { pem: second.pem } },
    variables: { pfx: { type: 'bytes', value: Buffer.from(pfx).toString('hex') } },
  });
  const { gateway, files } = loadPolicies({
    documents: `<policies><inbound>${inbound}</inbound><backend>${forward}</backend></policies>`,
  });
  expect(files.flatMap((f) => f.diagnostics)).toEqual([]);
  const exchanges: (Exchange | null)[] = [];
  const handler = createHandler(gateway!, {
    host: nodeHost({ calls: { network: { internal: true }, ca: own.pem, resolve } }),
    circumstances: () => scenario.circumstances(),
    onClose: (exchange) => exchanges.push(exchange),
  });
  return { ...(await startServer(createServer(handler))), exchanges };
}

describe('authentication-certificate', () => {
  const byId = '<authentication-certificate certificate-id="first" />';
  const cases: [what: string, inbound: string, shown: string][] = [
    ['nothing where no statement says so', '', 'none'],
    ['an installed one, by its id', byId, first.thumbprint],
    [
      'an installed one, by its thumbprint',
      `<authentication-certificate thumbprint="${second.thumbprint.toLowerCase()}" />`,
      second.thumbprint,
    ],
    [
      'one in a file with a password',
      '<authentication-certificate body="@((byte[])context.Variables["pfx"])" password="pw" />',
      second.thumbprint,
    ],
  ];
  it.each(cases)('shows %s', async (_, inbound, shown) => {
    const gateway = await startGateway(await asks(), inbound);
    expect(await (await fetch(gateway.url)).text()).toBe(shown);
  });

  it('shows it by HTTP/2, too', async () => {
    const gateway = await startGateway(await asksByHttp2(), byId, '<forward-request http-version="2" />');
    expect(await (await fetch(gateway.url)).text()).toBe(first.thumbprint);
  });

  it('shows it through a proxy, to the backend', async () => {
    const proxy = await startServer(createServer().on('connect', tunnel));
    const gateway = await startGateway(await asks(), `${byId}<proxy url="${proxy.url}" />`);
    expect(await (await fetch(gateway.url)).text()).toBe(first.thumbprint);
  });

  it('shows each request its own, whichever connections are open already', async () => {
    const gateway = await startGateway(
      await asks(),
      `<choose>
  <when condition="@(context.Request.Headers.ContainsKey("X-Id"))">
    <authentication-certificate certificate-id="@(context.Request.Headers["X-Id"][0])" />
  </when>
</choose>`,
    );
    const shown = async (id?: string): Promise<string> =>
      (await fetch(gateway.url, { headers: id === undefined ? {} : { 'X-Id': id } })).text();
    const all = [];
    for (const id of ['first', 'second', undefined, 'first']) all.push(await shown(id));
    expect(all).toEqual([first.thumbprint, second.thumbprint, 'none', first.thumbprint]);
  });

  it('shows it for a request of its own alone', async () => {
    const backend = await asks();
    const gateway = await startGateway(
      backend,
      `<send-request mode="new" response-variable-name="r"><set-url>${backend}/</set-url><set-method>GET</set-method>${byId}</send-request>
<set-header name="X-Sent"><value>@(((IResponse)context.Variables["r"]).Body.As<string>())</value></set-header>`,
    );
    expect(await (await fetch(gateway.url)).text()).toBe('none');
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.request.headers.line('x-sent')).toBe(first.thumbprint);
  });

  it('fails where the private key is not known', async () => {
    const gateway = await startGateway(await asks(), '<authentication-certificate certificate-id="keyless" />');
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({
      source: 'forward-request',
      reason: 'BackendConnectionFailure',
      message: `The private key of the certificate ${second.thumbprint} is not known.`,
    });
  });
});

it('connections with certificates that nobody asks for any more are closed', async () => {
  const dispatchers = new Dispatchers({ lookup: () => undefined, connectTimeoutMs: 1, idleTimeoutMs: 1 });
  cleanUp(() => dispatchers.destroy());
  const showing = (n: number) =>
    dispatchers.for({ clientCertificate: { thumbprint: `${n}`, pem: `${n}` } } as OutgoingRequest);
  const oldest = showing(0);
  const next = showing(1);
  for (let n = 2; n < 100; n++) showing(n);
  expect(showing(0)).toBe(oldest);
  showing(100);
  expect(showing(0)).toBe(oldest);
  expect(showing(1)).not.toBe(next);
});
