import { CLR } from './clr.ts';
import { comparisonKey, compareStrings, equalStrings } from './collation.ts';
import type { EqualityComparer, OrderComparer } from './comparer.ts';
import { hashOf } from './object.ts';

/** System.StringComparer: a `StringComparison` as an object. Null is equal to null only, and less than any string. */
export class StringComparer implements EqualityComparer<string | null>, OrderComparer<string | null> {
  /** The `StringComparison` it stands for. */
  readonly comparison: number;

  constructor(comparison: number) {
    this.comparison = comparison;
  }

  get [CLR](): string {
    return 'System.StringComparer';
  }

  equals(a: string | null, b: string | null): boolean {
    return equalStrings(a, b, this.comparison);
  }

  compare(a: string | null, b: string | null): number {
    return compareStrings(a, b, this.comparison);
  }

  key(value: string | null): string | null {
    return value === null ? null : comparisonKey(value, this.comparison);
  }

  hash(value: string | null): number {
    return hashOf(this.key(value));
  }
}

/** One for each `StringComparison`, in its order. */
const COMPARERS = [0, 1, 2, 3, 4, 5].map((comparison) => new StringComparer(comparison));
/** Undefined for a number that is no `StringComparison`. */
export const stringComparer = (comparison: number): StringComparer | undefined => COMPARERS[comparison];
