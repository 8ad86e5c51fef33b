import { constant, generic, missing, typeDef, type Row } from '../../types/define.ts';
import { T, type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { box } from '../../values/boxing.ts';
import {
  delimited,
  deserializeAs,
  deserializeObject,
  deserializer,
  primitiveText,
  serialize,
} from '../../values/json/json-convert.ts';
import { quoted } from '../../values/json/escape.ts';
import type { JsonSerializerSettings } from '../../values/json/settings.ts';
import { COMPACT, INDENTED, write } from '../../values/json/writer.ts';
import { valueOfSlot } from '../../values/json/value.ts';
import type { RuntimeType } from '../../values/runtime-type.ts';
import { XDocument } from '../../values/xml/document.ts';
import { viewOf, XmlNode } from '../../values/xml/dom.ts';
import { documentOfJson } from '../../values/xml/from-json.ts';
import type { XObject } from '../../values/xml/node.ts';
import { xmlToken } from '../../values/xml/to-json.ts';

type Settings = JsonSerializerSettings | null;

const boxed =
  (type: () => Type) =>
  (value: unknown): string =>
    primitiveText(box(type(), value));

/** `SerializeXNode` and `SerializeXmlNode`. */
function fromXml(node: XObject | XmlNode | null, formatting = 0, omitRoot = false): string {
  if (node === null) return 'null';
  const source = node instanceof XmlNode ? (node.source ?? new XDocument()) : node;
  return write(xmlToken(source, omitRoot), formatting === 0 ? COMPACT : INDENTED);
}

function toXml(
  json: string | null,
  rootName: string | null = null,
  marksArrays = false,
  encodesSpecialCharacters = false,
): XDocument | null {
  return documentOfJson(json, { rootName, marksArrays, encodesSpecialCharacters });
}
const toXmlNode = (...args: Parameters<typeof toXml>): XmlNode | null => viewOf(toXml(...args));

/** `ToString` of each primitive: JSON of the value. */
const toStrings: Record<string, Row> = {};
for (const [name, type] of Object.entries({
  bool: T.bool,
  byte: T.byte,
  char: T.char,
  decimal: T.decimal,
  double: T.double,
  float: T.float,
  int: T.int,
  long: T.long,
  sbyte: T.sbyte,
  short: T.short,
  uint: T.uint,
  ulong: T.ulong,
  ushort: T.ushort,
  DateTime: () => typeNamed('System.DateTime'),
  DateTimeOffset: () => typeNamed('System.DateTimeOffset'),
  Guid: () => typeNamed('System.Guid'),
  TimeSpan: () => typeNamed('System.TimeSpan'),
  Uri: () => typeNamed('System.Uri'),
  Enum: T.object,
}))
  toStrings[`static string ToString(${name} value)`] = boxed(type);

const asObject = (value: unknown, type: RuntimeType | null, settings: Settings): unknown =>
  type === null
    ? deserializeObject(value as string | null, settings)
    : deserializeAs(value as string | null, type.type, settings);

export const NewtonsoftJsonConvert = typeDef('Newtonsoft.Json.JsonConvert', {
  kind: 'static class',
  documented: ['SerializeObject', 'DeserializeObject'],
  members: {
    'static string SerializeObject(object value)': (value) => serialize(value, null, null),
    'static string SerializeObject(object value, Formatting formatting)': (value, formatting: number) =>
      serialize(value, formatting, null),
    'static string SerializeObject(object value, JsonSerializerSettings settings)': (value, settings: Settings) =>
      serialize(value, null, settings),
    'static string SerializeObject(object value, Formatting formatting, JsonSerializerSettings settings)': serialize,
    'static string SerializeObject(object value, Type type, JsonSerializerSettings settings)': (
      value,
      _type,
      settings: Settings,
    ) => serialize(value, null, settings),
    'static string SerializeObject(object value, Type type, Formatting formatting, JsonSerializerSettings settings)': (
      value,
      _type,
      formatting: number,
      settings: Settings,
    ) => serialize(value, formatting, settings),
    'static string SerializeObject(object value, params JsonConverter[] converters)': (value) =>
      serialize(value, null, null),
    'static string SerializeObject(object value, Formatting formatting, params JsonConverter[] converters)': (
      value,
      formatting: number,
    ) => serialize(value, formatting, null),

    'static object DeserializeObject(string value)': (value) => deserializeObject(value),
    'static object DeserializeObject(string value, JsonSerializerSettings settings)': deserializeObject,
    'static object DeserializeObject(string value, Type type)': (value, type) => asObject(value, type, null),
    'static object DeserializeObject(string value, Type type, JsonSerializerSettings settings)': asObject,
    'static object DeserializeObject(string value, Type type, params JsonConverter[] converters)': (value, type) =>
      asObject(value, type, null),
    'static T DeserializeObject<T>(string value)': generic((t: Type) => {
      const read = deserializer(t);
      return (value: string | null) => read(value);
    }),
    'static T DeserializeObject<T>(string value, JsonSerializerSettings settings)': generic((t: Type) =>
      deserializer(t),
    ),
    'static T DeserializeObject<T>(string value, params JsonConverter[] converters)': generic((t: Type) => {
      const read = deserializer(t);
      return (value: string | null) => read(value);
    }),
    'static T DeserializeAnonymousType<T>(string value, T anonymousTypeObject)': generic((t: Type) => {
      const read = deserializer(t);
      return (value: string | null) => read(value);
    }),
    'static T DeserializeAnonymousType<T>(string value, T anonymousTypeObject, JsonSerializerSettings settings)':
      generic((t: Type) => {
        const read = deserializer(t);
        return (value: string | null, _like, settings: Settings) => read(value, settings);
      }),
    'static void PopulateObject(string value, object target)': missing,
    'static void PopulateObject(string value, object target, JsonSerializerSettings settings)': missing,

    ...toStrings,
    'static string ToString(object value)': primitiveText,
    'static string ToString(string value)': (value: string | null) => quoted(value ?? ''),
    'static string ToString(string value, char delimiter)': (value: string | null, delimiter: number) =>
      delimited(value, delimiter),
    'static string ToString(string value, char delimiter, StringEscapeHandling stringEscapeHandling)': delimited,
    'static string ToString(DateTime value, DateFormatHandling format, DateTimeZoneHandling timeZoneHandling)': (
      value,
      dates: number,
      zones: number,
    ) => write(valueOfSlot(value), { ...COMPACT, dates, zones }),
    'static string ToString(DateTimeOffset value, DateFormatHandling format)': (value, dates: number) =>
      write(valueOfSlot(value), { ...COMPACT, dates }),

    'static string True { get; }': constant('true'),
    'static string False { get; }': constant('false'),
    'static string Null { get; }': constant('null'),
    'static string Undefined { get; }': constant('undefined'),
    'static string PositiveInfinity { get; }': constant('Infinity'),
    'static string NegativeInfinity { get; }': constant('-Infinity'),
    'static string NaN { get; }': constant('NaN'),
    'static Func<JsonSerializerSettings> DefaultSettings { get; set; }': missing,

    'static XDocument DeserializeXNode(string value)': toXml,
    'static XDocument DeserializeXNode(string value, string deserializeRootElementName)': toXml,
    'static XDocument DeserializeXNode(string value, string deserializeRootElementName, bool writeArrayAttribute)':
      toXml,
    'static XDocument DeserializeXNode(string value, string deserializeRootElementName, bool writeArrayAttribute, bool encodeSpecialCharacters)':
      toXml,
    'static XmlDocument DeserializeXmlNode(string value)': toXmlNode,
    'static XmlDocument DeserializeXmlNode(string value, string deserializeRootElementName)': toXmlNode,
    'static XmlDocument DeserializeXmlNode(string value, string deserializeRootElementName, bool writeArrayAttribute)':
      toXmlNode,
    'static XmlDocument DeserializeXmlNode(string value, string deserializeRootElementName, bool writeArrayAttribute, bool encodeSpecialCharacters)':
      toXmlNode,
    'static string SerializeXNode(XObject node)': fromXml,
    'static string SerializeXNode(XObject node, Formatting formatting)': fromXml,
    'static string SerializeXNode(XObject node, Formatting formatting, bool omitRootObject)': fromXml,
    'static string SerializeXmlNode(XmlNode node)': fromXml,
    'static string SerializeXmlNode(XmlNode node, Formatting formatting)': fromXml,
    'static string SerializeXmlNode(XmlNode node, Formatting formatting, bool omitRootObject)': fromXml,
  },
});
