import type { Claim, Count } from './host.ts';

/**
 * A token bucket, as the one number that says all of it: when it would be full again if nobody asked. What was taken
 * comes back steadily; a bucket that more was taken from than it holds is empty, not in debt, so nobody waits for
 * longer than the time in which all of it comes back.
 */
export class TokenBucket {
  /** Milliseconds since 1970; from then on nothing is left of what was taken. */
  end = -Infinity;
  readonly size = 1;

  look({ limit, until, drain }: Claim, now: number): Count {
    // also where the clock has gone back
    this.end = Math.min(this.end, until);
    const used = this.end <= now ? 0 : Math.ceil((this.end - now - ROUNDING) * drain!);
    if (used < limit) return { used, freeAt: now };
    return { used, freeAt: limit < 1 ? until : this.end - (limit - 1) / drain! };
  }

  add({ amount, until, drain }: Claim, now: number): void {
    this.end = Math.min(Math.max(this.end, now) + amount / drain!, until);
  }
}

/** Milliseconds: sums of times that do not come out even must not look like a call more. */
const ROUNDING = 0.01;
