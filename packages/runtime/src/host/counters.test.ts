import { describe, expect, it } from 'vitest';
import { MemoryCounters } from './counters.ts';

const one = (key: string, limit: number, until: number, amount = 1) => [{ key, limit, amount, until }];

describe('counters', () => {
  it('add nothing where one of several claims is refused', () => {
    const counters = new MemoryCounters();
    counters.count(one('b', 1, 100), 0);
    const claims = [...one('a', 1, 100), ...one('b', 1, 100)];
    expect(counters.count(claims, 0)).toEqual([
      { used: 0, freeAt: 0 },
      { used: 1, freeAt: 100 },
    ]);
    expect(counters.count(one('a', 1, 100), 0)).toEqual([{ used: 0, freeAt: 0 }]);
  });

  it('tell when enough of what was counted has ended', () => {
    const counters = new MemoryCounters();
    for (const [now, amount] of [
      [0, 3],
      [1000, 1],
      [2000, 2],
    ] as const)
      counters.count(one('a', Infinity, now + 60_000, amount), now);
    const asked = (limit: number) => counters.count(one('a', limit, 63_000, 0), 3000)[0];
    expect([asked(6), asked(4), asked(3), asked(2), asked(1)].map((c) => c?.freeAt)).toEqual([
      60_000, 60_000, 61_000, 62_000, 62_000,
    ]);
    expect(counters.count(one('a', 6, 120_500, 0), 60_500)).toEqual([{ used: 3, freeAt: 60_500 }]);
  });

  it('hold a thousand moments at most, and never let through too many for that', () => {
    const counters = new MemoryCounters();
    const allowed: number[] = [];
    for (let now = 0; now < 100_000; now += 7)
      if (counters.count(one('a', 2000, now + 20_000), now)[0]!.used < 2000) allowed.push(now);
    // the 2000th call after each one is made when that one has ended
    const shortest = Math.min(...allowed.slice(2000).map((t, i) => t - allowed[i]!));
    expect(shortest).toBeGreaterThanOrEqual(20_000);
    expect(shortest).toBeLessThan(20_030);
    expect(allowed.length).toBe(10_000);
  });

  it('are bounded: those that have run out go first, then those that counted longest ago', () => {
    const counters = new MemoryCounters(10);
    for (let i = 0; i < 5; i++) counters.count(one(`short${i}`, 1, 100), 0);
    for (let i = 0; i < 5; i++) counters.count(one(`long${i}`, 1, 10_000), 0);
    counters.count(one('more', 1, 10_000), 200);
    const used = (key: string): number => counters.count(one(key, 0, 10_000, 0), 200)[0]!.used;
    expect(used('long0')).toBe(1);
    for (let i = 0; i < 5; i++) counters.count(one(`even more${i}`, 1, 10_000), 200);
    expect(used('long0')).toBe(0);
    expect(used('even more4')).toBe(1);
  });

  it('let in as many as there are slots', () => {
    const counters = new MemoryCounters();
    expect([counters.enter('a', 2), counters.enter('a', 2), counters.enter('a', 2)]).toEqual([true, true, false]);
    counters.leave('a');
    expect([counters.enter('a', 2), counters.enter('a', 2), counters.enter('b', 1)]).toEqual([true, false, true]);
  });
});
