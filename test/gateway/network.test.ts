import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import type { NetworkPolicy } from '../../packages/gateway/src/index.ts';
import { isPublic } from '../../packages/gateway/src/network/address.ts';
import { networkRules, type Resolve } from '../../packages/gateway/src/network/rules.ts';
import { startBackend, startGateway, until } from './servers.ts';

/** Where calls may go: by the URL, and by the address that its name turns out to have. */

const PUBLIC = [
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '192.0.3.1',
  '2606:4700::1111',
  '2a00:1450::1',
  '::ffff:8.8.8.8',
];
const NOT_PUBLIC = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.1.1', '169.254.169.254', '172.16.0.1', '172.31.9.9'],
  ...['192.168.0.1', '192.0.0.8', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::7f00:1', '64:ff9b::a00:1', 'fe80::1', 'fe80::1%eth0'],
  ...['fc00::1', 'fd12::1', 'fec0::1', 'ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::', 'localhost', ''],
];
it.each(PUBLIC)('%s is public', (address) => expect(isPublic(address)).toBe(true));
it.each(NOT_PUBLIC)('"%s" is not public', (address) => expect(isPublic(address)).toBe(false));

describe('a URL', () => {
  const cases: [policy: NetworkPolicy, url: string, refused: RegExp | null][] = [
    [{}, 'http://example.com', null],
    [{}, 'https://8.8.8.8', null],
    [{}, 'ftp://example.com', /does not allow ftp/],
    [{ schemes: ['https'] }, 'http://example.com', /does not allow http/],
    // however the address is written
    ...['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]'].map(
      (host): [NetworkPolicy, string, RegExp] => [{}, `http://${host}/`, /is not a public address/],
    ),
    [{}, 'http://[::ffff:a9fe:a9fe]/latest/meta-data', /is not a public address/],
    [{ hosts: ['api.example.com'] }, 'https://API.example.com.', null],
    [{ hosts: ['api.example.com'] }, 'https://example.com', /does not allow example\.com/],
    [{ hosts: ['*.example.com'] }, 'https://a.b.example.com', null],
    [{ hosts: ['*.example.com'] }, 'https://example.com', /does not allow/],
    [{ hosts: ['*.example.com'] }, 'https://evilexample.com', /does not allow/],
    [{ hosts: ['127.0.0.1'] }, 'http://127.0.0.1', /is not a public address/],
    [{ internal: ['10.0.0.0/8'] }, 'http://10.9.8.7', null],
    [{ internal: ['10.0.0.0/8'] }, 'http://[::ffff:10.9.8.7]', null],
    [{ internal: ['10.0.0.0/8'] }, 'http://11.9.8.7', null],
    [{ internal: ['10.0.0.0/8'] }, 'http://192.168.1.1', /is not a public address/],
    [{ internal: ['fd00::/8'] }, 'http://[fd00::1]', null],
    [{ internal: true }, 'http://127.0.0.1', null],
  ];
  it.each(cases)('%j %s', (policy, text, refused) => {
    const refusal = networkRules(policy).refusal(new URL(text));
    if (refused === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(refused);
  });

  it.each([['10.0.0.0/33'], ['a/b'], ['10.0.0.0/-1'], ['localhost:3000'], ['a.*.b'], ['[::1]'], ['']])(
    '"%s" is no rule',
    (text) => {
      expect(() => networkRules({ internal: [text] })).toThrow(TypeError);
    },
  );
});

/** Names with the addresses that they resolve to, one list after the other. */
const resolver = (names: Readonly<Record<string, string[][]>>): { resolve: Resolve; asked: string[] } => {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, _, done) => {
    const left = names[hostname];
    const addresses = (left!.length > 1 ? left!.shift() : left![0])!;
    asked.push(hostname);
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve, asked };
};

