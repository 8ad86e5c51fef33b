import type { BoundBlock, BoundReturn, BoundStatement } from './bound-statements.ts';

/** The statement with its own `return`s replaced; those of functions inside it are theirs. */
export function mapReturns(s: BoundStatement, change: (r: BoundReturn) => BoundReturn): BoundStatement {
  const map = (x: BoundStatement): BoundStatement => mapReturns(x, change);
  const block = (x: BoundBlock): BoundBlock => ({ ...x, statements: x.statements.map(map) });
  switch (s.kind) {
    case 'Return':
      return change(s);
    case 'Block':
      return block(s);
    case 'If':
      return { ...s, then: map(s.then), otherwise: s.otherwise === null ? null : map(s.otherwise) };
    case 'Loop':
    case 'ForEach':
    case 'Using':
      return { ...s, body: map(s.body) };
    case 'Label':
      return { ...s, statement: map(s.statement) };
    case 'Switch':
      return { ...s, sections: s.sections.map((x) => ({ ...x, statements: x.statements.map(map) })) };
    case 'Try': {
      const catches = s.catches.map((c) => ({ ...c, body: block(c.body) }));
      return { ...s, body: block(s.body), catches, finally: s.finally === null ? null : block(s.finally) };
    }
    default:
      return s;
  }
}
