import type { AsType, IsPattern, Pattern } from '../syntax/ast.ts';
import { explicitConversion, implicitConversion, isSubtype, sameType } from '../types/convert.ts';
import { isNullable, isReferenceType, T, underlying } from '../types/registry.ts';
import { displayName, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, BoundPattern } from './bound.ts';
import { diag } from './messages.ts';
import { known } from './known.ts';
import { isTypelessTuple } from './typeless.ts';

/** `is`, `as` and patterns. */

export function bindAs(b: Binder, e: AsType): Bound {
  const operand = b.rules.value(b, e.operand);
  const target = b.rules.type(b, e.type);
  const { span } = e;
  if (operand.kind === 'Error' || target === unknownType) return b.error(span);
  if (!isReferenceType(target) && !isNullable(target))
    return b.fail(diag('CS0077', span, { type: displayName(target) }));
  if (operand.type === unknownType)
    return { kind: 'Convert', type: target, operand, conversion: { kind: 'unknown' }, checked: false, span };
  if (operand.type === nullType) return { kind: 'Const', type: target, value: null, span };
  if (!possible(operand.type, target))
    return b.fail(diag('CS0039', span, { from: displayName(operand.type), to: displayName(target) }));
  return { kind: 'Test', operator: 'as', operand: boxed(b, operand), target, type: target, span };
}

/** Whether a value of one static type can be of another at run time; user-defined conversions do not count. */
function possible(from: Type, to: Type): boolean {
  const conversion = explicitConversion(from, to);
  if (conversion === null) return false;
  if (conversion.kind === 'user' || conversion.kind === 'numeric') return false;
  if (conversion.kind === 'lift' || conversion.kind === 'unwrap')
    return conversion.inner.kind !== 'user' && conversion.inner.kind !== 'numeric';
  return true;
}

const boxed = (b: Binder, e: Bound): Bound => b.rules.convert(b, e, T.object());

export function bindIs(b: Binder, e: IsPattern): Bound {
  const operand = b.rules.any(b, e.operand);
  const { span } = e;
  if (operand.kind === 'Error') {
    b.rules.pattern(b, e.pattern, { kind: 'Error', type: unknownType, span });
    return b.error(span);
  }
  if (isTypelessTuple(operand))
    return b.fail(diag('CS0023', span, { operator: 'is', type: displayName(operand.type) }));
  if (operand.kind === 'UnboundLambda' || operand.kind === 'MethodGroup' || operand.type === voidType)
    return b.fail(
      diag('CS8117', operand.span, {
        found:
          operand.kind === 'UnboundLambda'
            ? 'lambda expression'
            : operand.kind === 'MethodGroup'
              ? 'method group'
              : 'void',
      }),
    );
  if (operand.type === nullType && e.pattern.kind !== 'TypePattern')
    return b.fail(diag('CS8117', operand.span, { found: '<null>' }));
  const type = testedType(b, e.pattern);
  if (type !== null) return typeTest(b, operand, type, e);
  const pattern = b.rules.pattern(b, e.pattern, operand);
  if (operand.type === unknownType)
    return { kind: 'Convert', type: T.bool(), operand, conversion: { kind: 'unknown' }, checked: false, span };
  return { kind: 'Match', operand: boxed(b, operand), pattern, type: T.bool(), span };
}

/** Never null, and always of the type. */
function isCertain(operand: Bound, target: Type): boolean {
  const { type } = operand;
  if (isReferenceType(type)) return operand.kind === 'Const' && operand.value !== null && isSubtype(type, target);
  if (isNullable(type)) return false;
  return sameType(type, target) || implicitConversion(type, target)?.kind === 'box';
}

/** The type of `x is T`; null where the pattern is a constant or names a variable. */
function testedType(b: Binder, p: Pattern): Type | null {
  if (p.kind === 'TypePattern') return b.rules.type(b, p.type);
  if (p.kind !== 'ConstantPattern' || p.asType === null) return null;
  const { result } = b.quietly(() => b.rules.any(b, p.value));
  return result.kind === 'TypeRef' ? result.type : result.kind === 'Error' ? b.rules.type(b, p.asType) : null;
}

