import type { Span } from '@sluice/parser';
import type { Binary as BinarySyntax, BinaryOperator, Expr, Unary as UnarySyntax } from '../syntax/ast.ts';
import { isSubtype, isTuple, numericKeyword, sameType } from '../types/convert.ts';
import { isDelegate, isEnum, isNullable, isReferenceType, nullable, T, underlying } from '../types/registry.ts';
import { displayName, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, NumericKind, OperandKind, ValueOperator } from './bound.ts';
import { isConst, foldBinary, foldUnary } from './fold.ts';
import { diag } from './messages.ts';
import { known } from './known.ts';
import { isTypeless, isTypelessTuple } from './typeless.ts';
import { userOperator } from './user-operators.ts';
import { warnOfComparison, warnOfOperator, warnOfUnary } from './warnings.ts';

/** Unary and binary operators: which one is meant, what its operands are promoted to, what it gives. */

export function bindBinary(b: Binder, e: BinarySyntax): Bound {
  // a long chain leans to the left: its spine is walked, not recursed into
  const spine: BinarySyntax[] = [];
  let left: BinarySyntax['left'] = e;
  while (left.kind === 'Binary' && left.operator !== '??') {
    spine.push(left);
    left = left.left;
  }
  const first = spine.at(-1)!;
  if (first.operator === '-' && left.kind === 'Parenthesised' && namesType(b, left.operand))
    return b.fail(diag('CS0075', first.span));
  let bound = b.rules.value(b, left);
  for (const node of spine.reverse()) {
    const right = b.rules.value(b, node.right);
    const result = binaryOn(b, node.operator, bound, right, node.span);
    warnOfComparison(b, node, bound, right, result);
    bound = result;
  }
  return bound;
}

/** `(DayOfWeek)-1`: C# reads a subtraction, and says what was meant. */
function namesType(b: Binder, e: Expr): boolean {
  return (e.kind === 'Name' || e.kind === 'Member') && b.quietly(() => b.rules.any(b, e)).result.kind === 'TypeRef';
}

/** The operator on operands that are bound: of an expression, or of a compound assignment. */
export function binaryOn(b: Binder, operator: BinaryOperator, left: Bound, right: Bound, span: Span): Bound {
  const result = operation(b, operator, left, right, span);
  warnOfOperator(b, operator, left, right, result, span);
  return result;
}

function operation(b: Binder, operator: BinaryOperator, left: Bound, right: Bound, span: Span): Bound {
  if (left.kind === 'Error' || right.kind === 'Error') return b.error(span);
  if (operator === '&&' || operator === '||') return logical(b, operator, left, right, span);
  const combined = delegateOperator(b, operator, left, right, span);
  if (combined !== null) return combined;
  const isTuples = isTuple(left.type) && isTuple(right.type);
  const typeless = (x: Bound): boolean =>
    x.kind !== 'DefaultLiteral' && isTypeless(x) && !(isTuples && isTypelessTuple(x));
  if (typeless(left) || typeless(right)) return cannotApply(b, operator, left, right, span);
  if (left.kind === 'DefaultLiteral' || right.kind === 'DefaultLiteral') {
    if (left.kind === 'DefaultLiteral' && right.kind === 'DefaultLiteral')
      return b.fail(diag('CS8315', span, { operator, left: 'default', right: 'default' }));
    const other = left.kind === 'DefaultLiteral' ? right : left;
    if (operator !== '==' && operator !== '!=') return b.fail(diag('CS8310', span, { operator, operand: 'default' }));
    if (left.kind === 'DefaultLiteral') left = b.rules.convert(b, left, other.type);
    else right = b.rules.convert(b, right, other.type);
  }
  if (left.type === unknownType || right.type === unknownType) return unknownResult(operator, left, right, span);
  if (left.type === voidType || right.type === voidType) return cannotApply(b, operator, left, right, span);
  const op = operator as ValueOperator;
  const user = userOperator(b, op, left, right, span);
  if (user !== null) return user;
  // `namespace + "name"` is XNamespace's own operator: text is joined only where no type has a say
  if (op === '+' && (left.type === T.string() || right.type === T.string())) return concat(left, right, span);
  if ((op === '==' || op === '!=') && isTuple(left.type) && isTuple(right.type))
    return tupleEquality(b, op, left, right, span);
  if (left.type === nullType && right.type === nullType && !COMPARISONS.has(op))
    return b.fail(diag('CS0034', span, { operator, left: '<null>', right: '<null>' }));
  return predefined(b, op, left, right, span) ?? cannotApply(b, op, left, right, span);
}

