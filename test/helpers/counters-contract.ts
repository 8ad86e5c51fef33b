import { describe, expect, it } from 'vitest';
import type { Claim, Count, Counters } from '../../packages/runtime/src/index.ts';

/**
 * What all counters promise, whoever keeps them. Every case has keys of its own; `now` is the case's, and has nothing to
 * do with the time that passes.
 */
export function countersContract(make: () => Counters): void {
  let cases = 0;
  const start = Date.UTC(2026, 0, 1);
  const setUp = () => {
    const counters = make();
    const prefix = `case ${++cases} of ${Math.random()} `;
    const name = (claim: Claim): Claim => ({ ...claim, key: prefix + claim.key });
    return {
      count: async (claims: readonly Claim[], seconds: number): Promise<readonly Count[]> => {
        const counts = await counters.count(claims.map(name), start + seconds * 1000);
        return counts.map(({ used, freeAt }) => ({ used, freeAt: (freeAt - start) / 1000 }));
      },
      enter: (key: string, max: number) => counters.enter(prefix + key, max),
      leave: (key: string) => counters.leave(prefix + key),
    };
  };
  /** Times in seconds since the start. */
  const window = (limit: number, until: number, amount = 1, key = 'a'): Claim => ({
    key,
    limit,
    amount,
    until: start + until * 1000,
  });
  const bucket = (limit: number, now: number, amount = 1, period = 60): Claim => ({
    ...window(limit, now + period, amount),
    drain: limit / period / 1000,
  });

  describe('a window', () => {
    it('refuses at its limit, until what was counted has ended', async () => {
      const { count } = setUp();
      expect(await count([window(2, 60)], 0)).toEqual([{ used: 0, freeAt: 0 }]);
      expect(await count([window(2, 70)], 10)).toEqual([{ used: 1, freeAt: 10 }]);
      expect(await count([window(2, 80)], 20)).toEqual([{ used: 2, freeAt: 60 }]);
      expect(await count([window(2, 119.999)], 59.999)).toEqual([{ used: 2, freeAt: 60 }]);
      expect(await count([window(2, 120)], 60)).toEqual([{ used: 1, freeAt: 60 }]);
      expect(await count([window(2, 121)], 61)).toEqual([{ used: 2, freeAt: 70 }]);
    });

    it('counts nothing where one of several claims is refused', async () => {
      const { count } = setUp();
      await count([window(1, 60, 1, 'b')], 0);
      expect(await count([window(1, 60), window(1, 60, 1, 'b')], 0)).toEqual([
        { used: 0, freeAt: 0 },
        { used: 1, freeAt: 60 },
      ]);
      expect(await count([window(1, 60)], 0)).toEqual([{ used: 0, freeAt: 0 }]);
    });

    it('tells when enough of what was counted has ended', async () => {
      const { count } = setUp();
      for (const [now, amount] of [
        [0, 3],
        [1, 1],
        [2, 2],
      ] as const)
        await count([window(Infinity, now + 60, amount)], now);
      const waits: (number | undefined)[] = [];
      for (const limit of [6, 4, 3, 2, 1]) waits.push((await count([window(limit, 63, 0)], 3))[0]?.freeAt);
      expect(waits).toEqual([60, 60, 61, 62, 62]);
      expect(await count([window(6, 120.5, 0)], 60.5)).toEqual([{ used: 3, freeAt: 60.5 }]);
    });

    it('asked with an amount of 0 counts nothing', async () => {
      const { count } = setUp();
      for (let i = 0; i < 3; i++) expect(await count([window(1, 60, 0)], 0)).toEqual([{ used: 0, freeAt: 0 }]);
    });

    it('with a limit of 0 refuses what comes', async () => {
      const { count } = setUp();
      expect(await count([window(0, 60)], 0)).toEqual([{ used: 0, freeAt: 60 }]);
    });

    it('may last for ever', async () => {
      const { count } = setUp();
      const forever = { ...window(1, 0), until: 8.64e15 };
      expect(await count([forever], 0)).toEqual([{ used: 0, freeAt: 0 }]);
      expect((await count([forever], 4e9))[0]?.used).toBe(1);
    });

    it('counts nothing for longer than a call of now, where the clock has gone back', async () => {
      const { count } = setUp();
      await count([window(2, 3600 + 60)], 3600);
      await count([window(2, 3610 + 60)], 3610);
      expect(await count([window(2, 60)], 0)).toEqual([{ used: 2, freeAt: 60 }]);
      expect(await count([window(2, 120)], 60)).toEqual([{ used: 0, freeAt: 60 }]);
    });

    it('with many amounts holds the limit in every stretch of its length, and lets little less through', async () => {
      const { count } = setUp();
      const allowed: number[] = [];
      for (let now = 0; now < 30; now += 0.009)
        if ((await count([window(400, now + 6)], now))[0]!.used < 400) allowed.push(now);
      const spans = allowed.slice(400).map((t, i) => t - allowed[i]!);
      expect(Math.min(...spans)).toBeGreaterThanOrEqual(6 - 1e-6);
      expect(Math.min(...spans)).toBeLessThan(6.03);
      expect(allowed).toHaveLength(2000);
    });
  });

  describe('a bucket', () => {
    it('gives as much as it holds, and each back after its share of the time', async () => {
      const { count } = setUp();
      for (let used = 0; used < 4; used++) expect(await count([bucket(4, 0)], 0)).toEqual([{ used, freeAt: 0 }]);
      expect(await count([bucket(4, 0)], 0)).toEqual([{ used: 4, freeAt: 15 }]);
      expect(await count([bucket(4, 14.999)], 14.999)).toEqual([{ used: 4, freeAt: 15 }]);
      expect(await count([bucket(4, 15)], 15)).toEqual([{ used: 3, freeAt: 15 }]);
      expect(await count([bucket(4, 16)], 16)).toEqual([{ used: 4, freeAt: 30 }]);
      expect(await count([bucket(4, 76, 0)], 76)).toEqual([{ used: 0, freeAt: 76 }]);
    });

    it('comes out even where the shares do not', async () => {
      const { count } = setUp();
      const used: (number | undefined)[] = [];
      for (let i = 0; i < 8; i++) used.push((await count([bucket(7, 0)], 0))[0]?.used);
      expect(used).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    });

    it('that more is taken from than it holds is empty, not in debt', async () => {
      const { count } = setUp();
      await count([{ ...bucket(4, 0, 100), limit: Infinity }], 0);
      expect(await count([bucket(4, 0)], 0)).toEqual([{ used: 4, freeAt: 15 }]);
    });

    it('that holds nothing gives nothing', async () => {
      const { count } = setUp();
      expect(await count([bucket(0, 0)], 0)).toEqual([{ used: 0, freeAt: 60 }]);
    });

    it('is not emptier than empty where the clock has gone back', async () => {
      const { count } = setUp();
      for (let i = 0; i < 4; i++) await count([bucket(4, 3600)], 3600);
      expect(await count([bucket(4, 0)], 0)).toEqual([{ used: 4, freeAt: 15 }]);
      expect((await count([bucket(4, 60)], 60))[0]?.used).toBe(0);
    });
  });

  describe('slots', () => {
    it('let in as many as there are, and the next when one has left', async () => {
      const { enter, leave } = setUp();
      expect([await enter('a', 2), await enter('a', 2), await enter('a', 2)]).toEqual([true, true, false]);
      await leave('a');
      expect([await enter('a', 2), await enter('a', 2), await enter('b', 1)]).toEqual([true, false, true]);
    });

    it('do not meet what is counted', async () => {
      const { count, enter } = setUp();
      await count([window(1, 60)], 0);
      expect(await enter('a', 1)).toBe(true);
    });

    it('are not given by leaving what nobody has entered', async () => {
      const { enter, leave } = setUp();
      await leave('a');
      expect([await enter('a', 1), await enter('a', 1)]).toEqual([true, false]);
    });
  });

  it('take any text for a key', async () => {
    const { count } = setUp();
    for (const key of [
      '',
      '__proto__',
      'constructor',
      'a b\n{c}\0',
      'ключ',
      'x'.repeat(5000),
      `${'x'.repeat(4999)}y`,
    ]) {
      expect((await count([window(1, 60, 1, key)], 0))[0]?.used).toBe(0);
      expect((await count([window(1, 60, 1, key)], 0))[0]?.used).toBe(1);
    }
  });

  it('hold a limit exactly, however many ask at once', async () => {
    const { count } = setUp();
    const counts = await Promise.all(
      Array.from({ length: 100 }, () => count([window(42, 60), window(50, 60, 1, 'b')], 0)),
    );
    expect(counts.filter(([a, b]) => a!.used < 42 && b!.used < 50)).toHaveLength(42);
  });
}
