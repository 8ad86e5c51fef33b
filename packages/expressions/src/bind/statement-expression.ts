import type { Bound } from './bound.ts';

/** Whether C# lets the expression stand as a statement: it must do something. */
export function isStatementExpression(e: Bound): boolean {
  switch (e.kind) {
    case 'Call':
      return e.member.kind === 'method' || e.member.kind === 'constructor';
    case 'CallLocal':
    case 'Invoke':
    case 'Assign':
    case 'Compound':
    case 'Increment':
    case 'Deconstruct':
    case 'Initialise':
    case 'Error':
      return true;
    case 'ConditionalAccess':
      return isStatementExpression(e.rest);
    case 'Convert':
      // of something unknown
      return e.conversion.kind === 'unknown';
    default:
      return false;
  }
}
