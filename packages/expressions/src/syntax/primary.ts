import { span } from '@sluice/parser';
import type { Argument, Expr } from './ast.ts';
import { beginsExpression, nameOf, type Parser } from './cursor.ts';
import { parseNew, parseStackAlloc } from './creation.ts';
import { PREDEFINED, STATEMENT_STARTS } from './keywords.ts';
import { parseAnonymousMethod } from './lambda.ts';
import { charValue, numberValue, stringValue } from './literals.ts';
import type { Token } from './lexer.ts';
import { diag } from './messages.ts';
import { isGenericName, parseType, scanType, typeArguments } from './types.ts';

/** Operands and what follows them: names, literals, calls, members, indexers, `?.`, `++`. */

/** Links of one chain `a.b(c).d…`: more than anybody writes, fewer than the binder's stack bears. */
const MAX_CHAIN = 1000;

export function parsePrimary(p: Parser): Expr {
  return postfix(p, operand(p), 0);
}

function postfix(p: Parser, first: Expr, count: number): Expr {
  let target = first;
  const { start } = first.span;
  for (let links = count; p.token.kind === 'punctuator'; links++) {
    if (links > MAX_CHAIN) {
      p.tooDeep();
    }
    switch (p.token.text) {
      case '.':
      case '::':
        if ((target.kind === 'Alias') !== (p.token.text === '::')) return target;
        p.next();
        target = member(p, target);
        break;
      case '(': {
        const { args, span: argsSpan } = parseArguments(p, ')');
        target = { kind: 'Call', target, args, argsSpan, span: p.from(start) };
        break;
      }
      case '[': {
        const { args } = parseArguments(p, ']');
        target = { kind: 'Index', target, args, span: p.from(start) };
        break;
      }
      case '++':
      case '--':
        target = { kind: 'Postfix', operator: p.next().text as '++' | '--', operand: target, span: p.from(start) };
        break;
      case '?.':
      case '?':
        if (p.token.text === '?' && !isConditionalIndex(p)) return target;
        return conditionalAccess(p, target, links);
      case '!':
        // `x!.y` of C# 8; `x != y` is one token
        p.feature(p.next(), 'nullable reference types', '8.0');
        break;
      case '->': {
        p.next();
        p.identifier();
        const at = p.from(start);
        target = { kind: 'Refused', why: diag('CS0193', at), operands: [target], span: at };
        break;
      }
      default:
        return target;
    }
  }
  return target;
}

/** `a?[i]` rather than `a ? [..`: the bracket stands right behind the `?`, and no `:` follows its end as a conditional's would. */
function isConditionalIndex(p: Parser): boolean {
  return p.peek(1).text === '[' && p.peek(1).kind === 'punctuator';
}

function conditionalAccess(p: Parser, target: Expr, links: number): Expr {
  const dot = p.next();
  const at = span(dot.start, dot.end);
  const receiver: Expr = { kind: 'Receiver', span: at };
  let rest: Expr;
  if (dot.text === '?.') rest = member(p, receiver);
  else {
    const { args } = parseArguments(p, ']');
    rest = { kind: 'Index', target: receiver, args, span: p.from(at.start) };
  }
  rest = p.nested(() => postfix(p, rest, links + 1));
  return { kind: 'ConditionalAccess', target, rest, span: span(target.span.start, rest.span.end) };
}

function member(p: Parser, target: Expr): Expr {
  const id = p.identifier();
  const typeArgs = p.at('<') && isGenericName(p) ? typeArguments(p) : null;
  return { kind: 'Member', target, name: id.name, nameSpan: id.span, typeArgs, span: p.from(target.span.start) };
}

export function parseArguments(
  p: Parser,
  close: ')' | ']',
): { args: Argument[]; span: { start: number; end: number } } {
  const { start } = p.next();
  const args: Argument[] = [];
  if (p.at(close)) {
    if (close === ']') p.report(diag('CS0443', p.token));
  } else if (beginsExpression(p.token) || p.at(',')) {
    do args.push(argument(p));
    while (p.accept(','));
  }
  p.expect(close);
  return { args, span: p.from(start) };
}