/** `+` and `-` of delegates: lists of calls, joined and parted. */
function delegateOperator(b: Binder, operator: BinaryOperator, left: Bound, right: Bound, span: Span): Bound | null {
  if (operator !== '+' && operator !== '-') return null;
  const type = isDelegate(left.type) ? left.type : isDelegate(right.type) ? right.type : null;
  if (type === null || !b.rules.converts(b, left, type) || !b.rules.converts(b, right, type)) return null;
  const l = b.rules.convert(b, left, type);
  const r = b.rules.convert(b, right, type);
  return { kind: 'Binary', operator, left: l, right: r, on: 'delegate', lifted: false, checked: false, type, span };
}

function cannotApply(b: Binder, operator: string, left: Bound, right: Bound, span: Span): Bound {
  const written = asWritten(operator, left);
  return b.fail(diag('CS0019', span, { operator: written, left: operandName(left), right: operandName(right) }));
}

/** `x += y` computes with what `x` holds. */
const asWritten = (operator: string, left: Bound): string => (left.kind === 'Receiver' ? `${operator}=` : operator);

export const operandName = (e: Bound): string =>
  e.kind === 'UnboundLambda' ? 'lambda expression' : e.kind === 'MethodGroup' ? 'method group' : displayName(e.type);

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** What an unknown operand leaves known: comparisons are bool, concatenation is text. */
function unknownResult(operator: string, left: Bound, right: Bound, span: Span): Bound {
  const text = operator === '+' && (left.type === T.string() || right.type === T.string());
  const type = COMPARISONS.has(operator) ? T.bool() : text ? T.string() : unknownType;
  return {
    kind: 'Binary',
    operator: operator as ValueOperator,
    left,
    right,
    on: 'reference',
    lifted: false,
    checked: false,
    type,
    span,
  };
}

function logical(b: Binder, operator: '&&' | '||', left: Bound, right: Bound, span: Span): Bound {
  const bool = T.bool();
  if (!b.rules.converts(b, left, bool) || !b.rules.converts(b, right, bool))
    return cannotApply(b, operator, left, right, span);
  const l = b.rules.convert(b, left, bool);
  const r = b.rules.convert(b, right, bool);
  if (isConst(l) && isConst(r))
    return {
      kind: 'Const',
      type: bool,
      value: operator === '&&' ? Boolean(l.value) && Boolean(r.value) : Boolean(l.value) || Boolean(r.value),
      span,
    };
  return { kind: 'Logical', operator, left: l, right: r, type: bool, span };
}

/** `+` with text on one side; neighbouring constants join, a chain becomes one node. */
function concat(left: Bound, right: Bound, span: Span): Bound {
  const type = T.string();
  const textOf = (e: Bound): string | null =>
    isConst(e) && (e.value === null || typeof e.value === 'string') ? (e.value ?? '') : null;
  const l = textOf(left);
  const r = textOf(right);
  if (l !== null && r !== null) return { kind: 'Const', type, value: l + r, span };
  // The longer node takes over the list of the shorter one, which nobody sees any more: a chain takes linear time.
  const parts = left.kind === 'Concat' ? (left.parts as Bound[]) : [left];
  if (right.kind === 'Concat') for (const part of right.parts) parts.push(part);
  else parts.push(right);
  return { kind: 'Concat', parts, type, span };
}

function tupleEquality(b: Binder, op: '==' | '!=', left: Bound, right: Bound, span: Span): Bound {
  const lt = left.type;
  const rt = right.type;
  if (!isTuple(lt) || !isTuple(rt) || lt.args.length !== rt.args.length)
    return b.fail(
      diag('CS8384', span, { left: isTuple(lt) ? lt.args.length : 0, right: isTuple(rt) ? rt.args.length : 0 }),
    );
  if (
    lt.args.some(
      (a, i) =>
        !sameType(a, rt.args[i]!) &&
        !b.rules.converts(b, { kind: 'Receiver', type: a, local: null as never, span }, rt.args[i]!),
    )
  )
    return cannotApply(b, op, left, right, span);
  return {
    kind: 'Binary',
    operator: op,
    left,
    right,
    on: 'tuple',
    lifted: false,
    checked: false,
    type: T.bool(),
    span,
  };
}

// ---- predefined operators

