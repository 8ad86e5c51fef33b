import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { box } from '../boxing.ts';
import { argument, argumentNull } from '../exception.ts';
import { charge } from '../run.ts';
import { readerFor } from './deserialize.ts';
import { withoutMetadata } from './deserialize-metadata.ts';
import { serializationException } from './errors.ts';
import { DEFAULT, escapeText } from './escape.ts';
import { serialized } from './from-object.ts';
import { readToken } from './load.ts';
import { Token } from './scanner.ts';
import { JObject } from './object.ts';
import { readerOptions, type JsonSerializerSettings } from './settings.ts';
import { TextSource } from './text-source.ts';
import { JToken } from './token.ts';
import { COMPACT, write } from './writer.ts';

/** JsonConvert: .NET values to JSON and back. Values to write are in object slots. */

export function serialize(value: unknown, formatting: number | null, settings: JsonSerializerSettings | null): string {
  const token = value instanceof JToken ? value : serialized(value, settings);
  const options = settings ?? COMPACT;
  return write(token, formatting === null || formatting === options.formatting ? options : { ...options, formatting });
}

/** `DeserializeObject<T>`: reads T's representation. */
export function deserializer(type: Type): (json: string | null, settings?: JsonSerializerSettings | null) => unknown {
  const read = readerFor(type);
  return (json, settings = null) => {
    if (json === null) return argumentNull('value');
    charge(json.length >> 4);
    const source = new TextSource(json, readerOptions(settings));
    if (!source.read()) return nothing(source, type);
    const value = type === T.object() && source.token === Token.StartObject ? untyped(source) : read(source, 0);
    if (settings?.checkAdditionalContent !== false) while (source.read());
    return value;
  };
}

/** An empty text is null, where the type can be null. */
function nothing(source: TextSource, type: Type): unknown {
  const nullable =
    type.kind !== 'named' ||
    (type.def.kind !== 'struct' && type.def.kind !== 'enum') ||
    type.def.name === 'System.Nullable';
  if (nullable) return null;
  throw serializationException(
    `No JSON content found and type '${type.def.name}' is not nullable.`,
    source.path,
    source.lineInfo,
  );
}

/** An object that no type is asked of has to be complete. */
function untyped(source: TextSource): unknown {
  const { reader } = source;
  const tree = readToken(reader, null, () => {
    const what = reader.token === Token.StartObject ? 'reading JSON' : 'deserializing object';
    throw serializationException(`Unexpected end when ${what}.`, reader.path, reader);
  });
  return tree instanceof JObject ? withoutMetadata(tree) : tree;
}

/** `DeserializeObject(value)`: the value in an object slot. */
export const deserializeObject = (json: string | null, settings: JsonSerializerSettings | null = null): unknown =>
  deserializer(T.object())(json, settings);
export const deserializeAs = (json: string | null, type: Type, settings: JsonSerializerSettings | null): unknown =>
  box(type, deserializer(type)(json, settings));

/** `JsonConvert.ToString` of a primitive. */
export function primitiveText(value: unknown): string {
  const token = serialized(value, null);
  return token.count > 0 ? argument('Unsupported type.', 'value') : write(token, COMPACT);
}

export function delimited(text: string | null, delimiter: number, handling = DEFAULT): string {
  const quote = String.fromCharCode(delimiter);
  if (quote !== '"' && quote !== "'") return argument('Delimiter must be a single or double quote.', 'delimiter');
  return `${quote}${escapeText(text ?? '', quote, handling)}${quote}`;
}
