import { span } from '@sluice/parser';
import type { Designation, Pattern, TypeNode } from './ast.ts';
import { beginsExpression, type Parser } from './cursor.ts';
import { skipBraces, testedType } from './expressions.ts';
import { diag } from './messages.ts';
import { parseType, scanType } from './types.ts';

/** Patterns of C# 7: a constant, a type with a name, `var x`, `_`. Later ones are named in a diagnostic and skipped. */
export function parsePattern(p: Parser): Pattern {
  const pattern = primaryPattern(p);
  while (p.token.kind === 'word' && (p.at('or') || p.at('and')) && beginsPattern(p)) {
    p.feature(p.token, `${p.token.text} pattern`, '9.0');
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
    p.feature(p.token, 'not pattern', '9.0');
    p.next();
    return primaryPattern(p);
  }
  if (p.at('[')) {
    p.grammar.arguments(p, ']');
    p.feature(p.from(start), 'list pattern', '11.0');
    return { kind: 'VarPattern', designation: { kind: 'Discard', span: p.from(start) }, span: p.from(start) };
  }
  if (p.at('{')) {
    return recursive(p, start);
  }
  if (p.token.kind === 'punctuator' && ['<', '>'].includes(p.token.text)) {
    p.feature(p.token, 'relational pattern', '9.0');
    p.next();
    p.accept('=');
    const value = p.grammar.operand(p);
    return { kind: 'ConstantPattern', value, asType: null, span: p.from(start) };
  }
  if (p.at('var') && p.peek(1).kind === 'word' && !p.peek(1).reserved) {
    p.next();
    return { kind: 'VarPattern', designation: designation(p), span: p.from(start) };
  }
  const { end, sure } = scanType(p, p.position);
  const after = end < 0 ? undefined : p.tokens[end]!;
  // `x is int? y` names a variable, `x is int ? y : z` chooses
  const chooses = end > 0 && p.tokens[end - 1]!.text === '?' && !ENDS_PATTERN.has(p.tokens[end + 1]?.text ?? '');
  if (after?.kind === 'word' && !chooses && !after.reserved && !NOT_NAMES.includes(after.text)) {
    const type = parseType(p);
    return { kind: 'DeclarationPattern', type, designation: designation(p), span: p.from(start) };
  }
  if (after !== undefined && after.text === '{' && after.kind === 'punctuator') {
    testedType(p);
    return recursive(p, start);
  }
  // `x is int`, `x is Foo<T>`: certainly a type; `x is Foo`, `x is A.B`: the binder knows
  const typeOnly =
    after !== undefined &&
    (p.tokens[end - 1]!.text === '?' ||
      ((sure || p.tokens[end - 1]!.text === '>') && after.text !== '.' && after.text !== '('));
  if (typeOnly) return { kind: 'TypePattern', type: testedType(p), span: p.from(start) };
  if (!beginsExpression(p.token)) {
    p.report(diag('CS8504', p.lack()));
    return { kind: 'VarPattern', designation: { kind: 'Discard', span: p.gap() }, span: p.gap() };
  }
  const begin = p.position;
  const value = p.grammar.operand(p);
  if (value.kind === 'Tuple') p.feature(value.span, 'recursive patterns', '8.0');
  const asType = value.kind === 'Name' || value.kind === 'Member' ? typeFrom(p, begin) : null;
  return { kind: 'ConstantPattern', value, asType, span: p.from(start) };
}

/** The same tokens read as a type, where the whole of them is one. */
function typeFrom(p: Parser, begin: number): TypeNode | null {
  const behind = p.position;
  if (scanType(p, begin).end !== behind) return null;
  p.rewind(begin);
  const type = testedType(p);
  p.rewind(behind);
  return type;
}

/** `{ … }` and a name behind it, of C# 8: any value matches, so that nothing more is said. */
function recursive(p: Parser, start: number): Pattern {
  skipBraces(p);
  if (p.token.kind === 'word' && !p.token.reserved && !NOT_NAMES.includes(p.token.text)) {
    const named = designation(p);
    p.feature(p.from(start), 'recursive patterns', '8.0');
    return { kind: 'VarPattern', designation: named, span: p.from(start) };
  }
  p.feature(p.from(start), 'recursive patterns', '8.0');
  return { kind: 'VarPattern', designation: { kind: 'Discard', span: p.from(start) }, span: p.from(start) };
}
const ENDS_PATTERN: ReadonlySet<string> = new Set([')', ';', '&&', '||', ',', ']', '}', 'when', '']);
const NOT_NAMES: readonly string[] = ['when', 'and', 'or', 'is', 'as'];

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
