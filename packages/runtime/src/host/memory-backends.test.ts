import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CircuitBreaker } from '../exchange/backend.ts';
import { MemoryBackends } from './memory-backends.ts';

/** Of this process, in milliseconds: what else the machine does is no matter. */
const cpuTime = (): number => process.cpuUsage().user / 1000;

describe('turns', () => {
  it('give every member its weight in each round, whatever the weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        weights.filter((w) => w.some((n) => n > 0)),
        (all) => {
          const backends = new MemoryBackends();
          const members = all.map((weight, i) => ({ id: `b${i}`, weight }));
          for (let round = 0; round < 3; round++) {
            const got = members.map(() => 0);
            for (let i = 0; i < all.reduce((a, b) => a + b); i++) got[Number(backends.next('p', members).slice(1))]!++;
            expect(got).toEqual(all);
          }
        },
      ),
    );
  });

  it('of pools do not meet', () => {
    const backends = new MemoryBackends();
    const members = ['a', 'b'].map((id) => ({ id, weight: 1 }));
    expect(['p', 'q', 'p', 'q'].map((pool) => backends.next(pool, members))).toEqual(['a', 'a', 'b', 'b']);
  });

  it('go to those that are there', () => {
    const backends = new MemoryBackends();
    const members = ['a', 'b'].map((id) => ({ id, weight: 1 }));
    expect(backends.next('p', members)).toBe('a');
    expect(backends.next('p', members.slice(0, 1))).toBe('a');
    expect(backends.next('p', members)).toBe('b');
  });
});

describe('a circuit', () => {
  const breaker = (own: Partial<CircuitBreaker>): CircuitBreaker => ({
    intervalMs: 1000,
    statusCodes: [],
    reasons: [],
    tripMs: 500,
    acceptRetryAfter: false,
    ...own,
  });
  /** Failures (`!`) and successes (`.`) at these moments; when it is open until afterwards. */
  const openAfter = (own: Partial<CircuitBreaker>, ends: readonly (readonly [number, string])[]): number | null => {
    const backends = new MemoryBackends();
    for (const [at, end] of ends) backends.ended('b', breaker(own), end === '!', null, at);
    return backends.openUntil('b', ends.at(-1)![0]);
  };

  it.each([
    [
      'two failures of two',
      { count: 2 },
      [
        [0, '!'],
        [999, '!'],
      ],
      1499,
    ],
    [
      'the first has left the window',
      { count: 2 },
      [
        [0, '!'],
        [1000, '!'],
      ],
      null,
    ],
    [
      'three within any window, not only those that begin with the first',
      { count: 3 },
      [
        [0, '!'],
        [500, '!'],
        [1100, '!'],
        [1400, '!'],
      ],
      1900,
    ],
    [
      'successes do not matter to a count',
      { count: 2 },
      [
        [0, '!'],
        [1, '.'],
        [2, '.'],
        [3, '!'],
      ],
      503,
    ],
    [
      'half of them',
      { percentage: 50 },
      [
        [0, '.'],
        [1, '!'],
      ],
      501,
    ],
    [
      'less than half of them',
      { percentage: 50 },
      [
        [0, '.'],
        [1, '.'],
        [2, '!'],
      ],
      null,
    ],
    ['either of both', { count: 9, percentage: 100 }, [[0, '!']], 500],
    [
      'a clock that goes back forgets what is to come',
      { count: 2 },
      [
        [5000, '!'],
        [10, '!'],
      ],
      null,
    ],
  ] as const)('%s', (_, own, ends, until) => {
    expect(openAfter(own, ends)).toBe(until);
  });

  it('is closed when the trip is over, and counts from the beginning', () => {
    const backends = new MemoryBackends();
    const two = breaker({ count: 2 });
    for (const at of [0, 1]) backends.ended('b', two, true, null, at);
    expect([backends.openUntil('b', 500), backends.openUntil('b', 501)]).toEqual([501, null]);
    backends.ended('b', two, true, null, 502);
    expect(backends.openUntil('b', 502)).toBeNull();
  });

  it('does not mind what was under way when it opened', () => {
    const backends = new MemoryBackends();
    const one = breaker({ count: 1 });
    backends.ended('b', one, true, null, 0);
    backends.ended('b', one, true, null, 400);
    expect(backends.openUntil('b', 400)).toBe(500);
  });

  it('looks at a bounded number of things, however many requests there are', () => {
    const backends = new MemoryBackends();
    const all = breaker({ percentage: 100 });
    const before = cpuTime();
    for (let i = 0; i < 200_000; i++) backends.ended('b', all, i % 2 === 0 && i > 0, null, i / 200);
    expect(cpuTime() - before).toBeLessThan(2000);
    expect(backends.openUntil('b', 1000)).toBeNull();
  });
});
