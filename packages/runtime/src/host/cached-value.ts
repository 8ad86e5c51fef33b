import { fromScenario, parseToken, renderValue, typeNameOf } from '@sluice/expressions';

/**
 * Values of an `object` slot as text, for caches outside the process: text, numbers, times, JSON, XML, bytes. Others
 * (responses, dictionaries, lazy sequences) have no such form. What comes back is equal, not the same object.
 */
export interface PlainValue {
  readonly type: string;
  readonly text: string;
}

/** Null where the value has no such form. */
export function plainValue(value: unknown): PlainValue | null {
  if (typeof value === 'string') return { type: 'string', text: value };
  if (value === null) return { type: 'null', text: '' };
  const type = TYPES.get(typeNameOf(value));
  return type === undefined ? null : { type, text: renderValue(value) };
}

/** Throws where the text is none that `plainValue` makes. */
export function valueOfPlain({ type, text }: PlainValue): unknown {
  switch (type) {
    case 'json':
      // through data, 1.0 would come back as 1
      return parseToken(text);
    case 'strings':
      return fromScenario(type, JSON.parse(text));
    default:
      return fromScenario(type, text);
  }
}

/** .NET's names of the types that scenarios know, too. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['System.Boolean', 'bool'],
  ['System.Char', 'char'],
  ['System.SByte', 'sbyte'],
  ['System.Byte', 'byte'],
  ['System.Int16', 'short'],
  ['System.UInt16', 'ushort'],
  ['System.Int32', 'int'],
  ['System.UInt32', 'uint'],
  ['System.Int64', 'long'],
  ['System.UInt64', 'ulong'],
  ['System.Single', 'float'],
  ['System.Double', 'double'],
  ['System.Decimal', 'decimal'],
  ['System.DateTime', 'datetime'],
  ['System.DateTimeOffset', 'datetimeoffset'],
  ['System.TimeSpan', 'timespan'],
  ['System.Guid', 'guid'],
  ['System.Uri', 'uri'],
  ['System.Byte[]', 'bytes'],
  ['System.String[]', 'strings'],
  ['System.Xml.Linq.XElement', 'xml'],
  ['Newtonsoft.Json.Linq.JObject', 'json'],
  ['Newtonsoft.Json.Linq.JArray', 'json'],
  ['Newtonsoft.Json.Linq.JValue', 'json'],
]);
