import type { Assign as AssignSyntax, Designation, Expr, Postfix, Tuple, Unary } from '../syntax/ast.ts';
import { isTuple, implicitConversion, numericKeyword } from '../types/convert.ts';
import { isEnum, isNullable, nullable, T, underlying } from '../types/registry.ts';
import { displayName, substitute, unknownType, voidType, type Type } from '../types/type.ts';
import type { Member } from '../types/member.ts';
import { deconstructor } from './deconstruct.ts';
import type { Binder } from './binder.ts';
import type { Bound, DeconstructPart, Receiver, Target } from './bound.ts';
import { cast } from './conversions.ts';
import { roleName } from './invoke.ts';
import { diag } from './messages.ts';
import { binaryOn } from './operators.ts';
import type { Local } from './symbols.ts';

/** Assignments: simple, compound, `++`, and deconstruction. */

export function bindAssign(b: Binder, e: AssignSyntax): Bound {
  if (e.operator === null && isDeconstruction(e.target)) return deconstruct(b, e.target, e.value, e);
  const bound =
    e.target.kind === 'Name' && e.target.name === '_' && e.operator === null && b.find('_') === undefined
      ? ({ kind: 'Discard', type: unknownType, span: e.target.span } as const)
      : b.rules.any(b, e.target);
  const target = assignable(b, bound);
  if (target === null) {
    b.rules.any(b, e.value);
    return b.error(e.span);
  }
  if (target.kind === 'Discard') {
    const value = b.rules.value(b, e.value);
    return { kind: 'Assign', type: value.type, target, value, span: e.span };
  }
  if (e.operator === null) {
    const value = b.rules.converted(b, e.value, target.type);
    if (target.kind === 'LocalRef') {
      target.local.reads--;
      noteOrigin(target.local, value);
      if (value.kind === 'LocalRef' && value.local === target.local) b.report(diag('CS1717', e.span));
    }
    return { kind: 'Assign', type: target.type, target, value, span: e.span };
  }
  const current = currentOf(b, target);
  const operand = b.rules.value(b, e.value);
  const combined = binaryOn(b, e.operator, current, operand, e.span);
  if (combined.kind === 'Error') return combined;
  const result = compoundResult(b, combined, target.type, operand);
  return { kind: 'Compound', type: target.type, target, current, combined: result, span: e.span };
}

/** Remembers whether a variable ever holds text that is no literal. */
export function noteOrigin(local: Local, value: Bound): void {
  const literal = value.kind === 'Const' || (value.kind === 'Convert' && value.operand.kind === 'Const');
  local.origin = literal && local.origin !== 'computed' ? 'literal' : 'computed';
}

/** `x op= y` is `x = (T)(x op y)` where `y` alone converts to T: `byte b; b += 1` is right, `b += 300` is not. */
function compoundResult(b: Binder, combined: Bound, to: Type, operand: Bound): Bound {
  if (b.rules.converts(b, combined, to)) return b.rules.convert(b, combined, to);
  const shift = combined.kind === 'Binary' && (combined.operator === '<<' || combined.operator === '>>');
  const numeric = numericKeyword(underlying(to)) !== null || isEnum(underlying(to));
  if (numeric && (shift || b.rules.converts(b, operand, to) || operandIsEnumStep(to, operand)))
    return cast(b, combined, to, combined.span);
  return b.rules.convert(b, combined, to);
}
const operandIsEnumStep = (to: Type, operand: Bound): boolean =>
  isEnum(underlying(to)) && numericKeyword(operand.type) !== null;

const currentOf = (b: Binder, target: Target): Receiver => ({
  kind: 'Receiver',
  type: target.type,
  local: b.temporary(target.type, target.span),
  span: target.span,
});

/** What can stand on the left; null, and a diagnostic, for everything else. */
export function assignable(b: Binder, e: Bound): Target | null {
  switch (e.kind) {
    case 'Error':
      return null;
    case 'Discard':
    case 'ArrayElement':
      return e;
    case 'LocalRef': {
      const { role, name } = e.local;
      if (role === 'foreach' || role === 'using') {
        b.report(diag('CS1656', e.span, { name, role: roleName(role) }));
        return null;
      }
      return e;
    }
    case 'Property':
      if (e.item >= 0) return tupleElement(b, e);
      if (isReadonlyField(e.member)) {
        b.report(diag('CS0198', e.span));
        return null;
      }
      if (e.set === null) {
        b.report(diag('CS0200', e.span, { member: `${e.member.owner.simpleName}.${e.member.name}` }));
        return null;
      }
      return e;
    case 'Const':
      b.report(isReadonlyField(e.member) ? diag('CS0198', e.span) : diag('CS0131', e.span));
      return null;
    case 'MethodGroup':
      b.report(diag('CS1656', e.span, { name: e.name, role: 'method group' }));
      return null;
    default:
      if (e.type === unknownType && e.kind === 'Convert') return { kind: 'Discard', type: unknownType, span: e.span };
      b.report(diag('CS0131', e.span));
      return null;
  }
}