/** The kind two numbers are promoted to; `ambiguous` for ulong with a signed one. */
function promote(b: Binder, left: Bound, right: Bound): NumericKind | 'ambiguous' | null {
  const l = numericKeyword(underlying(left.type));
  const r = numericKeyword(underlying(right.type));
  if (l === null || r === null) return null;
  const has = (k: string): boolean => l === k || r === k;
  if (has('decimal')) return has('float') || has('double') ? null : 'decimal';
  if (has('double')) return 'double';
  if (has('float')) return 'float';
  if (has('ulong')) {
    const other = l === 'ulong' ? right : left;
    const signed = ['sbyte', 'short', 'int', 'long'].includes(numericKeyword(underlying(other.type))!);
    return signed && !b.rules.converts(b, other, T.ulong()) ? 'ambiguous' : 'ulong';
  }
  if (has('long')) return 'long';
  if (has('uint')) {
    const other = l === 'uint' ? right : left;
    const signed = ['sbyte', 'short', 'int'].includes(numericKeyword(underlying(other.type))!);
    return signed && !b.rules.converts(b, other, T.uint()) ? 'long' : 'uint';
  }
  return 'int';
}

const kindType = (kind: NumericKind): Type => T[kind]();

function predefined(b: Binder, op: ValueOperator, left: Bound, right: Bound, span: Span): Bound | null {
  const lu = underlying(left.type);
  const ru = underlying(right.type);
  const equality = op === '==' || op === '!=';
  if (op === '<<' || op === '>>') return shift(b, op, left, right, span);
  if (isEnum(lu) || isEnum(ru)) {
    const result = enumOperator(b, op, left, right, span);
    if (result !== null) return result;
  }
  const nulls = (left.type === nullType ? 1 : 0) + (right.type === nullType ? 1 : 0);
  if (nulls === 0 || (nulls === 1 && !equality)) {
    // `x + null` is lifted over the other operand's type
    const l: Bound =
      left.type === nullType ? { kind: 'Const', value: null, span: left.span, type: nullable(ru) } : left;
    const r: Bound =
      right.type === nullType ? { kind: 'Const', value: null, span: right.span, type: nullable(lu) } : right;
    const numeric =
      numericKeyword(lu) !== null || numericKeyword(ru) !== null ? numericOperator(b, op, l, r, span) : null;
    if (numeric !== null) return numeric;
    const bools = underlying(l.type) === T.bool() && underlying(r.type) === T.bool();
    if (bools && (equality || op === '&' || op === '|' || op === '^')) return make(b, op, l, r, 'bool', T.bool(), span);
  }
  return equality ? equalityOperator(b, op, left, right, span) : null;
}

function numericOperator(b: Binder, op: ValueOperator, left: Bound, right: Bound, span: Span): Bound | null {
  const kind = promote(b, left, right);
  if (kind === null) return null;
  const bitwise = op === '&' || op === '|' || op === '^';
  if (kind === 'ambiguous')
    return bitwise
      ? null
      : b.fail(
          diag('CS0034', span, { operator: asWritten(op, left), left: operandName(left), right: operandName(right) }),
        );
  if (bitwise && (kind === 'double' || kind === 'float' || kind === 'decimal')) return null;
  return make(b, op, left, right, kind, kindType(kind), span);
}

/** Converts both operands to the operator's type, lifted where one of them is nullable, and folds constants. */
function make(
  b: Binder,
  op: ValueOperator,
  left: Bound,
  right: Bound,
  on: OperandKind,
  operandType: Type,
  span: Span,
): Bound {
  const lifted = isNullable(left.type) || isNullable(right.type);
  const comparison = COMPARISONS.has(op);
  const wanted = lifted ? nullable(operandType) : operandType;
  const l = b.rules.convert(b, left, wanted);
  const r = b.rules.convert(b, right, wanted);
  const type = comparison ? T.bool() : wanted;
  if (!lifted && isConst(l) && isConst(r)) return foldBinary(b, op, on, l, r, type, span);
  return { kind: 'Binary', operator: op, left: l, right: r, on, lifted, checked: b.checked === true, type, span };
}

