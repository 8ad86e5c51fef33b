import { defaultOf, isNullable, isValueType, T, underlying } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { unbox } from '../boxing.ts';
import { invalidCast } from '../exception.ts';
import { instanceTest } from '../instance-of.ts';
import { runtimeTypeOf } from '../object.ts';
import { RuntimeType } from '../runtime-type.ts';
import { CLR } from '../clr.ts';
import { libraryRow } from './library.ts';
import type { JToken } from './token.ts';
import { JValue, Tag } from './value.ts';

/**
 * `Value<T>()` of a token: the token itself where it is a T, its value where that is a T, and otherwise what
 * `Convert.ChangeType` makes of the value. No token gives `default(T)`.
 */
export function converter(type: Type): (token: JToken | null) => unknown {
  const absent = defaultOf(type);
  const target = underlying(type);
  const bare = quickFor(target);
  const isToken = instanceTest(type);
  const changeType = changing(target);
  return (token) => {
    if (token === null) return absent;
    if (token instanceof JValue) {
      const found = bare?.(token);
      if (found !== undefined) return found;
      if (isToken(token)) return token;
      const { slot } = token;
      if (slot !== null) return runtimeTypeOf(slot) === target ? unbox(slot) : changeType(slot);
      if (isNullable(type)) return null;
      return isValueType(type) ? invalidCast('Null object cannot be converted to a value type.') : null;
    }
    return isToken(token) ? token : invalidCast(`Cannot cast ${token[CLR]} to Newtonsoft.Json.Linq.JToken.`);
  };
}

function changing(target: Type): (slot: unknown) => unknown {
  const to = new RuntimeType(target);
  return (slot) =>
    unbox(libraryRow('System.Convert', 'static object ChangeType(object value, Type conversionType)')(slot, to));
}

type Quick = (value: JValue) => unknown;

/** What needs no conversion, told by how the reader stores it; undefined where it does. */
const quickly = (): ReadonlyMap<Type, Quick> =>
  new Map<Type, Quick>([
    [T.string(), (v) => (v.tag === Tag.String ? v.stored : undefined)],
    [T.bool(), (v) => (v.tag === Tag.Boolean ? v.stored : undefined)],
    [T.double(), (v) => (v.tag === Tag.Double ? v.stored : undefined)],
    [
      T.int(),
      (v) =>
        (v.tag === Tag.Int64 || v.tag === Tag.Int32) && typeof v.stored === 'number' && (v.stored | 0) === v.stored
          ? v.stored
          : undefined,
    ],
  ]);
let quick: ReadonlyMap<Type, Quick> | undefined;
const quickFor = (type: Type): Quick | undefined => (quick ??= quickly()).get(type);
