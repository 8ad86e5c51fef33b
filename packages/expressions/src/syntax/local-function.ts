import type { Constraint, LocalFunction, Statement } from './ast-statements.ts';
import type { Parser } from './cursor.ts';
import { diag } from './messages.ts';
import { parseType, scanType } from './types.ts';

/** `int Twice(int x) => 2 * x;` and its block form. */

/** Whether one begins here; `typeEnd` is the index behind the type that begins here, or -1. */
export function isLocalFunction(p: Parser, typeEnd: number): boolean {
  if (p.at('await')) return false;
  const end = p.at('void') ? p.position + 1 : typeEnd;
  if (end < 0) return false;
  const name = p.tokens[end]!;
  if (name.kind !== 'word' || name.reserved) return false;
  let open = end + 1;
  if (p.tokens[open]?.text === '<') {
    while (open < p.tokens.length && p.tokens[open]!.text !== '>') open++;
    open++;
  }
  return p.tokens[open]?.text === '(';
}

export function localFunction(p: Parser, isAsync: boolean): LocalFunction {
  const { start } = p.token;
  const returns = parseType(p);
  const id = p.identifier();
  const typeParams: string[] = [];
  if (p.accept('<')) {
    do typeParams.push(p.identifier().name);
    while (p.accept(','));
    p.expect('>');
  }
  const params = parameters(p);
  const constraints: Constraint[] = [];
  while (p.at('where')) constraints.push(constraint(p));
  const outer = p.inAsync;
  p.inAsync = isAsync;
  const body = functionBody(p);
  p.inAsync = outer;
  return {
    kind: 'LocalFunction',
    isAsync,
    returns,
    name: id.name,
    nameSpan: id.span,
    typeParams,
    constraints,
    params,
    body,
    span: p.from(start),
  };
}

const MODIFIERS = ['out', 'ref', 'in', 'params'] as const;

function parameters(p: Parser): LocalFunction['params'] {
  p.expect('(');
  const params: LocalFunction['params'][number][] = [];
  const modified = MODIFIERS.some((m) => p.at(m));
  if (p.at('=>')) p.report(diag('CS1001', p.lack()));
  else if (modified || scanType(p, p.position).end >= 0 || p.at(',')) {
    do {
      const at = p.token.start;
      const mode = MODIFIERS.find((m) => p.at(m)) ?? 'value';
      if (mode !== 'value') p.next();
      const type = parseType(p);
      const name = p.identifier();
      const value = p.accept('=') ? p.grammar.expression(p) : null;
      params.push({ name: name.name, nameSpan: name.span, type, mode, default: value, span: p.from(at) });
    } while (p.accept(','));
  }
  p.expect(')');
  return params;
}

function functionBody(p: Parser): LocalFunction['body'] {
  if (p.accept('=>')) {
    const body = p.grammar.expression(p);
    p.expect(';');
    return body;
  }
  if (p.at('{')) return p.grammar.block(p);
  p.expect(';');
  return null;
}

function constraint(p: Parser): Constraint {
  const { start } = p.next();
  const param = p.identifier().name;
  p.expect(':');
  const demands: Constraint['demands'][number][] = [];
  do {
    const keyword = (['class', 'struct', 'new'] as const).find((k) => p.at(k));
    if (keyword === undefined) demands.push(parseType(p));
    else {
      demands.push(keyword);
      p.next();
      if (keyword === 'new') {
        p.expect('(');
        p.expect(')');
      }
    }
  } while (p.accept(','));
  return { param, demands, span: p.from(start) };
}

/** Behind `static` or `async`. */
export const isLocalFunctionBehind = (p: Parser): boolean => {
  const { end } = scanType(p, p.position + 1);
  const void_ = p.peek(1).text === 'void' && p.peek(2).kind === 'word';
  return void_ || (end > 0 && p.tokens[end]!.kind === 'word' && ['(', '<'].includes(p.tokens[end + 1]?.text ?? ''));
};

/** `static` and `async` in front of a local function. */
export function modifiedFunction(p: Parser): Statement {
  let isAsync = false;
  while (p.at('static') || p.at('async')) {
    isAsync ||= p.at('async');
    if (p.at('static')) p.feature(p.token, 'static local functions', '8.0');
    p.next();
  }
  return localFunction(p, isAsync);
}
