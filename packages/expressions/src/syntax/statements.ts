import { span } from '@sluice/parser';
import type { Expr } from './ast.ts';
import type { Block, Catch, Declarator, LocalDeclaration, Statement, SwitchLabel } from './ast-statements.ts';
import { arrayInitialiser } from './creation.ts';
import type { Parser } from './cursor.ts';
import { PREDEFINED } from './keywords.ts';
import { isLocalFunction, isLocalFunctionBehind, localFunction, modifiedFunction } from './local-function.ts';
import { diag } from './messages.ts';
import { parseDesignation } from './pattern.ts';
import { parseType, scanType } from './types.ts';

/** Statements. Every loop here takes at least one token a turn, so no text can hold the parser. */

export function parseBlock(p: Parser): Block {
  const { start } = p.token;
  p.expect('{');
  const statements = parseStatements(p, '}');
  p.expect('}');
  return { kind: 'Block', statements, span: p.from(start) };
}

export function parseStatements(p: Parser, close: string): Statement[] {
  const statements: Statement[] = [];
  // a `catch` or `finally` belongs to a `try` further out, whose bracket is missing
  while (p.token.kind !== 'end' && !p.at(close) && !p.at('catch') && !p.at('finally')) {
    const before = p.position;
    statements.push(p.nested(parseStatement));
    if (p.position !== before) continue;
    // a token that begins no statement: said once, then skipped
    p.report(diag('CS1525', p.lack(), { term: p.token.text }));
    p.next();
  }
  return statements;
}

export function parseStatement(p: Parser): Statement {
  const { token } = p;
  const { start } = token;
  if (token.kind === 'punctuator') {
    if (token.text === '{') return parseBlock(p);
    if (token.text === ';') return (p.next(), { kind: 'Empty', span: p.from(start) });
  }
  if (token.kind !== 'word') return declarationOrExpression(p);
  switch (token.text) {
    case 'if': {
      p.next();
      const condition = bracketed(p);
      const then = embedded(p);
      const otherwise = p.accept('else') ? embedded(p) : null;
      return { kind: 'If', condition, then, otherwise, span: p.from(start) };
    }
    case 'else':
      p.report(diag('CS8641', token));
      p.next();
      return embedded(p);
    case 'while': {
      p.next();
      const condition = bracketed(p);
      return { kind: 'While', condition, body: embedded(p), span: p.from(start) };
    }
    case 'do': {
      p.next();
      const body = embedded(p);
      p.expect('while');
      const condition = bracketed(p);
      p.expect(';');
      return { kind: 'Do', body, condition, span: p.from(start) };
    }
    case 'for':
      return forStatement(p);
    case 'foreach':
      return forEach(p);
    case 'switch':
      return switchStatement(p);
    case 'break':
    case 'continue':
      p.next();
      p.expect(';');
      return { kind: token.text === 'break' ? 'Break' : 'Continue', span: p.from(start) };
    case 'goto':
      return gotoStatement(p);
    case 'return': {
      p.next();
      const value = p.at(';') ? null : p.grammar.expression(p);
      p.expect(';');
      return { kind: 'Return', value, span: p.from(start) };
    }
    case 'throw': {
      p.next();
      const value = p.at(';') ? null : p.grammar.expression(p);
      p.expect(';');
      return { kind: 'ThrowStatement', value, span: p.from(start) };
    }
    case 'try':
      return tryStatement(p);
    case 'using':
      return usingStatement(p);
    case 'lock': {
      p.next();
      const value = bracketed(p);
      return { kind: 'Lock', value, body: embedded(p), span: p.from(start) };
    }
    case 'checked':
    case 'unchecked':
      if (p.peek(1).text !== '{') break;
      p.next();
      return { kind: 'CheckedStatement', checked: token.text === 'checked', body: parseBlock(p), span: p.from(start) };
    case 'unsafe':
      p.report(diag('CS0227', p.next()));
      return parseBlock(p);
    case 'fixed':
      return fixedStatement(p);
    case 'const':
      p.next();
      return localDeclaration(p, start, true);
    case 'case':
      // a section without its switch
      p.report(diag('CS1003', p.token, { expected: 'switch' }));
      while (!p.at(':') && !p.at(';') && !p.at('}') && p.token.kind !== 'end') p.next();
      p.accept(':');
      return { kind: 'Empty', span: p.from(start) };
    case 'yield':
      if (p.peek(1).text !== 'return' && p.peek(1).text !== 'break') break;
      return yieldStatement(p);
    case 'static':
    case 'async':
      if (isLocalFunctionBehind(p)) return modifiedFunction(p);
      if (isDeclarationBehind(p)) return modifiedDeclaration(p);
      break;
    case 'readonly':
    case 'volatile':
      if (isDeclarationBehind(p)) return modifiedDeclaration(p);
      return endsMethod(p);
    case 'await':
      if (p.peek(1).text === 'foreach' || p.peek(1).text === 'using') {
        const feature = p.peek(1).text === 'foreach' ? 'async streams' : 'asynchronous using';
        p.feature(p.next(), feature, '8.0');
        return parseStatement(p);
      }
      break;
    default:
      if (DECLARATIONS.has(token.text) && token.reserved) return endsMethod(p);
      if (p.peek(1).text === ':' && p.peek(1).kind === 'punctuator' && !token.reserved) return labeled(p);
  }
  return declarationOrExpression(p);
}

