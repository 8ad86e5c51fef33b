import type { Binary, NumericKind, Unary, ValueOperator } from '../bind/bound.ts';
import { T } from '../types/registry.ts';
import { complement, negation, numericOperation } from '../values/arithmetic.ts';
import { implicitConversion } from '../types/convert.ts';
import type { Type } from '../types/type.ts';
import { equality } from '../values/object.ts';
import { changeOf } from './conversions.ts';
import type { ValueTuple } from '../values/tuple.ts';
import { combine, remove } from '../values/multicast.ts';
import type { Fn } from '../types/define.ts';
import type { Thunk } from './frame.ts';

/** Operators as thunks; constant right operands, by far the most common, are folded into their parent. */
type Operation = (a: unknown, b: unknown) => unknown;

export function emitBinary(n: Binary, left: Thunk, right: Thunk): Thunk {
  const constant = n.right.kind === 'Const' ? { value: n.right.value } : null;
  const at = n.span.start;
  if (n.on === 'delegate')
    return (f) => (n.operator === '+' ? combine : remove)(left(f) as Fn | null, right(f) as Fn | null);
  if (n.on === 'tuple') return tupleEquality(n, left, right);
  if (n.lifted) return lifted(n, left, right);
  if (n.on === 'object') return referenceEquality(n, left, right);
  if (n.on === 'string' || n.on === 'reference' || n.on === 'bool') return plainEquality(n.operator, left, right);
  if (n.on === 'int' || n.on === 'double') {
    const fast = n.checked ? null : comparison(n.operator, left, right);
    if (fast !== null) return fast;
  }
  const operation = numericOperation(n.on, n.operator, n.checked)!;
  if (n.operator === '/' || n.operator === '%' || n.checked) {
    return (f) => {
      const a = left(f);
      const b = right(f);
      f.run.at = at;
      return operation(a, b);
    };
  }
  if (constant !== null) {
    const b = constant.value;
    return (f) => operation(left(f), b);
  }
  return (f) => operation(left(f), right(f));
}

/** Comparison with a constant, by far the most common, as a function of the other side; null for every other operator. */
export function comparisonWithConstant(n: Binary): ((v: unknown) => boolean) | null {
  if (n.right.kind !== 'Const' || n.lifted) return null;
  const isNumber = n.on === 'int' || n.on === 'double';
  if (!isNumber && n.on !== 'string' && n.on !== 'reference' && n.on !== 'bool') return null;
  const { value } = n.right;
  if (n.operator === '==') return (v) => v === value;
  if (n.operator === '!=') return (v) => v !== value;
  if (!isNumber) return null;
  const c = value as number;
  switch (n.operator) {
    case '<':
      return (v) => (v as number) < c;
    case '>':
      return (v) => (v as number) > c;
    case '<=':
      return (v) => (v as number) <= c;
    case '>=':
      return (v) => (v as number) >= c;
    default:
      return null;
  }
}

function comparison(op: ValueOperator, left: Thunk, right: Thunk): Thunk | null {
  const l = left as (f: Parameters<Thunk>[0]) => number;
  const r = right as (f: Parameters<Thunk>[0]) => number;
  switch (op) {
    case '==':
      return (f) => l(f) === r(f);
    case '!=':
      return (f) => l(f) !== r(f);
    case '<':
      return (f) => l(f) < r(f);
    case '>':
      return (f) => l(f) > r(f);
    case '<=':
      return (f) => l(f) <= r(f);
    case '>=':
      return (f) => l(f) >= r(f);
    default:
      return null;
  }
}

/** Strings by their text, delegates and null by identity, bool by value; also `&`, `|`, `^` of bool. */
function plainEquality(op: ValueOperator, left: Thunk, right: Thunk): Thunk {
  switch (op) {
    case '==':
      return (f) => left(f) === right(f);
    case '!=':
      return (f) => left(f) !== right(f);
    case '&':
      return (f) => {
        const a = left(f);
        return right(f) === true && a === true;
      };
    case '|':
      return (f) => {
        const a = left(f);
        return right(f) === true || a === true;
      };
    default:
      return (f) => left(f) !== right(f);
  }
}

