import { isEnum, T } from '../../types/registry.ts';
import { runtimeName, type Type } from '../../types/type.ts';
import type { Fn } from '../../types/define.ts';
import { baseType, declaredMembers, declaredNames } from '../../types/registry.ts';
import { AnonymousObject } from '../anonymous.ts';
import { ClrArray } from '../array.ts';
import { box } from '../boxing.ts';
import { Box, CLR, type ClrObject } from '../clr.ts';
import { DateTime } from '../date-time.ts';
import { DateTimeOffset } from '../date-time-offset.ts';
import { enumToString } from '../enum.ts';
import { argument, argumentNull, ClrException } from '../exception.ts';
import { KeyValuePair } from '../key-value-pair.ts';
import { runtimeTypeOf, toText } from '../object.ts';
import { boxedCursorOf, implementation, isDictionary } from '../protocol.ts';
import { charge } from '../run.ts';
import { ENUMERATE } from '../sequence.ts';
import { Tuple, ValueTuple } from '../tuple.ts';
import { XDocument } from '../xml/document.ts';
import { XmlNode } from '../xml/dom.ts';
import { XObject } from '../xml/node.ts';
import { xmlToken } from '../xml/to-json.ts';
import { JArray } from './array.ts';
import { dateText } from './dates.ts';
import { checkNesting, serializationException, writerException } from './errors.ts';
import { JObject, JProperty } from './object.ts';
import { pathStep } from './path-text.ts';
import { JsonSerializerSettings } from './settings.ts';
import { JToken } from './token.ts';
import { tokenTypeName } from './token-type.ts';
import { nullValue, stringValue, valueOfSlot } from './value.ts';

/**
 * From .NET objects to tokens, as Newtonsoft's serializer sees them: `JToken.FromObject`, `JsonConvert.SerializeObject`.
 * Tokens are copied; whatever has elements is an array, dictionaries and everything else with properties are objects.
 */
const DEFAULTS = new JsonSerializerSettings();

export const fromObject = (value: unknown): JToken => (value === null ? argumentNull('o') : serialized(value, null));

export function objectFromObject(value: unknown): JToken {
  const token = fromObject(value);
  return token instanceof JObject
    ? token
    : argument(`Object serialized to ${tokenTypeName(token.type)}. JObject instance expected.`);
}

export function arrayFromObject(value: unknown): JToken {
  const token = fromObject(value);
  return token instanceof JArray
    ? token
    : argument(`Object serialized to ${tokenTypeName(token.type)}. JArray instance expected.`);
}

/** The token of a value in an object slot; null is a Null token. */
export const serialized = (value: unknown, settings: JsonSerializerSettings | null): JToken =>
  new Serializer(settings ?? DEFAULTS).token(value, '');

/** Written as they are, or as the text they give. */
const AS_TEXT: ReadonlySet<string> = new Set(['System.Version', 'System.Type']);
const LEAVES: ReadonlySet<string> = new Set([
  'System.Decimal',
  'System.DateTime',
  'System.DateTimeOffset',
  'System.TimeSpan',
  'System.Guid',
  'System.Uri',
  'System.Numerics.BigInteger',
]);

class Serializer {
  private readonly settings: JsonSerializerSettings;
  /** The containers being written: one inside itself is an error. */
  private readonly open: unknown[] = [];

  constructor(settings: JsonSerializerSettings) {
    this.settings = settings;
  }

  token(value: unknown, path: string): JToken {
    charge(1);
    if (value === null) return nullValue();
    if (typeof value !== 'object') return typeof value === 'function' ? new JObject() : valueOfSlot(value);
    if (value instanceof JToken) return value.clone(0);
    if (value instanceof Box) {
      if (value.type === T.char()) return stringValue(String.fromCharCode(value.value as number));
      return valueOfSlot(isEnum(value.type) ? value.value : value);
    }
    if (value instanceof Uint8Array) return valueOfSlot(value);
    if (value instanceof XObject) return xmlToken(value);
    if (value instanceof XmlNode) return xmlToken(value.source ?? new XDocument());
    const name = (value as ClrObject)[CLR];
    if (LEAVES.has(name)) return valueOfSlot(value);
    if (AS_TEXT.has(name)) return stringValue(toText(value));
    checkNesting(this.open.length);
    this.open.push(value);
    const token = this.container(value, path);
    this.open.pop();
    return token;
  }

  private container(value: object, path: string): JToken {
    if (value instanceof AnonymousObject)
      return this.object(
        value.type.fields.map((f, i) => [f.name, box(f.type, value.values[i])]),
        path,
        true,
      );
    if (value instanceof KeyValuePair) {
      const [keyType, valueType] = value.typeArguments as readonly [Type, Type];
      return this.object(
        [
          ['Key', box(keyType, value.key)],
          ['Value', box(valueType, value.value)],
        ],
        path,
        true,
      );
    }
    if (value instanceof ValueTuple || value instanceof Tuple)
      return this.object(
        value.items.map((item, i) => [`Item${i + 1}`, box(value.typeArguments[i]!, item)]),
        path,
        true,
      );
    if (value instanceof ClrException) return this.object(exceptionMembers(value), path, false);
    if (ENUMERATE in value) return isDictionary(value) ? this.dictionary(value, path) : this.array(value, path);
    return this.object(propertiesOf(value), path, true);
  }