function argument(p: Parser): Argument {
  const { start } = p.token;
  if (p.at(',')) {
    p.report(diag('CS0839', p.token));
    return { name: null, nameSpan: null, mode: 'value', value: { kind: 'Missing', span: p.gap() }, span: p.gap() };
  }
  const label = argumentName(p);
  const mode = argumentMode(p);
  const value = (mode === 'out' ? outDeclaration(p) : null) ?? p.grammar.expression(p);
  return { name: label?.name ?? null, nameSpan: label?.span ?? null, mode, value, span: p.from(start) };
}

function argumentMode(p: Parser): Argument['mode'] {
  const { reserved, text } = p.token;
  if (!reserved || (text !== 'out' && text !== 'ref' && text !== 'in')) return 'value';
  p.next();
  return text;
}

/** `name:` in front of an argument or of a tuple's element; null where there is none. */
function argumentName(p: Parser): ReturnType<Parser['identifier']> | null {
  const { token } = p;
  if (token.kind !== 'word' || token.reserved) return null;
  const colon = p.peek(1);
  if (colon.text !== ':' || colon.kind !== 'punctuator') return null;
  const id = p.identifier();
  p.next();
  return id;
}

/** `out var x`, `out int x`, `out _`; null where an expression follows. */
function outDeclaration(p: Parser): Expr | null {
  const { end } = scanType(p, p.position);
  const { start } = p.token;
  const variable = end < 0 ? undefined : p.tokens[end];
  if (variable === undefined || variable.kind !== 'word' || variable.reserved) return null;
  const isVar = p.at('var');
  const type = isVar ? (p.next(), null) : parseType(p);
  const id = p.identifier();
  const designation =
    id.name === '_'
      ? ({ kind: 'Discard', span: id.span } as const)
      : ({ kind: 'Variable', name: id.name, span: id.span } as const);
  return { kind: 'Declaration', type, designation, span: p.from(start) };
}

function operand(p: Parser): Expr {
  const { token } = p;
  switch (token.kind) {
    case 'word':
      return wordOperand(p);
    case 'punctuator':
      if (token.text === '(') return parenthesised(p);
      return token.text === '[' ? collection(p) : missing(p);
    case 'end':
      return missing(p);
    case 'interpolated':
      return p.grammar.interpolated(p);
    default:
      return literal(p, token, token.kind);
  }
}

function literal(p: Parser, token: Token, kind: 'number' | 'string' | 'raw' | 'char' | 'placeholder'): Expr {
  const at = span(token.start, token.end);
  const report = p.report.bind(p);
  switch (kind) {
    case 'number':
      p.next();
      return { kind: 'Literal', literal: numberValue(token, report), span: at };
    case 'string':
      p.next();
      if (p.token.text === 'u8' && p.token.start === token.end) {
        p.next();
        p.feature(p.from(token.start), 'UTF-8 string literals', '11.0');
      }
      return { kind: 'Literal', literal: { type: 'string', value: stringValue(token, report) }, span: at };
    case 'raw':
      p.feature(p.next(), 'raw string literals', '11.0');
      return { kind: 'Literal', literal: { type: 'string', value: '' }, span: at };
    case 'char':
      p.next();
      return { kind: 'Literal', literal: { type: 'char', value: charValue(token, report) }, span: at };
    case 'placeholder':
      p.next();
      return { kind: 'Placeholder', text: token.text, span: at };
  }
}

/** `[1, 2]` of C# 12. */
function collection(p: Parser): Expr {
  const { start } = p.token;
  p.feature(p.token, 'collection expressions', '12.0');
  parseArguments(p, ']');
  return { kind: 'Missing', span: p.from(start) };
}

export function missing(p: Parser): Expr {
  const { token } = p;
  if (p.at('=>')) {
    // a lambda without its parameter
    p.report(diag('CS1001', p.lack()));
    p.next();
    return p.grammar.expression(p);
  }
  if (token.kind === 'end' && p.inHole) p.report(diag('CS1733', p.gap()));
  else p.report(diag('CS1525', p.lack(), { term: token.text }));
  // nothing is taken: what stands here belongs to somebody further out, unless nobody can use it
  const useless = token.kind === 'punctuator' && ['::', '..', '<<='].includes(token.text);
  if (useless) p.next();
  return { kind: 'Missing', span: p.gap() };
}