/** What begins a member of a class or a type, and no statement. */
const DECLARATIONS: ReadonlySet<string> = new Set(
  `class struct enum interface namespace public private protected internal abstract sealed virtual override extern
   event implicit explicit operator`.split(/\s+/),
);

/** C# takes it for the next member of the class: the method ends here, and nobody knows what the rest is. */
function endsMethod(p: Parser): Statement {
  const { start } = p.token;
  p.report(diag('CS1513', p.lack()));
  while (p.token.kind !== 'end') p.next();
  return { kind: 'Empty', span: p.from(start) };
}

const isDeclarationBehind = (p: Parser): boolean => {
  const { end } = scanType(p, p.position + 1);
  return end > 0 && p.tokens[end]!.kind === 'word' && ['=', ';', ','].includes(p.tokens[end + 1]?.text ?? '');
};

/** `static int x = 1;`: a variable has no modifiers. */
function modifiedDeclaration(p: Parser): Statement {
  const modifier = p.next();
  p.report(diag('CS0106', modifier, { name: modifier.text }));
  return localDeclaration(p, p.token.start, false);
}

function labeled(p: Parser): Statement {
  const label = p.identifier();
  p.next();
  const statement = p.nested(parseStatement);
  return { kind: 'Labeled', label: label.name, labelSpan: label.span, statement, span: p.from(label.span.start) };
}

/** Pointers: nothing of it means anything here. */
function fixedStatement(p: Parser): Statement {
  const { start } = p.next();
  while (p.token.kind !== 'end' && !p.at(')') && !p.at('{')) p.next();
  p.accept(')');
  embedded(p);
  p.report(diag('CS0214', p.from(start)));
  return { kind: 'Empty', span: p.from(start) };
}

function bracketed(p: Parser): Expr {
  p.expect('(');
  const value = p.grammar.expression(p);
  p.expect(')');
  return value;
}

/** The body of `if`, `for` …: a declaration of its own is an error there. */
function embedded(p: Parser): Statement {
  if (p.token.kind === 'end' || p.at('}')) {
    p.report(diag('CS1525', p.lack(), { term: p.token.text }));
    return { kind: 'Empty', span: p.gap() };
  }
  const statement = p.nested(parseStatement);
  if (statement.kind === 'LocalDeclaration' || statement.kind === 'LocalFunction' || statement.kind === 'Labeled')
    p.report(diag('CS1023', statement.span));
  return statement;
}

