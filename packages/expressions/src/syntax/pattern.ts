import { span } from '@sluice/parser';
import type { Designation, Pattern, TypeNode } from './ast.ts';
import { isReserved, type Parser } from './cursor.ts';
import { skipBraces, testedType } from './expressions.ts';
import { diag } from './messages.ts';
import { scanType } from './types.ts';

/** Patterns of C# 7: a constant, a type with a name, `var x`, `_`. Later ones are named in a diagnostic and skipped. */
export function parsePattern(p: Parser): Pattern {
  const pattern = primaryPattern(p);
  while (p.token.kind === 'word' && (p.at('or') || p.at('and')) && beginsPattern(p)) {
    p.report(diag('CS8370', p.token, { feature: `${p.token.text} pattern`, version: '9.0' }));
    p.next();
    primaryPattern(p);
  }
  return pattern;
}

const beginsPattern = (p: Parser): boolean =>
  ['word', 'number', 'string', 'char'].includes(p.peek(1).kind) || p.peek(1).text === '<';

function primaryPattern(p: Parser): Pattern {
  const { start } = p.token;
  if (p.at('not') && p.peek(1).text !== ')' && p.peek(1).text !== '&&') {
    p.report(diag('CS8370', p.token, { feature: 'not pattern', version: '9.0' }));
    p.next();
    return primaryPattern(p);
  }
  if (p.at('[')) {
    p.report(diag('CS8370', p.token, { feature: 'list pattern', version: '11.0' }));
    p.grammar.arguments(p, ']');
    return { kind: 'VarPattern', designation: { kind: 'Discard', span: p.from(start) }, span: p.from(start) };
  }
  if (p.at('{')) {
    p.report(diag('CS8370', p.token, { feature: 'recursive patterns', version: '8.0' }));
    skipBraces(p);
    return { kind: 'VarPattern', designation: { kind: 'Discard', span: p.from(start) }, span: p.from(start) };
  }
  if (p.token.kind === 'punctuator' && ['<', '>'].includes(p.token.text)) {
    p.report(diag('CS8370', p.token, { feature: 'relational pattern', version: '9.0' }));
    p.next();
    p.accept('=');
    const value = p.grammar.operand(p);
    return { kind: 'ConstantPattern', value, asType: null, span: p.from(start) };
  }
  if (p.at('var') && p.peek(1).kind === 'word' && !isReserved(p.peek(1).text)) {
    p.next();
    return { kind: 'VarPattern', designation: designation(p), span: p.from(start) };
  }
  const { end, sure } = scanType(p, p.position);
  const after = end < 0 ? undefined : p.tokens[end]!;
  if (after?.kind === 'word' && !isReserved(after.text) && !['when', 'and', 'or', 'is', 'as'].includes(after.text)) {
    const type = testedType(p);
    return { kind: 'DeclarationPattern', type, designation: designation(p), span: p.from(start) };
  }
  if (after !== undefined && (after.text === '{' || after.text === '(') && !sure && after.text === '{') {
    p.report(diag('CS8370', after, { feature: 'recursive patterns', version: '8.0' }));
    testedType(p);
    skipBraces(p);
    return { kind: 'VarPattern', designation: { kind: 'Discard', span: p.from(start) }, span: p.from(start) };
  }
  // `x is int`, `x is Foo<T>`: certainly a type; `x is Foo`, `x is A.B`: the binder knows
  const typeOnly =
    after !== undefined &&
    (sure || p.tokens[end - 1]!.text === '>' || p.tokens[end - 1]!.text === '?') &&
    after.text !== '.' &&
    after.text !== '(';
  if (typeOnly) return { kind: 'TypePattern', type: testedType(p), span: p.from(start) };
  const begin = p.position;
  const value = p.grammar.operand(p);
  const asType = value.kind === 'Name' || value.kind === 'Member' ? typeFrom(p, begin) : null;
  return { kind: 'ConstantPattern', value, asType, span: p.from(start) };
}

/** The same tokens read as a type, where the whole of them is one. */
function typeFrom(p: Parser, begin: number): TypeNode | null {
  const behind = p.position;
  if (scanType(p, begin).end !== behind) return null;
  p.position = begin;
  p.token = p.tokens[begin]!;
  const type = testedType(p);
  p.position = behind;
  p.token = p.tokens[behind]!;
  return type;
}

function designation(p: Parser): Designation {
  const id = p.identifier();
  return id.name === '_' ? { kind: 'Discard', span: id.span } : { kind: 'Variable', name: id.name, span: id.span };
}

/** `x` or `(a, b)` behind `var`. */
export function parseDesignation(p: Parser): Designation {
  const { start } = p.token;
  if (!p.at('(')) return designation(p);
  return p.nested(() => {
    p.next();
    const items: Designation[] = [];
    do items.push(parseDesignation(p));
    while (p.accept(','));
    p.expect(')');
    return { kind: 'Designations', items, span: span(start, p.previous().end) };
  });
}
