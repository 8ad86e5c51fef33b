import { implicitConversion } from '../types/convert.ts';
import { nullType, unknownType, voidType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';

/** The type that all expressions convert to, from among their own: of `new[]`, `?:`, a lambda's returns. Null: there is none. */
export function bestCommonType(b: Binder, values: readonly Bound[]): Type | null {
  const candidates: Type[] = [];
  for (const v of values) {
    const { type } = v;
    if (v.kind === 'Error') return unknownType;
    if (
      v.kind === 'ThrowExpression' ||
      v.kind === 'DefaultLiteral' ||
      v.kind === 'UnboundLambda' ||
      v.kind === 'MethodGroup'
    )
      continue;
    if (type === unknownType) return unknownType;
    if (type !== nullType && type !== voidType && !candidates.includes(type)) candidates.push(type);
  }
  const fitting = candidates.filter((t) => values.every((v) => b.rules.converts(b, v, t)));
  if (fitting.length <= 1) return fitting[0] ?? null;
  // several: the one that all the others convert to
  const general = fitting.filter((t) => fitting.every((u) => implicitConversion(u, t) !== null));
  return general.length === 1
    ? general[0]!
    : (fitting.find((t) => values.every((v) => v.type === t || v.kind === 'Const')) ?? null);
}
