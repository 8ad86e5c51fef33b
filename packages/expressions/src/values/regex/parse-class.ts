import { CharSet, charSet, negate, single, subtract, union } from './char-set.ts';
import { RegexOption } from './options.ts';
import { parseError } from './parse-error.ts';
import type { Scanner } from './scanner.ts';
import {
  cased,
  digit,
  ecmaDigit,
  ecmaSpace,
  ecmaWord,
  ignoreCase,
  namedSet,
  notDigit,
  notSpace,
  notWord,
  space,
  word,
} from './unicode.ts';

/** Sets of characters: `[…]` with ranges, classes and subtraction, and the classes that stand alone (`\d`, `\p{L}`). */

/** `\d \D \s \S \w \W`. */
export function shorthand(letter: string, ecma: boolean): CharSet {
  switch (letter) {
    case 'd':
      return ecma ? ecmaDigit : digit();
    case 'D':
      return ecma ? negate(ecmaDigit) : notDigit();
    case 's':
      return ecma ? ecmaSpace : space();
    case 'S':
      return ecma ? negate(ecmaSpace) : notSpace();
    case 'w':
      return ecma ? ecmaWord : word();
    default:
      return ecma ? negate(ecmaWord) : notWord();
  }
}

const CASED = /^L[ult]$/;

/** `\p{name}` and `\P{name}`, from behind the letter. */
export function property(s: Scanner, letter: string): CharSet {
  const name = s.property();
  const set = namedSet(name) ?? parseError('UnrecognizedUnicodeProperty', s.pattern, s.pos, name);
  const plain = s.on(RegexOption.IgnoreCase) && CASED.test(name) ? cased() : set;
  return letter === 'p' ? plain : negate(plain);
}

/** `[…]` from behind the bracket. In the counting pass (`counting`) only what is plainly malformed is an error. */
export function charClass(s: Scanner, counting: boolean): CharSet {
  const ranges: number[] = [];
  let classes = new CharSet([]);
  let subtraction: CharSet | null = null;
  let first = true;
  let closed = false;
  /** The first unit of a range whose last one comes next; -1 where none is open. */
  let from = -1;
  const ecma = s.on(RegexOption.ECMAScript);

  const negated = s.peek() === '^';
  if (negated) {
    s.pos++;
    if (ecma && s.peek() === ']') first = false;
  }
  const nested = (): void => {
    subtraction = s.nest(() => charClass(s, counting));
    if (!s.atEnd && s.peek() !== ']') s.fail('ExclusionGroupNotLast');
  };

  for (; !s.atEnd; first = false) {
    let escaped = false;
    let c = s.next();
    let unit = c.charCodeAt(0);
    if (c === ']') {
      if (!first) {
        closed = true;
        break;
      }
    } else if (c === '\\' && !s.atEnd) {
      c = s.next();
      switch (c) {
        case 'd':
        case 'D':
        case 's':
        case 'S':
        case 'w':
        case 'W':
        case 'p':
        case 'P': {
          if (from >= 0 && !counting) s.fail('ShorthandClassInCharacterRange', c);
          if (c !== 'p' && c !== 'P') classes = union(classes, shorthand(c, ecma));
          else if (counting) s.property();
          else classes = union(classes, property(s, c));
          continue;
        }
        case '-':
          if (counting) continue;
          if (from > 0x2d) s.fail('ReversedCharacterRange');
          ranges.push(from >= 0 ? from : 0x2d, 0x2d);
          from = -1;
          continue;
        default:
          s.pos--;
          unit = s.charEscape();
          escaped = true;
      }
    }

    if (from >= 0) {
      if (counting) {
        from = -1;
        continue;
      }
      if (c === '[' && !escaped && !first) {
        // no range after all: the bracket begins a subtraction
        ranges.push(from, from);
        nested();
      } else {
        if (from > unit) s.fail('ReversedCharacterRange');
        ranges.push(from, unit);
      }
      from = -1;
    } else if (s.peek() === '-' && s.pos + 1 < s.pattern.length && s.peek(1) !== ']') {
      from = unit;
      s.pos++;
    } else if (c === '-' && !escaped && s.peek() === '[' && !first) {
      s.pos++;
      nested();
    } else ranges.push(unit, unit);
  }
  if (!closed) s.fail('UnterminatedBracket');
  if (counting) return classes;

  // .NET closes only the listed characters over case; classes are what they are
  const listed = s.on(RegexOption.IgnoreCase) ? ignoreCase(charSet(ranges)) : charSet(ranges);
  const positive = union(listed, classes);
  const own = negated ? negate(positive) : positive;
  return subtraction === null ? own : subtract(own, subtraction);
}

/** One character of the pattern. */
export const literal = (unit: number, options: number): CharSet =>
  (options & RegexOption.IgnoreCase) === 0 ? single(unit) : ignoreCase(single(unit));