function wordOperand(p: Parser): Expr {
  const { token } = p;
  const at = span(token.start, token.end);
  const { text } = token;
  if (PREDEFINED.has(text)) {
    const array = p.peek(1).text === '[' && p.peek(2).text === ']';
    if (array || p.peek(1).text === '?') {
      const type = parseType(p);
      return { kind: 'TypeExpr', type, span: p.from(at.start) };
    }
    p.next();
    if (!p.at('.')) p.report(diag('CS1525', token, { term: text }));
    const parts = [{ name: text, span: at, args: null }];
    return { kind: 'TypeExpr', type: { kind: 'TypeName', alias: null, parts, span: at }, span: at };
  }
  switch (text) {
    case 'true':
    case 'false':
      p.next();
      return { kind: 'Literal', literal: { type: 'bool', value: text === 'true' }, span: at };
    case 'null':
      p.next();
      return { kind: 'Literal', literal: { type: 'null', value: null }, span: at };
    case 'new':
      return parseNew(p);
    case 'stackalloc': {
      const array = parseStackAlloc(p);
      const why = diag('CS8370', at, { feature: 'stackalloc in nested expressions', version: '8.0' });
      return { kind: 'Refused', why, operands: [array], span: array.span };
    }
    case 'typeof':
      return { kind: 'TypeOf', type: typeInBrackets(p), span: p.from(at.start) };
    case 'sizeof':
      return { kind: 'SizeOf', type: typeInBrackets(p), span: p.from(at.start) };
    case 'default': {
      p.next();
      if (!p.at('(')) return { kind: 'Default', type: null, span: at };
      p.next();
      const type = parseType(p);
      p.expect(')');
      return { kind: 'Default', type, span: p.from(at.start) };
    }
    case 'checked':
    case 'unchecked': {
      p.next();
      p.expect('(');
      const inner = p.grammar.expression(p);
      p.expect(')');
      return { kind: 'Checked', checked: text === 'checked', operand: inner, span: p.from(at.start) };
    }
    case 'delegate':
      return parseAnonymousMethod(p);
    case 'throw':
      return p.grammar.expression(p);
    default:
  }
  if (token.reserved) {
    if (text === 'this' || text === 'base') {
      // an expression is the body of a static method
      p.next();
      return { kind: 'Name', name: text, typeArgs: null, span: at };
    }
    p.report(diag('CS1525', p.lack(), { term: text }));
    if (!STATEMENT_STARTS.has(text) && text !== 'is' && text !== 'as') p.next();
    return { kind: 'Missing', span: at };
  }
  p.next();
  if (p.at('::')) return { kind: 'Alias', name: nameOf(token), span: at };
  const typeArgs = p.at('<') && isGenericName(p) ? typeArguments(p) : null;
  return { kind: 'Name', name: nameOf(token), typeArgs, span: p.from(at.start) };
}

function typeInBrackets(p: Parser): ReturnType<typeof parseType> {
  p.next();
  p.expect('(');
  const type = parseType(p);
  p.expect(')');
  return type;
}

/** `(e)`, or a tuple `(a, b)`, or the declarations of a deconstruction: `(var a, int b) = …`. */
function parenthesised(p: Parser): Expr {
  const { start } = p.next();
  const elements: Argument[] = [tupleElement(p, false)];
  while (p.accept(',')) elements.push(tupleElement(p, true));
  p.expect(')');
  const only = elements[0]!;
  return elements.length === 1 && only.name === null
    ? { kind: 'Parenthesised', operand: only.value, span: p.from(start) }
    : { kind: 'Tuple', elements, span: p.from(start) };
}

function tupleElement(p: Parser, isTuple: boolean): Argument {
  const { start } = p.token;
  const declaration = deconstructed(p, isTuple);
  if (declaration !== null)
    return { name: null, nameSpan: null, mode: 'value', value: declaration, span: p.from(start) };
  const label = argumentName(p);
  const value = p.grammar.expression(p);
  return { name: label?.name ?? null, nameSpan: label?.span ?? null, mode: 'value', value, span: p.from(start) };
}

/** `var x` or `int x` as an element of a deconstruction; null where an expression stands. */
function deconstructed(p: Parser, isTuple: boolean): Expr | null {
  const { end } = scanType(p, p.position);
  const after = end < 0 ? undefined : p.tokens[end];
  if (after === undefined || after.kind !== 'word' || after.reserved) return null;
  const behind = p.tokens[end + 1]?.text;
  if (behind !== ',' && !(isTuple && behind === ')')) return null;
  return outDeclaration(p);
}
