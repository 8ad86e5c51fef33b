import { span } from '@sluice/parser';
import type { Expr, UnaryOperator, BinaryOperator } from './ast.ts';
import { beginsExpression, isSyntax, type Parser } from './cursor.ts';
import { isLambda, parseLambda } from './lambda.ts';
import type { Token } from './lexer.ts';
import { diag } from './messages.ts';
import { ASSIGNMENT, OPERATORS, RELATIONAL, UNARY, type Operator } from './operators.ts';
import { parsePrimary } from './primary.ts';
import { scanType, parseType } from './types.ts';

/** Expressions from assignment down to unary; the operators by precedence climbing, so a long chain costs no depth. */

export function parseExpression(p: Parser): Expr {
  return p.nested(assignment);
}

function assignment(p: Parser): Expr {
  if (isLambda(p)) return parseLambda(p);
  if (p.token.kind === 'word') {
    if (p.at('throw')) return throwExpression(p);
    if (p.at('from') && isQuery(p)) return p.grammar.query(p);
  }
  const left = conditional(p);
  const operator = assignmentOperator(p);
  if (operator === undefined) return left;
  const value = p.at('ref') ? refValue(p) : parseExpression(p);
  return { kind: 'Assign', operator, target: left, value, span: span(left.span.start, value.span.end) };
}

function refValue(p: Parser): Expr {
  p.next();
  return parseExpression(p);
}

/** Consumes the operator; undefined where there is none. */
function assignmentOperator(p: Parser): BinaryOperator | null | undefined {
  if (p.token.kind !== 'punctuator') return undefined;
  const found = ASSIGNMENT.get(p.token.text);
  if (found !== undefined) {
    p.next();
    return found;
  }
  if (p.joined('>>') && p.peek(2).text === '=' && p.peek(2).start === p.peek(1).end) {
    p.next();
    p.next();
    p.next();
    return '>>';
  }
  if (p.at('??=')) {
    p.feature(p.next(), 'coalescing assignment', '8.0');
    return '??';
  }
  return undefined;
}

function throwExpression(p: Parser): Expr {
  const { start } = p.next();
  const value = parseExpression(p);
  return { kind: 'Throw', value, span: p.from(start) };
}

const isQuery = (p: Parser): boolean => {
  const second = p.peek(1);
  const third = p.peek(2);
  if (second.kind !== 'word') return false;
  return third.text === 'in' || (third.kind === 'word' && p.peek(3).text === 'in') || scanType(p, p.position + 1).sure;
};

function conditional(p: Parser): Expr {
  const condition = binary(p, 0);
  if (!p.at('?')) return condition;
  p.next();
  return p.nested(() => {
    const whenTrue = branch(p);
    p.expect(':');
    const whenFalse = branch(p);
    return { kind: 'Conditional', condition, whenTrue, whenFalse, span: p.from(condition.span.start) };
  });
}

const branch = (p: Parser): Expr => (p.at('throw') ? throwExpression(p) : parseExpression(p));

/** The binary operator here; null where there is none. */
function binaryOperator(p: Parser): Operator | null {
  const found = OPERATORS.get(p.token.text) ?? null;
  if (found === null || found.operator !== '>') return found;
  if (p.joined('>=')) return p.peek(1).text === '=' ? OPERATORS.get('>=')! : null;
  if (!p.joined('>>')) return found;
  const third = p.peek(2);
  if (third.text === '>' && third.start === p.peek(1).end) return OPERATORS.get('>>>')!;
  if (third.text === '=' && third.start === p.peek(1).end) return null; // >>=
  return OPERATORS.get('>>')!;
}

function binary(p: Parser, minimum: number): Expr {
  let left = parseUnary(p);
  // operators whose operand the binder recurses into; those of arithmetic and logic it walks along
  for (let tests = 0; ;) {
    if (tests > p.maxDepth) p.tooDeep();
    if (p.token.kind === 'word') {
      const tested = wordOperator(p, left, minimum);
      if (tested === null) return left;
      tests++;
      left = tested;
      continue;
    }
    if (p.token.kind !== 'punctuator') return left;
    if (p.at('..')) {
      tests++;
      left = range(p, left.span.start, [left]);
      continue;
    }
    const found = binaryOperator(p);
    if (found === null) return left;
    const { precedence, rightToLeft } = found;
    if (precedence <= minimum) return left;
    const operatorStart = p.token.start;
    if (found.tokens === 3) p.feature(span(left.span.start, operatorStart + 3), 'unsigned right shift', '11.0');
    for (let i = 0; i < found.tokens; i++) p.next();
    const operatorSpan = span(operatorStart, p.previous().end);
    const right = p.at('throw')
      ? throwExpression(p)
      : rightToLeft
        ? p.nested(() => binary(p, precedence - 1))
        : binary(p, precedence);
    left = {
      kind: 'Binary',
      operator: found.operator,
      operatorSpan,
      left,
      right,
      span: span(left.span.start, right.span.end),
    };
  }
}

/** `is`, `as`, and what later versions have; null where the word is no operator. */
function wordOperator(p: Parser, left: Expr, minimum: number): Expr | null {
  switch (p.token.text) {
    case 'is':
    case 'as':
      return RELATIONAL > minimum ? typeTest(p, left) : null;
    case 'switch':
      return p.peek(1).text === '{' ? switchExpression(p, left) : null;
    case 'with':
      if (p.peek(1).text !== '{') return null;
      p.next();
      skipBraces(p);
      return left.kind === 'NewAnonymous'
        ? refusedFeature(p, left.span.start, 'with on anonymous types', '10.0', [left])
        : refusedFeature(p, left.span.start, 'records', '9.0', [left]);
    default:
      return null;
  }
}

