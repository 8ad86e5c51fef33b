import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { Connection } from '../../packages/gateway/src/redis/connection.ts';
import { RedisCounters } from '../../packages/gateway/src/redis/counters.ts';
import { keyNames } from '../../packages/gateway/src/redis/keys.ts';
import { bundledForSuite } from '../helpers/bundled.ts';
import { redisOfSuite } from '../helpers/redis-server.ts';

/** Several gateway processes over one Redis. */
describe('two gateway processes', () => {
  const redis = redisOfSuite();
  const program = bundledForSuite(new URL('gateway-process.ts', import.meta.url));

  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  interface Response {
    readonly status: number;
    readonly body: string;
  }
  const told = async (child: ChildProcess): Promise<unknown> => ((await once(child, 'message')) as unknown[])[0];

  async function gateways(inbound: string, backend = '<forward-request />') {
    redis.server.command('FLUSHALL');
    const document = `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound><base />${
      inbound.includes('cache-lookup') ? '<cache-store duration="60" />' : ''
    }</outbound></policies>`;
    const children = [0, 1].map(() => fork(program, [redis.server.url, document]));
    running.push(...children);
    expect(await Promise.all(children.map(told))).toEqual(['ready', 'ready']);
    return (count: number): Promise<Response[][]> =>
      Promise.all(
        children.map((child) => {
          child.send(count);
          return told(child) as Promise<Response[]>;
        }),
      );
  }
  const allowed = (responses: readonly Response[]): number => responses.filter(({ status }) => status === 200).length;

  it.each([
    ['rate-limit-by-key', '<rate-limit-by-key calls="120" renewal-period="60" counter-key="a" />', 429],
    ['rate-limit-by-key of v2', '<rate-limit-by-key calls="120" renewal-period="60" counter-key="v2" />', 429],
    ['quota-by-key', '<quota-by-key calls="120" renewal-period="300" counter-key="a" />', 403],
  ])(
    'share the limit of %s exactly, a hundred requests at once in each',
    async (_, limit, refusal) => {
      const send = await gateways(limit);
      const responses = (await send(100)).flat();
      expect(allowed(responses)).toBe(120);
      expect(responses.filter(({ status }) => status === refusal)).toHaveLength(80);
      expect((await send(1)).flat().map(({ status }) => status)).toEqual([refusal, refusal]);
    },
    30_000,
  );

  it('share the slots of limit-concurrency, and give them back', async () => {
    const send = await gateways('', '<limit-concurrency key="a" max-count="7"><forward-request /></limit-concurrency>');
    for (let round = 0; round < 2; round++) {
      const responses = (await send(50)).flat();
      const calls = responses
        .filter(({ status }) => status === 200)
        .map(({ body }) => body.split(' ').slice(1).map(Number) as [start: number, end: number]);
      const atOnce = calls.map(([now]) => calls.filter(([start, end]) => start <= now && now < end).length);
      expect(Math.max(...atOnce)).toBe(7);
      expect(calls.length).toBeLessThan(100);
    }
    expect((await send(3)).map(allowed)).toEqual([3, 3]);
  }, 30_000);

  it('share what one of them has cached', async () => {
    const send = await gateways('<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />');
    await send(1);
    const [one, two] = await send(1);
    expect(one![0]!.body).toBe(two![0]!.body);
  }, 30_000);
});

describe('slots of a gateway', () => {
  const redis = redisOfSuite();

  async function countersWith(leaseMs: number) {
    const connection = new Connection(redis.server.url, { timeoutMs: 5000, log: () => undefined });
    await connection.connected;
    return { connection, counters: new RedisCounters(connection, keyNames('slots:'), 'closed', leaseMs) };
  }
  const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

  it('are its own for as long as it runs, and come free when it has died', async () => {
    const one = await countersWith(400);
    const two = await countersWith(400);
    expect(await one.counters.enter('k', 1)).toBe(true);
    await pause(1000);
    expect(await two.counters.enter('k', 1)).toBe(false);
    await one.connection.close();
    expect(await two.counters.enter('k', 1)).toBe(false);
    await pause(600);
    expect(await two.counters.enter('k', 1)).toBe(true);
    await two.counters.leave('k');
    await two.connection.close();
  });
});