/** A declaration where a type and then a name stand; else an expression. */
function declarationOrExpression(p: Parser): Statement {
  const { start } = p.token;
  const { end } = scanType(p, p.position);
  if (isLocalFunction(p, end)) return localFunction(p, false);
  const after = end < 0 ? undefined : p.tokens[end]!;
  const declares =
    after !== undefined &&
    after.kind === 'word' &&
    !after.reserved &&
    FOLLOWS_VARIABLE.has(p.tokens[end + 1]?.text ?? '') &&
    !(after.text === 'is' || after.text === 'as');
  if (declares) return localDeclaration(p, start, false);
  if (end >= 0 && p.tokens[end]!.text === '*' && PREDEFINED.has(p.token.text) && p.tokens[end + 1]!.kind === 'word')
    return pointer(p, end);
  // a predefined type that no member follows can only begin a declaration
  if (
    PREDEFINED.has(p.token.text) &&
    p.token.kind === 'word' &&
    p.peek(1).text !== '.' &&
    !(end >= 0 && p.tokens[end]?.text === '.')
  )
    return localDeclaration(p, start, false);
  if (p.at('ref') || (p.at('void') && p.peek(1).kind === 'word')) return localDeclaration(p, start, false);
  const expression = p.at('var') && p.peek(1).text === '(' ? deconstruction(p) : p.grammar.expression(p);
  p.expect(';');
  return { kind: 'ExpressionStatement', expression, span: p.from(start) };
}

const FOLLOWS_VARIABLE: ReadonlySet<string> = new Set(['=', ';', ',', ')', '[', '']);

/** `int* p = …;`. */
function pointer(p: Parser, star: number): Statement {
  const { start } = p.token;
  p.report(diag('CS0214', span(start, p.tokens[star]!.end)));
  while (p.token.kind !== 'end' && !p.at(';')) p.next();
  p.accept(';');
  return { kind: 'Empty', span: p.from(start) };
}

/** `var (a, b) = …`. */
function deconstruction(p: Parser): Expr {
  const begin = p.position;
  const { start } = p.next();
  const designation = parseDesignation(p);
  if (!p.at('=')) {
    // a call of something named var
    p.rewind(begin);
    return p.grammar.expression(p);
  }
  const target: Expr = { kind: 'Declaration', type: null, designation, span: p.from(start) };
  p.next();
  const value = p.grammar.expression(p);
  return { kind: 'Assign', operator: null, target, value, span: p.from(start) };
}

export function localDeclaration(p: Parser, start: number, isConst: boolean, end = ';'): LocalDeclaration {
  const isRef = p.accept('ref');
  if (isRef) p.accept('readonly');
  const type = parseType(p);
  const declarators: Declarator[] = [];
  do declarators.push(declarator(p, isRef));
  while (end === '' ? another(p) : p.accept(','));
  if (end !== '') p.expect(end);
  return { kind: 'LocalDeclaration', isConst, isRef, type, declarators, span: p.from(start) };
}

/** In the brackets of `for` and `using`: `, i < 1` is no other variable, but a wrong semicolon. */
function another(p: Parser): boolean {
  return p.peek(1).kind === 'word' && ['=', ';', ',', ')', '['].includes(p.peek(2).text) && p.accept(',');
}

function declarator(p: Parser, isRef: boolean): Declarator {
  const { start } = p.token;
  const id = p.identifier();
  if (p.at('[')) {
    const { span: ranks } = p.grammar.arguments(p, ']');
    p.report(diag('CS0650', ranks));
  }
  const value = p.accept('=') ? initialValue(p, isRef) : null;
  return { name: id.name, nameSpan: id.span, value, span: p.from(start) };
}

function initialValue(p: Parser, isRef: boolean): Expr {
  if (p.at('{')) return arrayInitialiser(p);
  if (isRef) p.accept('ref');
  const isStack = p.at('stackalloc');
  const value = p.grammar.expression(p);
  return isStack && value.kind === 'Refused' ? { ...value, why: diag('CS0214', value.span) } : value;
}