function shift(b: Binder, op: '<<' | '>>', left: Bound, right: Bound, span: Span): Bound | null {
  const kind = numericKeyword(underlying(left.type));
  if (kind === null || kind === 'float' || kind === 'double' || kind === 'decimal') return null;
  if (right.type === nullType) right = { kind: 'Const', value: null, span: right.span, type: nullable(T.int()) };
  if (!b.rules.converts(b, right, isNullable(right.type) ? nullable(T.int()) : T.int())) return null;
  const on: NumericKind = kind === 'uint' || kind === 'long' || kind === 'ulong' ? kind : 'int';
  const lifted = isNullable(left.type) || isNullable(right.type);
  const wrap = (t: Type): Type => (lifted ? nullable(t) : t);
  const l = b.rules.convert(b, left, wrap(kindType(on)));
  const r = b.rules.convert(b, right, wrap(T.int()));
  const type = wrap(kindType(on));
  if (!lifted && isConst(l) && isConst(r)) return foldBinary(b, op, on, l, r, type, span);
  return { kind: 'Binary', operator: op, left: l, right: r, on, lifted, checked: false, type, span };
}

/** Enums: compared and combined with their own kind, shifted by numbers; they are Int32 underneath. */
function enumOperator(b: Binder, op: ValueOperator, left: Bound, right: Bound, span: Span): Bound | null {
  const lu = underlying(left.type);
  const ru = underlying(right.type);
  const lifted = isNullable(left.type) || isNullable(right.type);
  const wrap = (t: Type): Type => (lifted ? nullable(t) : t);
  const combine = (operand: Type, result: Type): Bound => {
    const l = b.rules.convert(b, left, wrap(operand));
    const r = b.rules.convert(b, right, wrap(operand));
    if (!lifted && isConst(l) && isConst(r)) return foldBinary(b, op, 'int', l, r, result, span);
    return {
      kind: 'Binary',
      operator: op,
      left: l,
      right: r,
      on: 'int',
      lifted,
      checked: false,
      type: result === T.bool() ? result : wrap(result),
      span,
    };
  };
  const e = isEnum(lu) ? lu : ru;
  const both =
    (isEnum(lu) && isEnum(ru) && lu === ru) ||
    (isEnum(lu) ? b.rules.converts(b, right, wrap(lu)) : b.rules.converts(b, left, wrap(ru)));
  if (both && right.type !== nullType && left.type !== nullType) {
    if (COMPARISONS.has(op)) return combine(e, T.bool());
    if (op === '&' || op === '|' || op === '^') return combine(e, e);
    if (op === '-') return combine(e, T.int());
  }
  const number = isEnum(lu) ? right : left;
  if ((op === '+' || (op === '-' && isEnum(lu))) && b.rules.converts(b, number, T.int())) {
    const l = isEnum(lu) ? left : b.rules.convert(b, left, T.int());
    const r = isEnum(lu) ? b.rules.convert(b, right, T.int()) : right;
    return { kind: 'Binary', operator: op, left: l, right: r, on: 'int', lifted: false, checked: false, type: e, span };
  }
  return null;
}

function equalityOperator(b: Binder, op: '==' | '!=', left: Bound, right: Bound, span: Span): Bound | null {
  const bool = T.bool();
  const lt = left.type;
  const rt = right.type;
  if (lt === nullType && rt === nullType) return { kind: 'Const', type: bool, value: op === '==', span };
  if (lt === nullType || rt === nullType) {
    const other = lt === nullType ? right : left;
    if (isReferenceType(other.type) || isNullable(other.type)) {
      if (isConst(other) && other.type === T.string())
        return { kind: 'Const', type: bool, value: (other.value === null) === (op === '=='), span };
      return {
        kind: 'Binary',
        operator: op,
        left,
        right,
        on: 'reference',
        lifted: false,
        checked: false,
        type: bool,
        span,
      };
    }
    // a value is never null: C# allows it for types whose == it can lift, and warns
    const liftable = numericKeyword(other.type) !== null || other.type === bool || isEnum(other.type);
    if (!liftable) return null;
    b.report(
      diag('CS0472', span, {
        result: op === '==' ? 'false' : 'true',
        type: displayName(other.type),
        nullable: `${displayName(other.type)}?`,
      }),
    );
    return known(other, op === '!=', span);
  }
  const string = T.string();
  if (lt === string && rt === string) {
    if (isConst(left) && isConst(right))
      return { kind: 'Const', type: bool, value: (left.value === right.value) === (op === '=='), span };
    return { kind: 'Binary', operator: op, left, right, on: 'string', lifted: false, checked: false, type: bool, span };
  }
  if (isDelegate(lt) && lt === rt)
    return {
      kind: 'Binary',
      operator: op,
      left,
      right,
      on: 'reference',
      lifted: false,
      checked: false,
      type: bool,
      span,
    };
  if (!isReferenceType(lt) || !isReferenceType(rt)) return null;
  const related = isSubtype(lt, rt) || isSubtype(rt, lt) || mayBeRelated(lt, rt);
  if (!related) return null;
  const identity = sameOrigin(left, right) ? 'text' : 'never';
  return {
    kind: 'Binary',
    operator: op,
    left,
    right,
    on: 'object',
    identity,
    lifted: false,
    checked: false,
    type: bool,
    span,
  };
}

