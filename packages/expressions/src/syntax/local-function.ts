import type { LocalFunction } from './ast.ts';
import { isReserved, type Parser } from './cursor.ts';
import { diag } from './messages.ts';
import { parseType, scanType } from './types.ts';

/** `int Twice(int x) => 2 * x;` and its block form. */

export function isLocalFunction(p: Parser): boolean {
  const end = p.at('void') ? p.position + 1 : scanType(p, p.position).end;
  if (end < 0) return false;
  const name = p.tokens[end]!;
  if (name.kind !== 'word' || isReserved(name.text)) return false;
  let open = end + 1;
  if (p.tokens[open]?.text === '<') {
    while (open < p.tokens.length && p.tokens[open]!.text !== '>') open++;
    open++;
  }
  if (p.tokens[open]?.text !== '(') return false;
  for (let depth = 0, i = open; i < p.tokens.length; i++) {
    const t = p.tokens[i]!;
    if (t.kind !== 'punctuator') continue;
    if (t.text === '(') depth++;
    else if (t.text === ')' && --depth === 0) return ['{', '=>', 'where'].includes(p.tokens[i + 1]?.text ?? '');
  }
  return false;
}

export function localFunction(p: Parser): LocalFunction {
  const { start } = p.token;
  const returns = parseType(p);
  const id = p.identifier();
  const typeParams: string[] = [];
  if (p.accept('<')) {
    do typeParams.push(p.identifier().name);
    while (p.accept(','));
    p.expect('>');
  }
  p.expect('(');
  const params: LocalFunction['params'][number][] = [];
  if (!p.at(')')) {
    do {
      const at = p.token.start;
      const mode = (['out', 'ref', 'in', 'params'] as const).find((m) => p.at(m)) ?? 'value';
      if (mode !== 'value') p.next();
      const type = parseType(p);
      const name = p.identifier();
      const value = p.accept('=') ? p.grammar.expression(p) : null;
      params.push({ name: name.name, type, mode, default: value, span: p.from(at) });
    } while (p.accept(','));
  }
  p.expect(')');
  skipConstraints(p);
  let body: LocalFunction['body'];
  if (p.accept('=>')) {
    body = p.grammar.expression(p);
    p.expect(';');
  } else if (p.at('{')) body = p.grammar.block(p);
  else {
    p.report(diag('CS8180', p.gap()));
    body = { kind: 'Block', statements: [], span: p.gap() };
  }
  return {
    kind: 'LocalFunction',
    returns,
    name: id.name,
    nameSpan: id.span,
    typeParams,
    params,
    body,
    span: p.from(start),
  };
}

/** `where T : class`: what it demands is the caller's affair. */
function skipConstraints(p: Parser): void {
  if (!p.at('where')) return;
  while (p.token.kind !== 'end' && !p.at('{') && !p.at('=>')) p.next();
}
