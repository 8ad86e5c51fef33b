import { describe, expect, it } from 'vitest';
import { MemoryCounters } from './counters.ts';

/** What counters in memory promise beyond the contract of all counters (`test/redis`): they are bounded. */

const one = (key: string, limit: number, until: number, amount = 1) => [{ key, limit, amount, until }];
const used = (counters: MemoryCounters, key: string, now: number): number =>
  counters.count(one(key, 0, now + 10_000, 0), now)[0]!.used;

describe('counters in memory', () => {
  it('are so many at most: those that have run out go first, then those that counted longest ago', () => {
    const counters = new MemoryCounters({ entries: 10 });
    for (let i = 0; i < 5; i++) counters.count(one(`short${i}`, 1, 100), 0);
    for (let i = 0; i < 5; i++) counters.count(one(`long${i}`, 1, 10_000), 0);
    counters.count(one('more', 1, 10_000), 200);
    expect(used(counters, 'long0', 200)).toBe(1);
    for (let i = 0; i < 5; i++) counters.count(one(`even more${i}`, 1, 10_000), 200);
    expect(used(counters, 'long0', 200)).toBe(0);
    expect(used(counters, 'even more4', 200)).toBe(1);
  });

  it('take so much room at most: long keys', () => {
    const counters = new MemoryCounters({ bytes: 10_000 });
    const long = (i: number): string => `${i}${'x'.repeat(1000)}`;
    for (let i = 0; i < 10; i++) counters.count(one(long(i), 1, 10_000), 0);
    const kept = Array.from({ length: 10 }, (_, i) => used(counters, long(i), 0));
    expect(kept).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('take so much room at most: many moments', () => {
    const counters = new MemoryCounters({ bytes: 20_000 });
    for (let now = 0; now < 300; now++) counters.count(one('busy', Infinity, now + 500), now);
    expect(used(counters, 'busy', 300)).toBe(300);
    for (let now = 300; now < 400; now++) counters.count(one('other', Infinity, now + 500), now);
    expect([used(counters, 'busy', 400), used(counters, 'other', 400)]).toEqual([0, 100]);
  });

  it('count anew where a window becomes a bucket', () => {
    const counters = new MemoryCounters();
    counters.count(one('a', 1, 1000), 0);
    const bucket = { key: 'a', limit: 1, amount: 1, until: 1000, drain: 1 / 1000 };
    expect(counters.count([bucket], 0)).toEqual([{ used: 0, freeAt: 0 }]);
    expect(counters.count([bucket], 0)).toEqual([{ used: 1, freeAt: 1000 }]);
  });
});
