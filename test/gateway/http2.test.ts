import { readFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import { createSecureServer } from 'node:http2';
import type net from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Resolve } from '../../packages/gateway/src/network/rules.ts';
import { cleanUp, startBackend, startGateway, until } from './servers.ts';

/** `http-version` of forward-request, against backends behind TLS whose certificate signs itself. */
const file = (name: string): string => readFileSync(new URL(`tls/${name}`, import.meta.url), 'utf8');
const tls = { key: file('backend.key'), cert: file('backend.pem') };
const resolve: Resolve = (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
const calls = { ca: tls.cert, resolve };

async function startSecure(server: net.Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  cleanUp(() => server.close());
  return `https://backend.test:${(server.address() as net.AddressInfo).port}`;
}

describe('http-version', () => {
  const speaksBoth = () =>
    startSecure(
      createSecureServer({ ...tls, allowHTTP1: true }, (request, response) => {
        response.setHeader('x-spoken', request.httpVersion);
        response.end(`${request.method} ${request.url}`);
      }),
    );
  const speaksOne = () =>
    startSecure(
      createHttpsServer(tls, (request, response) => {
        response.setHeader('x-spoken', request.httpVersion);
        response.end(`${request.method} ${request.url}`);
      }),
    );

  const cases: [backend: () => Promise<string>, attributes: string, spoken: string | null][] = [
    [speaksBoth, '', '1.1'],
    [speaksBoth, 'http-version="1"', '1.1'],
    [speaksBoth, 'http-version="2or1"', '2.0'],
    [speaksBoth, 'http-version="2"', '2.0'],
    [speaksOne, 'http-version="2or1"', '1.1'],
    [speaksOne, 'http-version="2"', null],
  ];
  it.each(cases)('%o %s', async (start, attributes, spoken) => {
    const gateway = await startGateway(await start(), { backend: `<forward-request ${attributes} />` }, { calls });
    const response = await fetch(`${gateway.url}/a?b=c`, { method: 'POST', body: 'x' });
    if (spoken === null) {
      expect(response.status).toBe(500);
      await until(() => gateway.exchanges.length === 1);
      expect(gateway.exchanges[0]!.lastError!.message).toMatch(/does not speak HTTP\/2/);
    } else {
      expect([response.status, response.headers.get('x-spoken')]).toEqual([200, spoken]);
      expect(await response.text()).toBe('POST /a?b=c');
    }
    expect(gateway.bugs).toEqual([]);
  });

  it('2 needs TLS', async () => {
    const backend = await startBackend((_, response) => response.end());
    const gateway = await startGateway(backend.url, { backend: '<forward-request http-version="2" />' });
    expect((await fetch(gateway.url)).status).toBe(500);
  });

  it('a certificate that nobody vouches for is refused', async () => {
    const gateway = await startGateway(await speaksOne(), {}, { calls: { resolve } });
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({
      reason: 'BackendConnectionFailure',
      message: expect.stringMatching(/certificate/) as string,
    });
  });
});
