import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { T, nullable, type as named } from '../../types/registry.ts';
import { arrayType, runtimeName, type Type } from '../../types/type.ts';
import { box } from '../boxing.ts';
import { DateTime } from '../date-time.ts';
import { ClrException } from '../exception.ts';
import { formatObject } from '../composite.ts';
import { runtimeTypeOf, toText } from '../object.ts';
import { cursorOf } from '../sequence.ts';
import { DateTimeOffset } from '../date-time-offset.ts';
import { casts } from './casts.ts';
import type { JContainer } from './container.ts';
import { converter } from './convert-token.ts';
import { deserializeAs, serialize } from './json-convert.ts';
import { loadLibrary } from '../../lib/index.ts';
import { parseArray, parseObject, parseToken } from './load.ts';
import { merge } from './merge.ts';
import { pathOf } from './path.ts';
import { selectToken, selectTokens } from './select.ts';
import { JsonLoadSettings, JsonMergeSettings, JsonSerializerSettings } from './settings.ts';
import { toObject } from './to-object.ts';
import type { JToken } from './token.ts';
import { tokenTypeName } from './token-type.ts';
import { compareJValues, equalValues, JValue } from './value.ts';
import { COMPACT, INDENTED, write } from './writer.ts';

/**
 * Every line of `json.answers.jsonl` is a question and what Newtonsoft.Json 13.0.3 on .NET answered: what came out as
 * text, or `!` and the exception, ` << ` and the one inside it.
 */
loadLibrary();

const generic = (name: string, ...args: Type[]): Type =>
  named(`System.Collections.Generic.${name}\`${args.length}`, ...args);
const linq = (name: string): Type => named(`Newtonsoft.Json.Linq.${name}`);
const [int, string] = [T.int(), T.string()];
const PRIMITIVES: Readonly<Record<string, Type>> = {
  bool: T.bool(),
  int,
  long: T.long(),
  short: T.short(),
  ushort: T.ushort(),
  byte: T.byte(),
  sbyte: T.sbyte(),
  uint: T.uint(),
  ulong: T.ulong(),
  float: T.float(),
  double: T.double(),
  decimal: T.decimal(),
  char: T.char(),
  DateTime: named('System.DateTime'),
  DateTimeOffset: named('System.DateTimeOffset'),
  Guid: named('System.Guid'),
  TimeSpan: named('System.TimeSpan'),
  StringComparison: named('System.StringComparison'),
};
const TYPES: Readonly<Record<string, Type>> = {
  ...PRIMITIVES,
  ...Object.fromEntries(Object.entries(PRIMITIVES).map(([name, t]) => [`${name}?`, nullable(t)])),
  ...Object.fromEntries(Object.entries(PRIMITIVES).map(([name, t]) => [`List<${name}>`, generic('List', t)])),
  string,
  Uri: named('System.Uri'),
  'byte[]': arrayType(T.byte()),
  object: T.object(),
  JToken: linq('JToken'),
  JObject: linq('JObject'),
  JArray: linq('JArray'),
  JValue: linq('JValue'),
  'int[]': arrayType(int),
  'string[]': arrayType(string),
  'List<string>': generic('List', string),
  'List<int?>': generic('List', nullable(int)),
  'List<JToken>': generic('List', linq('JToken')),
  'List<Dictionary<string,int>>': generic('List', generic('Dictionary', string, int)),
  'Dictionary<string,string>': generic('Dictionary', string, string),
  'Dictionary<string,object>': generic('Dictionary', string, T.object()),
  'Dictionary<string,int>': generic('Dictionary', string, int),
  'Dictionary<int,int>': generic('Dictionary', int, int),
  'IDictionary<string,string>': generic('IDictionary', string, string),
  'IEnumerable<string>': generic('IEnumerable', string),
  'IList<JObject>': generic('IList', linq('JObject')),
  'HashSet<int>': generic('HashSet', int),
  'KeyValuePair<string,int>': generic('KeyValuePair', string, int),
  'Tuple<int,string>': named('System.Tuple`2', int, string),
  '(int,string)': named('System.ValueTuple`2', int, string),
};
const typeOf = (name: string): Type => {
  const found = TYPES[name];
  if (found === undefined) throw new Error(`no type ${name} in the test`);
  return found;
};

