import type { Span } from '@sluice/parser';
import { T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import { complement, negation, numericOperation } from '../values/arithmetic.ts';
import { ClrException } from '../values/exception.ts';
import type { Binder } from './binder.ts';
import type { Bound, Const, NumericKind, OperandKind, ValueOperator } from './bound.ts';
import { diag } from './messages.ts';

/** Constant folding: C# computes constants when it compiles, checked unless `unchecked` says otherwise. */

export const isConst = (e: Bound): e is Const => e.kind === 'Const';

export function foldBinary(
  b: Binder,
  op: ValueOperator,
  on: OperandKind,
  left: Const,
  right: Const,
  type: Type,
  span: Span,
): Bound {
  if (on === 'bool')
    return { kind: 'Const', type, value: foldBool(op, left.value as boolean, right.value as boolean), span };
  const operation = numericOperation(on as NumericKind, op, b.checked !== false);
  if (operation === undefined) return b.error(span);
  try {
    return { kind: 'Const', type, value: operation(left.value, right.value), span };
  } catch (thrown) {
    if (!(thrown instanceof ClrException)) throw thrown;
    return b.fail(
      diag(thrown.clrName === 'System.DivideByZeroException' ? 'CS0020' : on === 'decimal' ? 'CS0463' : 'CS0220', span),
    );
  }
}

function foldBool(op: ValueOperator, l: boolean, r: boolean): boolean {
  switch (op) {
    case '&':
      return l && r;
    case '|':
      return l || r;
    case '==':
      return l === r;
    default:
      return l !== r;
  }
}

export function foldUnary(b: Binder, op: '+' | '-' | '!' | '~', on: OperandKind, operand: Const, span: Span): Bound {
  const { type } = operand;
  if (op === '!') return { kind: 'Const', type: T.bool(), value: operand.value !== true, span };
  if (op === '+') return { ...operand, isReal: false, span };
  try {
    const f = (op === '~' ? complement(on as 'int') : negation(on as NumericKind, b.checked !== false)) as (
      v: unknown,
    ) => unknown;
    return { kind: 'Const', type, value: f(operand.value), span };
  } catch (thrown) {
    if (!(thrown instanceof ClrException)) throw thrown;
    return b.fail(diag('CS0220', span));
  }
}
