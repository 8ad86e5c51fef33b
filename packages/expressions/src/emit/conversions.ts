import type { Convert } from '../bind/bound.ts';
import { implementation } from '../bind/overload.ts';
import { numericKeyword, type Conversion } from '../types/convert.ts';
import { isDelegate, isEnum } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import { boxer } from '../values/boxing.ts';
import { invalidOperation } from '../values/exception.ts';
import { numericConversion, type NumberKeyword } from '../values/numeric-convert.ts';
import { viewChange } from '../values/json/pairs-view.ts';
import { ValueTuple } from '../values/tuple.ts';
import type { Emitter } from './emitter.ts';
import type { Thunk } from './frame.ts';
import { downcaster, unboxer } from '../values/instance-of.ts';

/** Conversions as functions from one representation to another; null where nothing changes. */
type Change = ((value: unknown) => unknown) | null;

export function changeOf(c: Conversion, checked: boolean): Change {
  switch (c.kind) {
    case 'identity':
    case 'reference':
    case 'null':
      return null;
    case 'numeric':
      return numericConversion(keyword(c.from), keyword(c.to), checked) as Change;
    case 'box':
      return boxer(c.from);
    case 'unbox':
      return unboxer(c.to);
    case 'downcast':
      return downcaster(c.to);
    case 'lift': {
      const inner = changeOf(c.inner, checked);
      if (inner === null || c.from === 'value') return inner;
      return (v) => (v === null ? null : inner(v));
    }
    case 'unwrap': {
      const inner = changeOf(c.inner, checked);
      return (v) =>
        v === null ? invalidOperation('Nullable object must have a value.') : inner === null ? v : inner(v);
    }
    case 'user':
      return userChange(c, checked);
    case 'tuple': {
      const items = c.items.map((i) => changeOf(i, checked));
      return (v) =>
        new ValueTuple(
          c.to.args,
          (v as ValueTuple).items.map((x, i) => items[i]?.(x) ?? x),
        );
    }
    case 'unknown':
      throw new Error('a conversion of unknown type reached emission');
  }
}

const keyword = (t: Type): NumberKeyword => (isEnum(t) ? 'int' : (numericKeyword(t) as NumberKeyword));

function userChange(c: Conversion & { kind: 'user' }, checked: boolean): Change {
  const fn = implementation(c.member.get!, c.owner, []);
  const before = changeOf(c.before, checked);
  const after = changeOf(c.after, checked);
  if (before === null && after === null) return fn;
  return (v) => {
    const converted = fn(before === null ? v : before(v));
    return after === null ? converted : after(converted);
  };
}

/** The change of a conversion in the tree, the type that it leads to included. */
export function changeBy(n: Convert): Change {
  const change = changeOf(n.conversion, n.checked);
  const view = viewChange(n.operand.type, n.type);
  if (view === null) return change;
  return change === null ? view : (value) => view(change(value));
}

/** The conversions that are no step of a chain: they throw nothing, or nothing that has a place of its own. */
export function emitConvert(e: Emitter, n: Convert): Thunk {
  const operand = e.expression(n.operand);
  if (n.conversion.kind === 'reference' && isDelegate(n.operand.type) && !isDelegate(n.type))
    return tagged(operand, n.operand.type);
  const change = changeBy(n);
  return change === null ? operand : (f) => change(operand(f));
}

/** A delegate in an object slot keeps its type. */
const tagged =
  (operand: Thunk, type: Type): Thunk =>
  (f) => {
    const value = operand(f);
    if (typeof value === 'function' && !('clrType' in value)) Object.defineProperty(value, 'clrType', { value: type });
    return value;
  };