const show = (token: JToken | null): string =>
  token === null ? '(none)' : `${tokenTypeName(token.type)} ${write(token, COMPACT)}`;
const element = (json: string): JToken => parseArray(`[${json}]`).at(0);
const python = (value: boolean): string => (value ? 'True' : 'False');

/** A value in an object slot, with its type. */
function shown(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Uint8Array)
    return `bytes ${[...value].map((b) => b.toString(16).toUpperCase().padStart(2, '0')).join('-')}`;
  if (value instanceof DateTime)
    return `DateTime ${formatObject(value, 'o')} ${['Unspecified', 'Utc', 'Local'][value.kind]!}`;
  if (value instanceof DateTimeOffset) return `DateTimeOffset ${formatObject(value, 'o')}`;
  return `${runtimeName(runtimeTypeOf(value))} ${toText(value)}`;
}

function answered(run: () => string): string {
  try {
    return run();
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
    return `!${e.clrName}: ${e.message}${e.inner === null ? '' : ` << ${e.inner.clrName}: ${e.inner.message}`}`;
  }
}

const list = (source: unknown): JToken[] => {
  const items: JToken[] = [];
  for (const cursor = cursorOf<JToken>(source); cursor.moveNext();) items.push(cursor.current);
  return items;
};

const OPERATIONS: Readonly<Record<string, (...args: string[]) => string>> = {
  parse: (json) => show(parseToken(json)),
  object: (json) => show(parseObject(json)),
  array: (json) => show(parseArray(json)),
  text: (json) => {
    const token = parseToken(json);
    return token instanceof JValue ? token.text : write(token, INDENTED);
  },
  load: (json, comments, duplicates) => {
    const settings = new JsonLoadSettings();
    settings.comments = Number(comments) as 0 | 1;
    settings.duplicates = Number(duplicates) as 0 | 1 | 2;
    return show(parseToken(json, settings));
  },
  cast: (json, target) => shown(box(typeOf(target), casts.get(target)!(element(json)))),
  value: (json, target) => shown(box(typeOf(target), converter(typeOf(target))(element(json)))),
  ToObject: (json, target) => serialize(toObject(typeOf(target), true)(parseToken(json)), null, null),
  Deserialize: (json, target) => serialize(deserializeAs(json, typeOf(target), null), null, null),
  SelectTokens: (json, path, strict) =>
    list(selectTokens(parseToken(json), path, strict !== undefined))
      .map((t) => write(t, COMPACT))
      .join(' | '),
  SelectToken: (json, path, strict) => show(selectToken(parseToken(json), path, strict !== undefined)),
  merge: (json, other, arrays, nulls) => {
    const target = parseToken(json) as JContainer;
    const settings = new JsonMergeSettings();
    settings.arrays = Number(arrays);
    settings.nulls = Number(nulls);
    merge(target, parseToken(other), settings);
    return show(target);
  },
  compare: (left, right) => {
    const [a, b] = [element(left) as JValue, element(right) as JValue];
    const order = answered(() => String(Math.sign(compareJValues(a, b))));
    return `${python(equalValues(a, b))} ${python(a.deepEquals(b))} ${order}`;
  },
  DeepEquals: (left, right) => python(parseToken(left).deepEquals(parseToken(right), 0)),
  paths: (json) => [...(parseToken(json) as JContainer).descendants(true)].map(pathOf).join(' '),
  roundtrip: (json, escape) => {
    const settings = new JsonSerializerSettings();
    settings.escape = Number(escape);
    return serialize(parseToken(json), null, settings);
  },
  get: (json, key) => show(parseToken(json).get(key)),
  at: (json, key) => show(parseToken(json).get(Number(key))),
};

interface Answer {
  readonly op: string;
  readonly args: readonly string[];
  readonly answer: string;
}
const answers = readFileSync(new URL('./json.answers.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Answer);

describe.each(Object.keys(OPERATIONS))('%s', (op) => {
  const own = answers.filter((a) => a.op === op);
  test('answers as .NET does', () => {
    expect(own.length).toBeGreaterThan(0);
    const wrong = own.flatMap(({ args, answer }) => {
      const got = answered(() => OPERATIONS[op]!(...args));
      return got === answer ? [] : [{ args: args.map((a) => a.slice(0, 200)), answer, got }];
    });
    expect(wrong).toEqual([]);
  });
});
