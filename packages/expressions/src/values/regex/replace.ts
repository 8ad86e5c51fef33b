import { argumentOutOfRange } from '../exception.ts';
import { charge, chargeString } from '../run.ts';
import { firstMatch, matchFrom, type Match, windowOf } from './match.ts';
import { RegexOption } from './options.ts';
import { checkedStart, find, foundFrom, foundTo, type Regex } from './regex.ts';
import { Scanner } from './scanner.ts';

/** Replace and Split: texts between matches, and what stands in for a match. */

/** The parts of a replacement: text, the slot of a group, or one of these. */
const Part = { Before: -1, After: -2, LastGroup: -3, Whole: -4 } as const;
export type Replacement = readonly (string | number)[];

const SPECIAL: Readonly<Record<string, number>> = {
  '`': Part.Before,
  "'": Part.After,
  '+': Part.LastGroup,
  _: Part.Whole,
  '&': 0,
};

/** `$1 ${1} ${name} $& $_ $+ $$` and the rest; what is none of it stands for itself. */
export function parseReplacement(regex: Regex, replacement: string): Replacement {
  const s = new Scanner(replacement, regex.program.options);
  const parts: (string | number)[] = [];
  let text = '';
  while (!s.atEnd) {
    const dollar = replacement.indexOf('$', s.pos);
    text += replacement.slice(s.pos, dollar < 0 ? undefined : dollar);
    if (dollar < 0) break;
    s.pos = dollar + 1;
    const part = afterDollar(s, regex);
    if (typeof part === 'string') text += part;
    else {
      if (text !== '') parts.push(text);
      parts.push(part);
      text = '';
    }
  }
  if (text !== '') parts.push(text);
  return parts;
}

function afterDollar(s: Scanner, regex: Regex): string | number {
  const { slotOfNumber, numberOfName } = regex.program.groups;
  const from = s.pos;
  const angled = s.peek() === '{' && s.pos + 1 < s.pattern.length;
  if (angled) s.pos++;
  let slot: number | undefined;
  if (s.isDigit()) {
    if (!angled && s.on(RegexOption.ECMAScript)) slot = longestNumber(s, regex);
    else {
      const number = s.decimal();
      if (!angled || s.next() === '}') slot = slotOfNumber.get(number);
    }
  } else if (angled && s.isWord()) {
    const name = s.name();
    if (s.next() === '}') slot = slotOfNumber.get(numberOfName.get(name) ?? -1);
  } else if (!angled) {
    const c = s.peek();
    if (c === '$') {
      s.pos++;
      return '$';
    }
    slot = SPECIAL[c];
    if (slot !== undefined) s.pos++;
  }
  if (slot !== undefined) return slot;
  s.pos = from;
  return '$';
}

/** ECMAScript: as many digits as make the number of a group. */
function longestNumber(s: Scanner, regex: Regex): number | undefined {
  const { slotOfNumber } = regex.program.groups;
  let found: number | undefined;
  let end = s.pos;
  let number = 0;
  while (s.isDigit()) {
    number = number * 10 + Number(s.next());
    if (number > 0x7fffffff) s.fail('QuantifierOrCaptureGroupOutOfRange');
    const slot = slotOfNumber.get(number);
    if (slot === undefined) continue;
    found = slot;
    end = s.pos;
  }
  s.pos = end;
  return found;
}

/** What a replacement is for a match. */
export function expand(replacement: Replacement, match: Match): string {
  let out = '';
  for (const part of replacement) {
    out += typeof part === 'string' ? part : partOf(part, match);
    chargeString(out.length);
  }
  return out;
}

function partOf(part: number, match: Match): string {
  switch (part) {
    case 0:
      return match.value;
    case Part.Before:
      return match.text.slice(0, match.index);
    case Part.After:
      return match.text.slice(match.index + match.length);
    case Part.LastGroup:
      return match.groups.at(-1)!.value;
    case Part.Whole:
      return match.text;
    default:
      return match.groups[part]!.value;
  }
}

/** `Replace`: at most `count` matches from `at` on; -1 means all. */
export function replace(
  regex: Regex,
  text: string,
  replacement: string | ((match: Match) => string | null),
  count: number,
  at: number,
): string {
  if (count < -1) argumentOutOfRange('count', 'Count cannot be less than -1.');
  checkedStart(text, at);
  const parts = typeof replacement === 'string' ? parseReplacement(regex, replacement) : null;
  if (count === 0) return text;
  if (parts !== null && parts.length <= 1 && typeof (parts[0] ?? '') === 'string' && !regex.program.rtl)
    return replaceByText(regex, text, (parts[0] ?? '') as string, count, at);
  const evaluate =
    parts === null ? (replacement as (match: Match) => string | null) : (m: Match): string => expand(parts, m);

  const { rtl } = regex.program;
  const out: string[] = [];
  let length = 0;
  let rest = rtl ? text.length : 0;
  for (let m = firstMatch(regex, text, at); m.success; m = m.nextMatch()) {
    const end = m.index + m.length;
    const between = rtl ? text.slice(end, rest) : text.slice(rest, m.index);
    const value = evaluate(m) ?? '';
    out.push(between, value);
    chargeString((length += between.length + value.length));
    rest = rtl ? m.index : end;
    if (--count === 0) break;
  }
  if (out.length === 0) return text;
  if (!rtl) return out.join('') + text.slice(rest);
  return text.slice(0, rest) + out.reverse().join('');
}

/** A replacement that is the same for every match needs no Match. */
function replaceByText(regex: Regex, text: string, value: string, count: number, at: number): string {
  let out = '';
  let rest = 0;
  for (let start = at; find(regex, text, at, start);) {
    out += text.slice(rest, foundFrom) + value;
    rest = foundTo;
    if (out.length > text.length) chargeString(out.length);
    if (--count === 0) break;
    start = foundTo;
    at = foundTo === foundFrom ? foundTo + 1 : foundTo;
    if (at > text.length) break;
  }
  return rest === 0 && out === '' ? text : out + text.slice(rest);
}

/** `Split`: the texts between matches, each followed by the captures of the match; `count` 0 means all. */
export function split(regex: Regex, text: string, count: number, at: number): string[] {
  if (count < 0) argumentOutOfRange('count', 'Count cannot be less than -1.');
  checkedStart(text, at);
  if (count === 1) return [text];
  const { rtl } = regex.program;
  const out: string[] = [];
  let rest = rtl ? text.length : 0;
  for (let m = matchFrom(regex, windowOf(text), at, false); m.success; m = m.nextMatch()) {
    charge(1);
    out.push(rtl ? text.slice(m.index + m.length, rest) : text.slice(rest, m.index));
    rest = rtl ? m.index : m.index + m.length;
    for (const group of m.groups.slice(1)) if (group.success) out.push(group.value);
    if (--count === 1) break;
  }
  out.push(rtl ? text.slice(0, rest) : text.slice(rest));
  return rtl ? out.reverse() : out;
}
