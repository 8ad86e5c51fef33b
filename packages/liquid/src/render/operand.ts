import { dotnet } from '@sluice/expressions';
import { WORD_CHARS } from '../syntax/patterns.ts';
import { Emptiness } from '../values/kinds.ts';
import { itemsOf } from '../values/sequence.ts';
import { int32Of } from '../values/convert.ts';
import { plainText } from '../values/text.ts';
import { memberOf } from './member.ts';
import type { Operand } from './rendering.ts';

/**
 * From the text of a value to something that can be read: `nil`, `true`, quoted texts, numbers, `(1..5)`, and what is
 * none of them as a variable with members. Int32 where it fits, else Int64; a point makes a decimal.
 */
export function operand(text: string): Operand {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const quoted = /^'(.*)'$/.exec(text) ?? /^"(.*)"$/.exec(text);
  if (quoted !== null) return constant(quoted[1]!);
  // what has no end would be tried from each of its points
  const range = /^\(\S+\)$/.test(text) ? /^\((\S+)\.\.(\S+)\)$/.exec(text) : null;
  if (range !== null) return rangeOf(bound(range[1]!), bound(range[2]!));
  if (/^[+-]?\d+$/.test(text)) return wholeNumber(text);
  if (/^[+-]?\d[\d.|,]+$/.test(text)) return realNumber(text);
  return variable(text);
}

const constant =
  (value: unknown): Operand =>
  () =>
    value;

const isEmptySequence = (value: unknown): boolean => itemsOf(value)?.length === 0;
const WORDS: ReadonlyMap<string, Operand> = new Map(
  Object.entries({
    '': null,
    nil: null,
    null: null,
    true: true,
    false: false,
    blank: new Emptiness(
      (v) => v === null || v === false || (typeof v === 'string' && dotnet.isBlank(v)) || isEmptySequence(v),
    ),
    empty: new Emptiness(isEmptySequence),
  }).map(([name, value]) => [name, constant(value)] as const),
);

/** A range is no bound of another one. */
const bound = (text: string): Operand => (text.startsWith('(') ? constant([]) : operand(text));

function rangeOf(from: Operand, to: Operand): Operand {
  return (x) => {
    const [first, last] = [int32Of(from(x)), int32Of(to(x))];
    if (last < first) return [];
    dotnet.chargeElements(last - first + 1);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  };
}

function wholeNumber(text: string): Operand {
  const value = BigInt(text.replace(/^\+/, ''));
  if (value === BigInt.asIntN(32, value)) return constant(Number(value));
  if (value === BigInt.asIntN(64, value)) return constant(value);
  return () => dotnet.clrThrow('System.OverflowException', 'Value was either too large or too small for an Int64.');
}

/** NumberStyles.Number | NumberStyles.Float. */
const STYLES = 239;
const tryDecimal = dotnet.member(
  'System.Decimal',
  'static bool TryParse(string s, NumberStyles style, IFormatProvider provider, out decimal result)',
);
const parseDouble = dotnet.member('System.Double', 'static double Parse(string s, NumberStyles style)');

function realNumber(text: string): Operand {
  return () => {
    const result = { value: null as unknown };
    if (tryDecimal(text, STYLES, null, result) === true) return result.value;
    return dotnet.boxDouble(parseDouble(text, STYLES) as number);
  };
}

type Part = { readonly name: string } | { readonly key: Operand };

/** `a.b[0]["c"].size`: reading it gives null where any part is missing. */
function variable(text: string): Operand {
  const [first, ...rest] = partsOf(text);
  if (first === undefined) return constant(null);
  return (x) => {
    let name: string;
    if ('name' in first) name = first.name;
    else {
      const key = first.key(x);
      name = key === null ? dotnet.nullReference() : plainText(key);
    }
    let value = x.find(name);
    for (const part of rest) {
      if (value === undefined) return null;
      value = 'name' in part ? memberOf(value, part.name, true) : memberOf(value, part.key(x), false);
    }
    return value ?? null;
  };
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  const lastClose = text.lastIndexOf(']');
  for (let i = 0; i < text.length;) {
    const close = text[i] === '[' && i + 2 <= lastClose ? text.indexOf(']', i + 2) : -1;
    if (close > 0) {
      parts.push({ key: operand(text.slice(i + 1, close)) });
      i = close + 1;
      continue;
    }
    const chars = WORD_CHARS();
    chars.lastIndex = i;
    const word = chars.exec(text);
    if (word !== null) parts.push({ name: word[0] });
    i += word?.[0].length ?? 1;
  }
  return parts;
}
