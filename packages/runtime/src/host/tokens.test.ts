import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../load.ts';
import type { AccessTokens, Host, TokenRequest } from './host.ts';
import { MemoryHost } from './memory.ts';
import { kept } from './tokens.ts';

/** Answers `resource 1`, `resource 2`, … that are good for ten seconds, and records what it was asked for. */
function source(clock: { readonly now: number }) {
  const asked: TokenRequest[] = [];
  const ask = (wanted: TokenRequest) => {
    asked.push(wanted);
    return { token: `${wanted.resource} ${asked.length}`, expiresOn: clock.now + 10_000 };
  };
  return { asked, ask };
}

describe('tokens that are kept', () => {
  it('a token is asked for again when it has expired', () => {
    const clock = { now: 0 };
    const tokens = kept(source(clock).ask, () => clock.now);
    const at = (now: number): unknown => ((clock.now = now), tokens({ resource: 'a' }));
    expect([at(0), at(9_999), at(10_000), at(19_999)]).toEqual([
      { token: 'a 1', expiresOn: 10_000 },
      { token: 'a 1', expiresOn: 10_000 },
      { token: 'a 2', expiresOn: 20_000 },
      { token: 'a 2', expiresOn: 20_000 },
    ]);
  });

  it('each resource and each identity has its own', () => {
    const { asked, ask } = source({ now: 0 });
    const tokens = kept(ask, () => 0);
    const wanted = [{ resource: 'a' }, { resource: 'b' }, { resource: 'a', clientId: 'c' }];
    for (const one of [...wanted, ...wanted]) void tokens(one);
    expect(asked).toEqual(wanted);
  });

  it('those who ask at the same time wait for one answer', async () => {
    const { asked, ask } = source({ now: 0 });
    const tokens = kept(
      (wanted) => Promise.resolve().then(() => ask(wanted)),
      () => 0,
    );
    const both = await Promise.all([tokens({ resource: 'a' }), tokens({ resource: 'a' })]);
    expect([both[0], both[1], await tokens({ resource: 'a' })]).toEqual(Array(3).fill(both[0]));
    expect(asked).toHaveLength(1);
  });

  it.each<[what: string, answer: Awaited<ReturnType<AccessTokens>> | Error]>([
    ['a failure', { error: 'gone' }],
    ['a fault of the source', new Error('broken')],
    ['a token that does not say until when it is good', { token: 't' }],
  ])('%s is not kept', async (_, answer) => {
    let calls = 0;
    const tokens = kept(
      async () => {
        calls++;
        if (answer instanceof Error) throw answer;
        return answer;
      },
      () => 0,
    );
    const result = async (): Promise<unknown> => {
      try {
        return await tokens({ resource: 'a' });
      } catch (e) {
        return e;
      }
    };
    expect([await result(), await result(), calls]).toEqual([answer, answer, 2]);
  });

  it('of a thousand and more the oldest is forgotten', () => {
    const { asked, ask } = source({ now: 0 });
    const tokens = kept(ask, () => 0);
    for (let i = 0; i <= 1000; i++) void tokens({ resource: `${i}` });
    asked.length = 0;
    for (const i of [0, 2, 1000]) void tokens({ resource: `${i}` });
    expect(asked).toEqual([{ resource: '0' }]);
  });
});

describe('a gateway with an identity', () => {
  const documents = (inbound: string): string =>
    `<policies><inbound>${inbound}</inbound><backend><forward-request /></backend></policies>`;
  const run = async (inbound: string, host: Host): Promise<void> => {
    const { gateway, files } = loadPolicies({ documents: documents(inbound) });
    expect(files.flatMap((f) => f.diagnostics)).toEqual([]);
    await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host);
  };
  const authorizations = (host: MemoryHost): unknown =>
    host.requests.map(({ headers, url }) => [new URL(url).pathname, new Map(headers).get('Authorization')]);

  it('tells who asks for what, and sends one token with all requests until it expires', async () => {
    const clock = { now: Date.UTC(2026, 0, 1) };
    const { asked, ask } = source(clock);
    const host = new MemoryHost({ now: clock.now, accessToken: ask });
    const policy = '<authentication-managed-identity resource="r" client-id="c" />';
    for (let i = 0; i < 2; i++) await run(policy, host);
    clock.now = host.time += 10_000;
    await run(policy, host);
    expect(asked).toEqual(Array(2).fill({ resource: 'r', clientId: 'c' }));
    expect(authorizations(host)).toEqual([
      ['/', 'Bearer r 1'],
      ['/', 'Bearer r 1'],
      ['/', 'Bearer r 2'],
    ]);
  });

  it('waits for the token of a request without mixing it up with one beside it', async () => {
    const delays: Record<string, number> = { slow: 5, fast: 1 };
    const host = new MemoryHost({
      accessToken: async ({ resource }) => {
        await new Promise((done) => setTimeout(done, delays[resource]));
        return { token: resource };
      },
    });
    const send = (resource: string): string =>
      `<send-request mode="new" response-variable-name="${resource}"><set-url>https://${resource}.example.com/${resource}</set-url><set-method>POST</set-method><authentication-managed-identity resource="${resource}" /><proxy url="http://${resource}" /></send-request>`;
    await run(`<wait for="all">${send('slow')}${send('fast')}</wait>`, host);
    expect(authorizations(host)).toEqual([
      ['/fast', 'Bearer fast'],
      ['/slow', 'Bearer slow'],
      ['/', undefined],
    ]);
    expect(host.requests.map(({ proxy }) => proxy?.url)).toEqual(['http://fast', 'http://slow', undefined]);
  });

  it('says so where it has none', async () => {
    const { gateway } = loadPolicies({
      documents: documents('<authentication-managed-identity resource="r" />').replace(
        '</policies>',
        '<on-error><set-body>@(context.LastError.Message)</set-body></on-error></policies>',
      ),
    });
    const response = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, new MemoryHost());
    expect(new TextDecoder().decode(response.body as Uint8Array)).toBe(
      "No token for 'r': this host has no managed identity",
    );
  });
});
