import { isEnum, isNullable, T } from '../../types/registry.ts';
import { displayName, type Type } from '../../types/type.ts';
import { box, unbox } from '../boxing.ts';
import { ClrException } from '../exception.ts';
import { casts } from './casts.ts';
import { readerFor } from './deserialize.ts';
import { TokenSource } from './token-source.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import type { JValue } from './value.ts';

/**
 * `ToObject<T>()`: the explicit conversion where there is one, otherwise what the deserializer makes of the tree.
 * `asObject`: the result goes into an object slot.
 */
export function toObject(type: Type, asObject = false): (token: JToken) => unknown {
  const convert = conversion(type);
  return asObject ? (token) => box(type, convert(token)) : convert;
}

function conversion(type: Type): (token: JToken) => unknown {
  const name = displayName(type);
  const cast = name === 'byte[]' ? undefined : casts.get(name);
  if (cast !== undefined) return cast;
  const read = readerFor(type);
  const deserialize = (token: JToken): unknown => {
    const source = new TokenSource(token);
    source.read();
    return read(source, 0);
  };
  if (!isEnum(type) || isNullable(type) || type === T.object()) return deserialize;
  return (token) => {
    if (token.type === TokenType.Integer) return Number(unbox((token as JValue).slot));
    if (token.type !== TokenType.String) return casts.get('int')!(token);
    try {
      return deserialize(token);
    } catch (e) {
      if (!(e instanceof ClrException)) throw e;
      throw new ClrException(
        'System.ArgumentException',
        `Could not convert '${(token as JValue).text}' to ${type.def.simpleName}.`,
        e,
      );
    }
  };
}