function typeTest(b: Binder, operand: Bound, target: Type, e: IsPattern): Bound {
  const { span } = e;
  const type = T.bool();
  if (target === unknownType) return b.error(span);
  if (operand.type === unknownType)
    return { kind: 'Convert', type, operand, conversion: { kind: 'unknown' }, checked: false, span };
  if (operand.type === nullType || !possible(operand.type, target)) {
    b.report(diag('CS0184', span, { type: displayName(target) }));
    return operand.type === nullType ? { kind: 'Const', type, value: false, span } : known(operand, false, span);
  }
  if (isCertain(operand, target)) b.report(diag('CS0183', span, { type: displayName(target) }));
  return { kind: 'Test', operator: 'is', operand: boxed(b, operand), target: underlying(target), type, span };
}

export function bindPattern(b: Binder, p: Pattern, operand: Bound): BoundPattern {
  const { span } = p;
  switch (p.kind) {
    case 'VarPattern': {
      const { designation } = p;
      const into =
        designation.kind === 'Variable' ? b.declare(designation.name, operand.type, 'pattern', designation.span) : null;
      return { kind: 'any', into, span };
    }
    case 'DeclarationPattern': {
      const target = b.rules.type(b, p.type);
      const { designation } = p;
      const isVar = p.type.kind === 'TypeName' && p.type.parts.length === 1 && p.type.parts[0]!.name === 'var';
      const into =
        designation.kind === 'Variable'
          ? b.declare(designation.name, isVar ? operand.type : target, 'pattern', designation.span)
          : null;
      if (isNullable(target)) b.report(diag('CS8116', p.type.span, { type: displayName(underlying(target)) }));
      else checkPossible(b, operand.type, target, p.type.span);
      // a value of its own type: nothing to test
      if (operand.type === target && !isReferenceType(target)) return { kind: 'any', into, span };
      return { kind: 'type', target, into, span };
    }
    case 'TypePattern': {
      const target = b.rules.type(b, p.type);
      checkPossible(b, operand.type, target, p.type.span);
      return { kind: 'type', target, into: null, span };
    }
    case 'ConstantPattern':
      return constantPattern(b, p, operand);
  }
}

function checkPossible(b: Binder, from: Type, to: Type, span: Bound['span']): void {
  if (from === unknownType || to === unknownType || from === nullType) return;
  if (!possible(from, to) && !isSubtype(from, to))
    b.report(diag('CS8121', span, { from: displayName(from), to: displayName(to) }));
}

function constantPattern(b: Binder, p: Pattern & { kind: 'ConstantPattern' }, operand: Bound): BoundPattern {
  const { span } = p;
  const value = b.rules.any(b, p.value);
  if (value.kind === 'TypeRef') {
    checkPossible(b, operand.type, value.type, span);
    return { kind: 'type', target: value.type, into: null, span };
  }
  if (value.kind === 'DefaultLiteral') {
    b.report(diag('CS8505', span));
    return { kind: 'any', into: null, span };
  }
  if (value.kind === 'Error' || value.type === unknownType) return { kind: 'any', into: null, span };
  if (value.kind !== 'Const') {
    b.report(
      operand.type === unknownType ? diag('CS0150', span) : diag('CS9135', span, { type: displayName(operand.type) }),
    );
    return { kind: 'any', into: null, span };
  }
  if (operand.type === unknownType) return { kind: 'constant', value: value.value, type: value.type, span };
  if (value.value === null) {
    if (!isReferenceType(operand.type) && !isNullable(operand.type))
      b.report(diag('CS0037', span, { type: displayName(operand.type) }));
    return { kind: 'constant', value: null, type: nullType, span };
  }
  const wanted = underlying(operand.type);
  if (wanted === T.object() || isReferenceType(wanted)) {
    if (
      wanted !== T.object() &&
      wanted !== value.type &&
      !isSubtype(value.type, wanted) &&
      explicitConversion(value.type, wanted)?.kind !== 'box'
    )
      b.report(diag('CS0029', span, { from: displayName(value.type), to: displayName(wanted) }));
    return { kind: 'constant', value: value.value, type: value.type, span };
  }
  const converted = b.rules.convert(b, value, wanted);
  return { kind: 'constant', value: converted.kind === 'Const' ? converted.value : value.value, type: wanted, span };
}
