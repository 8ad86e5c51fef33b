import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { startBackend, startGateway, startServer, tunnel, until } from './servers.ts';

/** The `proxy` policy: requests go through an HTTP proxy, with credentials where it asks for them. */
it('sends a request through the proxy, tunnelled or not, with the credentials', async () => {
  const backend = await startBackend((request, response) => response.end(`${request.method} ${request.url}`));
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers['proxy-authorization']);
    void fetch(request.url!, { method: request.method! }).then(async (r) => response.end(await r.text()));
  });
  server.on('connect', (request, socket) => {
    seen.push(request.headers['proxy-authorization']);
    tunnel(request, socket);
  });
  const proxy = await startServer(server);
  const gateway = await startGateway(backend.url, {
    inbound: `<proxy url="${proxy.url}" username="ann" password="p:w" />`,
  });
  for (const turn of [1, 2]) {
    const response = await fetch(`${gateway.url}/a?b=c`);
    expect([turn, response.status, await response.text()]).toEqual([turn, 200, 'GET /a?b=c']);
  }
  expect(seen.length).toBeGreaterThan(0);
  expect(new Set(seen)).toEqual(new Set([`Basic ${Buffer.from('ann:p:w').toString('base64')}`]));
});

it('fails the statement where the proxy is not to be had, or may not be', async () => {
  const backend = await startBackend((_, response) => response.end());
  for (const [network, message] of [
    [{ internal: true }, /ECONNREFUSED/],
    [{ internal: ['10.0.0.0/8'] }, /not a public address/],
  ] as const) {
    const gateway = await startGateway(
      backend.url,
      { inbound: '<proxy url="http://127.0.0.1:1" />' },
      { calls: { network } },
    );
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({
      source: 'forward-request',
      reason: 'BackendConnectionFailure',
      message: expect.stringMatching(message) as string,
    });
  }
});
