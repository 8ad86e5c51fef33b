import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisStores, type RedisStores } from '../../packages/gateway/src/redis/stores.ts';
import { MemoryCounters, type Claim } from '../../packages/runtime/src/index.ts';
import { cacheContract } from '../helpers/cache-contract.ts';
import { countersContract } from '../helpers/counters-contract.ts';
import { redisOfSuite } from '../helpers/redis-server.ts';

/** The stores in Redis keep the contract that those in memory keep. */
describe('in Redis', () => {
  const redis = redisOfSuite();
  let stores: RedisStores;
  beforeAll(async () => {
    if (redis.server === undefined) return;
    stores = redisStores(redis.server.url, { timeoutMs: 10_000 });
    await stores.connected;
  });
  afterAll(() => stores?.close());

  describe('counters', () => countersContract(() => stores.counters));
  describe('cache', () => cacheContract(() => stores.cache));

  it('counters answer as those in memory do, whatever they are asked', async () => {
    const claim = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      limit: fc.integer({ min: 0, max: 6 }),
      amount: fc.integer({ min: 0, max: 3 }),
      seconds: fc.constantFrom(1, 10, 60),
      bucket: fc.boolean(),
    });
    const call = fc.record({
      passed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -100_000, max: -1 })),
      claims: fc.uniqueArray(claim, { minLength: 1, maxLength: 3, selector: ({ key }) => key }),
    });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async (calls) => {
        const memory = new MemoryCounters();
        const run = `run ${++runs} `;
        let now = Date.UTC(2026, 0, 1);
        for (const { passed, claims } of calls) {
          now += passed;
          const asked: Claim[] = claims.map(({ key, limit, amount, seconds, bucket }) => ({
            key: `${run}${key} ${seconds} ${bucket}`,
            limit,
            amount,
            until: now + seconds * 1000,
            ...(bucket && { drain: limit / seconds / 1000 }),
          }));
          expect(await stores.counters.count(asked, now)).toEqual(memory.count(asked, now));
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
