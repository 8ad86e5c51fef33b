import type {
  Binary as BinarySyntax,
  Conditional as ConditionalSyntax,
  ConditionalAccess as AccessSyntax,
} from '../syntax/ast.ts';
import { IDENTITY, implicitConversion } from '../types/convert.ts';
import { isNullable, isReferenceType, underlying } from '../types/registry.ts';
import { displayName, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, Receiver } from './bound.ts';
import { bindCondition } from './condition.ts';
import { isConst } from './fold.ts';
import { conditionalType } from './members.ts';
import { diag } from './messages.ts';
import { operandName } from './operators.ts';

/** `?:`, `??` and `?.`: the operators that evaluate one side or the other. */

export function bindConditional(b: Binder, e: ConditionalSyntax): Bound {
  const condition = bindCondition(b, e.condition);
  const whenTrue = b.rules.any(b, e.whenTrue);
  const whenFalse = b.rules.any(b, e.whenFalse);
  const { span } = e;
  if (whenTrue.kind === 'Error' || whenFalse.kind === 'Error') return b.error(span);
  const type = conditionalResult(b, whenTrue, whenFalse);
  if (type === null) {
    const names = { first: operandName(whenTrue), second: operandName(whenFalse) };
    return b.fail(diag('CS0173', span, names));
  }
  const t = b.rules.convert(b, whenTrue, type);
  const f = b.rules.convert(b, whenFalse, type);
  if (isConst(condition) && isConst(t) && isConst(f))
    return { ...(condition.value === true ? t : f), isReal: false, span };
  return { kind: 'Conditional', condition, whenTrue: t, whenFalse: f, type, span };
}

function conditionalResult(b: Binder, x: Bound, y: Bound): Type | null {
  if (x.kind === 'ThrowExpression') return y.kind === 'ThrowExpression' || typeless(y) ? null : y.type;
  if (y.kind === 'ThrowExpression') return typeless(x) ? null : x.type;
  if (x.type === unknownType || y.type === unknownType)
    return x.type === unknownType
      ? typeless(y)
        ? unknownType
        : y.type === nullType
          ? unknownType
          : y.type
      : x.type === nullType
        ? unknownType
        : x.type;
  if (x.type === voidType || y.type === voidType) {
    if (x.kind === 'DefaultLiteral' && !typeless(y)) return y.type;
    if (y.kind === 'DefaultLiteral' && !typeless(x)) return x.type;
    return null;
  }
  if (x.type === y.type) return x.type === nullType ? null : x.type;
  const yHasType = !typeless(y) && y.type !== nullType;
  const xHasType = !typeless(x) && x.type !== nullType;
  if (xHasType && yHasType) {
    // the types decide where one converts to the other; constants convert to narrower types only where they do not
    const toY = implicitConversion(x.type, y.type) !== null;
    const toX = implicitConversion(y.type, x.type) !== null;
    if (toX !== toY) return toX ? x.type : y.type;
    if (toX) return null;
  }
  const toY = yHasType && b.rules.converts(b, x, y.type);
  const toX = xHasType && b.rules.converts(b, y, x.type);
  return toX === toY ? null : toX ? x.type : y.type;
}

const typeless = (e: Bound): boolean =>
  e.kind === 'UnboundLambda' || e.kind === 'MethodGroup' || e.kind === 'DefaultLiteral';

export function bindCoalesce(b: Binder, e: BinarySyntax): Bound {
  const { span } = e;
  const left = b.rules.value(b, e.left);
  const right = b.rules.any(b, e.right);
  if (left.kind === 'Error' || right.kind === 'Error') return b.error(span);
  if (left.type === unknownType)
    return {
      kind: 'Coalesce',
      left,
      whenNotNull: { kind: 'unknown' },
      right,
      type: typeless(right) || right.type === nullType ? unknownType : right.type,
      span,
    };
  const refuse = (): Bound =>
    b.fail(diag('CS0019', span, { operator: '??', left: operandName(left), right: operandName(right) }));
  if (left.type === nullType) {
    if (typeless(right) || right.type === nullType || right.kind === 'ThrowExpression') return refuse();
    return isReferenceType(right.type) || isNullable(right.type) || right.type === unknownType ? right : refuse();
  }
  if (!isNullable(left.type) && !isReferenceType(left.type)) return refuse();
  if (isNullable(left.type)) {
    const inner = underlying(left.type);
    if (b.rules.converts(b, right, inner))
      return {
        kind: 'Coalesce',
        left,
        whenNotNull: IDENTITY,
        right: b.rules.convert(b, right, inner),
        type: inner,
        span,
      };
  }
  if (b.rules.converts(b, right, left.type))
    return {
      kind: 'Coalesce',
      left,
      whenNotNull: IDENTITY,
      right: b.rules.convert(b, right, left.type),
      type: left.type,
      span,
    };
  if (typeless(right) || right.type === nullType || right.type === voidType) return refuse();
  const conversion = implicitConversion(underlying(left.type), right.type);
  if (conversion === null) return refuse();
  return { kind: 'Coalesce', left, whenNotNull: conversion, right, type: right.type, span };
}

export function bindConditionalAccess(b: Binder, e: AccessSyntax): Bound {
  const target = b.rules.value(b, e.target);
  const { span } = e;
  if (target.kind === 'Error') return b.error(span);
  const { type } = target;
  if (type !== unknownType && !isNullable(type) && !isReferenceType(type))
    return b.fail(
      diag(
        'CS0023',
        { start: e.target.span.end, end: e.target.span.end + 1 },
        { operator: '?', type: displayName(type) },
      ),
    );
  if (type === nullType) return b.fail(diag('CS0023', span, { operator: '?', type: '<null>' }));
  const inner = underlying(type);
  const receiver: Receiver = {
    kind: 'Receiver',
    type: inner,
    local: b.temporary(inner, target.span),
    span: target.span,
  };
  b.receivers.push(receiver);
  const rest = b.rules.value(b, e.rest);
  b.receivers.pop();
  if (rest.kind === 'Error') return rest;
  return { kind: 'ConditionalAccess', target, receiver, rest, type: conditionalType(rest.type), span };
}

export const bindReceiver = (b: Binder): Bound => b.receivers.at(-1)!;
