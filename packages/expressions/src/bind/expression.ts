import type { Expr, Interpolated, Literal } from '../syntax/ast.ts';
import { T, defaultOf } from '../types/registry.ts';
import { displayName, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import { parseDecimalLiteral } from '../values/decimal.ts';
import { RuntimeType } from '../values/runtime-type.ts';
import { bindAssign, bindIncrement } from './assign.ts';
import type { Binder } from './binder.ts';
import type { Bound, Interpolate } from './bound.ts';
import { bindCoalesce, bindConditional, bindConditionalAccess, bindReceiver } from './choices.ts';
import { cast } from './conversions.ts';
import { arrayFrom, bindNew, bindNewAnonymous, bindNewArray, bindTuple } from './create.ts';
import { bindCall, bindIndex } from './invoke.ts';
import { unboundLambda } from './lambda.ts';
import { bindMember } from './members.ts';
import { diag } from './messages.ts';
import { bindName } from './names.ts';
import { bindBinary, bindUnary } from './operators.ts';
import { bindAs, bindIs } from './pattern.ts';
import { thrown } from './statements.ts';
import { isTypeless } from './typeless.ts';

/** Each kind of expression to its rule. */

export function bindAny(b: Binder, e: Expr): Bound {
  const { span } = e;
  switch (e.kind) {
    case 'Literal':
      return literal(b, e);
    case 'Interpolated':
      return interpolated(b, e);
    case 'Name':
      return bindName(b, e);
    case 'Alias':
      return e.name === 'global'
        ? { kind: 'NamespaceRef', type: unknownType, name: '', span }
        : b.fail(diag('CS0432', span, { name: e.name }));
    case 'Member':
      return bindMember(b, e);
    case 'ConditionalAccess':
      return bindConditionalAccess(b, e);
    case 'Receiver':
      return bindReceiver(b);
    case 'Call':
      return bindCall(b, e);
    case 'Index':
      return bindIndex(b, e);
    case 'Unary':
      return e.operator === '++' || e.operator === '--' ? bindIncrement(b, e) : bindUnary(b, e);
    case 'Postfix':
      return bindIncrement(b, e);
    case 'Binary':
      return e.operator === '??' ? bindCoalesce(b, e) : bindBinary(b, e);
    case 'Assign':
      return bindAssign(b, e);
    case 'Conditional':
      return bindConditional(b, e);
    case 'Cast': {
      const type = b.rules.type(b, e.type);
      return cast(b, b.rules.any(b, e.operand), type, span);
    }
    case 'IsPattern':
      return bindIs(b, e);
    case 'AsType':
      return bindAs(b, e);
    case 'Lambda':
      return unboundLambda(b, e);
    case 'New':
      return bindNew(b, e);
    case 'NewArray':
      return bindNewArray(b, e);
    case 'NewAnonymous':
      return bindNewAnonymous(b, e);
    case 'ArrayInitialiser':
      return arrayFrom(b, e, unknownType);
    case 'Tuple':
      return bindTuple(b, e);
    case 'Default': {
      if (e.type === null) return { kind: 'DefaultLiteral', type: voidType, span };
      const type = b.rules.type(b, e.type);
      return type === unknownType ? b.error(span) : { kind: 'Const', type, value: defaultOf(type), span };
    }
    case 'TypeOf': {
      const outer = b.inTypeOf;
      b.inTypeOf = true;
      const type = b.rules.type(b, e.type);
      b.inTypeOf = outer;
      return type === unknownType
        ? b.error(span)
        : { kind: 'Const', type: T.type(), value: new RuntimeType(type), span };
    }
    case 'SizeOf':
      return sizeOf(b, b.rules.type(b, e.type), span);
    case 'Checked':
      return b.withChecked(e.checked, () => b.rules.any(b, e.operand));
    case 'Throw':
      return { kind: 'ThrowExpression', type: voidType, value: thrown(b, e.value), span };
    case 'Declaration':
      return b.fail(diag('CS8185', span));
    case 'Query':
      return b.rules.query(b, e);
    case 'TypeExpr': {
      const type = b.rules.type(b, e.type);
      return type === unknownType ? b.error(span) : { kind: 'TypeRef', type, span };
    }
    case 'Parenthesised':
      return b.rules.any(b, e.operand);
    case 'Await':
      return awaited(b, e);
    case 'Refused': {
      // of a later version: said whatever its operands are; of pointers: only where there could be one
      if (e.why.code === 'CS8370') return b.fail(e.why);
      const failed = e.operands.map((o) => b.rules.any(b, o)).some((o) => o.kind === 'Error');
      return failed ? b.error(span) : b.fail(e.why);
    }
    case 'Placeholder':
      return { kind: 'Placeholder', type: unknownType, text: e.text, span };
    case 'Missing':
      return b.error(span);
  }
}

/** Nothing runs asynchronously: what an async function awaits has a type that nobody knows. */
function awaited(b: Binder, e: Expr & { kind: 'Await' }): Bound {
  const operand = b.rules.value(b, e.operand);
  if (!e.allowed) return b.fail(diag('CS4032', e.span));
  if (operand.kind === 'Error') return operand;
  const conversion = { kind: 'unknown' } as const;
  return { kind: 'Convert', type: unknownType, operand, conversion, checked: false, span: e.span };
}

export function bindValue(b: Binder, e: Expr): Bound {
  const bound = b.rules.any(b, e);
  switch (bound.kind) {
    case 'TypeRef':
      return b.fail(diag('CS0119', bound.span, { name: displayName(bound.type), kind: 'type' }));
    case 'NamespaceRef':
      return b.fail(diag('CS0118', bound.span, { name: bound.name, kind: 'namespace', expected: 'variable' }));
    case 'ThrowExpression':
      return b.fail(diag('CS8115', { start: e.span.start, end: e.span.start + 5 }));
    default:
      return bound;
  }
}

export const bindConverted = (b: Binder, e: Expr, type: Type): Bound => b.rules.convert(b, b.rules.any(b, e), type);

function literal(b: Binder, e: Literal): Bound {
  const { literal: l, span } = e;
  switch (l.type) {
    case 'null':
      return { kind: 'Const', type: nullType, value: null, span };
    case 'decimal': {
      const value = parseDecimalLiteral(l.value);
      return value === null ? b.error(span) : { kind: 'Const', type: T.decimal(), value, span };
    }
    case 'double':
      return { kind: 'Const', type: T.double(), value: l.value, isReal: true, span };
    default:
      return { kind: 'Const', type: T[l.type](), value: l.value, span };
  }
}

function interpolated(b: Binder, e: Interpolated): Bound {
  const parts: Interpolate['parts'][number][] = e.parts.map((p) => {
    if (typeof p === 'string') return p;
    const value = b.rules.value(b, p.value);
    let alignment = 0;
    if (p.alignment !== null) {
      const bound = b.rules.converted(b, p.alignment, T.int());
      if (bound.kind === 'Const') alignment = bound.value as number;
      else if (bound.kind !== 'Error') b.report(diag('CS0150', p.alignment.span));
    }
    return { value: holeValue(b, value), alignment, format: p.format };
  });
  if (parts.every((p) => typeof p === 'string'))
    return { kind: 'Const', type: T.string(), value: parts.join(''), span: e.span };
  return { kind: 'Interpolate', type: T.string(), parts, span: e.span };
}

/** Anything that has a value can stand in a hole. */
function holeValue(b: Binder, value: Bound): Bound {
  if (isTypeless(value)) return b.rules.convert(b, value, T.object());
  if (value.type === voidType && value.kind !== 'Error')
    return b.fail(diag('CS0029', value.span, { from: 'void', to: 'object' }));
  return value;
}

const SIZES: Readonly<Record<string, number>> = {
  sbyte: 1,
  byte: 1,
  bool: 1,
  short: 2,
  ushort: 2,
  char: 2,
  int: 4,
  uint: 4,
  float: 4,
  long: 8,
  ulong: 8,
  double: 8,
  decimal: 16,
};

function sizeOf(b: Binder, type: Type, span: Expr['span']): Bound {
  const size =
    type.kind === 'named' && type.def.keyword !== undefined
      ? SIZES[type.def.keyword]
      : type.kind === 'named' && type.def.kind === 'enum'
        ? 4
        : undefined;
  if (size === undefined)
    return type === unknownType ? b.error(span) : b.fail(diag('CS0233', span, { type: displayName(type) }));
  return { kind: 'Const', type: T.int(), value: size, span };
}
