import type { Span } from '@sluice/parser';
import { isNullable, isReferenceType, isValueType, nullable, T, underlying, baseType } from '../types/registry.ts';
import { nullType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import { declaredOn, type Arg, type Found } from './candidate.ts';
import { resolve, implementation, returnType } from './overload.ts';
import { diag } from './messages.ts';

/** Operators that library types define (`DateTime - DateTime`), found by overload resolution, lifted over nullables. */

/** The call of the operator; null where no type of the operands defines one that fits. */
export function userOperator(b: Binder, op: string, left: Bound, right: Bound | null, span: Span): Bound | null {
  const methods = operatorsOf(op, left, right);
  if (methods.length === 0) return null;
  const operands = right === null ? [left] : [left, right];
  const args = operands.map((value): Arg => ({
    value,
    name: null,
    nameSpan: null,
    mode: 'value',
    declares: null,
    span: value.span,
  }));
  const plain = resolve(b, methods, args, null);
  const found =
    plain.best ??
    (operands.some((o) => isNullable(o.type) || o.type === nullType)
      ? resolve(b, methods.flatMap(lifted), args, null).best
      : null);
  if (found === null) return null;
  const { member } = found.method;
  if (member.get === null)
    return b.fail(diag('APIM2903', span, { signature: member.signature, type: member.owner.name }));
  const fn = implementation(member.get, found.method.owner, []);
  const isLifted = plain.best === null;
  const values = operands.map((o, i) => ({
    mode: 'value' as const,
    value: b.rules.convert(b, o, found.paramTypes[i]!),
  }));
  if (!isLifted)
    return { kind: 'Call', type: returnType(found), member, fn, receiver: null, args: values, nameSpan: span, span };
  const comparison = ['==', '!=', '<', '>', '<=', '>='].includes(op);
  return {
    kind: 'Call',
    type: comparison ? T.bool() : nullable(member.returns),
    member,
    fn: liftedFn(op, fn),
    receiver: null,
    args: values,
    nameSpan: span,
    span,
  };
}

/** Null in, null out; comparisons with null are false, but for the equality of nulls. */
function liftedFn(op: string, fn: (...args: never[]) => unknown): (...args: unknown[]) => unknown {
  const call = fn as (...args: unknown[]) => unknown;
  return (...args) => {
    if (!args.includes(null)) return call(...args);
    const bothNull = args.every((a) => a === null);
    if (op === '==') return bothNull;
    if (op === '!=') return !bothNull;
    return op === '<' || op === '>' || op === '<=' || op === '>=' ? false : null;
  };
}

function operatorsOf(op: string, left: Bound, right: Bound | null): readonly Found[] {
  const found: Found[] = [];
  const arity = right === null ? 1 : 2;
  addOperators(op, arity, left.type, found);
  if (right !== null && right.type !== left.type) addOperators(op, arity, right.type, found);
  return found;
}

function addOperators(op: string, arity: number, type: Type, to: Found[]): void {
  for (let at: Type | null = underlying(type); at !== null; at = baseType(at)) {
    // numbers, bool and string have the predefined ones; decimal's are the emitter's
    if (at.kind !== 'named' || at.def.keyword !== undefined) continue;
    for (const m of declaredOn(at, op))
      if (m.member.kind === 'operator' && m.params.length === arity && !to.includes(m)) to.push(m);
  }
}

/** The operator over `T?` that C# makes of one over value types. */
function lifted(m: Found): readonly Found[] {
  if (m.params.some((p) => isReferenceType(p.type) || isNullable(p.type) || !isValueType(p.type))) return [];
  const params = m.params.map((p) => ({ ...p, type: nullable(p.type) }));
  return [{ ...m, params, types: params.map((p) => p.type) }];
}