/** `a..b`, from its `..` on; the end may be left out. */
function range(p: Parser, start: number, operands: Expr[]): Expr {
  p.next();
  if (beginsExpression(p.token)) operands.push(p.nested(() => binary(p, RANGE)));
  return refusedFeature(p, start, 'range operator', '8.0', operands);
}
/** Tighter than `*`. */
const RANGE = 11;

function refusedFeature(p: Parser, start: number, feature: string, version: string, operands: readonly Expr[]): Expr {
  const at = p.from(start);
  return { kind: 'Refused', why: diag('CS8370', at, { feature, version }), operands, span: at };
}

/** What stands as a constant in a pattern: `1 + 2`, not `a < b`. */
export const parseOperand = (p: Parser): Expr => binary(p, RELATIONAL);

function typeTest(p: Parser, operand: Expr): Expr {
  if (p.next().text === 'is') {
    const pattern = p.grammar.pattern(p);
    return { kind: 'IsPattern', operand, pattern, span: p.from(operand.span.start) };
  }
  const type = testedType(p);
  return { kind: 'AsType', operand, type, span: p.from(operand.span.start) };
}

/** A type behind `is` or `as`, where `?` may begin a conditional: `x as int ? a : b` is not, `x as int?` is. */
export function testedType(p: Parser): ReturnType<typeof parseType> {
  const begin = p.position;
  const reported = p.diagnostics.length;
  const type = parseType(p);
  if (type.kind !== 'NullableType') return type;
  const startsOperand =
    p.token.kind !== 'end' && (!isSyntax(p.token) || /^[-+\w@(!~]/.test(p.token.text)) && !p.at('is') && !p.at('as');
  // without a type in front of it the `?` is nobody's
  if (!startsOperand || p.tokens[begin]!.text === '?') return type;
  // the `?` belongs to a conditional: read the type again without it
  const question = p.position - 1;
  p.rewind(begin);
  p.diagnostics.length = reported;
  return typeUpTo(p, question);
}

function typeUpTo(p: Parser, end: number): ReturnType<typeof parseType> {
  const cut = p.tokens;
  p.tokens = [...cut.slice(0, end), { ...cut[end]!, kind: 'end', text: '', end: cut[end]!.start }];
  const type = parseType(p);
  p.tokens = cut;
  p.token = cut[p.position]!;
  return type;
}

/** C# 8: reported, and skipped as far as its braces reach. */
function switchExpression(p: Parser, operand: Expr): Expr {
  p.feature(p.next(), 'recursive patterns', '8.0');
  skipBraces(p);
  return { kind: 'Missing', span: p.from(operand.span.start) };
}

export function skipBraces(p: Parser): void {
  let open = 0;
  do {
    if (p.at('{')) open++;
    else if (p.at('}')) open--;
    p.next();
  } while (open > 0 && p.token.kind !== 'end');
}

export function parseUnary(p: Parser): Expr {
  const { token } = p;
  if (token.kind === 'punctuator') {
    if (UNARY.has(token.text)) {
      p.next();
      const operand = p.nested(parseUnary);
      return { kind: 'Unary', operator: token.text as UnaryOperator, operand, span: p.from(token.start) };
    }
    if (token.text === '(' && isCast(p)) {
      p.next();
      const type = parseType(p);
      p.expect(')');
      const operand = p.nested(parseUnary);
      return { kind: 'Cast', type, operand, span: p.from(token.start) };
    }
    if (token.text === '^') {
      p.next();
      return refusedFeature(p, token.start, 'index operator', '8.0', [p.nested(parseUnary)]);
    }
    if (token.text === '..') return range(p, token.start, []);
    if (token.text === '&' || token.text === '*') {
      p.next();
      const operand = p.nested(parseUnary);
      const at = p.from(token.start);
      const why = token.text === '&' ? diag('CS0214', at) : diag('CS0193', at);
      return { kind: 'Refused', why, operands: [operand], span: at };
    }
  }
  if (token.kind === 'word' && token.text === 'await' && (p.inAsync || isOperandWord(p.peek(1)))) {
    p.next();
    const operand = p.nested(parseUnary);
    return { kind: 'Await', operand, allowed: p.inAsync, span: p.from(token.start) };
  }
  return parsePrimary(p);
}

/** What `await` makes an operand of, outside of an async function, where it could be a name as well. */
const isOperandWord = (t: Token): boolean =>
  t.kind === 'word'
    ? (!t.reserved && t.text !== 'is' && t.text !== 'as' && t.text !== 'in') || t.text === 'new'
    : false;

const NO_OPERANDS: ReadonlySet<string> = new Set(['is', 'as', 'switch', 'in']);
const QUERY_WORDS: ReadonlySet<string> = new Set(
  'from where select group by into orderby join on equals let ascending descending'.split(' '),
);

/**
 * `(T)x` or `(e)`: C#'s rule. A type that can be nothing else makes a cast; a name does so only where what follows
 * the bracket begins an operand and can't continue an expression, so `(a) - b` is a subtraction.
 */
function isCast(p: Parser): boolean {
  const { end, sure } = scanType(p, p.position + 1);
  if (end < 0 || p.tokens[end]!.text !== ')' || p.tokens[end]!.kind !== 'punctuator') return false;
  if (sure || p.tokens[end - 1]!.text === '?') return true;
  const next = p.tokens[end + 1]!;
  switch (next.kind) {
    case 'end':
      return false;
    case 'punctuator':
      return ['(', '~', '!'].includes(next.text);
    case 'word':
      return !NO_OPERANDS.has(next.text) && !(p.inQuery && QUERY_WORDS.has(next.text));
    default:
      return true;
  }
}
