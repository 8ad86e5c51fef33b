import { RegexOption } from './options.ts';
import { literal, property, shorthand } from './parse-class.ts';
import type { Scanner } from './scanner.ts';
import type { Anchor, Groups, Node } from './tree.ts';

/** What a backslash begins outside of a class: an anchor, a class, a reference to a group, or a character. */

const ANCHORS: Readonly<Record<string, Anchor>> = {
  A: 'beginning',
  G: 'start',
  Z: 'endZ',
  z: 'end',
  b: 'boundary',
  B: 'nonBoundary',
};

/** Steps over an escape in the counting pass, with the errors that .NET reports there. */
export function skipEscape(s: Scanner): void {
  if (/[bBAGZzwWsSdDpP]/.test(s.peek())) s.pos++;
  else basic(s, null);
}

export function escape(s: Scanner, groups: Groups): Node {
  const c = s.peek();
  const ecma = s.on(RegexOption.ECMAScript);
  const rtl = s.on(RegexOption.RightToLeft);
  if (/[bBAGZz]/.test(c)) {
    s.pos++;
    const anchor: Anchor = ecma && c === 'b' ? 'ecmaBoundary' : ecma && c === 'B' ? 'ecmaNonBoundary' : ANCHORS[c]!;
    return { kind: 'anchor', anchor };
  }
  if (/[wWsSdD]/.test(c)) {
    s.pos++;
    return { kind: 'set', set: shorthand(c, ecma), rtl };
  }
  if (c === 'p' || c === 'P') {
    s.pos++;
    return { kind: 'set', set: property(s, c), rtl };
  }
  return basic(s, groups)!;
}

/** A reference or a character; null in the counting pass, which has no groups yet. */
function basic(s: Scanner, groups: Groups | null): Node | null {
  const { pattern } = s;
  const from = s.pos;
  let close = '';

  if (s.peek() === 'k') {
    if (s.pos + 1 < pattern.length) {
      s.pos++;
      const quote = s.next();
      if (quote === '<') close = '>';
      else if (quote === "'") close = quote;
    }
    if (close === '' || s.atEnd) s.fail('MalformedNamedReference');
  } else if ((s.peek() === '<' || s.peek() === "'") && s.pos + 1 < pattern.length) {
    close = s.next() === "'" ? "'" : '>';
  }

  if (close !== '' && s.isDigit()) {
    const number = s.decimal();
    if (!s.atEnd && s.next() === close) {
      if (groups === null) return null;
      return groups.slotOfNumber.has(number)
        ? reference(s, groups, number)
        : s.fail('UndefinedNumberedReference', String(number));
    }
  } else if (close === '' && s.isDigit() && s.peek() !== '0') {
    if (s.on(RegexOption.ECMAScript)) {
      const number = ecmaNumber(s, groups);
      if (number >= 0) return groups === null ? null : reference(s, groups, number);
    } else {
      const number = s.decimal();
      if (groups === null) return null;
      if (groups.slotOfNumber.has(number)) return reference(s, groups, number);
      if (number <= 9) s.fail('UndefinedNumberedReference', String(number));
    }
  } else if (close !== '' && s.isWord()) {
    const name = s.name();
    if (!s.atEnd && s.next() === close) {
      if (groups === null) return null;
      const number = groups.numberOfName.get(name);
      return number === undefined ? s.fail('UndefinedNamedReference', name) : reference(s, groups, number);
    }
  }

  s.pos = from;
  const unit = s.charEscape();
  if (groups === null) return null;
  return { kind: 'set', set: literal(unit, s.options), rtl: s.on(RegexOption.RightToLeft) };
}

/** ECMAScript: the longest number that is a group's; the rest are digits. -1 where there is none. */
function ecmaNumber(s: Scanner, groups: Groups | null): number {
  // one above the last number: .NET reads that far, and swallows a digit too many
  const top = groups === null ? 0 : groups.numbers.at(-1)! + 1;
  const at = s.pos - 1;
  let found = -1;
  let number = Number(s.peek());
  while (number <= top) {
    if ((groups!.positions.get(number) ?? at) < at) found = number;
    s.pos++;
    if (!s.isDigit()) break;
    number = number * 10 + Number(s.peek());
  }
  return found;
}

const reference = (s: Scanner, groups: Groups, number: number): Node => ({
  kind: 'backreference',
  slot: groups.slotOfNumber.get(number)!,
  ignoreCase: s.on(RegexOption.IgnoreCase),
  unsetIsEmpty: s.on(RegexOption.ECMAScript),
  rtl: s.on(RegexOption.RightToLeft),
});
