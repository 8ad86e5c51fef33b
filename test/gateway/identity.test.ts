import { describe, expect, it } from 'vitest';
import { nodeHost, platformIdentity } from '../../packages/gateway/src/index.ts';
import { cleanUp, startBackend, startGateway, startRawBackend, until } from './servers.ts';

/** `authentication-managed-identity` against endpoints as the platform has them. */
const soon = (seconds: number): string => String(Math.floor(Date.now() / 1000) + seconds);

/** An endpoint of App Service: answers tokens by number, and records what it is asked. */
async function startEndpoint(lifetime = 86_400) {
  const asked: unknown[] = [];
  const endpoint = await startBackend((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://x');
    asked.push([request.method, pathname, Object.fromEntries(searchParams), request.headers['x-identity-header']]);
    response.end(JSON.stringify({ access_token: `token ${asked.length}`, expires_on: soon(lifetime) }));
  });
  return { asked, env: { IDENTITY_ENDPOINT: `${endpoint.url}/msi/token`, IDENTITY_HEADER: 'secret' } };
}

const policy = '<authentication-managed-identity resource="https://a.test/?b&amp;c" client-id="me" />';
const echo = () => startBackend((request, response) => response.end(request.headers.authorization ?? 'none'));

describe('the identity of the platform', () => {
  it('gives tokens that are kept, though policies may not call its endpoint', async () => {
    const { asked, env } = await startEndpoint();
    const backend = await echo();
    const host = nodeHost({
      accessToken: platformIdentity(env),
      calls: { network: { hosts: ['localhost'], internal: ['localhost'] } },
    });
    cleanUp(() => host.client.destroy());
    const gateway = await startGateway(backend.url.replace('127.0.0.1', 'localhost'), { inbound: policy }, { host });
    const both = [await (await fetch(gateway.url)).text(), await (await fetch(gateway.url)).text()];
    expect(both).toEqual(['Bearer token 1', 'Bearer token 1']);
    expect(asked).toEqual([
      [
        'GET',
        '/msi/token',
        { 'api-version': '2019-08-01', resource: 'https://a.test/?b&c', client_id: 'me' },
        'secret',
      ],
    ]);
    const refused = await host.fetch({
      purpose: 'send',
      method: 'GET',
      url: env.IDENTITY_ENDPOINT,
      headers: [] as never,
      body: null,
      timeoutMs: 1000,
      followRedirects: false,
    });
    expect(refused).toMatchObject({ error: 'refused' });
  });

  it('gives a new one some minutes before the old one expires', async () => {
    const { env } = await startEndpoint(299);
    const { accessToken } = nodeHost({ accessToken: platformIdentity(env) });
    const tokens = [];
    for (let i = 0; i < 2; i++) tokens.push(await accessToken!({ resource: 'r' }));
    expect(tokens).toMatchObject([{ token: 'token 1' }, { token: 'token 2' }]);
  });

  it('is the metadata service, or what stands in for it, where the environment names no other', async () => {
    const asked: unknown[] = [];
    const service = await startBackend((request, response) => {
      asked.push([request.url, request.headers.metadata]);
      response.end('{"access_token":"t"}');
    });
    const tokens = platformIdentity({
      AZURE_POD_IDENTITY_AUTHORITY_HOST: service.url,
      IDENTITY_ENDPOINT: 'http://127.0.0.1:1/',
    });
    expect(await tokens({ resource: 'r' })).toEqual({ token: 't' });
    expect(asked).toEqual([['/metadata/identity/oauth2/token?api-version=2018-02-01&resource=r', 'true']]);
  });

  const answer = (status: string, body: string): string =>
    `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const failures: [what: string, bytes: string, error: RegExp][] = [
    [
      'an identity that is not there',
      answer('400 Bad Request', '{"error":"invalid_request","error_description":"Identity not found"}'),
      /^the identity endpoint answered 400: invalid_request: Identity not found$/,
    ],
    ['no JSON', answer('200 OK', '<a/>'), /^the identity endpoint answered 200: no token$/],
    ['null', answer('200 OK', 'null'), /^the identity endpoint answered 200: no token$/],
    [
      'half an answer',
      answer('200 OK', '{"access_token":"t"}').slice(0, -3),
      /^The response ended before it was complete/,
    ],
    ['a redirect', 'HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n', /answered 302: no token$/],
    ['no answer', '', /closed the connection/],
  ];
  it.each(failures)('%s is why there is no token', async (_, bytes, error) => {
    const endpoint = await startRawBackend((socket) => socket.end(bytes, 'latin1'));
    const gateway = await startGateway(
      'http://127.0.0.1:1',
      { inbound: '<authentication-managed-identity resource="r" />' },
      { host: nodeHost({ accessToken: platformIdentity({ IDENTITY_ENDPOINT: endpoint.url, IDENTITY_HEADER: 's' }) }) },
    );
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    const { source, message } = gateway.exchanges[0]!.lastError!;
    expect([source, message.slice(0, "No token for 'r': ".length)]).toEqual([
      'authentication-managed-identity',
      "No token for 'r': ",
    ]);
    expect(message.slice("No token for 'r': ".length)).toMatch(error);
    expect(gateway.bugs).toEqual([]);
  });

  it('an address that is none is refused at once', () => {
    expect(() => platformIdentity({ IDENTITY_ENDPOINT: 'nowhere', IDENTITY_HEADER: 's' })).toThrow(TypeError);
  });
});