function forStatement(p: Parser): Statement {
  const named = scanType(p, p.position + 2).end;
  if (named >= 0 && p.tokens[named]!.kind === 'word' && p.tokens[named + 1]?.text === 'in') {
    p.report(diag('CS1003', p.token, { expected: 'foreach' }));
    return forEach(p);
  }
  const { start } = p.next();
  p.expect('(');
  const initialisers: Statement[] = [];
  if (!p.at(';')) {
    const at = p.token.start;
    const { end } = scanType(p, p.position);
    if (end >= 0 && p.tokens[end]!.kind === 'word' && !p.tokens[end]!.reserved)
      initialisers.push(localDeclaration(p, at, false, ''));
    else {
      do {
        const expression = p.grammar.expression(p);
        initialisers.push({ kind: 'ExpressionStatement', expression, span: expression.span });
      } while (p.accept(','));
    }
  }
  p.expect(';');
  const condition = p.at(';') ? null : p.grammar.expression(p);
  p.expect(';');
  const steps: Expr[] = [];
  if (!p.at(')')) {
    do steps.push(p.grammar.expression(p));
    while (p.accept(','));
  }
  p.expect(')');
  return { kind: 'For', initialisers, condition, steps, body: embedded(p), span: p.from(start) };
}

function forEach(p: Parser): Statement {
  const { start } = p.next();
  p.expect('(');
  const at = p.token.start;
  const isVar = p.at('var') && (p.peek(1).kind === 'word' || p.peek(1).text === '(') && p.peek(1).text !== 'in';
  let type = null;
  if (isVar) p.next();
  else if (p.at('(') || p.peek(1).text === 'in') {
    // `foreach ((var a, var b) in …)`, or a missing type
    if (p.at('(')) return tupleForEach(p, start);
    p.report(diag('CS0230', p.peek(1)));
  } else type = parseType(p);
  if (p.at(')')) {
    p.report(diag('CS1515', p.lack()));
    p.next();
    embedded(p);
    return { kind: 'Empty', span: p.from(start) };
  }
  const designation = isVar ? parseDesignation(p) : variable(p);
  const declaration = { kind: 'Declaration', type, designation, span: p.from(at) } as const;
  p.expect('in');
  const source = p.grammar.expression(p);
  p.expect(')');
  return { kind: 'ForEach', variable: declaration, source, body: embedded(p), span: p.from(start) };
}

const variable = (p: Parser): { kind: 'Variable'; name: string; span: { start: number; end: number } } => {
  const id = p.identifier();
  return { kind: 'Variable', name: id.name, span: id.span };
};

function tupleForEach(p: Parser, start: number): Statement {
  const at = p.token.start;
  p.next();
  const items = [];
  do {
    if (!p.accept('var')) parseType(p);
    items.push(parseDesignation(p));
  } while (p.accept(','));
  p.expect(')');
  const designation = { kind: 'Designations', items, span: p.from(at) } as const;
  const declaration = { kind: 'Declaration', type: null, designation, span: p.from(at) } as const;
  p.expect('in');
  const source = p.grammar.expression(p);
  p.expect(')');
  return { kind: 'ForEach', variable: declaration, source, body: embedded(p), span: p.from(start) };
}

function switchStatement(p: Parser): Statement {
  const { start } = p.next();
  const value = governing(p);
  p.expect('{');
  const sections: { labels: SwitchLabel[]; statements: Statement[]; span: { start: number; end: number } }[] = [];
  while (p.at('case') || p.at('default')) {
    const at = p.token.start;
    const labels: SwitchLabel[] = [];
    while (p.at('case') || (p.at('default') && p.peek(1).text === ':')) labels.push(switchLabel(p));
    const statements: Statement[] = [];
    while (!endsSection(p)) {
      const before = p.position;
      statements.push(p.nested(parseStatement));
      if (p.position === before) p.next();
    }
    sections.push({ labels, statements, span: p.from(at) });
  }
  p.expect('}');
  return { kind: 'Switch', value, sections, span: p.from(start) };
}

