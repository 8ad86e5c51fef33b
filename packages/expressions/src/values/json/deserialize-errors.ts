import { runtimeName, type Type } from '../../types/type.ts';
import { ClrException } from '../exception.ts';
import { runtimeTypeOf } from '../object.ts';
import { NEW_LINE } from '../text-new-line.ts';
import { serializationException } from './errors.ts';
import { Token } from './scanner.ts';
import type { Source } from './source.ts';
import { keyText } from './token.ts';

/** What Newtonsoft says where JSON of one shape meets a .NET type of another. */

const ARRAY = '(e.g. [1,2,3])';
const OBJECT = '(e.g. {"name":"value"})';

/** The token is not an array, and the type is read from one. */
export function arrayExpected(source: Source, type: Type): ClrException {
  if (source.token !== Token.StartObject) return primitiveFound(source, type);
  const name = runtimeName(type);
  source.read();
  return failure(source, [
    `Cannot deserialize the current JSON object ${OBJECT} into type '${name}' because the type requires a JSON array ${ARRAY} to deserialize correctly.`,
    `To fix this error either change the JSON to a JSON array ${ARRAY} or change the deserialized type so that it is a normal .NET type (e.g. not a primitive type like integer, not a collection type like an array or List<T>) that can be deserialized from a JSON object. JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.`,
  ]);
}

/** The token is not an object, and the type is read from one. */
export function objectExpected(source: Source, type: Type): ClrException {
  if (source.token !== Token.StartArray) return primitiveFound(source, type);
  return failure(source, [
    `Cannot deserialize the current JSON array ${ARRAY} into type '${runtimeName(type)}' because the type requires a JSON object ${OBJECT} to deserialize correctly.`,
    `To fix this error either change the JSON to a JSON object ${OBJECT} or change the deserialized type to an array or a type that implements a collection interface (e.g. ICollection, IList) like List<T> that can be deserialized from a JSON array. JsonArrayAttribute can also be added to the type to force it to deserialize from a JSON array.`,
  ]);
}

function failure(source: Source, lines: readonly string[]): ClrException {
  const { path, lineInfo } = source;
  const where = lineInfo === null ? '' : `, line ${lineInfo.line}, position ${lineInfo.position}`;
  const message = `${lines.join(NEW_LINE)}${NEW_LINE}Path '${path}'${where}.`;
  return new ClrException('Newtonsoft.Json.JsonSerializationException', message, null, {
    Path: path,
    LineNumber: lineInfo?.line ?? 0,
    LinePosition: lineInfo?.position ?? 0,
  });
}

function primitiveFound(source: Source, type: Type): ClrException {
  const value = source.slot();
  const from = value === null ? 'System.Object' : runtimeName(runtimeTypeOf(value));
  return serializationException(
    `Error converting value ${keyText(value)} to type '${runtimeName(type)}'.`,
    source.path,
    source.lineInfo,
    new ClrException('System.ArgumentException', `Could not cast or convert from ${from} to ${runtimeName(type)}.`),
  );
}
