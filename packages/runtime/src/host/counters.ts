import type { Claim, Count, Counters } from './host.ts';

/**
 * Counters in memory, for one process. A call is done before the next one begins, so limits hold exactly. A counter
 * tells moments apart down to a thousandth of the time that its amounts count for, and so holds a thousand of them at
 * most; there is a bounded number of counters: those that have run out go first, then those that counted longest ago.
 */
export class MemoryCounters implements Counters {
  private readonly counters = new Map<string, Moment[]>();
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
    const moments = this.counters.get(key) ?? [];
    const first = moments.findIndex((m) => m.until > now);
    moments.splice(0, first < 0 ? moments.length : first);
    let used = 0;
    for (const m of moments) {
      // the clock has gone back: nothing counts for longer than a call of now
      m.until = Math.min(m.until, until);
      used += m.amount;
    }
    let left = used;
    const freeing = moments.find((m) => (left -= m.amount) < limit);
    return { used, freeAt: used < limit ? now : (freeing?.until ?? until) };
  }

  private add({ key, amount, until }: Claim, now: number): void {
    if (amount === 0) return;
    const moments = this.counters.get(key) ?? [];
    const last = moments.at(-1);
    if (last !== undefined && until - last.from <= (until - now) / 1000) {
      last.amount += amount;
      last.until = until;
    } else moments.push({ from: until, until, amount });
    this.counters.delete(key);
    if (this.counters.size >= this.capacity) this.evict(now);
    this.counters.set(key, moments);
  }

  private evict(now: number): void {
    for (const [key, moments] of this.counters) if (!moments.some((m) => m.until > now)) this.counters.delete(key);
    let excess = this.counters.size - Math.floor(this.capacity * 0.9);
    for (const key of this.counters.keys())
      if (excess-- > 0) this.counters.delete(key);
      else break;
  }
}

/** Amounts that stop counting at about the same time: between `from` and `until`. They are taken to last until the end. */
interface Moment {
  readonly from: number;
  until: number;
  amount: number;
}