/** What .NET declares as static readonly fields; the rows spell all static values alike. */
const READONLY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'System.String': ['Empty'],
  'System.DateTime': ['MinValue', 'MaxValue', 'UnixEpoch'],
  'System.DateTimeOffset': ['MinValue', 'MaxValue', 'UnixEpoch'],
  'System.TimeSpan': ['Zero', 'MinValue', 'MaxValue'],
  'System.Guid': ['Empty'],
  'System.BitConverter': ['IsLittleEndian'],
  'System.Type': ['EmptyTypes', 'Missing'],
  'System.Net.IPAddress': ['Any', 'Broadcast', 'IPv6Any', 'IPv6Loopback', 'IPv6None', 'Loopback', 'None'],
};
const isReadonlyField = (m: Member | undefined): boolean =>
  m !== undefined && (READONLY_FIELDS[m.owner.name]?.includes(m.name) ?? false);

/** `t.Item1 = x` where `t` is a variable. */
function tupleElement(b: Binder, e: Bound & { kind: 'Property' }): Target | null {
  if (e.receiver?.kind === 'LocalRef' || e.receiver?.kind === 'ArrayElement') return e;
  b.report(diag('CS1612', e.receiver!.span, { member: e.member.name }));
  return null;
}

// ---- ++ and --

export function bindIncrement(b: Binder, e: Unary | Postfix): Bound {
  const bound = b.rules.any(b, e.operand);
  if (bound.kind === 'Error') return bound;
  if (bound.kind === 'Const' || bound.kind === 'Call') return b.fail(diag('CS1059', e.operand.span));
  const target = assignable(b, bound);
  if (target === null) return b.error(e.span);
  const type = underlying(target.type);
  const current = currentOf(b, target);
  if (target.type === unknownType) return b.error(e.span);
  if (numericKeyword(type) === null && !isEnum(type))
    return b.fail(diag('CS0023', e.span, { operator: e.operator, type: displayName(target.type) }));
  const one: Bound = { kind: 'Const', type: T.int(), value: 1, span: e.span };
  const sum = binaryOn(b, e.operator === '++' ? '+' : '-', current, one, e.span);
  const next = sum.kind === 'Error' ? sum : cast(b, sum, isNullable(target.type) ? nullable(type) : type, e.span);
  return { kind: 'Increment', type: target.type, target, current, next, prefix: e.kind === 'Unary', span: e.span };
}

// ---- deconstruction

const isDeconstruction = (e: Expr): e is Tuple | (Expr & { kind: 'Declaration' }) =>
  e.kind === 'Tuple' || (e.kind === 'Declaration' && e.designation.kind === 'Designations');

function deconstruct(b: Binder, target: Expr, source: Expr, e: AssignSyntax): Bound {
  const value = b.rules.value(b, source);
  if (target.kind === 'Tuple' && isMixed(target))
    b.report(
      diag('CS8370', e.span, { feature: 'Mixed declarations and expressions in deconstruction', version: '10.0' }),
    );
  if (value.kind === 'Error') {
    declareAll(b, target);
    return b.error(e.span);
  }
  return deconstructInto(b, target, value, e.span);
}

/** Declarations beside variables that exist. */
function isMixed(target: Tuple): boolean {
  const isNew = target.elements.map((x) => (x.value.kind === 'Tuple' ? null : x.value.kind === 'Declaration'));
  return isNew.includes(true) && isNew.includes(false);
}

/** Declares the variables of a deconstruction whose value is wrong, so that their uses are not. */
function declareAll(b: Binder, target: Expr): void {
  const designations = (d: Designation): void => {
    if (d.kind === 'Variable') {
      b.declare(d.name, unknownType, 'local', d.span);
    } else if (d.kind === 'Designations') d.items.forEach(designations);
  };
  if (target.kind === 'Declaration') designations(target.designation);
  else if (target.kind === 'Tuple') for (const x of target.elements) declareAll(b, x.value);
}

