import type { Statement } from '../syntax/ast-statements.ts';

/** Whether the statement itself yields: what makes the function around it an iterator. Functions inside it count for themselves. */
export function yields(s: Statement): boolean {
  switch (s.kind) {
    case 'Yield':
      return true;
    case 'Block':
      return s.statements.some(yields);
    case 'If':
      return yields(s.then) || (s.otherwise !== null && yields(s.otherwise));
    case 'While':
    case 'Do':
    case 'For':
    case 'ForEach':
    case 'Using':
    case 'Lock':
    case 'CheckedStatement':
      return yields(s.body);
    case 'Switch':
      return s.sections.some((x) => x.statements.some(yields));
    case 'Labeled':
      return yields(s.statement);
    case 'Try':
      return yields(s.body) || s.catches.some((c) => yields(c.body)) || (s.finally !== null && yields(s.finally));
    default:
      return false;
  }
}
