import { expect, it } from 'vitest';
import type { Host, MaybePromise } from '../host/host.ts';
import { MemoryHost } from '../host/memory.ts';
import { loadPolicies } from '../load.ts';

/** A hundred requests that are all on their way before the first backend answers, over stores that answer later. */
async function atOnce(inbound: string, backend = '<forward-request />') {
  const memory = new MemoryHost();
  const { counters } = memory;
  const later = async <T>(run: () => MaybePromise<T>): Promise<T> => {
    await Promise.resolve();
    return run();
  };
  let inside = 0;
  let most = 0;
  const host: Host = {
    ...memory,
    counters: {
      count: (claims, now) => later(() => counters.count(claims, now)),
      enter: (key, max) => later(() => counters.enter(key, max)),
      leave: (key) => later(() => counters.leave(key)),
    },
    fetch: async (request) => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 5));
      inside--;
      return memory.fetch(request);
    },
  };
  const documents = `<policies><inbound>${inbound}</inbound><backend>${backend}</backend></policies>`;
  const { gateway } = loadPolicies({ documents });
  const send = async (): Promise<number> =>
    (await gateway!.handle({ method: 'GET', url: 'https://api.example.com/' }, host)).status;
  const statuses = await Promise.all(Array.from({ length: 100 }, send));
  return { allowed: statuses.filter((s) => s === 200).length, refused: new Set(statuses), most, again: await send() };
}

it.each([
  ['rate-limit-by-key', '<rate-limit-by-key calls="42" renewal-period="60" counter-key="a" />', 429],
  ['quota-by-key', '<quota-by-key calls="42" renewal-period="300" counter-key="a" />', 403],
])('%s is exact when a hundred come at once', async (_, statement, status) => {
  const { allowed, refused, again } = await atOnce(statement);
  expect(allowed).toBe(42);
  expect(refused).toEqual(new Set([200, status]));
  expect(again).toBe(status);
});

it('rate-limit-by-key with a condition counts at the end: all that came at once pass, and count', async () => {
  const condition = 'increment-condition="@(context.Response.StatusCode == 200)"';
  const { allowed, again } = await atOnce(
    `<rate-limit-by-key calls="42" renewal-period="60" counter-key="a" ${condition} />`,
  );
  expect(allowed).toBe(100);
  expect(again).toBe(429);
});

it('limit-concurrency lets in as many as it says, and the next when they are done', async () => {
  const { allowed, most, again } = await atOnce(
    '',
    '<limit-concurrency key="a" max-count="7"><forward-request /></limit-concurrency>',
  );
  expect({ allowed, most, again }).toEqual({ allowed: 7, most: 7, again: 200 });
});
