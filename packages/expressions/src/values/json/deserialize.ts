import { defaultOf, isEnum, isNullable, isValueType, T, underlying } from '../../types/registry.ts';
import { runtimeName, type AnonymousType, type NamedType, type Type } from '../../types/type.ts';
import { AnonymousObject } from '../anonymous.ts';
import { ClrArray } from '../array.ts';
import { unbox } from '../boxing.ts';
import { enumMembers } from '../enum.ts';
import { argument, ClrException } from '../exception.ts';
import { isSubtype } from '../../types/convert.ts';
import { Dictionary } from '../dictionary.ts';
import { HashSet } from '../hash-set.ts';
import { KeyValuePair } from '../key-value-pair.ts';
import { List } from '../list.ts';
import { runtimeTypeOf } from '../object.ts';
import { RuntimeType } from '../runtime-type.ts';
import { newUri, URI_KIND } from '../uri.ts';
import { Tuple, ValueTuple } from '../tuple.ts';
import { skipMetadata, withoutMetadata } from './deserialize-metadata.ts';
import { wrongShape } from './deserialize-errors.ts';
import { checkNesting, serializationException } from './errors.ts';
import { construct, libraryRow } from './library.ts';
import { BigInteger } from './big-integer.ts';
import { fromBig } from './casts.ts';
import { JObject } from './object.ts';
import { PRIMITIVES } from './deserialize-primitives.ts';
import { Token } from './scanner.ts';
import { isAt, type Source } from './source.ts';
import { keyText } from './token.ts';

/**
 * From JSON to .NET values: `JsonConvert.DeserializeObject<T>`, `JToken.ToObject<T>`. T is anything that an expression
 * can name and that Newtonsoft can build: primitives, tokens, arrays, lists, sets, dictionaries, pairs, tuples,
 * anonymous types. What is read is in T's representation.
 */
export type Read = (source: Source, depth: number) => unknown;

const readers = new Map<Type, Read>();

/** Reads the value that the source stands on; the reader is made once per type. */
export function readerFor(type: Type): Read {
  let read = readers.get(type);
  if (read === undefined) {
    // Types nest in themselves only through their own type arguments, so this ends.
    readers.set(type, (read = makeReader(type)));
  }
  return read;
}

function makeReader(type: Type): Read {
  if (type === T.object()) return readObject;
  if (isNullable(type)) return nullableReader(type);
  const primitive = PRIMITIVES.get(runtimeName(type));
  if (primitive !== undefined) return primitiveReader(type, primitive);
  if (type.kind === 'array') {
    const element = readerFor(type.element);
    return (source, depth) => {
      const items = readItems(source, type, element, depth);
      return items && new ClrArray(type.element, items);
    };
  }
  if (type.kind === 'anonymous') return anonymousReader(type);
  if (type.kind !== 'named') return unsupported(type);
  if (type.def.namespace === 'Newtonsoft.Json.Linq') return tokenReader(type);
  return (
    collectionReader(type) ??
    (isValueType(type) || type.def.name === 'System.Uri' ? convertReader(type) : unsupported(type))
  );
}

const unsupported =
  (type: Type): Read =>
  (source) => {
    if (source.token === Token.Null) return null;
    throw new ClrException(
      'System.NotSupportedException',
      `Reading '${runtimeName(type)}' from JSON is not supported.`,
    );
  };

const isStart = (token: Token): boolean =>
  token === Token.StartObject || token === Token.StartArray || token === Token.StartConstructor;

function readObject(source: Source): unknown {
  if (isStart(source.token)) {
    const tree = source.tree();
    return tree instanceof JObject ? withoutMetadata(tree) : tree;
  }
  return source.token === Token.Null || source.token === Token.Undefined ? null : source.slot();
}

/** A failed conversion of a value: `Error converting value "x" to type 'System.Int64'.` */
export const cannotConvert = (source: Source, value: unknown, type: Type, inner: ClrException): ClrException =>
  serializationException(
    `Error converting value ${keyText(value)} to type '${runtimeName(type)}'.`,
    source.path,
    source.lineInfo,
    inner,
  );

/** What each kind of conversion says of a null that its type does not take. */
function nullRefused(source: Source, type: Type): never {
  const inner =
    type.kind === 'named' && type.def.name in PARSED
      ? new ClrException('System.ArgumentException', `Could not cast or convert from {null} to ${runtimeName(type)}.`)
      : isEnum(type)
        ? new ClrException('System.ArgumentNullException', "Value cannot be null. (Parameter 'value')")
        : new ClrException('System.InvalidCastException', 'Null object cannot be converted to a value type.');
  throw cannotConvert(source, null, type, inner);
}

