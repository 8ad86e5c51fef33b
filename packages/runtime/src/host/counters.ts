import type { Claim, Count, Counters } from './host.ts';
import { SlidingWindow } from './sliding-window.ts';
import { TokenBucket } from './token-bucket.ts';

export interface CounterBounds {
  readonly entries: number;
  /** Roughly: of keys, and of what they count. */
  readonly bytes: number;
}

/**
 * Counters in memory, for one process. A call is done before the next one begins, so limits hold exactly. There is a
 * bounded number of them, of a bounded size: those that have run out go first, then those that counted longest ago.
 */
export class MemoryCounters implements Counters {
  /** In the order in which they counted last. */
  private readonly kept = new Map<string, Kept>();
  private readonly slots = new Map<string, number>();
  private readonly bounds: CounterBounds;
  private bytes = 0;

  constructor({ entries = 100_000, bytes = 64 * 2 ** 20 }: Partial<CounterBounds> = {}) {
    this.bounds = { entries, bytes };
  }

  readonly count = (claims: readonly Claim[], now: number): readonly Count[] => {
    const counts = claims.map((claim) => this.counterOf(claim).look(claim, now));
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

  /** A window that is asked as a bucket, or the other way round, begins anew. */
  private counterOf({ key, drain }: Claim): Counter {
    const counter = this.kept.get(key)?.counter;
    const Kind = drain === undefined ? SlidingWindow : TokenBucket;
    return counter instanceof Kind ? counter : new Kind();
  }

  private add(claim: Claim, now: number): void {
    const { key, amount } = claim;
    if (amount === 0) return;
    const counter = this.counterOf(claim);
    counter.add(claim, now);
    this.drop(key);
    const bytes = 2 * key.length + 100 + 50 * counter.size;
    this.kept.set(key, { counter, bytes });
    this.bytes += bytes;
    if (this.kept.size > this.bounds.entries || this.bytes > this.bounds.bytes) this.evict(now);
  }

  private drop(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }

  /** Makes room for more than one, so that it does not have to be made for every one. */
  private evict(now: number): void {
    for (const [key, { counter }] of this.kept) if (counter.end <= now) this.drop(key);
    const { entries, bytes } = this.bounds;
    for (const key of this.kept.keys()) {
      if (this.kept.size <= entries * 0.9 && this.bytes <= bytes * 0.9) break;
      this.drop(key);
    }
  }
}

interface Kept {
  readonly counter: Counter;
  readonly bytes: number;
}

/** How amounts of one key are counted. */
interface Counter {
  /** What there is, and when there is less than the limit. */
  look(claim: Claim, now: number): Count;
  add(claim: Claim, now: number): void;
  /** Milliseconds since 1970; from then on nothing counts any more. */
  readonly end: number;
  /** How many numbers it has to keep. */
  readonly size: number;
}
