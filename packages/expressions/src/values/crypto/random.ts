import { CLR } from '../clr.ts';
import { argument, argumentNull } from '../exception.ts';
import { charge, chargeElements, ambient } from '../run.ts';
import { notNegative } from '../text-guard.ts';
import { INVALID_OFFSET } from './errors.ts';

/** Random bytes of the evaluation's host, never of the machine. */
export function randomBytes(count: number): Uint8Array {
  chargeElements(count);
  return ambient().randomBytes(count);
}

/** A number from 0 up to `limit`, exclusive, every one as likely; `limit` at most 2^32. */
export function randomBelow(limit: number): number {
  const fair = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    charge(1);
    const [a, b, c, d] = randomBytes(4) as unknown as readonly [number, number, number, number];
    const n = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (n < fair) return n % limit;
  }
}

/** System.Security.Cryptography.RandomNumberGenerator: an object only in name. */
export class RandomNumberGenerator {
  private readonly className: string;

  constructor(className: string) {
    this.className = className;
  }

  get [CLR](): string {
    return `System.Security.Cryptography.${this.className}`;
  }

  fill(data: Uint8Array | null): void {
    if (data === null) return argumentNull('data');
    data.set(randomBytes(data.length));
  }

  fillPart(data: Uint8Array | null, offset: number, count: number): void {
    if (data === null) return argumentNull('data');
    notNegative('offset', offset);
    notNegative('count', count);
    if (count > data.length - offset) return argument(INVALID_OFFSET);
    data.set(randomBytes(count), offset);
  }

  fillNonZero(data: Uint8Array | null): void {
    if (data === null) return argumentNull('data');
    for (let i = 0; i < data.length;) {
      charge(1);
      for (const byte of randomBytes(data.length - i)) if (byte !== 0) data[i++] = byte;
    }
  }
}
