import { span } from '@sluice/parser';
import type { Lambda, LambdaParam } from './ast.ts';
import type { Parser } from './cursor.ts';
import { diag } from './messages.ts';
import { parseType, scanType } from './types.ts';

/** Lambdas and anonymous methods. */

/** Whether a lambda begins here: `x =>`, `(…) =>`, with `async` before it or not. Looks ahead, takes nothing. */
export function isLambda(p: Parser): boolean {
  const { token } = p;
  if (token.kind !== 'word' && token.text !== '(') return false;
  let i = p.position;
  if (p.at('static') && (p.peek(1).text === '(' || p.peek(1).kind === 'word')) i++;
  if (p.at('async') && (p.peek(1).text === '(' || p.peek(1).kind === 'word')) i++;
  const first = p.tokens[i]!;
  if (first.kind === 'word' && !first.reserved) return p.tokens[i + 1]?.text === '=>';
  if (first.text !== '(' || first.kind !== 'punctuator') return false;
  let open = 0;
  for (; i < p.tokens.length; i++) {
    const t = p.tokens[i]!;
    if (t.kind !== 'punctuator') continue;
    if (t.text === '(') open++;
    else if (t.text === ')' && --open === 0) return p.tokens[i + 1]?.text === '=>';
    else if (t.text === ';' || t.text === '{') return false;
  }
  return false;
}

export function parseLambda(p: Parser): Lambda {
  const { start } = p.token;
  if (p.at('static')) p.feature(p.next(), 'static anonymous function', '9.0');
  const isAsync = p.at('async') && p.peek(1).text !== '=>';
  if (isAsync) p.next();
  const params = p.at('(') ? parameterList(p) : [implicitParameter(p)];
  const arrow = p.token;
  p.expect('=>');
  const outer = p.inAsync;
  p.inAsync = isAsync;
  const body = p.at('{') ? p.nested(p.grammar.block) : p.nested(p.grammar.expression);
  p.inAsync = outer;
  return { kind: 'Lambda', params, body, arrowSpan: span(arrow.start, arrow.end), isAsync, span: p.from(start) };
}

function implicitParameter(p: Parser): LambdaParam {
  const id = p.identifier();
  return { name: id.name, nameSpan: id.span, type: null, mode: 'value', span: id.span };
}

export function parseAnonymousMethod(p: Parser): Lambda {
  const { start, end } = p.next();
  const params = p.at('(') ? parameterList(p) : null;
  const body = p.nested(p.grammar.block);
  return { kind: 'Lambda', params, body, arrowSpan: span(start, end), isAsync: false, span: p.from(start) };
}

function parameterList(p: Parser): LambdaParam[] {
  p.expect('(');
  const params: LambdaParam[] = [];
  if (!p.at(')')) {
    do {
      const { start } = p.token;
      const mode = p.at('out') ? 'out' : p.at('ref') ? 'ref' : p.at('in') ? 'in' : 'value';
      if (mode !== 'value') p.next();
      const { end } = scanType(p, p.position);
      const typed = end >= 0 && p.tokens[end]!.kind === 'word';
      const type = typed ? parseType(p) : null;
      const id = p.identifier();
      const at = p.from(start);
      if (p.at('=')) {
        p.feature(p.next(), 'lambda optional parameters', '12.0');
        p.grammar.expression(p);
      }
      params.push({ name: id.name, nameSpan: id.span, type, mode, span: at });
    } while (p.accept(','));
  }
  p.expect(')');
  const typed = params.filter((x) => x.type !== null).length;
  if (typed > 0 && typed < params.length) p.report(diag('CS0748', params.find((x) => x.type === null)!.span));
  if (params.filter((x) => x.name === '_').length > 1)
    p.feature(params.at(-1)!.span, 'lambda discard parameters', '9.0');
  return params;
}