const endsSection = (p: Parser): boolean =>
  p.token.kind === 'end' ||
  ['case', '}', 'catch', 'finally'].some((t) => p.at(t)) ||
  (p.at('default') && p.peek(1).text === ':');

/** The value that a `switch` looks at: in brackets, unless it is a tuple. */
function governing(p: Parser): Expr {
  if (p.at('(')) {
    const value = p.grammar.operand(p);
    return value.kind === 'Parenthesised' ? value.operand : value;
  }
  const lacking = p.lack();
  const value = p.grammar.operand(p);
  p.report(diag('CS8515', span(lacking.start, value.span.end)));
  return value;
}

function switchLabel(p: Parser): SwitchLabel {
  const { start, text } = p.next();
  if (text === 'default') {
    p.expect(':');
    return { pattern: null, guard: null, span: p.from(start) };
  }
  if (p.at(':')) {
    p.report(diag('CS0150', p.next()));
    return { pattern: null, guard: null, span: p.from(start) };
  }
  const pattern = p.grammar.pattern(p);
  const guard = p.accept('when') ? p.grammar.expression(p) : null;
  p.expect(':');
  return { pattern, guard, span: p.from(start) };
}

function gotoStatement(p: Parser): Statement {
  const { start } = p.next();
  if (p.accept('case')) {
    const value = p.grammar.expression(p);
    p.expect(';');
    return { kind: 'Goto', to: { kind: 'case', value }, span: p.from(start) };
  }
  if (p.accept('default')) {
    p.expect(';');
    return { kind: 'Goto', to: { kind: 'default' }, span: p.from(start) };
  }
  const { name, span: at } = p.identifier();
  p.expect(';');
  return { kind: 'Goto', to: { kind: 'label', name, span: at }, span: p.from(start) };
}

function tryStatement(p: Parser): Statement {
  const { start } = p.next();
  const body = parseBlock(p);
  const catches: Catch[] = [];
  while (p.at('catch')) catches.push(catchClause(p));
  const finallyBlock = p.accept('finally') ? parseBlock(p) : null;
  if (catches.length === 0 && finallyBlock === null) p.report(diag('CS1524', p.previous()));
  return { kind: 'Try', body, catches, finally: finallyBlock, span: p.from(start) };
}

function catchClause(p: Parser): Catch {
  const { start } = p.next();
  let type = null;
  let id = null;
  if (p.accept('(')) {
    type = parseType(p);
    if (!p.at(')')) id = p.identifier();
    p.expect(')');
  }
  let filter: Expr | null = null;
  if (p.accept('when')) filter = bracketed(p);
  const body = parseBlock(p);
  return { type, name: id?.name ?? null, nameSpan: id?.span ?? null, filter, body, span: p.from(start) };
}

function usingStatement(p: Parser): Statement {
  const { start } = p.next();
  if (!p.at('(')) {
    p.feature(span(start, start + 5), 'using declarations', '8.0');
    return localDeclaration(p, start, false);
  }
  p.next();
  const at = p.token.start;
  const { end } = scanType(p, p.position);
  const declares = end >= 0 && p.tokens[end]!.kind === 'word' && !p.tokens[end]!.reserved;
  const resource = declares ? localDeclaration(p, at, false, '') : p.grammar.expression(p);
  p.expect(')');
  return { kind: 'Using', resource, body: embedded(p), span: p.from(start) };
}

function yieldStatement(p: Parser): Statement {
  const { start } = p.next();
  const value = p.next().text === 'return' ? p.grammar.expression(p) : null;
  p.expect(';');
  return { kind: 'Yield', value, span: p.from(start) };
}
