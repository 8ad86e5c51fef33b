import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { lint } from '../examples/embedding/lint.ts';
import { gatewayServer } from '../examples/embedding/server.ts';
// The second snippet is a test itself: it registers here.
import '../examples/embedding/policy.test.ts';

/** The snippets of the README, run as they stand in examples/embedding/. */
const policy = readFileSync(new URL('../examples/embedding/policy.xml', import.meta.url), 'utf8');

describe('a Node server in front of a real backend', () => {
  const servers: Server[] = [];
  const start = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const startBoth = async (backend: RequestListener): Promise<string> => {
    const url = await start(createServer(backend));
    return start(gatewayServer(policy, { 'api-key': 'k1', 'backend-url': `${url}/v2` }, ['127.0.0.1']));
  };
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  it('forwards what the policy lets through, and changes the answer', async () => {
    const seen: unknown[] = [];
    const url = await startBoth((request, response) => {
      seen.push([request.method, request.url, request.headers['x-api-key'], request.headers['x-a']]);
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'X-Powered-By': 'backend',
        'Set-Cookie': ['a=1', 'b=2'],
      });
      response.end('{"id":7}');
    });
    const response = await fetch(`${url}/orders/7?x=%20`, { headers: { 'X-Api-Key': 'k1', 'X-A': 'ü' } });
    expect(seen).toEqual([['GET', '/v2/orders/7?x=%20', undefined, 'ü']]);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('{"id":7,"path":"/orders/7"}');
  });

  it('sends bodies on, whatever bytes they hold', async () => {
    const url = await startBoth((request, response) => {
      response.writeHead(201, 'Kept', { 'Content-Type': 'application/octet-stream' });
      request.pipe(response);
    });
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i * 7);
    const response = await fetch(`${url}/files`, { method: 'POST', headers: { 'X-Api-Key': 'k1' }, body: bytes });
    expect([response.status, response.statusText]).toEqual([201, 'Kept']);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('answers itself where the policy refuses', async () => {
    let asked = 0;
    const url = await startBoth((_, response) => {
      asked++;
      response.end();
    });
    const response = await fetch(`${url}/orders/7`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ statusCode: 401, message: 'Who are you?' });
    expect(asked).toBe(0);
  });

  it('says 500 where the backend is gone', async () => {
    const gone = await start(createServer());
    servers.pop()!.close();
    const url = await start(gatewayServer(policy, { 'api-key': 'k1', 'backend-url': gone }, ['127.0.0.1']));
    const response = await fetch(`${url}/orders/7`, { headers: { 'X-Api-Key': 'k1' } });
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ statusCode: 500, message: 'Internal server error' });
  });

  it('does not start with a broken policy', () => {
    expect(() => gatewayServer('<policies><inbound><set-heder /></inbound></policies>', {})).toThrow(/set-heder/);
  });
});

describe('a lint call', () => {
  it('finds nothing in a good policy', () => {
    expect(lint('policy.xml', policy)).toEqual([]);
  });

  it('says where what is wrong', () => {
    const text =
      '<policies>\n  <inbound>\n    <set-variable name="n" value="@(context.Requst.Method)" />\n  </inbound>\n</policies>';
    const [first, ...more] = lint('orders.xml', text);
    expect(first).toMatch(/^orders\.xml:3:45 error CS1061: /);
    expect(more).toEqual([]);
  });
});
