import { describe, expect, it } from 'vitest';
import { Exchange } from '../exchange/exchange.ts';
import { RequestMessage } from '../exchange/message.ts';
import { Url } from '../exchange/url.ts';
import type { Gateway } from '../gateway.ts';
import type { Host, MaybePromise } from '../host/host.ts';
import { MemoryHost } from '../host/memory.ts';
import { loadPolicies, type PolicySet } from '../load.ts';
import type { GatewayKind } from '../policy/vocabulary.ts';
import { apiOf, operationOf, productOf, subscriptionOf } from '../scenario/circumstances.ts';

const gatewayOf = (documents: PolicySet['documents'], kind: GatewayKind = 'classic'): Gateway =>
  loadPolicies({ documents, gateway: kind }).gateway!;
const request = { method: 'GET', url: 'https://api.example.com/' } as const;

const later = async <T>(run: () => MaybePromise<T>): Promise<T> => {
  await Promise.resolve();
  return run();
};

describe('a hundred requests at once', () => {
  /** All are on their way before the first backend answers, over stores that answer later. */
  async function atOnce(inbound: string, backend = '<forward-request />', kind: GatewayKind = 'classic') {
    const memory = new MemoryHost();
    const { counters, fetch } = memory;
    let inside = 0;
    let most = 0;
    const host: Host = Object.assign(memory, {
      counters: {
        count: (...args: Parameters<typeof counters.count>) => later(() => counters.count(...args)),
        enter: (key: string, max: number) => later(() => counters.enter(key, max)),
        leave: (key: string) => later(() => counters.leave(key)),
      },
      fetch: async (...args: Parameters<typeof fetch>) => {
        most = Math.max(most, ++inside);
        await new Promise((done) => setTimeout(done, 5));
        inside--;
        return fetch(...args);
      },
    });
    const document = `<policies><inbound>${inbound}</inbound><backend>${backend}</backend></policies>`;
    const gateway = gatewayOf(document, kind);
    const send = async (): Promise<number> => (await gateway.handle(request, host)).status;
    const statuses = await Promise.all(Array.from({ length: 100 }, send));
    return {
      allowed: statuses.filter((s) => s === 200).length,
      statuses: new Set(statuses),
      most,
      again: await send(),
    };
  }

  it.each([
    ['rate-limit-by-key', '<rate-limit-by-key calls="42" renewal-period="60" counter-key="a" />', 429],
    ['quota-by-key', '<quota-by-key calls="42" renewal-period="300" counter-key="a" />', 403],
  ])('%s lets through exactly as many as it says', async (_, statement, refusal) => {
    const { allowed, statuses, again } = await atOnce(statement);
    expect(allowed).toBe(42);
    expect(statuses).toEqual(new Set([200, refusal]));
    expect(again).toBe(refusal);
  });

  it('a bucket of tokens lets through as many as it holds', async () => {
    const limit = '<rate-limit-by-key calls="42" renewal-period="60" counter-key="a" />';
    const { allowed, again } = await atOnce(limit, '<forward-request />', 'v2');
    expect({ allowed, again }).toEqual({ allowed: 42, again: 429 });
  });

  it('rate-limit-by-key with a condition counts at the end: all pass, and all count', async () => {
    const condition = 'increment-condition="@(context.Response.StatusCode == 200)"';
    const { allowed, again } = await atOnce(
      `<rate-limit-by-key calls="100" renewal-period="60" counter-key="a" ${condition} />`,
    );
    expect(allowed).toBe(100);
    expect(again).toBe(429);
  });

  it('limit-concurrency lets in as many as it says, and the next when they are done', async () => {
    const limited = '<limit-concurrency key="a" max-count="7"><forward-request /></limit-concurrency>';
    const { allowed, most, again } = await atOnce('', limited);
    expect({ allowed, most, again }).toEqual({ allowed: 7, most: 7, again: 200 });
  });
});

describe('scopes', () => {
  const scoped = (statement: string, base = '<base />'): string =>
    `<policies><inbound>${base}${statement}</inbound><backend><base /></backend></policies>`;
  /** What became of the requests: the status, and the scope of the statement that refused. */
  async function outcomes(documents: PolicySet['documents'], apis: readonly string[]): Promise<string[]> {
    const host = new MemoryHost();
    const gateway = gatewayOf(documents);
    const told: string[] = [];
    for (const id of apis) {
      const x = new Exchange(host, new RequestMessage({ method: 'GET', url: Url.parse(request.url)! }), {
        product: productOf({ id: 'starter' }),
        api: apiOf({ id }),
        operation: operationOf({ id: 'list' }),
        subscription: subscriptionOf({ id: 's' }),
      });
      await gateway.run(x);
      told.push(`${x.ensureResponse().statusCode} ${x.lastError?.scope ?? ''}`.trim());
    }
    return told;
  }

  it('count apart with rate-limit', async () => {
    const documents = {
      product: scoped('<rate-limit calls="3" renewal-period="60" />'),
      api: scoped('<rate-limit calls="2" renewal-period="60" />'),
    };
    expect(await outcomes(documents, ['a', 'a', 'a'])).toEqual(['200', '200', '429 api']);
    expect(await outcomes(documents, ['a', 'b', 'a', 'b'])).toEqual(['200', '200', '200', '429 product']);
  });

  it('share a counter with rate-limit-by-key, and with quota-by-key, which counts a request once', async () => {
    const rate = scoped('<rate-limit-by-key calls="3" renewal-period="60" counter-key="k" />');
    expect(await outcomes({ product: rate, api: rate }, ['a', 'a'])).toEqual(['200', '429 api']);
    const quota = scoped('<quota-by-key calls="2" renewal-period="300" counter-key="k" />');
    expect(await outcomes({ product: quota, api: quota }, ['a', 'a', 'a'])).toEqual(['200', '200', '403 product']);
  });

  it('quota of a product counts its APIs together, and those it names apart as well', async () => {
    const product = scoped('<quota calls="3" renewal-period="3600"><api id="a" calls="1" /></quota>');
    expect(await outcomes({ product }, ['a', 'a', 'b', 'b', 'b'])).toEqual([
      '200',
      '403 product',
      '200',
      '200',
      '403 product',
    ]);
  });
});

it('bandwidth of a stream counts when it has passed', async () => {
  const host = new MemoryHost({ fetch: () => ({ status: 200, headers: [], body: kilobyte() }) });
  const gateway = gatewayOf(`<policies>
    <inbound><quota-by-key bandwidth="1" renewal-period="300" counter-key="a" /></inbound>
    <backend><forward-request /></backend>
  </policies>`);
  const first = await gateway.handle(request, host);
  expect((await gateway.handle(request, host)).status).toBe(200);
  for await (const chunk of first.body as AsyncIterable<Uint8Array>) expect(chunk.length).toBe(256);
  expect((await gateway.handle(request, host)).status).toBe(403);
});

async function* kilobyte(): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < 4; i++) yield await Promise.resolve(new Uint8Array(256));
}
