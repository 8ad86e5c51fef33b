/**
 * A set of UTF-16 units, as ranges: .NET's regular expressions know no code points, so a surrogate is a character.
 * Immutable. Membership costs one table look-up for Latin-1 and a binary search above it; the algebra is exact, so that
 * "disjoint" can be a proof.
 */
export class CharSet {
  /** `first, last, first, last …`: inclusive, ascending, never touching. */
  readonly ranges: readonly number[];
  /** The only member; -1 where there are none or several. */
  readonly single: number;
  private latin: Uint8Array | null = null;
  private text: string | null = null;

  constructor(ranges: readonly number[]) {
    this.ranges = ranges;
    this.single = ranges.length === 2 && ranges[0] === ranges[1] ? ranges[0]! : -1;
  }

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  has(unit: number): boolean {
    if (unit < LATIN) return (this.latin ??= latinTable(this.ranges))[unit] === 1;
    return this.find(unit);
  }

  /** As a host character class: escaped, so that neither flags nor the host's own classes come in. */
  get source(): string {
    return (this.text ??= sourceOf(this.ranges));
  }

  private find(unit: number): boolean {
    const { ranges } = this;
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ranges[middle]! <= unit) low = middle + 1;
      else high = middle;
    }
    // an odd count of bounds at or below: inside a range, or on its last unit
    return (low & 1) === 1 || (low > 0 && ranges[low - 1] === unit);
  }
}

const LATIN = 256;
const LAST = 0xffff;

function latinTable(ranges: readonly number[]): Uint8Array {
  const table = new Uint8Array(LATIN);
  for (let i = 0; i < ranges.length && ranges[i]! < LATIN; i += 2) table.fill(1, ranges[i], ranges[i + 1]! + 1);
  return table;
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

function sourceOf(ranges: readonly number[]): string {
  let out = '';
  for (let i = 0; i < ranges.length; i += 2) {
    const [first, last] = [ranges[i]!, ranges[i + 1]!];
    out += first === last ? escaped(first) : `${escaped(first)}-${escaped(last)}`;
  }
  return ranges.length === 2 && ranges[0] === ranges[1] ? out : `[${out}]`;
}

function append(out: number[], first: number, last: number): void {
  const end = out.length - 1;
  if (end > 0 && first <= out[end]! + 1) out[end] = Math.max(out[end]!, last);
  else out.push(first, last);
}

/** Ranges in any order, overlapping as they like. */
export function charSet(ranges: readonly number[]): CharSet {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i]!, ranges[i + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [first, last] of pairs) append(out, first, last);
  return new CharSet(out);
}

export const NONE = new CharSet([]);
export const ANY = new CharSet([0, LAST]);

const singles: CharSet[] = [];
/** The set of one unit. */
export const single = (unit: number): CharSet =>
  unit < LATIN ? (singles[unit] ??= new CharSet([unit, unit])) : new CharSet([unit, unit]);

export function union(a: CharSet, b: CharSet): CharSet {
  if (a === b || b.isEmpty) return a;
  if (a.isEmpty) return b;
  const out: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.ranges.length || j < b.ranges.length) {
    if (j >= b.ranges.length || (i < a.ranges.length && a.ranges[i]! <= b.ranges[j]!)) {
      append(out, a.ranges[i]!, a.ranges[i + 1]!);
      i += 2;
    } else {
      append(out, b.ranges[j]!, b.ranges[j + 1]!);
      j += 2;
    }
  }
  return new CharSet(out);
}

export function negate(set: CharSet): CharSet {
  const out: number[] = [];
  let next = 0;
  for (let i = 0; i < set.ranges.length; i += 2) {
    if (set.ranges[i]! > next) out.push(next, set.ranges[i]! - 1);
    next = set.ranges[i + 1]! + 1;
  }
  if (next <= LAST) out.push(next, LAST);
  return new CharSet(out);
}

export const subtract = (a: CharSet, b: CharSet): CharSet => negate(union(negate(a), b));

export function disjoint(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  while (i < a.ranges.length && j < b.ranges.length) {
    if (a.ranges[i + 1]! < b.ranges[j]!) i += 2;
    else if (b.ranges[j + 1]! < a.ranges[i]!) j += 2;
    else return false;
  }
  return true;
}
