import type { Claim, Count } from './host.ts';

/**
 * What one key has counted, by when it stops to count. Moments are told apart down to a thousandth of the time that
 * their amounts count for, so there are a thousand of them at most, and a limit is never exceeded for that: what is
 * taken together lasts until the latest of them ends.
 */
export class SlidingWindow {
  /** In the order of their ends. */
  private readonly moments: Moment[] = [];
  private used = 0;

  get size(): number {
    return this.moments.length;
  }

  /** Milliseconds since 1970; from then on nothing is left of it. */
  get end(): number {
    return this.moments.at(-1)?.until ?? -Infinity;
  }

  look({ limit, until }: Claim, now: number): Count {
    const { moments } = this;
    const first = moments.findIndex((m) => m.until > now);
    if (first !== 0) for (const m of moments.splice(0, first < 0 ? moments.length : first)) this.used -= m.amount;
    // the clock has gone back: nothing counts for longer than a call of now
    if (this.end > until) for (const m of moments) m.until = Math.min(m.until, until);
    const { used } = this;
    if (used < limit) return { used, freeAt: now };
    let left = used;
    return { used, freeAt: moments.find((m) => (left -= m.amount) < limit)?.until ?? until };
  }

  add({ amount, until }: Claim, now: number): void {
    const last = this.moments.at(-1);
    if (last !== undefined && until - last.from <= (until - now) / 1000) {
      last.amount += amount;
      last.until = until;
    } else this.moments.push({ from: until, until, amount });
    this.used += amount;
  }
}

/** Amounts that stop counting at about the same time: between `from` and `until`. */
interface Moment {
  readonly from: number;
  until: number;
  amount: number;
}
