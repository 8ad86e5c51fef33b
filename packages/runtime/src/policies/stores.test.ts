import { describe, expect, it } from 'vitest';
import type { Cache, Counters, Host } from '../host/host.ts';
import { MemoryHost, textResponse } from '../host/memory.ts';
import { loadPolicies } from '../load.ts';

/** Stores that fail, at once or later: what callers, backends and the log see of it. */

const atOnce = (): never => {
  throw new Error('the store is gone');
};
const later = async (): Promise<never> => {
  await Promise.resolve();
  return atOnce();
};
const countersThat = (fail: () => never | Promise<never>): Counters => ({ count: fail, enter: fail, leave: fail });
const cacheThat = (fail: () => never | Promise<never>): Cache => ({
  get: fail,
  set: fail,
  remove: fail,
  getResponse: fail,
  setResponse: fail,
});

async function run(document: string, stores: Partial<Pick<Host, 'cache' | 'counters'>>) {
  const memory = new MemoryHost({ fetch: () => textResponse(200, 'from the backend') });
  const host: Host = Object.assign(memory, stores);
  const { gateway } = loadPolicies({ documents: document });
  const send = async () => {
    const { status, headers, body } = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host);
    return { status, headers: new Map(headers), body: new TextDecoder().decode(body as Uint8Array) };
  };
  return { ...(await send()), send, log: memory.logged, backend: memory.requests.length };
}

const policies = (inbound: string, outbound = '', backend = '<forward-request />'): string => `<policies>
  <inbound>${inbound}</inbound><backend>${backend}</backend><outbound>${outbound}</outbound>
  <on-error><set-header name="X-Error"><value>@(context.LastError.Source + ": " + context.LastError.Message)</value></set-header></on-error>
</policies>`;

describe.each([
  ['at once', atOnce],
  ['later', later],
])('counters that fail %s', (_, fail) => {
  it.each([
    ['rate-limit-by-key', policies('<rate-limit-by-key calls="9" renewal-period="60" counter-key="k" />')],
    ['quota-by-key', policies('<quota-by-key calls="9" renewal-period="300" counter-key="k" />')],
    [
      'limit-concurrency',
      policies('<limit-concurrency key="k" max-count="1"><set-variable name="a" value="1" /></limit-concurrency>'),
    ],
  ])('%s lets nothing through', async (policy, document) => {
    const { status, headers, body, log, backend } = await run(document, { counters: countersThat(fail) });
    expect(status).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ statusCode: 500, message: 'Internal server error' });
    expect(headers.get('X-Error')).toBe(`${policy}: The counter store did not answer.`);
    expect(backend).toBe(0);
    const message = 'The counter store failed: the store is gone';
    expect(log).toEqual([{ source: policy, severity: 'error', message, metadata: [] }]);
  });

  it.each([
    [
      'rate-limit-by-key',
      policies(
        '<rate-limit-by-key calls="9" renewal-period="60" counter-key="k" increment-condition="@(context.Response.StatusCode == 200)" />',
      ),
    ],
    [
      'quota-by-key',
      policies(
        '<quota-by-key calls="9" renewal-period="300" counter-key="k" increment-count="@(context.Response.StatusCode)" />',
      ),
    ],
    ['quota-by-key', policies('<quota-by-key bandwidth="9" renewal-period="300" counter-key="k" />')],
  ])('%s takes no response away when it cannot count at the end', async (policy, document) => {
    const memory = new MemoryHost();
    let calls = 0;
    const counters: Counters = {
      ...memory.counters,
      count: (...claims) => (++calls === 1 ? memory.counters.count(...claims) : fail()),
    };
    const { status, body, log } = await run(document, { counters });
    expect({ status, body }).toEqual({ status: 200, body: 'from the backend' });
    expect(log.map(({ source, message }) => [source, message])).toEqual([
      [policy, 'The counter store failed: the store is gone'],
    ]);
  });

  it('limit-concurrency answers when its slot cannot be given back', async () => {
    const counters = { ...countersThat(fail), enter: () => true };
    const document = policies(
      '',
      '',
      '<limit-concurrency key="k" max-count="1"><forward-request /></limit-concurrency>',
    );
    const { status, log } = await run(document, { counters });
    expect([status, log.length]).toEqual([200, 1]);
  });
});

describe.each([
  ['at once', atOnce],
  ['later', later],
])('a cache that fails %s', (_, fail) => {
  it('has nothing and keeps nothing; every statement goes on', async () => {
    const { status, headers, body, log, backend } = await run(
      policies(
        `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />
        <cache-lookup-value key="a" variable-name="a" default-value="none" />
        <cache-value key="b" variable-name="b" expires-after="60" refresh-after="30"><value><set-variable name="b" value="made" /></value></cache-value>
        <cache-store-value key="c" value="1" duration="60" />
        <cache-remove-value key="d" />`,
        '<set-header name="X-Values"><value>@(context.Variables["a"] + " " + context.Variables["b"])</value></set-header><cache-store duration="60" />',
      ),
      { cache: cacheThat(fail) },
    );
    expect({ status, body, backend }).toEqual({ status: 200, body: 'from the backend', backend: 1 });
    expect(headers.get('X-Values')).toBe('none made');
    expect(log.map(({ source }) => source)).toEqual([
      'cache-lookup',
      'cache-lookup-value',
      'cache-value',
      'cache-value',
      'cache-store-value',
      'cache-remove-value',
      'cache-store',
    ]);
    expect(new Set(log.map(({ message }) => message))).toEqual(new Set(['The cache failed: the store is gone']));
  });

  it('that fails after the lookup loses no response', async () => {
    const working = new MemoryHost().cache;
    const { status, body } = await run(
      policies(
        '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />',
        '<cache-store duration="60" />',
      ),
      { cache: { ...working, setResponse: fail } },
    );
    expect({ status, body }).toEqual({ status: 200, body: 'from the backend' });
  });

  it('cannot remove a value, where that is to be an error', async () => {
    const { status, headers } = await run(
      policies('<cache-remove-value key="d" fail-on-cache-removal-error="true" />'),
      { cache: cacheThat(fail) },
    );
    expect(status).toBe(500);
    expect(headers.get('X-Error')).toBe('cache-remove-value: The value could not be removed from the cache.');
  });

  it('is not taken for an expression that fails', async () => {
    const { headers, log } = await run(
      policies('<cache-store-value key="@(int.Parse("x").ToString())" value="1" duration="60" />'),
      { cache: cacheThat(fail) },
    );
    expect(headers.get('X-Error')).toMatch(/^cache-store-value: Expression evaluation failed\./);
    expect(log).toEqual([]);
  });
});
