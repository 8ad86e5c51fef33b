import type { Expr, FromClause, Query, QueryBody, QueryClause } from './ast.ts';
import type { Parser } from './cursor.ts';
import { diag } from './messages.ts';
import { parseType } from './types.ts';

/** LINQ query syntax. The binder turns it into the method calls that C# defines it by. */
export function parseQuery(p: Parser): Query {
  const { start } = p.token;
  const outer = p.inQuery;
  p.inQuery = true;
  const from = fromClause(p);
  const body = queryBody(p);
  p.inQuery = outer;
  return { kind: 'Query', from, body, span: p.from(start) };
}

function fromClause(p: Parser): FromClause {
  const { start } = p.next();
  const type = p.peek(1).text === 'in' ? null : parseType(p);
  const id = p.identifier();
  p.expect('in');
  const source = p.grammar.expression(p);
  return { kind: 'From', type, name: id.name, nameSpan: id.span, source, span: p.from(start) };
}

function queryBody(p: Parser): QueryBody {
  const clauses: QueryClause[] = [];
  for (let clause = queryClause(p); clause !== null; clause = queryClause(p)) clauses.push(clause);
  const { start } = p.token;
  let end: QueryBody['end'];
  if (p.accept('group')) {
    const value = p.grammar.expression(p);
    if (!p.accept('by')) p.report(diag('CS0745', p.lack()));
    end = { kind: 'Group', value, key: p.grammar.expression(p), span: p.from(start) };
  } else if (p.accept('select')) {
    end = { kind: 'Select', value: p.grammar.expression(p), span: p.from(start) };
  } else {
    p.report(diag('CS0742', p.lack()));
    end = { kind: 'Select', value: { kind: 'Missing', span: p.gap() } satisfies Expr, span: p.gap() };
  }
  if (!p.accept('into')) return { clauses, end, into: null };
  const id = p.identifier();
  const body = p.nested(queryBody);
  return { clauses, end, into: { name: id.name, nameSpan: id.span, body } };
}

function queryClause(p: Parser): QueryClause | null {
  const { start, text } = p.token;
  if (p.token.kind !== 'word') return null;
  switch (text) {
    case 'from':
      return fromClause(p);
    case 'let': {
      p.next();
      const id = p.identifier();
      p.expect('=');
      return { kind: 'Let', name: id.name, nameSpan: id.span, value: p.grammar.expression(p), span: p.from(start) };
    }
    case 'where':
      p.next();
      return { kind: 'Where', condition: p.grammar.expression(p), span: p.from(start) };
    case 'join':
      return joinClause(p);
    case 'orderby': {
      p.next();
      const keys: { value: Expr; descending: boolean }[] = [];
      do {
        const value = p.grammar.expression(p);
        const descending = p.accept('descending');
        if (!descending) p.accept('ascending');
        keys.push({ value, descending });
      } while (p.accept(','));
      return { kind: 'OrderBy', keys, span: p.from(start) };
    }
    default:
      return null;
  }
}

function joinClause(p: Parser): QueryClause {
  const { start } = p.next();
  const type = p.peek(1).text === 'in' ? null : parseType(p);
  const id = p.identifier();
  p.expect('in');
  const source = p.grammar.expression(p);
  if (!p.accept('on')) p.report(diag('CS0743', p.lack()));
  const left = p.grammar.expression(p);
  if (!p.accept('equals')) p.report(diag('CS0744', p.lack()));
  const right = p.grammar.expression(p);
  const group = p.accept('into') ? p.identifier() : null;
  const into = group === null ? null : { name: group.name, nameSpan: group.span };
  return { kind: 'Join', type, name: id.name, nameSpan: id.span, source, left, right, into, span: p.from(start) };
}
