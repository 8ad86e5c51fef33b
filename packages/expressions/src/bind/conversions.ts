import type { Span } from '@sluice/parser';
import {
  explicitConversion,
  IDENTITY,
  implicitConversion,
  isTuple,
  numericKeyword,
  type Conversion,
} from '../types/convert.ts';
import { defaultOf, isDelegate, isEnum, isNullable, isReferenceType, T, underlying } from '../types/registry.ts';
import { displayName, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import { fits, isIntegralKeyword, numericConversion, type NumberKeyword } from '../values/numeric-convert.ts';
import { box } from '../values/boxing.ts';
import { toText } from '../values/object.ts';
import type { Binder } from './binder.ts';
import type { Bound, Const } from './bound.ts';
import { convertLambda, lambdaConverts } from './delegates.ts';
import { diag } from './messages.ts';
import { isTypelessTuple } from './typeless.ts';
import { convertMethodGroup, methodGroupConverts } from './method-groups.ts';

/** Conversions of expressions: those of their types, and those that depend on what is written (constants, lambdas, tuples). */

/** Whether the expression converts implicitly. Nothing is reported. */
export function converts(b: Binder, e: Bound, to: Type): boolean {
  if (to === unknownType || e.type === unknownType)
    return e.kind !== 'UnboundLambda' || to === unknownType || isDelegate(to);
  switch (e.kind) {
    case 'UnboundLambda':
      return isDelegate(to) && lambdaConverts(b, e, to);
    case 'MethodGroup':
      return isDelegate(to) && methodGroupConverts(b, e, to);
    case 'DefaultLiteral':
    case 'ThrowExpression':
      return true;
    case 'NewTuple':
      if (isTuple(to))
        return to.args.length === e.values.length && e.values.every((v, i) => converts(b, v, to.args[i]!));
      if (isTypelessTuple(e)) return false;
      break;
    case 'Const':
      if (constantConverts(e, to)) return true;
      break;
    default:
  }
  if (e.type === voidType) return to === voidType;
  return implicitConversion(e.type, to) !== null;
}

/** An integral constant converts to any integral type that holds it; the literal 0 to any enum. */
function constantConverts(e: Const, to: Type): boolean {
  const target = underlying(to);
  if (isEnum(target)) return numericKeyword(e.type) !== null && Number(e.value) === 0 && !isEnum(e.type);
  const from = numericKeyword(e.type);
  const into = numericKeyword(target);
  if (into === null || !isIntegralKeyword(into) || into === 'char') return false;
  if (from === 'int') return fits(BigInt(e.value as number), into);
  return from === 'long' && into === 'ulong' && (e.value as bigint) >= 0n;
}

/** Converts implicitly, or reports why that is not possible. */
export function convert(b: Binder, e: Bound, to: Type): Bound {
  if (e.kind === 'Error') return e;
  switch (e.kind) {
    case 'TypeRef':
      return b.fail(diag('CS0119', e.span, { name: displayName(e.type), kind: 'type' }));
    case 'NamespaceRef':
      return b.fail(diag('CS0118', e.span, { name: e.name, kind: 'namespace', expected: 'variable' }));
    case 'UnboundLambda':
      return convertLambda(b, e, to);
    case 'MethodGroup':
      return convertMethodGroup(b, e, to);
    case 'DefaultLiteral':
      return { kind: 'Const', type: to, value: defaultOf(to), span: e.span };
    case 'ThrowExpression':
      return { ...e, type: to };
    case 'NewTuple':
      if (isTuple(to) && to.args.length === e.values.length)
        return { ...e, type: to, values: e.values.map((v, i) => convert(b, v, to.args[i]!)) };
      if (to !== unknownType && isTypelessTuple(e))
        return b.fail(diag('CS8135', e.span, { count: e.values.length, type: displayName(to) }));
      break;
    default:
  }
  if (e.type === to) return e;
  if (e.kind === 'Const' && constantConverts(e, to)) return constantTo(e, to);
  const conversion = e.type === voidType ? null : implicitConversion(e.type, to);
  if (conversion !== null) return apply(b, e, conversion, to);
  b.report(cannotConvert(e, to, e.span));
  return b.error(e.span);
}

function cannotConvert(e: Bound, to: Type, span: Span): ReturnType<typeof diag> {
  if (e.type === nullType) return diag('CS0037', span, { type: displayName(to) });
  const into = numericKeyword(to);
  if (
    e.kind === 'Const' &&
    into !== null &&
    into !== 'char' &&
    isIntegralKeyword(into) &&
    numericKeyword(e.type) === 'int'
  )
    return diag('CS0031', span, { value: String(e.value), type: displayName(to) });
  if (e.kind === 'Const' && e.isReal === true && (to === T.decimal() || to === T.float()))
    return diag('CS0664', span, { type: displayName(to), suffix: to === T.decimal() ? 'M' : 'F' });
  const names = { from: displayName(e.type), to: displayName(to) };
  return e.type !== voidType && explicitConversion(e.type, to) !== null
    ? diag('CS0266', span, names)
    : diag('CS0029', span, names);
}

/** `(T)e`. */
export function cast(b: Binder, e: Bound, to: Type, span: Span): Bound {
  if (e.kind === 'Error' || to === unknownType)
    return e.kind === 'Error' ? e : { ...applied(e, { kind: 'unknown' }, unknownType), span };
  if (
    e.kind === 'UnboundLambda' ||
    e.kind === 'MethodGroup' ||
    e.kind === 'DefaultLiteral' ||
    (e.kind === 'NewTuple' && isTuple(to))
  )
    return { ...convert(b, e, to), span };
  if (to.kind === 'named' && to.def.kind === 'static class')
    return b.fail(diag('CS0716', span, { type: displayName(to) }));
  if (e.type === nullType) {
    if (isReferenceType(to) || isNullable(to)) return { kind: 'Const', type: to, value: null, span };
    return b.fail(diag('CS0037', span, { type: displayName(to) }));
  }
  if (e.kind === 'Const' && (numericKeyword(e.type) !== null || isEnum(e.type))) {
    const folded = castConstant(b, e, to, span);
    if (folded !== null) return folded;
  }
  const conversion = e.type === voidType ? null : explicitConversion(e.type, to);
  if (conversion === null) return b.fail(diag('CS0030', span, { from: displayName(e.type), to: displayName(to) }));
  return { ...apply(b, e, conversion, to), span };
}

/** A constant cast to another numeric type: folded; one that does not fit is an error unless unchecked. */
/** As C# writes a constant in a message. */
const constantText = (e: Const): string =>
  toText(box(e.type, e.value)) + (numericKeyword(e.type) === 'decimal' ? 'M' : '');

function castConstant(b: Binder, e: Const, to: Type, span: Span): Bound | null {
  const from = isEnum(e.type) ? 'int' : numericKeyword(e.type);
  const into = isEnum(to) ? 'int' : numericKeyword(to);
  if (from === null || into === null) return null;
  const convertValue = numericConversion(from as NumberKeyword, into as NumberKeyword, b.checked !== false) as
    ((v: unknown) => unknown) | null;
  try {
    return { kind: 'Const', type: to, value: convertValue === null ? e.value : convertValue(e.value), span };
  } catch {
    // what overflows when folded overflows at compile time
    const code = from === 'decimal' || (from === 'double' && into === 'decimal') ? 'CS0031' : 'CS0221';
    return b.fail(diag(code, span, { value: constantText(e), type: displayName(to) }));
  }
}

function constantTo(e: Const, to: Type): Const {
  if (isNullable(to)) {
    const inner = constantTo(e, to.args[0]);
    return { ...inner, type: to };
  }
  const into = isEnum(to) ? 'int' : (numericKeyword(to) as NumberKeyword);
  const convertValue = numericConversion(numericKeyword(e.type) as NumberKeyword, into, false) as
    ((v: unknown) => unknown) | null;
  return { kind: 'Const', type: to, value: convertValue === null ? e.value : convertValue(e.value), span: e.span };
}

/** The node of a conversion that has been found; constants are converted at once. */
export function apply(b: Binder, e: Bound, conversion: Conversion, to: Type): Bound {
  if (conversion.kind === 'identity') return e.type === to ? e : retype(e, to);
  if (e.kind === 'Const') {
    if (conversion.kind === 'numeric') {
      const from = isEnum(conversion.from) ? 'int' : numericKeyword(conversion.from);
      const into = isEnum(conversion.to) ? 'int' : numericKeyword(conversion.to);
      const f = numericConversion(from as NumberKeyword, into as NumberKeyword, false) as
        ((v: unknown) => unknown) | null;
      return { kind: 'Const', type: to, value: f === null ? e.value : f(e.value), span: e.span };
    }
    if (conversion.kind === 'null' || conversion.kind === 'reference') return { ...e, type: to };
    if (conversion.kind === 'box') return { ...e, type: to, value: box(conversion.from, e.value) };
  }
  return applied(e, conversion, to, b.checked === true);
}

const applied = (e: Bound, conversion: Conversion, to: Type, checked = false): Bound => ({
  kind: 'Convert',
  type: to,
  operand: e,
  conversion,
  checked,
  span: e.span,
});

/** The same value under another name of its type (tuple element names). */
const retype = (e: Bound, to: Type): Bound => (e.kind === 'Const' ? { ...e, type: to } : applied(e, IDENTITY, to));