export function deconstructInto(b: Binder, target: Expr, value: Bound, span: Bound['span']): Bound {
  const found = partTypes(b, value, target, span);
  if (found === null) {
    declareAll(b, target);
    return b.error(span);
  }
  const parts = bindParts(b, target, found.types);
  return { kind: 'Deconstruct', type: value.type, value, parts, split: found.split, span };
}

const countOf = (target: Expr): number =>
  target.kind === 'Tuple'
    ? target.elements.length
    : target.kind === 'Declaration' && target.designation.kind === 'Designations'
      ? target.designation.items.length
      : 0;

/** C# says of each `var` that nothing gives it a type. */
function sayUntyped(b: Binder, target: Expr): void {
  if (target.kind !== 'Declaration' || target.designation.kind !== 'Designations') return;
  for (const d of target.designation.items)
    if (d.kind === 'Variable') b.report(diag('CS8130', d.span, { name: d.name }));
}

/** The types of the parts, and how they are read where the value is no tuple. */
function partTypes(
  b: Binder,
  value: Bound,
  target: Expr,
  span: Bound['span'],
): { readonly types: readonly Type[]; readonly split: ((v: unknown) => readonly unknown[]) | null } | null {
  const { type } = value;
  const count = countOf(target);
  if (type === unknownType) return { types: Array.from({ length: count }, () => unknownType), split: null };
  if (isTuple(type)) {
    if (type.args.length !== count) {
      b.report(diag('CS8132', span, { have: type.args.length, want: count }));
      return null;
    }
    return { types: type.args, split: null };
  }
  const split = type.kind === 'named' ? deconstructor(type, count) : null;
  if (split === null) {
    b.report(
      type === voidType ? diag('CS8131', value.span) : diag('CS8129', value.span, { type: displayName(type), count }),
    );
    sayUntyped(b, target);
    return null;
  }
  return { types: split.types.map((t) => substitute(t, type.kind === 'named' ? type.args : [])), split: split.split };
}

function bindParts(b: Binder, target: Expr, types: readonly Type[]): readonly DeconstructPart[] {
  if (target.kind === 'Declaration' && target.designation.kind === 'Designations')
    return target.designation.items.map((d, i) => declaredPart(b, d, types[i]!));
  if (target.kind === 'Tuple') return target.elements.map((x, i) => part(b, x.value, types[i]!));
  return [];
}

function declaredPart(b: Binder, d: Designation, type: Type): DeconstructPart {
  if (d.kind === 'Designations') {
    const inner = isTuple(type) && type.args.length === d.items.length ? type.args : d.items.map(() => unknownType);
    return {
      target: { nested: d.items.map((x, i) => declaredPart(b, x, inner[i]!)) },
      type,
      conversion: null,
      targetType: type,
    };
  }
  if (d.kind === 'Discard')
    return { target: { kind: 'Discard', type, span: d.span }, type, conversion: null, targetType: type };
  const local = b.declare(d.name, type, 'local', d.span);
  return { target: { kind: 'LocalRef', type, local, span: d.span }, type, conversion: null, targetType: type };
}

function part(b: Binder, e: Expr, type: Type): DeconstructPart {
  if (e.kind === 'Tuple') {
    const inner =
      isTuple(type) && type.args.length === e.elements.length ? type.args : e.elements.map(() => unknownType);
    return { target: { nested: bindParts(b, e, inner) }, type, conversion: null, targetType: type };
  }
  if (e.kind === 'Declaration') {
    if (e.type === null) return declaredPart(b, e.designation, type);
    const declared = b.rules.type(b, e.type);
    const inner = declaredPart(b, e.designation, declared);
    return { ...inner, ...converted(b, e, type, declared) };
  }
  if (e.kind === 'Name' && e.name === '_' && b.find('_') === undefined)
    return { target: { kind: 'Discard', type, span: e.span }, type, conversion: null, targetType: type };
  const target = assignable(b, b.rules.any(b, e));
  if (target === null)
    return { target: { kind: 'Discard', type, span: e.span }, type, conversion: null, targetType: type };
  return { target, ...converted(b, e, type, target.type) };
}

function converted(
  b: Binder,
  e: Expr,
  from: Type,
  to: Type,
): Pick<DeconstructPart, 'type' | 'conversion' | 'targetType'> {
  const conversion = implicitConversion(from, to);
  if (conversion === null) b.report(diag('CS0029', e.span, { from: displayName(from), to: displayName(to) }));
  return { type: from, conversion, targetType: to };
}
