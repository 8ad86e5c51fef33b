import { runtimeName, type Type } from '../../types/type.ts';
import { ClrException } from '../exception.ts';
import { runtimeTypeOf } from '../object.ts';
import { NEW_LINE } from '../text-new-line.ts';
import { serializationException } from './errors.ts';
import { Token } from './scanner.ts';
import type { Source } from './source.ts';
import { keyText } from './token.ts';

/** What Newtonsoft says where JSON of one shape meets a .NET type of another. */

const SHAPES = {
  array: 'JSON array (e.g. [1,2,3])',
  object: 'JSON object (e.g. {"name":"value"})',
  primitive: 'JSON primitive value (e.g. string, number, boolean, null)',
} as const;

/** The JSON has another shape than the one that the type is read from. */
export function wrongShape(source: Source, type: Type, expected: keyof typeof SHAPES): ClrException {
  const shape = SHAPES[expected];
  const found = source.token === Token.StartObject ? 'object' : source.token === Token.StartArray ? 'array' : null;
  if (found === null) return primitiveFound(source, type);
  // Newtonsoft has read the first name of an object when it finds out.
  if (found === 'object') source.read();
  return failure(source, [
    `Cannot deserialize the current ${SHAPES[found]} into type '${runtimeName(type)}' because the type requires a ${shape} to deserialize correctly.`,
    `To fix this error either change the JSON to a ${shape} or change the deserialized type ${INSTEAD[found]}`,
  ]);
}

const INSTEAD = {
  object:
    'so that it is a normal .NET type (e.g. not a primitive type like integer, not a collection type like an array or List<T>) that can be deserialized from a JSON object. JsonObjectAttribute can also be added to the type to force it to deserialize from a JSON object.',
  array:
    'to an array or a type that implements a collection interface (e.g. ICollection, IList) like List<T> that can be deserialized from a JSON array. JsonArrayAttribute can also be added to the type to force it to deserialize from a JSON array.',
} as const;

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
