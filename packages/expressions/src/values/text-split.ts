import { argument } from './exception.ts';
import { chargeElements } from './run.ts';
import { trim } from './text-edit.ts';
import { notNegative } from './text-guard.ts';

/** `string.Split` in all its forms. A separator is a list of texts; none means white space. */

/** The values of `StringSplitOptions`. */
export const SPLIT_OPTIONS = { None: 0, RemoveEmptyEntries: 1, TrimEntries: 2 } as const;

function check(count: number, options: number): void {
  notNegative('count', count);
  if (options >>> 0 > 3) argument('Value of flags is invalid.', 'options');
}

/** Where separators stand, as pairs of start and end. */
type Cuts = readonly number[];

const WHITE_SPACE = /[\s\u0085]/g;

function cutsAtWhiteSpace(text: string): Cuts {
  const cuts: number[] = [];
  WHITE_SPACE.lastIndex = 0;
  for (let m = WHITE_SPACE.exec(text); m !== null; m = WHITE_SPACE.exec(text))
    if (text.charCodeAt(m.index) !== 0xfeff) cuts.push(m.index, m.index + 1);
  return cuts;
}

function cutsAtOne(text: string, separator: string): Cuts {
  const cuts: number[] = [];
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length))
    cuts.push(at, at + separator.length);
  return cuts;
}

/** The first separator of the list that fits wins, at the earliest place. */
function cutsAtAny(text: string, separators: readonly string[]): Cuts {
  const cuts: number[] = [];
  const next = separators.map((s) => text.indexOf(s));
  for (;;) {
    let best = -1;
    for (let k = 0; k < separators.length; k++) if (next[k]! >= 0 && (best < 0 || next[k]! < next[best]!)) best = k;
    if (best < 0) return cuts;
    const end = next[best]! + separators[best]!.length;
    cuts.push(next[best]!, end);
    for (let k = 0; k < separators.length; k++)
      if (next[k]! >= 0 && next[k]! < end) next[k] = text.indexOf(separators[k]!, end);
  }
}

function cutsOf(text: string, separators: readonly string[] | null): Cuts {
  if (separators === null) return cutsAtWhiteSpace(text);
  return separators.length === 1 ? cutsAtOne(text, separators[0]!) : cutsAtAny(text, separators);
}

/** `separators`: null for white space; texts must not be empty. `count`: Infinity for no limit. */
export function split(
  text: string,
  separators: readonly string[] | null,
  options: number,
  count: number = Infinity,
): string[] {
  check(count, options);
  if (count === 0) return [];
  // the hot case: one separator, nothing else
  if (options === 0 && count === Infinity && separators?.length === 1) {
    const parts = text.split(separators[0]!);
    chargeElements(parts.length);
    return parts;
  }
  const trims = (options & SPLIT_OPTIONS.TrimEntries) !== 0;
  const removes = (options & SPLIT_OPTIONS.RemoveEmptyEntries) !== 0;
  const piece = (from: number, to: number): string => {
    const part = text.slice(from, to);
    return trims ? trim(part) : part;
  };
  if (count === 1) return removes && piece(0, text.length) === '' ? [] : [piece(0, text.length)];
  const cuts = cutsOf(text, separators);
  chargeElements(cuts.length >> 1);
  const out: string[] = [];
  let from = 0;
  let i = 0;
  for (; i < cuts.length && out.length < count - 1; i += 2) {
    const part = piece(from, cuts[i]!);
    from = cuts[i + 1]!;
    if (!removes || part !== '') out.push(part);
  }
  // where a limit stops it, leading empty pieces of the rest are dropped too
  for (; removes && i < cuts.length; i += 2) {
    if (piece(from, cuts[i]!) !== '') break;
    from = cuts[i + 1]!;
  }
  const rest = piece(from, text.length);
  if (!removes || rest !== '') out.push(rest);
  return out;
}