/** Two interfaces, or an interface and a class that a subclass might implement it on. */
const mayBeRelated = (a: Type, c: Type): boolean =>
  a.kind === 'named' &&
  c.kind === 'named' &&
  (a.def.kind === 'interface' || c.def.kind === 'interface') &&
  a !== T.string() &&
  c !== T.string();

/**
 * Whether two strings that look alike can be one object: literals are (the compiler keeps one of each), and so are two
 * reads of one place. Any other text was made when it was needed.
 */
function sameOrigin(left: Bound, right: Bound): boolean {
  const l = originOf(left);
  return l !== null && l === originOf(right);
}

function originOf(e: Bound): string | null {
  switch (e.kind) {
    case 'Const':
      return 'literal';
    case 'Convert':
      return e.conversion.kind === 'reference' || e.conversion.kind === 'identity' || e.conversion.kind === 'downcast'
        ? originOf(e.operand)
        : null;
    case 'LocalRef':
      return e.local.origin === 'literal' ? 'literal' : `local ${e.local.name} ${e.local.slot}`;
    case 'ContextRef':
      return 'context';
    case 'Property': {
      const parts = [e.receiver, ...e.args].map((x) =>
        x === null ? '' : x.kind === 'Const' ? JSON.stringify(String(x.value)) : originOf(x),
      );
      return parts.includes(null) ? null : `${e.member.owner.name}.${e.member.name}(${parts.join()})`;
    }
    default:
      return null;
  }
}

// ---- unary

export function bindUnary(b: Binder, e: UnarySyntax): Bound {
  const { operator, span } = e;
  if (operator === '-' && e.operand.kind === 'Literal') {
    // the smallest Int32 and Int64 have no positive counterpart
    const { literal } = e.operand;
    if (literal.type === 'uint' && literal.value === 0x8000_0000)
      return { kind: 'Const', type: T.int(), value: -0x8000_0000, span };
    if (literal.type === 'ulong' && literal.value === 1n << 63n)
      return { kind: 'Const', type: T.long(), value: -(1n << 63n), span };
  }
  const operand = b.rules.value(b, e.operand);
  if (operand.kind === 'Error') return b.error(span);
  if (operand.type === unknownType)
    return {
      kind: 'Convert',
      type: operator === '!' ? T.bool() : unknownType,
      operand,
      conversion: { kind: 'unknown' },
      checked: false,
      span,
    };
  const op = operator as '+' | '-' | '!' | '~';
  const refuse = (): Bound =>
    operand.kind === 'DefaultLiteral'
      ? b.fail(diag('CS8310', span, { operator, operand: 'default' }))
      : operand.type === nullType
        ? b.fail(diag('CS8310', span, { operator, operand: '<null>' }))
        : b.fail(diag('CS0023', span, { operator, type: operandName(operand) }));
  const user = userOperator(b, op, operand, null, span);
  if (user !== null) return user;
  const type = underlying(operand.type);
  const lifted = isNullable(operand.type);
  const node = (on: OperandKind, result: Type): Bound => {
    const wanted = lifted ? nullable(result) : result;
    const value = b.rules.convert(b, operand, wanted);
    if (isConst(value) && !lifted) return foldUnary(b, op, on, value, span);
    if (isConst(operand)) warnOfUnary(b, operand, wanted, span);
    return { kind: 'Unary', operator: op, operand: value, on, lifted, checked: b.checked === true, type: wanted, span };
  };
  if (op === '!') return type === T.bool() ? node('bool', T.bool()) : refuse();
  if (isEnum(type)) return op === '~' ? node('int', type) : refuse();
  const keyword = numericKeyword(type);
  if (keyword === null) return refuse();
  const kind: NumericKind = ['long', 'ulong', 'uint', 'float', 'double', 'decimal'].includes(keyword)
    ? (keyword as NumericKind)
    : 'int';
  if (op === '~')
    return kind === 'float' || kind === 'double' || kind === 'decimal' ? refuse() : node(kind, kindType(kind));
  if (op === '+') return node(kind, kindType(kind));
  if (kind === 'ulong') return b.fail(diag('CS0023', span, { operator, type: 'ulong' }));
  return kind === 'uint' ? node('long', T.long()) : node(kind, kindType(kind));
}
