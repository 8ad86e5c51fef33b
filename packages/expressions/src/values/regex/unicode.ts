import { lowerChar } from '../text-case.ts';
import { ANY, CharSet, charSet, negate, subtract, union } from './char-set.ts';
import { BLOCKS } from './blocks.ts';

/**
 * The sets that .NET's patterns name: \w \d \s, general categories, blocks; and which units are the same when case is
 * ignored. Categories come from the host's Unicode data, asked once per category.
 */

const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)$/;
const SURROGATES = [0xd800, 0xdfff] as const;

/** All units but surrogates, which a host pattern would read as pairs. */
let low: string | undefined;
let high: string | undefined;
const units = (from: number, to: number): string => {
  let out = '';
  for (let at = from; at < to; at += 0x1000)
    out += String.fromCharCode(...Array.from({ length: Math.min(0x1000, to - at) }, (_, i) => at + i));
  return out;
};

function hostRanges(property: string): number[] {
  low ??= units(0, SURROGATES[0]);
  high ??= units(SURROGATES[1] + 1, 0x10000);
  const pattern = new RegExp(`\\p{${property}}+`, 'gu');
  const out: number[] = [];
  for (const [text, base] of [
    [low, 0],
    [high, SURROGATES[1] + 1],
  ] as const)
    for (const m of text.matchAll(pattern)) out.push(base + m.index, base + m.index + m[0].length - 1);
  return out;
}

const named = new Map<string, CharSet>();

/** The set of a `\p{name}`; null where .NET knows no such name. */
export function namedSet(name: string): CharSet | null {
  let set = named.get(name);
  if (set !== undefined) return set;
  const block = BLOCKS.get(name);
  if (block !== undefined) set = new CharSet([block[0], block[1]]);
  else if (CATEGORY.test(name))
    set = charSet([...hostRanges(name), ...(name === 'C' || name === 'Cs' ? SURROGATES : [])]);
  else return null;
  named.set(name, set);
  return set;
}

const lazy = (make: () => CharSet): (() => CharSet) => {
  let set: CharSet | undefined;
  return () => (set ??= make());
};
const all = (...names: string[]): CharSet => names.map((n) => namedSet(n)!).reduce(union);

export const word = lazy(() => all('L', 'Mn', 'Nd', 'Pc'));
export const notWord = lazy(() => negate(word()));
/** What \b looks for: \w and the joiners. */
export const boundaryWord = lazy(() => union(word(), new CharSet([0x200c, 0x200d])));
export const digit = lazy(() => namedSet('Nd')!);
export const notDigit = lazy(() => negate(digit()));
export const space = lazy(() => union(namedSet('Z')!, charSet([0x9, 0xd, 0x85, 0x85])));
export const notSpace = lazy(() => negate(space()));
/** Upper, lower and title case: what each of \p{Lu} \p{Ll} \p{Lt} means when case is ignored. */
export const cased = lazy(() => all('Lu', 'Ll', 'Lt'));

// RegexOptions.ECMAScript; the capital I with a dot is .NET's own
export const ecmaWord = new CharSet([0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a, 0x130, 0x130]);
export const ecmaDigit = new CharSet([0x30, 0x39]);
export const ecmaSpace = new CharSet([0x9, 0xd, 0x20, 0x20]);

export const NOT_NEWLINE = subtract(ANY, new CharSet([0xa, 0xa]));

// ---- ignoring case

/** Units by their lower case form, of which several share one: two are the same exactly when their lower case is. */
const equivalences = lazy2(() => {
  const table = new Map<number, number[]>();
  const ranges = hostRanges('Changes_When_Lowercased');
  for (let i = 0; i < ranges.length; i += 2)
    for (let unit = ranges[i]!; unit <= ranges[i + 1]!; unit++) {
      const lower = lowerChar(unit);
      if (lower === unit || lower > 0xffff) continue;
      const same = table.get(lower);
      if (same === undefined) table.set(lower, [lower, unit]);
      else same.push(unit);
    }
  return [...table.values()];
});
function lazy2<V>(make: () => V): () => V {
  let value: V | undefined;
  return () => (value ??= make());
}

const ASCII_END = 0x80;
const KELVIN = 0x212a;

/** The set with every unit that differs from a member only in case. */
export function ignoreCase(set: CharSet): CharSet {
  const { ranges } = set;
  if (ranges.length === 0) return set;
  const out = [...ranges];
  if (ranges.at(-1)! < ASCII_END) {
    for (let letter = 0x61; letter <= 0x7a; letter++) {
      const upper = letter - 0x20;
      if (!set.has(letter) && !set.has(upper)) continue;
      out.push(letter, letter, upper, upper);
      if (letter === 0x6b) out.push(KELVIN, KELVIN);
    }
  } else {
    for (const same of equivalences())
      if (same.some((unit) => set.has(unit))) for (const unit of same) out.push(unit, unit);
  }
  return out.length === ranges.length ? set : charSet(out);
}
