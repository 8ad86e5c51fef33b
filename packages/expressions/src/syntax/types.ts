import { span } from '@sluice/parser';
import type { TypeNode } from './ast.ts';
import type { Parser } from './cursor.ts';
import { PREDEFINED } from './keywords.ts';
import { diag } from './messages.ts';

/** Types: reading them, and looking ahead whether one stands here (declarations, casts, generic calls). */

export function parseType(p: Parser): TypeNode {
  const { start } = p.token;
  let type = p.nested(simpleType);
  for (;;) {
    if (p.at('?')) {
      p.next();
      type = { kind: 'NullableType', element: type, span: p.from(start) };
    } else if (p.at('[') && (p.peek(1).text === ']' || p.peek(1).text === ',')) type = arrayRanks(p, type, start);
    else return type;
  }
}

/** `int[][,]` is an array of rectangular arrays: the first rank is the outermost. */
export function arrayRanks(p: Parser, element: TypeNode, start: number): TypeNode {
  const ranks: number[] = [];
  while (p.at('[') && (p.peek(1).text === ']' || p.peek(1).text === ',')) {
    p.next();
    let rank = 1;
    while (p.accept(',')) rank++;
    p.expect(']');
    ranks.push(rank);
    if (ranks.length > p.maxDepth) p.tooDeep();
  }
  let type = element;
  for (const rank of ranks.reverse()) type = { kind: 'ArrayType', element: type, rank, span: p.from(start) };
  return type;
}

/** A type without array ranks or `?`: what follows `new`. */
export function simpleType(p: Parser): TypeNode {
  const { start } = p.token;
  if (p.at('(')) return tupleType(p);
  const parts: { name: string; span: { start: number; end: number }; args: TypeNode[] | null }[] = [];
  if (p.token.kind === 'placeholder') {
    p.next();
    return { kind: 'MissingType', span: p.from(start) };
  }
  if (p.token.kind === 'word' && (PREDEFINED.has(p.token.text) || p.token.text === 'void')) {
    const t = p.next();
    const keyword = { name: t.text, span: span(t.start, t.end), args: null };
    return { kind: 'TypeName', alias: null, parts: [keyword], span: p.from(start) };
  }
  if (p.token.kind !== 'word' || p.token.reserved) {
    p.report(diag('CS1031', p.lack()));
    return { kind: 'MissingType', span: p.gap() };
  }
  let alias: { name: string; span: { start: number; end: number } } | null = null;
  if (p.peek(1).text === '::') {
    alias = p.identifier();
    p.next();
  }
  do {
    const id = p.identifier();
    parts.push({ name: id.name, span: id.span, args: p.at('<') ? typeArguments(p) : null });
  } while (p.accept('.'));
  return { kind: 'TypeName', alias, parts, span: p.from(start) };
}

export function typeArguments(p: Parser): TypeNode[] {
  const args: TypeNode[] = [];
  p.expect('<');
  do args.push(p.at(',') || p.at('>') ? { kind: 'OmittedType', span: p.gap() } : parseType(p));
  while (p.accept(','));
  p.expect('>');
  return args;
}

function tupleType(p: Parser): TypeNode {
  const { start } = p.token;
  const elements: { type: TypeNode; name: string | null }[] = [];
  p.expect('(');
  do {
    const type = parseType(p);
    elements.push({ type, name: p.token.kind === 'word' && !p.token.reserved ? p.identifier().name : null });
  } while (p.accept(','));
  p.expect(')');
  return { kind: 'TupleType', elements, span: p.from(start) };
}

/** The index behind the type that begins at token `i`, or -1. `sure`: it can be nothing but a type. */
export function scanType(p: Parser, i: number, depth = 0): { readonly end: number; readonly sure: boolean } {
  const first = p.tokens[i]!;
  // deeper than any type is: looking ahead must cost neither the stack nor much time
  if (depth > MAX_SCAN) return NO_TYPE;
  let sure = false;
  if (first.text === '(' && first.kind === 'punctuator') {
    let at = i;
    let count = 0;
    do {
      const element = scanType(p, at + 1, depth + 1);
      if (element.end < 0) return NO_TYPE;
      at = element.end;
      if (p.tokens[at]!.kind === 'word' && !p.tokens[at]!.reserved) at++;
      count++;
    } while (p.tokens[at]!.text === ',');
    if (p.tokens[at]!.text !== ')' || count < 2) return NO_TYPE;
    i = at + 1;
  } else if (first.kind === 'word' && PREDEFINED.has(first.text)) {
    sure = true;
    i++;
  } else if (first.kind === 'placeholder') i++;
  else {
    for (;;) {
      const t = p.tokens[i]!;
      if (t.kind !== 'word' || t.reserved) return NO_TYPE;
      i++;
      if (p.tokens[i]!.text === '<' && p.tokens[i]!.kind === 'punctuator') {
        const end = scanTypeArguments(p, i, depth + 1);
        if (end < 0) return NO_TYPE;
        i = end;
      }
      const dot = p.tokens[i]!;
      if (dot.kind !== 'punctuator' || (dot.text !== '.' && dot.text !== '::')) break;
      i++;
    }
  }
  for (;;) {
    const t = p.tokens[i]!;
    if (t.kind !== 'punctuator') break;
    if (t.text === '?') {
      i++;
      continue;
    }
    if (t.text !== '[') break;
    let close = i + 1;
    while (p.tokens[close]!.text === ',') close++;
    if (p.tokens[close]!.text !== ']') break;
    i = close + 1;
    sure = true;
  }
  return { end: i, sure };
}

const MAX_SCAN = 50;
const NO_TYPE = { end: -1, sure: false } as const;

/** The index behind the `>` of type arguments that begin at token `i`, or -1. */
export function scanTypeArguments(p: Parser, i: number, depth = 0): number {
  do {
    const arg = scanType(p, i + 1, depth);
    if (arg.end < 0) return -1;
    i = arg.end;
  } while (p.tokens[i]!.text === ',');
  return p.tokens[i]!.text === '>' ? i + 1 : -1;
}

/** Whether the `<` at the current token opens the type arguments of the name before it: C#'s rule on what follows the `>`. */
export function isGenericName(p: Parser): boolean {
  const end = scanTypeArguments(p, p.position);
  if (end < 0) return false;
  const next = p.tokens[end]!;
  if (next.kind === 'end') return true;
  if (next.kind === 'punctuator') return FOLLOWS_GENERIC_NAME.has(next.text);
  return next.kind === 'word' && (next.text === 'is' || next.text === 'as');
}
const FOLLOWS_GENERIC_NAME: ReadonlySet<string> = new Set('( ) ] } : ; , . ? ?. == != | ^ && || & ['.split(' '));