/** A null, which an empty text is too, for every type that can be null and is not a text. */
const isNull = (source: Source): boolean =>
  source.token === Token.Null ||
  source.token === Token.Undefined ||
  (source.token === Token.String && source.slot() === '');

function primitiveReader(type: Type, primitive: (source: Source) => unknown): Read {
  const acceptsNull = !isValueType(type);
  return (source) => primitive(source) ?? (acceptsNull ? null : nullRefused(source, type));
}

function nullableReader(type: NamedType): Read {
  const inner = underlying(type);
  const primitive = PRIMITIVES.get(runtimeName(inner));
  if (primitive !== undefined) return primitive;
  const read = readerFor(inner);
  return (source, depth) => (isNull(source) ? null : read(source, depth));
}

/** By Convert.ChangeType, or the type's own way from text. */
function convertReader(type: NamedType): Read {
  return (source) => {
    if (isStart(source.token)) throw wrongShape(source, type, 'primitive');
    if (source.token === Token.Null) return isValueType(type) ? nullRefused(source, type) : null;
    if (isNull(source) && !isValueType(type)) return null;
    const value = source.slot();
    if (value !== null && runtimeTypeOf(value) === type) return unbox(value);
    try {
      return convertValue(value, type);
    } catch (e) {
      if (e instanceof ClrException) throw cannotConvert(source, value, type, e);
      throw e;
    }
  };
}

/** Types that Convert.ChangeType does not know. */
const PARSED: Readonly<Record<string, (text: string) => unknown>> = {
  'System.Guid': (text) => construct('System.Guid', text),
  'System.TimeSpan': (text) => libraryRow('System.TimeSpan', 'static TimeSpan Parse(string s)')(text),
  'System.Uri': (text) => newUri(text, URI_KIND.RelativeOrAbsolute),
};

function convertValue(value: unknown, type: NamedType): unknown {
  if (isEnum(type)) {
    if (typeof value === 'string') return enumValue(type, value);
    return typeof value === 'bigint' || typeof value === 'boolean'
      ? Number(value)
      : argument(
          'The value passed in must be an enum base or an underlying type for an enum, such as an Int32.',
          'value',
        );
  }
  if (typeof value === 'string') {
    const parse = PARSED[type.def.name];
    try {
      if (parse !== undefined) return parse(value);
    } catch (e) {
      throw e instanceof ClrException ? couldNotCast(value, type) : e;
    }
  }
  if (type.def.name in PARSED) throw couldNotCast(value, type);
  if (value instanceof BigInteger) return fromBig(value, type.def.name.slice('System.'.length));
  const changeType = libraryRow('System.Convert', 'static object ChangeType(object value, Type conversionType)');
  return unbox(changeType(value, new RuntimeType(type)));
}

export const couldNotCast = (value: unknown, type: Type): ClrException =>
  new ClrException(
    'System.ArgumentException',
    `Could not cast or convert from ${runtimeName(runtimeTypeOf(value))} to ${runtimeName(type)}.`,
  );

function enumValue(type: NamedType, text: string): number {
  if (text === '') argument('Must specify valid information for parsing in the string.');
  const { byName } = enumMembers(type.def);
  const lower = text.toLowerCase();
  const found = byName.get(text) ?? [...byName].find(([name]) => name.toLowerCase() === lower)?.[1];
  if (found !== undefined) return found;
  if (/^-?\d+$/.test(text)) return Number(text) | 0;
  throw new ClrException('System.ArgumentException', `Requested value '${text}' was not found.`);
}

function tokenReader(type: NamedType): Read {
  const keepsNull = type.def.simpleName === 'JToken' || type.def.simpleName === 'JValue';
  return (source) => {
    if (source.token === Token.Null && !keepsNull) return null;
    const token = source.tree();
    if (isSubtype(runtimeTypeOf(token), type)) return token;
    throw serializationException(
      `Deserialized JSON type '${runtimeName(runtimeTypeOf(token))}' is not compatible with expected type '${runtimeName(type)}'.`,
      source.path,
      source.lineInfo,
    );
  };
}

// ---- collections

/** The elements of an array; null for a null. */
function readItems(source: Source, type: Type, element: Read, depth: number): unknown[] | null {
  checkNesting(depth);
  if (isNull(source)) return null;
  if (source.token !== Token.StartArray) throw wrongShape(source, type, 'array');
  const items: unknown[] = [];
  while (source.read()) {
    if (isAt(source, Token.EndArray)) return items;
    items.push(element(source, depth + 1));
  }
  throw serializationException('Unexpected end when deserializing array.', source.path, source.lineInfo);
}

