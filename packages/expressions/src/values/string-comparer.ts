import { CLR } from './clr.ts';
import { comparisonKey, compareStrings, equalStrings } from './collation.ts';
import type { EqualityComparer, OrderComparer } from './comparer.ts';
import { hashOf, objectCompare, objectEquals, objectKey } from './object.ts';

/**
 * System.StringComparer: a `StringComparison` as an object. Null is equal to null only, and less than any string;
 * objects that are no strings compare as they do by themselves.
 */
export class StringComparer implements EqualityComparer, OrderComparer {
  /** The `StringComparison` it stands for. */
  readonly comparison: number;

  constructor(comparison: number) {
    this.comparison = comparison;
  }

  get [CLR](): string {
    return 'System.StringComparer';
  }

  equals(a: unknown, b: unknown): boolean {
    return isText(a) && isText(b) ? equalStrings(a, b, this.comparison) : objectEquals(a, b);
  }

  compare(a: unknown, b: unknown): number {
    return isText(a) && isText(b) ? compareStrings(a, b, this.comparison) : objectCompare(a, b);
  }

  key(value: unknown): unknown {
    return typeof value === 'string' ? comparisonKey(value, this.comparison) : objectKey(value);
  }

  hash(value: unknown): number {
    return hashOf(this.key(value));
  }
}

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** One for each `StringComparison`, in its order. */
const COMPARERS = [0, 1, 2, 3, 4, 5].map((comparison) => new StringComparer(comparison));
/** Undefined for a number that is no `StringComparison`. */
export const stringComparer = (comparison: number): StringComparer | undefined => COMPARERS[comparison];
