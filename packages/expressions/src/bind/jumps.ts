import type { Span } from '@sluice/parser';
import type { Expr } from '../syntax/ast.ts';
import type { Statement } from '../syntax/ast-statements.ts';
import { unknownType, voidType } from '../types/type.ts';
import { displayName } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { BoundStatement } from './bound-statements.ts';
import { reachLabel } from './labels.ts';
import { diag } from './messages.ts';

/** Statements that leave where they stand. One that leads nowhere is reported, and counts as no jump from then on. */

const first = (at: Span, length: number): Span => ({ start: at.start, end: at.start + length });

export function bindJump(b: Binder, kind: 'Break' | 'Continue', span: Span): BoundStatement {
  const { breakable, continuable, inFinally, crosses } = b.jumps;
  if (kind === 'Break' ? breakable : continuable) return { kind, span };
  const keyword = first(span, kind === 'Break' ? 5 : 8);
  if (inFinally) b.report(diag('CS0157', keyword));
  else b.report(crosses ? diag('CS1632', keyword) : diag('CS0139', span));
  return { kind: 'Empty', span };
}

export function bindGoto(b: Binder, s: Statement & { kind: 'Goto' }): BoundStatement {
  const { span, to } = s;
  const nowhere: BoundStatement = { kind: 'Empty', span };
  if (to.kind === 'label') {
    if (reachLabel(b, to.name)) return { kind: 'Goto', span, to: { kind: 'label', name: to.name } };
    b.report(diag('CS0159', to.span, { name: to.name }));
    return nowhere;
  }
  const { around } = b.jumps;
  if (around === null) {
    if (to.kind === 'case') b.rules.any(b, to.value);
    b.report(diag('CS0153', span));
    return nowhere;
  }
  if (to.kind === 'default') {
    if (around.hasDefault) return { kind: 'Goto', span, to: { kind: 'default' } };
    b.report(diag('CS0159', span, { name: 'default:' }));
    return nowhere;
  }
  const value = b.rules.converted(b, to.value, around.type);
  if (value.kind === 'Error') return nowhere;
  if (value.kind !== 'Const') {
    b.report(diag('CS0150', to.value.span));
    return nowhere;
  }
  if (around.type !== unknownType && !around.constants().has(value.value)) {
    b.report(diag('CS0159', span, { name: `case ${String(value.value)}:` }));
    return nowhere;
  }
  return { kind: 'Goto', span, to: { kind: 'case', value: value.value } };
}

export function bindReturn(b: Binder, e: Expr | null, span: Span): BoundStatement {
  const { returns, yields } = b.fn;
  const keyword = first(span, 6);
  if (b.jumps.inFinally) b.report(diag('CS0157', keyword));
  if (yields) {
    if (e !== null) b.rules.any(b, e);
    b.report(diag('CS1622', keyword));
    return { kind: 'Return', span, value: null };
  }
  if (returns === null) {
    // of a lambda: what it must give is not known yet
    const value = e === null ? null : b.rules.any(b, e);
    if (value !== null) b.returned.push(value);
    return { kind: 'Return', span, value };
  }
  if (e === null) {
    if (returns !== voidType) b.report(diag('CS0126', keyword, { type: displayName(returns) }));
    return { kind: 'Return', span, value: null };
  }
  if (returns === voidType) {
    b.rules.any(b, e);
    b.report(diag('CS0127', keyword, { name: b.fn.name ?? '' }));
    return { kind: 'Return', span, value: null };
  }
  const value = b.rules.converted(b, e, returns);
  b.returned.push(value);
  return { kind: 'Return', span, value };
}
