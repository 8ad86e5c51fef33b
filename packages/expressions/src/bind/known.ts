import type { Span } from '@sluice/parser';
import { T } from '../types/registry.ts';
import type { Bound } from './bound.ts';

/** A test whose outcome the types decide: no constant, and its operand is evaluated all the same. */
export function known(operand: Bound, outcome: boolean, span: Span): Bound {
  const type = T.bool();
  return {
    kind: 'Match',
    operand,
    pattern: outcome ? { kind: 'any', into: null, span } : { kind: 'constant', value: NEVER, type, span },
    type,
    span,
  };
}
const NEVER = Symbol('never');
