import type { Binary, NumericKind, Unary, ValueOperator } from '../bind/bound.ts';
import { T } from '../types/registry.ts';
import { complement, negation, numericOperation } from '../values/arithmetic.ts';
import { compositeKey, keyer } from '../values/object.ts';
import type { ValueTuple } from '../values/tuple.ts';
import type { Thunk } from './frame.ts';

/** Operators as thunks; constant right operands, by far the most common, are folded into their parent. */
type Operation = (a: unknown, b: unknown) => unknown;

export function emitBinary(n: Binary, left: Thunk, right: Thunk): Thunk {
  const constant = n.right.kind === 'Const' ? { value: n.right.value } : null;
  const at = n.span.start;
  if (n.on === 'tuple') return tupleEquality(n, left, right);
  if (n.lifted) return lifted(n, left, right);
  if (n.on === 'object') return referenceEquality(n.operator, left, right);
  if (n.on === 'string' || n.on === 'reference' || n.on === 'bool') return plainEquality(n.operator, left, right, constant);
  if (n.on === 'int' || n.on === 'double') {
    const fast = n.checked ? null : comparison(n.operator, left, right, constant);
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

function comparison(op: ValueOperator, left: Thunk, right: Thunk, constant: { readonly value: unknown } | null): Thunk | null {
  const l = left as (f: Parameters<Thunk>[0]) => number;
  const r = right as (f: Parameters<Thunk>[0]) => number;
  const c = constant === null ? null : (constant.value as number);
  switch (op) {
    case '==':
      return c === null ? (f) => l(f) === r(f) : (f) => l(f) === c;
    case '!=':
      return c === null ? (f) => l(f) !== r(f) : (f) => l(f) !== c;
    case '<':
      return c === null ? (f) => l(f) < r(f) : (f) => l(f) < c;
    case '>':
      return c === null ? (f) => l(f) > r(f) : (f) => l(f) > c;
    case '<=':
      return c === null ? (f) => l(f) <= r(f) : (f) => l(f) <= c;
    case '>=':
      return c === null ? (f) => l(f) >= r(f) : (f) => l(f) >= c;
    default:
      return null;
  }
}

/** Strings by their text, delegates and null by identity, bool by value; also `&`, `|`, `^` of bool. */
function plainEquality(op: ValueOperator, left: Thunk, right: Thunk, constant: { readonly value: unknown } | null): Thunk {
  switch (op) {
    case '==':
      if (constant !== null) {
        const c = constant.value;
        return (f) => left(f) === c;
      }
      return (f) => left(f) === right(f);
    case '!=':
      if (constant !== null) {
        const c = constant.value;
        return (f) => left(f) !== c;
      }
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

/**
 * C#'s `==` on objects: the same object. Boxed values never are. Of strings nothing is known but their text: two equal
 * texts count as one object only where both are known to be the same literal, which the binder's constants are.
 */
function referenceEquality(op: ValueOperator, left: Thunk, right: Thunk): Thunk {
  const same = (a: unknown, b: unknown): boolean => {
    if (a === null || b === null) return a === b;
    if (typeof a === 'object' || typeof a === 'function') return a === b;
    return typeof a === 'string' && a === b;
  };
  return op === '==' ? (f) => same(left(f), right(f)) : (f) => !same(left(f), right(f));
}

function tupleEquality(n: Binary, left: Thunk, right: Thunk): Thunk {
  const args = n.left.type.kind === 'named' ? n.left.type.args : [];
  const keys = args.map(keyer);
  const key = (t: ValueTuple): string => compositeKey(t.items.map((v, i) => keys[i]!(v)));
  const equal = n.operator === '==';
  return (f) => (key(left(f) as ValueTuple) === key(right(f) as ValueTuple)) === equal;
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
  const operation: Operation = n.on === 'bool' ? (a, b) => a !== b : numericOperation(n.on as NumericKind, operator, n.checked)!;
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
      : ((operator === '~' ? complement(n.on as 'int') : negation(n.on as NumericKind, n.checked)) as (v: unknown) => unknown);
  if (n.lifted)
    return (f) => {
      const v = operand(f);
      return v === null ? null : f0(v);
    };
  if (operator === '!') return (f) => operand(f) !== true;
  return (f) => f0(operand(f));
}
