import type { Claim, Count, Counters } from './host.ts';

/**
 * Counters in memory, for one process. A call is done before the next one begins, so limits hold exactly. A counter
 * tells moments apart down to a thousandth of the time that its amounts count for, and so holds a thousand of them at
 * most; there is a bounded number of counters: those that have run out go first, then those that counted longest ago.
 */
export class MemoryCounters implements Counters {
  private readonly counters = new Map<string, Counter>();
  private readonly slots = new Map<string, number>();
  private readonly capacity: number;

  constructor(capacity = 100_000) {
    this.capacity = capacity;
  }

  readonly count = (claims: readonly Claim[], now: number): readonly Count[] => {
    const counts = claims.map((claim) => this.counted(claim, now));
    if (counts.every(({ used }, i) => used < claims[i]!.limit)) for (const claim of claims) this.add(claim, now);
    return counts;
  };

  readonly enter = (key: string, max: number): boolean => {
    const taken = this.slots.get(key) ?? 0;
    if (taken >= max) return false;
    this.slots.set(key, taken + 1);
    return true;
  };

  readonly leave = (key: string): void => {
    const taken = this.slots.get(key) ?? 0;
    if (taken > 1) this.slots.set(key, taken - 1);
    else this.slots.delete(key);
  };

  private counted({ key, limit, until }: Claim, now: number): Count {
    const counter = this.counters.get(key) ?? { moments: [], used: 0 };
    const { moments } = counter;
    const first = moments.findIndex((m) => m.until > now);
    if (first !== 0) for (const m of moments.splice(0, first < 0 ? moments.length : first)) counter.used -= m.amount;
    // the clock has gone back: nothing counts for longer than a call of now
    if ((moments.at(-1)?.until ?? 0) > until) for (const m of moments) m.until = Math.min(m.until, until);
    const { used } = counter;
    if (used < limit) return { used, freeAt: now };
    let left = used;
    return { used, freeAt: moments.find((m) => (left -= m.amount) < limit)?.until ?? until };
  }

  private add({ key, amount, until }: Claim, now: number): void {
    if (amount === 0) return;
    const counter = this.counters.get(key) ?? { moments: [], used: 0 };
    const last = counter.moments.at(-1);
    if (last !== undefined && until - last.from <= (until - now) / 1000) {
      last.amount += amount;
      last.until = until;
    } else counter.moments.push({ from: until, until, amount });
    counter.used += amount;
    this.counters.delete(key);
    if (this.counters.size >= this.capacity) this.evict(now);
    this.counters.set(key, counter);
  }

  private evict(now: number): void {
    for (const [key, { moments }] of this.counters) if ((moments.at(-1)?.until ?? 0) <= now) this.counters.delete(key);
    let excess = this.counters.size - Math.floor(this.capacity * 0.9);
    for (const key of this.counters.keys())
      if (excess-- > 0) this.counters.delete(key);
      else break;
  }
}

interface Counter {
  /** In the order of their ends. */
  readonly moments: Moment[];
  /** The sum of their amounts. */
  used: number;
}

/** Amounts that stop counting at about the same time: between `from` and `until`. They are taken to last until the end. */
interface Moment {
  readonly from: number;
  until: number;
  amount: number;
}
