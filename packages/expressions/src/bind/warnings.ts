import type { Span } from '@sluice/parser';
import type { Binary as BinarySyntax, Expr } from '../syntax/ast.ts';
import { numericKeyword } from '../types/convert.ts';
import { isEnum, isNullable, isReferenceType, T } from '../types/registry.ts';
import { displayName, nullType, type Type } from '../types/type.ts';
import { fits, isIntegralKeyword } from '../values/numeric-convert.ts';
import type { Binder } from './binder.ts';
import type { Bound, Const } from './bound.ts';
import { diag } from './messages.ts';

/**
 * Operations that are right and can't be meant: C# computes them, and warns. What is said here is certain whatever
 * the values are; `result` is the operation as it has been bound.
 */

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

const bare = (e: Expr): Expr => (e.kind === 'Parenthesised' ? bare(e.operand) : e);

/** What depends on how the operands are written. */
export function warnOfComparison(b: Binder, e: BinarySyntax, left: Bound, right: Bound, result: Bound): void {
  if (result.kind === 'Error' || !COMPARISONS.has(e.operator)) return;
  if (isSame(bare(e.left), bare(e.right), left, right)) b.report(diag('CS1718', e.span));
  if (result.kind !== 'Binary' || result.on !== 'object') return;
  // whoever writes the cast to object means it
  if (left.type === T.object() && right.type === T.string()) {
    if (bare(e.left).kind !== 'Cast') b.report(diag('CS0252', e.span, { type: 'string' }));
  } else if (right.type === T.object() && left.type === T.string()) {
    if (bare(e.right).kind !== 'Cast') b.report(diag('CS0253', e.span, { type: 'string' }));
  }
}

/** One variable twice, or one constant of the library; two reads of a property may differ. */
function isSame(l: Expr, r: Expr, left: Bound, right: Bound): boolean {
  if (left.kind === 'LocalRef') return right.kind === 'LocalRef' && left.local === right.local;
  if (left.kind !== 'Const' || right.kind !== 'Const') return false;
  // of other types .NET has properties where the library has constants
  const isField = numericKeyword(left.type) !== null || isEnum(left.type);
  if (left.member !== undefined) return isField && left.member === right.member;
  return l.kind === 'Name' && r.kind === 'Name' && l.name === r.name;
}

/** What depends on the operands alone. */
export function warnOfOperator(b: Binder, op: string, left: Bound, right: Bound, result: Bound, span: Span): void {
  if (left.kind !== 'Const' && right.kind !== 'Const') return;
  if (result.kind !== 'Binary' && result.kind !== 'Call') return;
  if (isNoValue(left) || isNoValue(right)) warnOfNull(b, op, left, right, result, span);
  else if (result.kind === 'Binary' && COMPARISONS.has(op)) {
    warnOfRange(b, left, right, span);
    warnOfRange(b, right, left, span);
  }
}

/** The literal `null`, or `(int?)null`. */
const isNoValue = (e: Bound): boolean =>
  e.kind === 'Const' && e.value === null && (e.type === nullType || isNullable(e.type));

function warnOfNull(b: Binder, op: string, left: Bound, right: Bound, result: Bound, span: Span): void {
  if (COMPARISONS.has(op)) {
    if (op === '==' || op === '!=') return;
    const operand = left.type === nullType ? right.type : left.type;
    if (isReferenceType(operand)) return;
    const type = isNullable(operand) ? displayName(operand) : `${displayName(operand)}?`;
    b.report(diag('CS0464', span, { type }));
    return;
  }
  // `&` and `|` of bool? may know the answer all the same
  const knows = result.kind === 'Binary' && result.on === 'bool' && (op === '&' || op === '|');
  if (isNullable(result.type) && !knows) b.report(diag('CS0458', span, { type: displayName(result.type) }));
}

/** A constant that no value of the other operand's type can equal: it lies outside of its range. */
function warnOfRange(b: Binder, e: Bound, constant: Bound, span: Span): void {
  if (constant.kind !== 'Const' || e.kind === 'Const') return;
  const range = numericKeyword(e.type);
  const kind = numericKeyword(constant.type);
  if (range === null || range === 'char' || !isIntegralKeyword(range)) return;
  if (kind === null || kind === 'char' || !isIntegralKeyword(kind)) return;
  if (!fits(BigInt(constant.value as number | bigint), range))
    b.report(diag('CS0652', span, { type: displayName(e.type) }));
}

/** An operator whose one operand is a constant. */
export function warnOfUnary(b: Binder, operand: Const, result: Type, span: Span): void {
  if (isNoValue(operand) && isNullable(result)) b.report(diag('CS0458', span, { type: displayName(result) }));
}

/** `if (b = true)`. */
export function warnOfCondition(b: Binder, condition: Expr): void {
  const e = bare(condition);
  if (e.kind === 'Assign' && e.operator === null && e.value.kind === 'Literal' && e.value.literal.type === 'bool')
    b.report(diag('CS0665', e.span));
}