  /** A member's token, or null where the settings leave it out. */
  private member(value: unknown, path: string): JToken | null {
    if (!this.open.includes(value) || typeof value !== 'object' || value === null) return this.token(value, path);
    if (this.settings.loops === 1) return null;
    throw serializationException(
      `Self referencing loop detected with type '${runtimeName(runtimeTypeOf(value))}'.`,
      path.replace(/(?:\.[^.[\]]*|\[\d+\])$|^[^.[\]]*$/, ''),
      null,
    );
  }

  private object(
    members: readonly (readonly [name: string, value: unknown])[],
    path: string,
    filtered: boolean,
  ): JObject {
    const object = new JObject();
    for (const [name, value] of members) {
      if (filtered && this.leavesOut(value)) continue;
      const token = this.member(value, pathStep(path, name));
      if (token !== null) add(object, name, token);
    }
    return object;
  }

  private leavesOut(value: unknown): boolean {
    const { nulls, defaults } = this.settings;
    if (value === null) return nulls === 1 || (defaults & 1) === 1;
    if ((defaults & 1) === 0) return false;
    const bare = value instanceof Box ? value.value : value;
    return bare === 0 || bare === 0n || bare === false;
  }

  private dictionary(value: object, path: string): JObject {
    const object = new JObject();
    for (const cursor = boxedCursorOf(value); cursor.moveNext();) {
      const pair = cursor.current as KeyValuePair;
      const [keyType, valueType] = pair.typeArguments as readonly [Type, Type];
      const name = keyText(box(keyType, pair.key));
      const token = this.member(box(valueType, pair.value), pathStep(path, name));
      if (token !== null) add(object, name, token);
    }
    return object;
  }

  private array(value: object, path: string): JArray {
    if (value instanceof ClrArray && value.lengths !== null) return this.rectangle(value, value.lengths, 0, path);
    const array = new JArray();
    for (const cursor = boxedCursorOf(value); cursor.moveNext();) {
      const token = this.member(cursor.current, pathStep(path, array.count));
      if (token instanceof JProperty) throw misplaced(array, path);
      if (token !== null) array.append(token);
    }
    return array;
  }

  /** A rectangular array: arrays in arrays, row by row, from element `start` on. */
  private rectangle(value: ClrArray, lengths: readonly number[], start: number, path: string): JArray {
    const array = new JArray();
    const [length = 0, ...inner] = lengths;
    const size = inner.reduce((a, b) => a * b, 1);
    for (let i = 0; i < length; i++) {
      const at = start + i * size;
      const here = pathStep(path, i);
      if (inner.length > 0) array.append(this.rectangle(value, inner, at, here));
      else array.append(this.token(box(value.element, value.items[at]), here));
    }
    return array;
  }
}

/** A property outside an object: what Newtonsoft's writer says of it. */
const misplaced = (array: JArray, path: string): ClrException =>
  writerException(
    `Token PropertyName in state ${array.count === 0 ? 'ArrayStart' : 'Array'} would result in an invalid JSON object.`,
    path,
  );

/** A name that is there already is written over: text would hold both, and readers take the last. */
function add(object: JObject, name: string, value: JToken): void {
  const property = new JProperty(name);
  property.append(value);
  const existing = object.find(name);
  if (existing === null) object.append(property);
  else object.setItem(object.indexOf(existing), property);
}

/** A dictionary's key as the name of a property. */
function keyText(key: unknown): string {
  if (typeof key === 'string') return key;
  if (key instanceof DateTime || key instanceof DateTimeOffset) return dateText(key);
  if (key instanceof Box && isEnum(key.type)) return enumToString(key.type.def, key.value as number);
  return toText(key);
}

const exceptionMembers = (e: ClrException): (readonly [string, unknown])[] => [
  ['ClassName', e.clrName],
  ['Message', e.message],
  ['Data', null],
  ['InnerException', e.inner],
  ['HelpURL', null],
  ['StackTraceString', null],
  ['RemoteStackTraceString', null],
  ['RemoteStackIndex', 0],
  ['ExceptionMethod', null],
  ['HResult', implementation(runtimeTypeOf(e), 'HResult', 0)?.(e) ?? -2146233088],
  ['Source', null],
  ['WatsonBuckets', null],
];

interface Getter {
  readonly name: string;
  readonly type: Type;
  readonly get: Fn;
}
const getters = new Map<Type, readonly Getter[]>();

/** The properties that a type's rows declare, its own first. */
function propertiesOf(value: object): (readonly [string, unknown])[] {
  const type = runtimeTypeOf(value);
  let known = getters.get(type);
  if (known === undefined) getters.set(type, (known = gettersOf(type)));
  return known.map((g) => [g.name, box(g.type, g.get(value))] as const);
}

function gettersOf(type: Type): readonly Getter[] {
  const found = new Map<string, Getter>();
  for (let at: Type | null = type; at?.kind === 'named' && at.def.name !== 'System.Object'; at = baseType(at))
    for (const name of declaredNames(at.def))
      for (const m of declaredMembers(at.def, name))
        if (m.kind === 'property' && !m.static && m.get !== null && !found.has(name))
          found.set(name, { name, type: m.returns, get: typeof m.get === 'function' ? m.get : m.get.make(...at.args) });
  return [...found.values()];
}
