import type { ArrayInitialiser, Expr, Initialiser, InitialiserEntry, NewAnonymous, TypeNode } from './ast.ts';
import { beginsExpression, type Parser } from './cursor.ts';
import { diag } from './messages.ts';
import { arrayRanks, simpleType } from './types.ts';

/** `new`: objects with their initialisers, arrays, anonymous objects. */

export function parseNew(p: Parser): Expr {
  const { start } = p.next();
  if (p.at('{')) return anonymous(p, start);
  if (p.at('[')) return implicitArray(p, start);
  if (p.at('(')) {
    p.feature(p.previous(), 'target-typed object creation', '9.0');
    p.grammar.arguments(p, ')');
    if (p.at('{')) initialiser(p);
    return { kind: 'Missing', span: p.from(start) };
  }
  if (p.token.kind !== 'word' && p.token.kind !== 'placeholder' && !p.at('(')) {
    p.report(diag('CS1526', p.lack()));
    return { kind: 'Missing', span: p.from(start) };
  }
  let type = simpleType(p);
  if (p.at('?')) {
    p.next();
    type = { kind: 'NullableType', element: type, span: p.from(type.span.start) };
  }
  if (p.at('[')) return arrayCreation(p, type, start);
  const args = p.at('(') ? p.grammar.arguments(p, ')').args : null;
  const init = p.at('{') ? initialiser(p) : null;
  if (args === null && init === null && type.kind !== 'MissingType') p.report(diag('CS1526', p.lack()));
  return { kind: 'New', type, args: args ?? [], initialiser: init, span: p.from(start) };
}

export function parseStackAlloc(p: Parser): Expr {
  const { start } = p.next();
  return arrayCreation(p, simpleType(p), start);
}

/** `new int[3]`, `new int[2][]`, `new int[,] { … }`: the element type comes first, the ranks behind the sizes. */
function arrayCreation(p: Parser, first: TypeNode, start: number): Expr {
  const sizes: Expr[] = [];
  let rank = 1;
  const bracket = p.token.start;
  p.expect('[');
  if (!p.at(']') && !p.at(',')) {
    do sizes.push(p.grammar.expression(p));
    while (p.accept(','));
    rank = sizes.length;
  } else while (p.accept(',')) rank++;
  p.expect(']');
  const ranks = p.from(bracket);
  const element = arrayRanks(p, first, first.span.start);
  sizedAgain(p);
  const init = p.at('{') ? arrayInitialiser(p) : null;
  if (sizes.length === 0 && init === null) p.report(diag('CS1586', ranks));
  return { kind: 'NewArray', element, sizes, rank, initialiser: init, span: p.from(start) };
}

/** `[3]` where only `[]` or `[,]` may stand: `new int[2][3]`. */
function sizedAgain(p: Parser): void {
  while (p.at('[')) {
    p.next();
    p.report(diag('CS0178', p.lack()));
    while (!p.at(']') && p.token.kind !== 'end' && beginsExpression(p.token)) {
      p.grammar.expression(p);
      if (!p.accept(',')) break;
    }
    p.accept(']');
  }
}

function implicitArray(p: Parser, start: number): Expr {
  const { position } = p;
  p.next();
  let rank = 1;
  while (p.accept(',')) rank++;
  if (!p.at(']')) {
    p.rewind(position);
    sizedAgain(p);
  } else p.next();
  const init = p.at('{') ? arrayInitialiser(p) : null;
  if (init === null) p.expect('{');
  return { kind: 'NewArray', element: null, sizes: [], rank, initialiser: init, span: p.from(start) };
}

export function arrayInitialiser(p: Parser): ArrayInitialiser {
  const { start } = p.token;
  p.expect('{');
  const elements: Expr[] = [];
  p.nested(() => {
    while (!p.at('}') && p.token.kind !== 'end') {
      const before = p.position;
      elements.push(p.at('{') ? arrayInitialiser(p) : p.grammar.expression(p));
      if (!separated(p, ';') || p.position === before) break;
    }
  });
  p.expect('}');
  return { kind: 'ArrayInitialiser', elements, span: p.from(start) };
}

/** Another element follows, or the end; anything else lacks its comma, but what ends the statement lacks the brace. */
function separated(p: Parser, last = ''): boolean {
  if (p.accept(',')) return true;
  if (!p.at('}') && !p.at(last)) p.report(diag('CS1003', p.lack(), { expected: ',' }));
  return false;
}

function anonymous(p: Parser, start: number): Expr {
  p.expect('{');
  const members: NewAnonymous['members'][number][] = [];
  p.nested(() => {
    while (!p.at('}') && p.token.kind !== 'end') {
      const before = p.position;
      const named = p.token.kind === 'word' && p.peek(1).text === '=' && p.peek(1).kind === 'punctuator';
      const id = named ? p.identifier() : null;
      if (named) p.next();
      const value = p.grammar.expression(p);
      members.push({ name: id?.name ?? null, nameSpan: id?.span ?? null, value });
      if (!separated(p, ';') || p.position === before) break;
    }
  });
  p.expect('}');
  return { kind: 'NewAnonymous', members, span: p.from(start) };
}

function initialiser(p: Parser): Initialiser {
  const { start } = p.token;
  p.expect('{');
  const entries: InitialiserEntry[] = [];
  p.nested(() => {
    while (!p.at('}') && p.token.kind !== 'end') {
      const before = p.position;
      entries.push(entry(p));
      if (!separated(p) || p.position === before) break;
    }
  });
  p.expect('}');
  return { entries, span: p.from(start) };
}

function entry(p: Parser): InitialiserEntry {
  const { start } = p.token;
  if (p.at('[')) {
    const { args, span } = p.grammar.arguments(p, ']');
    p.expect('=');
    return { target: { keys: args, span }, ...entryValue(p), span: p.from(start) };
  }
  if (p.token.kind === 'word' && p.peek(1).text === '=' && p.peek(1).kind === 'punctuator') {
    const id = p.identifier();
    p.next();
    return { target: { name: id.name, span: id.span }, ...entryValue(p), span: p.from(start) };
  }
  if (!beginsExpression(p.token) && !p.at('{')) {
    const id = p.identifier();
    return { target: null, values: [{ kind: 'Missing', span: id.span }], nested: null, span: id.span };
  }
  if (p.at('{')) {
    const { elements } = arrayInitialiser(p);
    return { target: null, values: elements, nested: null, span: p.from(start) };
  }
  return { target: null, values: [p.grammar.expression(p)], nested: null, span: p.from(start) };
}

const entryValue = (p: Parser): Pick<InitialiserEntry, 'values' | 'nested'> =>
  p.at('{') ? { values: [], nested: initialiser(p) } : { values: [p.grammar.expression(p)], nested: null };
