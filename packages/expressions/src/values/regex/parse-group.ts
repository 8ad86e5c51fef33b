import { RegexOption } from './options.ts';
import type { Scanner } from './scanner.ts';
import type { Groups } from './tree.ts';

/** What a parenthesis opens: all of a node but what stands inside. `ifMatch` stands before its condition. */
export type Opening =
  | { readonly kind: 'group' }
  | { readonly kind: 'capture'; readonly slot: number; readonly pops: number }
  | { readonly kind: 'atomic' }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean }
  | { readonly kind: 'ifGroup'; readonly slot: number }
  | { readonly kind: 'ifMatch' };

const GROUP: Opening = { kind: 'group' };

/**
 * Reads on from behind the parenthesis; null for `(?i)`, whose options stay in force. Sets the options that hold inside.
 * Directly inside of a test `(?(…)…)`, .NET reads no inline options.
 */
export function openGroup(s: Scanner, groups: Groups, inTest: boolean): Opening | null {
  if (s.peek() !== '?' || s.peek(1) === ')') {
    const isPlain = s.on(RegexOption.ExplicitCapture) || s.ignoreNextParenthesis;
    s.ignoreNextParenthesis = false;
    if (isPlain) return GROUP;
    return { kind: 'capture', slot: groups.slotOfNumber.get(s.nextUnnamed++)!, pops: -1 };
  }
  s.pos++;
  if (s.atEnd) s.fail('InvalidGroupingConstruct');
  const c = s.next();
  switch (c) {
    case ':':
      return GROUP;
    case '=':
    case '!':
      s.options &= ~RegexOption.RightToLeft;
      return { kind: 'look', behind: false, negative: c === '!' };
    case '>':
      return { kind: 'atomic' };
    case "'":
    case '<':
      return named(s, groups, c === '<' ? '>' : "'");
    case '(':
      return test(s, groups);
    default:
  }
  s.pos--;
  if (!inTest) s.inlineOptions();
  if (s.atEnd) s.fail('InvalidGroupingConstruct');
  const end = s.next();
  if (end === ')') return null;
  return end === ':' ? GROUP : s.fail('InvalidGroupingConstruct');
}

/** `(?<name>`, `(?<1>`, `(?<name-other>`, `(?<-other>`, `(?<=`, `(?<!`. */
function named(s: Scanner, groups: Groups, close: string): Opening {
  if (s.atEnd) s.fail('InvalidGroupingConstruct');
  const c = s.peek();
  if (c === '=' || c === '!') {
    s.pos++;
    if (close === "'") s.fail('InvalidGroupingConstruct');
    s.options |= RegexOption.RightToLeft;
    return { kind: 'look', behind: true, negative: c === '!' };
  }

  let number = -1;
  if (s.isDigit()) {
    number = s.decimal();
    if (!groups.slotOfNumber.has(number)) number = -1;
    endOfName(s, close, true);
    if (number === 0) s.fail('CaptureGroupOfZero');
  } else if (s.isWord()) {
    number = groups.numberOfName.get(s.name()) ?? -1;
    endOfName(s, close, true);
  } else if (c !== '-') s.fail('CaptureGroupNameInvalid');

  let pops = -1;
  if ((number !== -1 || c === '-') && s.pos + 1 < s.pattern.length && s.peek() === '-') {
    s.pos++;
    if (s.isDigit()) {
      pops = s.decimal();
      if (!groups.slotOfNumber.has(pops)) s.fail('UndefinedNumberedReference', String(pops));
    } else if (s.isWord()) {
      const name = s.name();
      pops = groups.numberOfName.get(name) ?? s.fail('UndefinedNamedReference', name);
    } else s.fail('CaptureGroupNameInvalid');
    endOfName(s, close, false);
  }

  if ((number === -1 && pops === -1) || s.atEnd || s.next() !== close) s.fail('InvalidGroupingConstruct');
  const slot = (n: number): number => groups.slotOfNumber.get(n) ?? -1;
  return { kind: 'capture', slot: slot(number), pops: slot(pops) };
}

function endOfName(s: Scanner, close: string, dash: boolean): void {
  if (!s.atEnd && s.peek() !== close && !(dash && s.peek() === '-')) s.fail('CaptureGroupNameInvalid');
}

/** `(?(`: a group's number or name, or an expression, whose parenthesis stays. */
function test(s: Scanner, groups: Groups): Opening {
  const from = s.pos;
  if (s.isDigit()) {
    const number = s.decimal();
    if (s.atEnd || s.next() !== ')') s.fail('AlternationHasMalformedReference', String(number));
    const slot = groups.slotOfNumber.get(number);
    return slot === undefined ? s.fail('AlternationHasUndefinedReference', String(number)) : { kind: 'ifGroup', slot };
  }
  if (s.isWord()) {
    const number = groups.numberOfName.get(s.name());
    if (number !== undefined && !s.atEnd && s.next() === ')')
      return { kind: 'ifGroup', slot: groups.slotOfNumber.get(number)! };
  }
  s.pos = from - 1;
  s.ignoreNextParenthesis = true;
  if (s.peek(1) === '?' && s.pos + 2 < s.pattern.length) {
    const c = s.peek(2);
    if (c === '#') s.fail('AlternationHasComment');
    const isName = c === '<' && s.pos + 3 < s.pattern.length && s.peek(3) !== '!' && s.peek(3) !== '=';
    if (c === "'" || isName) s.fail('AlternationHasNamedCapture');
  }
  return { kind: 'ifMatch' };
}