/** C#'s `==` on objects: the same object. Boxed values never are; of equal texts the binder has found out whether they can be. */
function referenceEquality(n: Binary, left: Thunk, right: Thunk): Thunk {
  const texts = n.identity === 'text';
  const same = (a: unknown, b: unknown): boolean => {
    if (a === null || b === null || typeof a === 'object' || typeof a === 'function') return a === b;
    // there is one empty string
    return typeof a === 'string' && a === b && (texts || a === '');
  };
  return n.operator === '==' ? (f) => same(left(f), right(f)) : (f) => !same(left(f), right(f));
}

/** Element by element, each pair compared under the type that one of them converts to. */
function tupleEquality(n: Binary, left: Thunk, right: Thunk): Thunk {
  const argsOf = (t: Type): readonly Type[] => (t.kind === 'named' ? t.args : []);
  const lefts = argsOf(n.left.type);
  const rights = argsOf(n.right.type);
  const pairs = lefts.map((l, i) => {
    const r = rights[i]!;
    const toRight = implicitConversion(l, r);
    const toLeft = implicitConversion(r, l);
    const widen = toRight !== null ? changeOf(toRight, false) : null;
    const other = toRight === null && toLeft !== null ? changeOf(toLeft, false) : null;
    const equal = equality(toRight !== null ? r : l);
    return (a: unknown, b: unknown): boolean => equal(widen === null ? a : widen(a), other === null ? b : other(b));
  });
  const wanted = n.operator === '==';
  return (f) => {
    const a = (left(f) as ValueTuple).items;
    const b = (right(f) as ValueTuple).items;
    return pairs.every((equal, i) => equal(a[i], b[i])) === wanted;
  };
}

/** Lifted over null: arithmetic with null is null, comparison with null is false; `&` and `|` of bool? know three values. */
function lifted(n: Binary, left: Thunk, right: Thunk): Thunk {
  const { operator } = n;
  if (n.on === 'bool') {
    if (operator === '&') return (f) => threeValued(left(f), right(f), false);
    if (operator === '|') return (f) => threeValued(left(f), right(f), true);
    if (operator === '==') return (f) => left(f) === right(f);
    if (operator === '!=') return (f) => left(f) !== right(f);
  }
  const operation: Operation =
    n.on === 'bool' ? (a, b) => a !== b : numericOperation(n.on as NumericKind, operator, n.checked)!;
  if (operator === '==')
    return (f) => {
      const a = left(f);
      const b = right(f);
      return a === null || b === null ? a === b : operation(a, b);
    };
  if (operator === '!=')
    return (f) => {
      const a = left(f);
      const b = right(f);
      return a === null || b === null ? a !== b : operation(a, b);
    };
  const whenNull = n.type === T.bool() ? false : null;
  return (f) => {
    const a = left(f);
    const b = right(f);
    return a === null || b === null ? whenNull : operation(a, b);
  };
}

const threeValued = (a: unknown, b: unknown, decisive: boolean): boolean | null =>
  a === decisive || b === decisive ? decisive : a === null || b === null ? null : !decisive;

export function emitUnary(n: Unary, operand: Thunk): Thunk {
  const { operator } = n;
  if (operator === '+') return operand;
  const f0: (v: unknown) => unknown =
    operator === '!'
      ? (v) => v !== true
      : ((operator === '~' ? complement(n.on as 'int') : negation(n.on as NumericKind, n.checked)) as (
          v: unknown,
        ) => unknown);
  if (n.lifted)
    return (f) => {
      const v = operand(f);
      return v === null ? null : f0(v);
    };
  if (operator === '!') return (f) => operand(f) !== true;
  return (f) => f0(operand(f));
}