/** Calls `member` with the source on each name; it reads the value. False for a null. */
export function readMembers(source: Source, type: Type, depth: number, member: (name: string) => void): boolean {
  checkNesting(depth);
  if (isNull(source)) return false;
  if (source.token !== Token.StartObject) throw wrongShape(source, type, 'object');
  let isHead = true;
  while (source.read()) {
    if (isAt(source, Token.EndObject)) return true;
    const found = isHead ? skipMetadata(source) : 'ordinary';
    if (found === 'reference') return false;
    if (found === 'skipped') continue;
    isHead = false;
    member(source.name);
  }
  throw serializationException('Unexpected end when deserializing object.', source.path, source.lineInfo);
}

const LISTS: ReadonlySet<string> = new Set([
  'List`1',
  'IList`1',
  'ICollection`1',
  'IEnumerable`1',
  'IReadOnlyList`1',
  'IReadOnlyCollection`1',
]);
const SETS: ReadonlySet<string> = new Set(['HashSet`1', 'ISet`1', 'IReadOnlySet`1']);
const DICTIONARIES: ReadonlySet<string> = new Set(['Dictionary`2', 'IDictionary`2', 'IReadOnlyDictionary`2']);

function collectionReader(type: NamedType): Read | null {
  const name = type.def.clrName.slice(type.def.namespace.length + 1);
  const [first, second] = type.args;
  if (type.def.namespace === 'System.Collections.Generic' && first !== undefined) {
    if (LISTS.has(name) || SETS.has(name)) {
      const element = readerFor(first);
      return (source, depth) => {
        const items = readItems(source, type, element, depth);
        if (items === null) return null;
        if (LISTS.has(name)) return new List(first, items);
        const set = new HashSet(first);
        for (const item of items) set.add(item);
        return set;
      };
    }
    if (DICTIONARIES.has(name) && second !== undefined) return dictionaryReader(type, first, second);
    if (name === 'KeyValuePair`2' && second !== undefined) {
      const read = membersReader(type, [
        ['Key', first],
        ['Value', second],
      ]);
      return (source, depth) => {
        const parts = read(source, depth);
        return parts === null ? nullRefused(source, type) : new KeyValuePair([first, second], parts[0], parts[1]);
      };
    }
  }
  if (name.startsWith('ValueTuple`') || name.startsWith('Tuple`')) {
    const read = membersReader(
      type,
      type.args.map((t, i) => [`Item${i + 1}`, t] as const),
    );
    const isStruct = name.startsWith('Value');
    return (source, depth) => {
      const parts = read(source, depth);
      if (parts === null) return isStruct ? nullRefused(source, type) : null;
      return isStruct ? new ValueTuple(type.args, parts) : new Tuple(type.args, parts);
    };
  }
  return null;
}

function dictionaryReader(type: NamedType, key: Type, value: Type): Read {
  const readValue = readerFor(value);
  return (source, depth) => {
    const dictionary = new Dictionary([key, value]);
    const some = readMembers(source, type, depth, (name) => {
      const at = key === T.string() ? name : keyOf(source, name, key);
      source.read();
      dictionary.set(at, readValue(source, depth + 1));
    });
    return some ? dictionary : null;
  };
}

function keyOf(source: Source, name: string, key: Type): unknown {
  try {
    return key === T.object() ? name : convertValue(name, key as NamedType);
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
    throw serializationException(
      `Could not convert string '${name}' to dictionary key type '${runtimeName(key)}'. Create a TypeConverter to convert from the string to the key type object.`,
      source.path,
      source.lineInfo,
      cannotConvert(source, name, key, e),
    );
  }
}

/** Named members, matched exactly or else whatever their case; `default(T)` where there is none. */
function membersReader(
  type: Type,
  members: readonly (readonly [name: string, type: Type])[],
): (source: Source, depth: number) => unknown[] | null {
  const names = members.map(([name]) => name);
  const lower = names.map((name) => name.toLowerCase());
  return (source, depth) => {
    const values = members.map(([, t]) => defaultOf(t));
    const some = readMembers(source, type, depth, (name) => {
      const exact = names.indexOf(name);
      const index = exact >= 0 ? exact : lower.indexOf(name.toLowerCase());
      source.read();
      if (index >= 0) values[index] = readerFor(members[index]![1])(source, depth + 1);
      else source.tree();
    });
    return some ? values : null;
  };
}

function anonymousReader(type: AnonymousType): Read {
  const read = membersReader(
    type,
    type.fields.map((f) => [f.name, f.type] as const),
  );
  return (source, depth) => {
    const values = read(source, depth);
    return values && new AnonymousObject(type, values);
  };
}
