import { ANY } from './char-set.ts';
import { countGroups } from './count-groups.ts';
import { RegexOption } from './options.ts';
import { charClass, literal } from './parse-class.ts';
import { escape } from './parse-escape.ts';
import { openGroup, type Opening } from './parse-group.ts';
import { Scanner } from './scanner.ts';
import { EMPTY, UNBOUNDED, type Groups, type Node, type Pattern } from './tree.ts';
import { NOT_NEWLINE } from './unicode.ts';

/**
 * .NET's pattern syntax to a tree. Whatever .NET refuses is a RegexParseException with its text and its offset.
 * Groups recurse; how deep they may nest is bounded (scanner.ts).
 */
export function parsePattern(pattern: string, options: number): Pattern {
  const groups = countGroups(pattern, options);
  const s = new Scanner(pattern, options);
  const tree = choice(branches(s, groups, false));
  if (!s.atEnd) {
    s.pos++;
    s.fail('InsufficientOpeningParentheses');
  }
  return { tree, groups };
}

const choice = (items: readonly Node[]): Node => (items.length === 1 ? items[0]! : { kind: 'choice', items });

/** Alternatives up to the end or to a closing parenthesis, which stays. */
function branches(s: Scanner, groups: Groups, inTest: boolean): Node[] {
  const rtl = s.on(RegexOption.RightToLeft);
  const out: Node[] = [];
  for (;;) {
    const items: Node[] = [];
    sequence(s, groups, inTest, items);
    out.push(items.length === 0 ? EMPTY : items.length === 1 ? items[0]! : { kind: 'sequence', items, rtl });
    if (s.peek() !== '|') return out;
    s.pos++;
  }
}

function sequence(s: Scanner, groups: Groups, inTest: boolean, items: Node[]): void {
  let afterQuantifier = false;
  for (;;) {
    s.blanks();
    const c = s.peek();
    if (s.atEnd || c === '|' || c === ')') return;
    if (s.isQuantifier()) {
      s.pos++;
      s.fail(afterQuantifier ? 'NestedQuantifiersNotParenthesized' : 'QuantifierAfterNothing', c);
    }
    const unit = element(s, groups, inTest);
    afterQuantifier = false;
    if (unit === null) continue;
    s.blanks();
    afterQuantifier = s.isQuantifier();
    items.push(afterQuantifier ? quantified(s, unit) : unit);
  }
}

/** One element without its quantifier; null for `(?i)`, which is none. */
function element(s: Scanner, groups: Groups, inTest: boolean): Node | null {
  const rtl = s.on(RegexOption.RightToLeft);
  const c = s.next();
  switch (c) {
    case '[':
      return { kind: 'set', set: charClass(s, false), rtl };
    case '(':
      return group(s, groups, inTest);
    case '\\':
      if (s.atEnd) s.fail('UnescapedEndingBackslash');
      return escape(s, groups);
    case '^':
      return { kind: 'anchor', anchor: s.on(RegexOption.Multiline) ? 'lineStart' : 'beginning' };
    case '$':
      return { kind: 'anchor', anchor: s.on(RegexOption.Multiline) ? 'lineEnd' : 'endZ' };
    case '.':
      return { kind: 'set', set: s.on(RegexOption.Singleline) ? ANY : NOT_NEWLINE, rtl };
    default:
      return { kind: 'set', set: literal(c.charCodeAt(0), s.options), rtl };
  }
}

function group(s: Scanner, groups: Groups, inTest: boolean): Node | null {
  const { options } = s;
  const opening = openGroup(s, groups, inTest);
  if (opening === null) return null;
  return s.nest(() => {
    const isMatchTest = opening.kind === 'ifMatch';
    let condition: Node | null = null;
    if (isMatchTest) {
      s.pos++;
      condition = group(s, groups, true);
    }
    const items = branches(s, groups, isMatchTest);
    if (s.atEnd) s.fail('InsufficientClosingParentheses');
    s.pos++;
    if ((isMatchTest || opening.kind === 'ifGroup') && items.length > 2) s.fail('AlternationHasTooManyConditions');
    s.options = options;
    return closeGroup(opening, items, condition);
  });
}

function closeGroup(opening: Opening, items: readonly Node[], condition: Node | null): Node {
  const [yes = EMPTY, no = EMPTY] = items;
  switch (opening.kind) {
    case 'group':
      return choice(items);
    case 'ifMatch':
      return { kind: 'ifMatch', condition: condition!, yes, no };
    case 'ifGroup':
      return { ...opening, yes, no };
    default:
      return { ...opening, body: choice(items) };
  }
}

/** A unit with the quantifier that stands here. */
function quantified(s: Scanner, body: Node): Node {
  let min = 0;
  let max = UNBOUNDED;
  switch (s.next()) {
    case '+':
      min = 1;
      break;
    case '?':
      max = 1;
      break;
    case '{':
      min = max = s.decimal();
      if (s.peek() === ',') {
        s.pos++;
        max = s.isDigit() ? s.decimal() : UNBOUNDED;
      }
      s.pos++;
      break;
    default:
  }
  s.blanks();
  const lazy = s.peek() === '?';
  if (lazy) s.pos++;
  if (min > max) s.fail('ReversedQuantifierRange');
  if (max === 0) return EMPTY;
  return min === 1 && max === 1 ? body : { kind: 'loop', body, min, max, lazy };
}
