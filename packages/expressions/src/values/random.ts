import { CLR } from './clr.ts';
import { argumentOutOfRange } from './exception.ts';
import { negativeArgument } from './integer-guards.ts';
import { ambient } from './run.ts';

/**
 * `System.Random`. With a seed it gives .NET's own sequence (Knuth's subtractive generator, which .NET keeps for
 * seeds); without one it asks the host. Bounds are checked as .NET checks them.
 */
const MAX = 0x7fff_ffff;

export class Random {
  private readonly seeded: Knuth | null;

  /** Null: the host's randomness. */
  constructor(seed: number | null) {
    this.seeded = seed === null ? null : new Knuth(seed);
  }

  get [CLR](): string {
    return 'System.Random';
  }

  /** In [0, 1). */
  nextDouble(): number {
    return this.seeded === null ? ambient().random() : this.seeded.sample();
  }

  nextSingle(): number {
    for (;;) {
      const f = Math.fround(this.nextDouble());
      if (f < 1) return f;
    }
  }

  /** In [0, 2^31 - 1). */
  next(): number {
    return this.seeded === null ? Math.floor(ambient().random() * MAX) : this.seeded.next();
  }

  nextBelow(maxValue: number): number {
    if (maxValue < 0) return negativeArgument('maxValue', maxValue);
    return Math.trunc(this.nextDouble() * maxValue);
  }

  nextBetween(minValue: number, maxValue: number): number {
    if (minValue > maxValue) return crossed();
    const range = maxValue - minValue;
    const sample = range > MAX && this.seeded !== null ? this.seeded.wideSample() : this.nextDouble();
    return Math.trunc(sample * range) + minValue;
  }

  nextLong(): bigint {
    for (;;) {
      const n = this.bits64() >> 1n;
      if (n !== 0x7fff_ffff_ffff_ffffn) return n;
    }
  }

  nextLongBelow(maxValue: bigint): bigint {
    return maxValue < 0n ? negativeArgument('maxValue', maxValue) : this.longBetween(0n, maxValue);
  }

  nextLongBetween(minValue: bigint, maxValue: bigint): bigint {
    return minValue > maxValue ? crossed() : this.longBetween(minValue, maxValue);
  }

  private longBetween(minValue: bigint, maxValue: bigint): bigint {
    const range = maxValue - minValue;
    if (range <= 1n) return minValue;
    const shift = BigInt(64 - (range - 1n).toString(2).length);
    for (;;) {
      const n = this.bits64() >> shift;
      if (n < range) return n + minValue;
    }
  }

  private bits64(): bigint {
    const low = BigInt(this.nextBelow(1 << 22));
    const middle = BigInt(this.nextBelow(1 << 22)) << 22n;
    return low | middle | (BigInt(this.nextBelow(1 << 20)) << 44n);
  }

  fill(bytes: Uint8Array): void {
    if (this.seeded === null) bytes.set(ambient().randomBytes(bytes.length));
    else for (let i = 0; i < bytes.length; i++) bytes[i] = this.seeded.next();
  }

  shuffle(items: unknown[] | Uint8Array): void {
    for (let i = 0; i < items.length - 1; i++) {
      const j = this.nextBetween(i, items.length);
      const item = items[i]!;
      items[i] = items[j];
      items[j] = item;
    }
  }

  /** Indexes of so many choices, with repetition. .NET draws bytes where the number of choices is a power of two. */
  choose(count: number, length: number): number[] {
    if (count <= 256 && (count & (count - 1)) === 0) {
      const bytes = new Uint8Array(length);
      this.fill(bytes);
      return Array.from(bytes, (b) => b & (count - 1));
    }
    return Array.from({ length }, () => this.nextBelow(count));
  }
}

const crossed = (): never => argumentOutOfRange('minValue', "'minValue' cannot be greater than maxValue.");

/** Knuth's subtractive generator, with the slip in its second loop that .NET may never mend. */
class Knuth {
  private readonly state = new Int32Array(56);
  private at = 0;
  private behind = 21;

  constructor(seed: number) {
    const { state } = this;
    let last = 161803398 - (seed === -2147483648 ? MAX : Math.abs(seed));
    let next = 1;
    state[55] = last;
    for (let i = 1, at = 0; i < 55; i++) {
      if ((at += 21) >= 55) at -= 55;
      state[at] = next;
      next = (last - next) | 0;
      if (next < 0) next += MAX;
      last = state[at]!;
    }
    for (let round = 1; round < 5; round++) {
      for (let i = 1; i < 56; i++) {
        const other = i + 30 >= 55 ? i - 25 : i + 30;
        state[i] = state[i]! - state[1 + other]!;
        if (state[i]! < 0) state[i] = state[i]! + MAX;
      }
    }
  }

  next(): number {
    if (++this.at >= 56) this.at = 1;
    if (++this.behind >= 56) this.behind = 1;
    let n = this.state[this.at]! - this.state[this.behind]!;
    if (n === MAX) n--;
    if (n < 0) n += MAX;
    this.state[this.at] = n;
    return n;
  }

  sample(): number {
    return this.next() * (1 / MAX);
  }

  /** For ranges beyond Int32: a sign from a second number. */
  wideSample(): number {
    const n = this.next();
    return ((this.next() % 2 === 0 ? -n : n) + (MAX - 1)) / (2 * MAX - 1);
  }
}