describe('a name', () => {
  it('that means an internal address is not called, and the policy says why', async () => {
    let asked = 0;
    const backend = await startBackend((_, response) => {
      asked++;
      response.end();
    });
    const { resolve } = resolver({ 'inside.example': [['127.0.0.1']] });
    const gateway = await startGateway(
      `http://inside.example:${backend.port}`,
      {},
      { calls: { network: {}, resolve } },
    );
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({
      source: 'forward-request',
      reason: 'BackendConnectionFailure',
      message: 'inside.example is 127.0.0.1, which is not a public address, and the network policy does not allow it.',
    });
    expect(asked).toBe(0);
  });

  it('is asked for each connection: one that changes its mind gains nothing', async () => {
    let answered = 0;
    const backend = await startBackend((_, response) => {
      answered++;
      response.writeHead(200, { Connection: 'close' }).end();
    });
    const { resolve, asked } = resolver({ 'rebinding.example': [['127.0.0.2'], ['127.0.0.1']] });
    const gateway = await startGateway(
      `http://rebinding.example:${backend.port}`,
      {},
      { calls: { network: { internal: ['127.0.0.2'] }, resolve } },
    );
    const statuses = [];
    // the first address is allowed, though nothing listens there
    for (let i = 0; i < 2; i++) statuses.push((await fetch(gateway.url)).status);
    expect(statuses).toEqual([500, 500]);
    await until(() => gateway.exchanges.length === 2);
    expect(gateway.exchanges.map((x) => x!.lastError!.message)).toEqual([
      expect.stringContaining('ECONNREFUSED 127.0.0.2'),
      expect.stringContaining('is 127.0.0.1, which is not a public address'),
    ]);
    expect([asked.length, answered]).toEqual([2, 0]);
  });

  it('with several addresses is called at one that is allowed', async () => {
    const backend = await startBackend((_, response) => response.end('here'));
    const { resolve } = resolver({ 'both.example': [['10.255.255.1', '127.0.0.1']] });
    const gateway = await startGateway(
      `http://both.example:${backend.port}`,
      {},
      { calls: { network: { internal: ['127.0.0.1'] }, resolve } },
    );
    expect(await (await fetch(gateway.url)).text()).toBe('here');
  });

  it('that is trusted may mean anything', async () => {
    const backend = await startBackend((_, response) => response.end('here'));
    const { resolve } = resolver({ 'own.example': [['127.0.0.1']] });
    const gateway = await startGateway(
      `http://own.example:${backend.port}`,
      {},
      { calls: { network: { internal: ['own.example'] }, resolve } },
    );
    expect(await (await fetch(gateway.url)).text()).toBe('here');
  });
});

describe('redirects', () => {
  const follow = '<forward-request follow-redirects="true" />';

  it('are handed to the caller, unless the statement follows them', async () => {
    const backend = await startBackend((request, response) => {
      if (request.url === '/b') response.end('there');
      else response.writeHead(302, { Location: '/b' }).end();
    });
    const [plain, following] = [await startGateway(backend.url), await startGateway(backend.url, { backend: follow })];
    const response = await fetch(plain.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/b']);
    expect(await (await fetch(following.url)).text()).toBe('there');
  });

  it('are checked like the first URL', async () => {
    let reached = 0;
    const inner = await startBackend((_, response) => {
      reached++;
      response.end('secret');
    });
    const backend = await startBackend((_, response) => {
      response.writeHead(302, { Location: `http://inside.example:${inner.port}/` }).end();
    });
    const { resolve } = resolver({ 'outside.example': [['127.0.0.1']], 'inside.example': [['127.0.0.1']] });
    const gateway = await startGateway(
      `http://outside.example:${backend.port}`,
      { backend: follow },
      { calls: { network: { internal: ['outside.example'] }, resolve } },
    );
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError!.message).toMatch(/^inside\.example is 127\.0\.0\.1, which/);
    expect(reached).toBe(0);
  });

  it('that lead in circles end', async () => {
    let asked = 0;
    const backend = await startBackend((_, response) => {
      asked++;
      response.writeHead(302, { Location: '/' }).end();
    });
    const gateway = await startGateway(backend.url, { backend: follow });
    expect((await fetch(gateway.url, { redirect: 'manual' })).status).toBe(302);
    expect(asked).toBe(51);
  });
});

describe('statements that send requests', () => {
  it('send a bounded number of them', async () => {
    let asked = 0;
    const backend = await startBackend((_, response) => {
      asked++;
      response.end();
    });
    const send = `<send-request mode="new" response-variable-name="r" ignore-error="false"><set-url>${backend.url}</set-url><set-method>GET</set-method></send-request>`;
    const gateway = await startGateway(backend.url, {
      inbound: `<retry condition="true" count="40" interval="0">${send}</retry>`,
    });
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError!.message).toBe('One request to the gateway may send 32 others at most.');
    expect(asked).toBe(32);
  });

  it('get answers of a bounded size', async () => {
    const backend = await startBackend((_, response) => response.end('x'.repeat(1001)));
    const gateway = await startGateway(
      backend.url,
      {
        inbound: `<send-request mode="new" response-variable-name="r"><set-url>${backend.url}</set-url><set-method>GET</set-method></send-request>`,
      },
      { calls: { mostCollectedSent: 1000 } },
    );
    expect((await fetch(gateway.url)).status).toBe(500);
    await until(() => gateway.exchanges.length === 1);
    expect(gateway.exchanges[0]!.lastError).toMatchObject({ source: 'send-request', reason: 'ResponseTooLarge' });
  });
});
