import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../lib/index.ts';
import { defByFullName, T, type as named } from '../../types/registry.ts';
import { anonymousType, arrayType, type Type } from '../../types/type.ts';
import { AnonymousObject } from '../anonymous.ts';
import { ClrArray } from '../array.ts';
import { Box } from '../clr.ts';
import { Dictionary } from '../dictionary.ts';
import { ClrException } from '../exception.ts';
import { List } from '../list.ts';
import { toText } from '../object.ts';
import { cursorOf, ENUMERATE } from '../sequence.ts';
import type { Fn } from '../../types/define.ts';
import { JArray } from './array.ts';
import { parseToken } from './load.ts';
import { JObject, JProperty } from './object.ts';
import { pathOf } from './path.ts';
import { JsonSerializerSettings } from './settings.ts';
import { JToken } from './token.ts';
import { tokenTypeName } from './token-type.ts';
import { JValue } from './value.ts';
import { COMPACT, write } from './writer.ts';

/**
 * Trees as policies change them, and .NET objects as JSON. Each case is C#, which `tree.answers.json` has .NET's answer
 * to, and the rows that it calls.
 */
loadLibrary();

const answers = JSON.parse(readFileSync(new URL('./tree.answers.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

/** A row of the library, by its type and its signature up to any length. */
function row(typeName: string, signature: string, ...types: Type[]): Fn {
  for (const name of [`Newtonsoft.Json.Linq.${typeName}`, `Newtonsoft.Json.${typeName}`]) {
    const members = defByFullName(name)?.members ?? {};
    const key =
      Object.keys(members).find((s) => s === signature) ?? Object.keys(members).find((s) => s.startsWith(signature));
    const found = key === undefined ? undefined : members[key]!;
    if (typeof found === 'function') return found;
    if (found?.row === 'generic') return found.make(...types);
    if (found?.row === 'accessors') return found.get as Fn;
  }
  throw new Error(`no row ${signature} in ${typeName}`);
}
const call = (typeName: string, signature: string, ...args: unknown[]): unknown => row(typeName, signature)(...args);

function shown(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (value instanceof JToken) return `${tokenTypeName(value.type)} ${write(value, COMPACT)}`;
  if (typeof value === 'object' && ENUMERATE in value) {
    const parts: string[] = [];
    for (const cursor = cursorOf(value); cursor.moveNext();) parts.push(shown(cursor.current));
    return `[${parts.join(' | ')}]`;
  }
  return toText(value);
}

function answered(run: () => unknown): string {
  try {
    return shown(run());
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
    return `!${e.clrName}: ${e.message}`;
  }
}

const parse = (json: string): JToken => parseToken(json);
const object = (json: string): JObject => parse(json) as JObject;
const array = (json: string): JArray => parse(json) as JArray;
const after = <V>(value: V, ...acts: ((value: V) => unknown)[]): V => (acts.forEach((act) => act(value)), value);
const jtoken = (value: unknown): JToken =>
  call(
    'JToken',
    `static implicit operator JToken(${typeof value === 'string' ? 'string' : 'int'} value)`,
    value,
  ) as JToken;
const objects = (...items: unknown[]): ClrArray => new ClrArray(T.object(), items);
const anonymous = (members: Record<string, readonly [Type, unknown]>): AnonymousObject =>
  new AnonymousObject(
    anonymousType(Object.entries(members).map(([name, [type]]) => ({ name, type }))),
    Object.values(members).map(([, value]) => value),
  );
const dictionary = (entries: Record<string, unknown>): Dictionary =>
  after(new Dictionary([T.string(), T.object()]), (d) => Object.entries(entries).forEach(([k, v]) => d.add(k, v)));
const double = (value: number): Box => new Box(T.double(), value);
const settings = (values: Partial<JsonSerializerSettings>): JsonSerializerSettings =>
  Object.assign(new JsonSerializerSettings(), values);
const serialize = (value: unknown, formatting = 0, how: JsonSerializerSettings | null = null): unknown =>
  call(
    'JsonConvert',
    'static string SerializeObject(object value, Formatting formatting, JsonSerializerSettings settings)',
    value,
    formatting,
    how,
  );
const dateTime = (): Type => named('System.DateTime');
const parsed = (typeName: string, signature: string, text: string): unknown =>
  (defByFullName(typeName)!.members[signature] as Fn)(text);

const CASES: readonly (readonly [cs: string, run: () => unknown])[] = [
  // a token that has a parent is copied
  [
    'var a = JToken.Parse("{\\"x\\":[1]}"); var b = new JObject(); b["y"] = a["x"]; ((JArray)b["y"]).Add(2); return a.ToString(Formatting.None) + b.ToString(Formatting.None);',
    () => {
      const a = object('{"x":[1]}');
      const b = new JObject();
      b.put('y', a.named('x'));
      (b.named('y') as JArray).addContent(1, jtoken(2));
      return write(a, COMPACT) + write(b, COMPACT);
    },
  ],
  ['var o = new JObject(); o["self"] = o; return o;', () => after(new JObject(), (o) => o.put('self', o))],
  [
    'var o = JObject.Parse("{\\"a\\":1}"); o["self"] = o; return o;',
    () => after(object('{"a":1}'), (o) => o.put('self', o)),
  ],
  ['var a = new JArray(); a.Add(a); return a;', () => after(new JArray(), (a) => a.addContent(0, a))],
  [
    'var o = JObject.Parse("{\\"a\\":1}"); var v = o["a"]; o["a"] = 1; return ReferenceEquals(v, o["a"]);',
    () => {
      const o = object('{"a":1}');
      const v = o.named('a');
      o.put('a', jtoken(1));
      return v === o.named('a');
    },
  ],
  [
    'var o = JObject.Parse("{\\"a\\":1}"); var v = o["a"]; o["a"] = 2; return v.Parent == null;',
    () => {
      const o = object('{"a":1}');
      const v = o.named('a')!;
      o.put('a', jtoken(2));
      return v.parent === null;
    },
  ],
  [
    'var o = JObject.Parse("{\\"a\\":1}"); o["a"] = null; return o;',
    () => after(object('{"a":1}'), (o) => o.put('a', null)),
  ],
  // walking
  [
    'return JObject.Parse("{\\"a\\":1,\\"b\\":[2]}").Descendants();',
    () => call('JContainer', 'IEnumerable<JToken> Descendants()', object('{"a":1,"b":[2]}')),
  ],
  [
    'return JObject.Parse("{\\"a\\":{\\"b\\":[2]}}").SelectToken("a.b[0]").Ancestors();',
    () => call('JToken', 'IEnumerable<JToken> Ancestors()', object('{"a":{"b":[2]}}').named('a')!.get('b')!.get(0)),
  ],
  ['return JArray.Parse("[1,2,3]")[1].Next;', () => call('JToken', 'JToken Next { get; }', array('[1,2,3]').at(1))],
  [
    'return JArray.Parse("[1,2,3]")[0].Previous;',
    () => call('JToken', 'JToken Previous { get; }', array('[1,2,3]').at(0)),
  ],
  [
    'return JArray.Parse("[1,2,3]")[1].AfterSelf();',
    () => call('JToken', 'IEnumerable<JToken> AfterSelf()', array('[1,2,3]').at(1)),
  ],
  [
    'return JArray.Parse("[1,2,3]")[2].BeforeSelf();',
    () => call('JToken', 'IEnumerable<JToken> BeforeSelf()', array('[1,2,3]').at(2)),
  ],
  [
    'return JObject.Parse("{\\"a\\":1,\\"b\\":2}")["a"].Next;',
    () => call('JToken', 'JToken Next { get; }', object('{"a":1,"b":2}').named('a')),
  ],
  [
    'return JObject.Parse("{\\"a\\":1,\\"b\\":2}").Property("a").Next;',
    () => call('JToken', 'JToken Next { get; }', object('{"a":1,"b":2}').find('a')),
  ],
  ['return JObject.Parse("{\\"a\\":1,\\"b\\":2}").First;', () => object('{"a":1,"b":2}').first],
  ['return JObject.Parse("{}").First;', () => object('{}').first],
  ['return JToken.Parse("1").First;', () => parse('1').first],
  ['return JToken.Parse("1").Children();', () => call('JToken', 'JEnumerable<JToken> Children()', parse('1'))],
  ['return JToken.Parse("1").HasValues;', () => call('JToken', 'bool HasValues { get; }', parse('1'))],
  ['return JToken.Parse("1").Values<int>();', () => row('JToken', 'IEnumerable<T> Values<T>()', T.int())(parse('1'))],
  [
    'return JArray.Parse("[1,\\"2\\",3.6]").Values<int>();',
    () => row('JToken', 'IEnumerable<T> Values<T>()', T.int())(parse('[1,"2",3.6]')),
  ],
  [
    'return JArray.Parse("[1,{}]").Values<int>();',
    () => row('JToken', 'IEnumerable<T> Values<T>()', T.int())(parse('[1,{}]')),
  ],
  [
    'return JObject.Parse("{\\"a\\":1}").Properties();',
    () => call('JObject', 'IEnumerable<JProperty> Properties()', object('{"a":1}')),
  ],
  [
    'return JObject.Parse("{\\"a\\":1,\\"b\\":[]}").PropertyValues();',
    () => call('JObject', 'JEnumerable<JToken> PropertyValues()', object('{"a":1,"b":[]}')),
  ],
  [
    'return JArray.Parse("[{\\"a\\":1},{\\"a\\":2},{\\"b\\":3}]").Values("a");',
    () =>
      call(
        'Extensions',
        'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)',
        array('[{"a":1},{"a":2},{"b":3}]'),
        'a',
      ),
  ],
  [
    'return JArray.Parse("[{\\"a\\":1},{\\"a\\":2}]").Values<int>("a");',
    () =>
      row(
        'Extensions',
        'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)',
        T.int(),
      )(array('[{"a":1},{"a":2}]'), 'a'),
  ],
  [
    'return JArray.Parse("[{\\"a\\":1},[2,3],4]").Values();',
    () =>
      call(
        'Extensions',
        'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source)',
        array('[{"a":1},[2,3],4]'),
      ),
  ],
  [
    'return JArray.Parse("[1,{},\\"x\\"]").Children<JObject>();',
    () => row('JToken', 'JEnumerable<T> Children<T>()', named('Newtonsoft.Json.Linq.JObject'))(array('[1,{},"x"]')),
  ],
  [
    'return JObject.Parse("{\\"a\\":{\\"b c\\":[0]}}").SelectToken("a[\'b c\'][0]").Path;',
    () => pathOf(object('{"a":{"b c":[0]}}').named('a')!.get('b c')!.get(0)!),
  ],
  // changing
  [
    'var o = JObject.Parse("{\\"a\\":1,\\"b\\":2}"); o.Remove("a"); return o;',
    () => after(object('{"a":1,"b":2}'), (o) => call('JObject', 'bool Remove(string', o, 'a')),
  ],
  ['return JObject.Parse("{}").Remove("a");', () => call('JObject', 'bool Remove(string', object('{}'), 'a')],
  [
    'var o = JObject.Parse("{\\"a\\":1}"); o["a"].Remove(); return o;',
    () => after(object('{"a":1}'), (o) => call('JToken', 'void Remove()', o.named('a'))),
  ],
  [
    'var o = JObject.Parse("{\\"a\\":1}"); o["a"].Parent.Remove(); return o;',
    () => after(object('{"a":1}'), (o) => call('JToken', 'void Remove()', o.named('a')!.parent)),
  ],
  ['new JObject().Remove(); return 1;', () => call('JToken', 'void Remove()', new JObject())],
  [
    'var o = JObject.Parse("{\\"a\\":1,\\"b\\":2}"); o["a"].Replace(new JArray(7)); return o;',
    () =>
      after(object('{"a":1,"b":2}'), (o) =>
        call(
          'JToken',
          'void Replace(',
          o.named('a'),
          after(new JArray(), (a) => a.addContent(0, 7)),
        ),
      ),
  ],
  [
    'var a = JArray.Parse("[1,2]"); a[0].AddAfterSelf(9); a[0].AddBeforeSelf("x"); return a;',
    () =>
      after(
        array('[1,2]'),
        (a) => call('JToken', 'void AddAfterSelf', a.at(0), 9),
        (a) => call('JToken', 'void AddBeforeSelf', a.at(0), 'x'),
      ),
  ],
  [
    'var a = JArray.Parse("[1]"); a.AddFirst(new[] { 8, 9 }); a.Add(null); return a;',
    () =>
      after(
        array('[1]'),
        (a) => call('JContainer', 'void AddFirst', a, new ClrArray(T.int(), [8, 9])),
        (a) => call('JArray', 'void Add(', a, null),
      ),
  ],
  [
    'var o = new JObject(); o.Add("a", 1); o.Add("a", 2); return o;',
    () =>
      after(
        new JObject(),
        (o) => o.add('a', jtoken(1)),
        (o) => o.add('a', jtoken(2)),
      ),
  ],
  [
    'var o = new JObject(); o.Add(new JValue(1)); return o;',
    () => after(new JObject(), (o) => o.addContent(0, jtoken(1))),
  ],
  [
    'var a = new JArray(); a.Add(new JProperty("x", 1)); return a;',
    () => after(new JArray(), (a) => a.addContent(0, call('JProperty', 'new(string name, object content)', 'x', 1))),
  ],
  ['return new JProperty("x", 1, 2);', () => call('JProperty', 'new(string name, params', 'x', objects(1, 2))],
  [
    'return new JProperty("x", new[] { 1.5, 2 });',
    () => call('JProperty', 'new(string name, object', 'x', new ClrArray(T.double(), [1.5, 2])),
  ],
  ['return new JProperty(null, 1);', () => call('JProperty', 'new(string name, object', null, 1)],
  [
    'var p = new JProperty("x", 1); p.Add(2); return p;',
    () => after(call('JProperty', 'new(string name, object', 'x', 1) as JProperty, (p) => p.addContent(1, 2)),
  ],
  [
    'var p = new JProperty("x", 1); p.Value = null; return p;',
    () => after(call('JProperty', 'new(string name, object', 'x', 1) as JProperty, (p) => (p.value = null)),
  ],
  [
    'return new JObject(new JProperty("a", 1), new JProperty("b", "x"));',
    () =>
      call(
        'JObject',
        'new(params',
        objects(
          call('JProperty', 'new(string name, object', 'a', 1),
          call('JProperty', 'new(string name, object', 'b', 'x'),
        ),
      ),
  ],
  [
    'return new JArray(1, "a", null, 2.5, new[] { true });',
    () => call('JArray', 'new(params', objects(1, 'a', null, double(2.5), new ClrArray(T.bool(), [true]))),
  ],
  ['return new JArray(new Dictionary<string, object>());', () => call('JArray', 'new(object', dictionary({}))],
  [
    'return new JArray(new Dictionary<string, object> { ["a"] = 1 });',
    () => call('JArray', 'new(object', dictionary({ a: 1 })),
  ],
  [
    'var a = JArray.Parse("[1,2,3]"); a.RemoveAt(1); a.Insert(0, "z"); return a;',
    () =>
      after(
        array('[1,2,3]'),
        (a) => a.removeAt(1),
        (a) => a.insert(0, jtoken('z')),
      ),
  ],
  ['JArray.Parse("[1]").RemoveAt(1); return 1;', () => array('[1]').removeAt(1)],
  ['JArray.Parse("[1]").Insert(5, 1); return 1;', () => array('[1]').insert(5, jtoken(1))],
  ['JArray.Parse("[1]")[3] = 1; return 1;', () => array('[1]').setItem(3, jtoken(1))],
  [
    'var a = JArray.Parse("[1,2]"); return a.Contains(a[0]) + "," + a.Contains(1) + "," + a.IndexOf(a[1]);',
    () => {
      const a = array('[1,2]');
      const has = (t: JToken): string => toText(call('JArray', 'bool Contains', a, t));
      return `${has(a.at(0))},${has(jtoken(1))},${toText(call('JArray', 'int IndexOf', a, a.at(1)))}`;
    },
  ],
  [
    'var a = JArray.Parse("[1,2]"); foreach (var t in a) a.Add(1); return a;',
    () => {
      const a = array('[1,2]');
      for (const c = cursorOf(a); c.moveNext();) a.addContent(0, 1);
      return a;
    },
  ],
  [
    'var o = JObject.Parse("{\\"a\\":1,\\"b\\":2}"); foreach (var p in o) o[p.Key] = 5; return o;',
    () => {
      const o = object('{"a":1,"b":2}');
      for (const c = cursorOf<JProperty>(o); c.moveNext();) o.put(c.current.name, jtoken(5));
      return o;
    },
  ],
  [
    'var o = JObject.Parse("{\\"a\\":1,\\"b\\":2}"); foreach (var p in o) o["c"] = 5; return o;',
    () => {
      const o = object('{"a":1,"b":2}');
      for (const c = cursorOf<JProperty>(o); c.moveNext();) o.put('c', jtoken(5));
      return o;
    },
  ],
  // keys
  ['return JObject.Parse("{}")[(object)1];', () => object('{}').get(1)],
  ['return JObject.Parse("{}")[(object)null];', () => object('{}').get(null)],
  ['return JObject.Parse("{}")[(string)null];', () => object('{}').named(null)],
  ['JObject.Parse("{}")[(object)1] = 2; return 1;', () => object('{}').set(1, jtoken(2))],
  ['JArray.Parse("[]")["a"] = 2; return 1;', () => array('[]').set('a', jtoken(2))],
  ['JToken.Parse("1")["a"] = 2; return 1;', () => parse('1').set('a', jtoken(2))],
  ['return JArray.Parse("[1]")[(object)null];', () => array('[1]').get(null)],
  ['return JObject.Parse("{\\"a\\":1}").Property("a")["x"];', () => object('{"a":1}').find('a')!.get('x')],
  [
    'return JObject.Parse("{\\"Ab\\":1,\\"aB\\":2}").GetValue("AB", StringComparison.OrdinalIgnoreCase);',
    () => call('JObject', 'JToken GetValue(string propertyName, StringComparison', object('{"Ab":1,"aB":2}'), 'AB', 5),
  ],
  ['return JObject.Parse("{}").ContainsKey(null);', () => call('JObject', 'bool ContainsKey', object('{}'), null)],
  [
    'return JObject.Parse("{}").GetValue(null);',
    () => call('JObject', 'JToken GetValue(string propertyName)', object('{}'), null),
  ],
  // values
  ['return new JValue(1).Equals(new JValue(1L));', () => call('JValue', 'bool Equals(JValue', jtoken(1), jtoken(1))],
  [
    'return new JValue("a").CompareTo(new JValue("b"));',
    () => call('JValue', 'int CompareTo', jtoken('a'), jtoken('b')),
  ],
  ["return new JValue((object)'c');", () => call('JValue', 'new(object', new Box(T.char(), 99))],
  ["return new JValue('c');", () => call('JValue', 'new(char', 99)],
  [
    'return new JValue(1.5).ToString("0.00");',
    () => call('JValue', 'string ToString(string format)', call('JValue', 'new(double', 1.5), '0.00'),
  ],
  [
    'return new JValue("x").ToString("0.00");',
    () => call('JValue', 'string ToString(string format)', jtoken('x'), '0.00'),
  ],
  ['var v = new JValue(1); v.Value = "x"; return v;', () => after(jtoken(1) as JValue, (v) => v.assign('x'))],
  ['var v = new JValue(1); v.Value = null; return v;', () => after(jtoken(1) as JValue, (v) => v.assign(null))],
  [
    'return ((JValue)JToken.Parse("5")).Value.GetType().Name;',
    () => (typeof (parse('5') as JValue).slot === 'bigint' ? 'Int64' : 'Int32'),
  ],
  ['return new JRaw("{x}");', () => call('JRaw', 'new(object', '{x}')],
  [
    'return new JValue(2.50m);',
    () => call('JValue', 'new(decimal', parsed('System.Decimal', 'static decimal Parse(string s)', '2.50')),
  ],
  [
    'return new JValue(2m);',
    () => call('JValue', 'new(decimal', parsed('System.Decimal', 'static decimal Parse(string s)', '2')),
  ],
  ['return new JValue(0.1f);', () => call('JValue', 'new(float', Math.fround(0.1))],
  ['return new JValue(double.PositiveInfinity);', () => call('JValue', 'new(double', Infinity)],
  // from objects
  [
    'return JToken.FromObject(new { a = 1, b = "x", c = 1.0, d = new[] { 1, 2 }, e = (string)null, f = \'c\', g = true });',
    () =>
      call(
        'JToken',
        'static JToken FromObject(object o)',
        anonymous({
          a: [T.int(), 1],
          b: [T.string(), 'x'],
          c: [T.double(), 1],
          d: [arrayType(T.int()), new ClrArray(T.int(), [1, 2])],
          e: [T.string(), null],
          f: [T.char(), 99],
          g: [T.bool(), true],
        }),
      ),
  ],
  [
    'return JObject.FromObject(new[] { 1 });',
    () => call('JObject', 'static JObject FromObject(object o)', new ClrArray(T.int(), [1])),
  ],
  [
    'return JArray.FromObject(new { a = 1 });',
    () => call('JArray', 'static JArray FromObject(object o)', anonymous({ a: [T.int(), 1] })),
  ],
  ['return JToken.FromObject(null);', () => call('JToken', 'static JToken FromObject(object o)', null)],
  [
    'return JToken.FromObject(StringComparison.Ordinal);',
    () => call('JToken', 'static JToken FromObject(object o)', new Box(named('System.StringComparison'), 4)),
  ],
  ['return JsonConvert.SerializeObject(null);', () => serialize(null)],
  [
    'return JsonConvert.SerializeObject(new List<object> { 1, 2.5, "a\\"b", null, true, 10L });',
    () => serialize(new List(T.object(), [1, double(2.5), 'a"b', null, true, 10n])),
  ],
  [
    'return JsonConvert.SerializeObject(new Dictionary<string, object> { ["a"] = new List<string> { "z" }, ["b"] = null }, Formatting.Indented);',
    () => serialize(dictionary({ a: new List(T.string(), ['z']), b: null }), 1),
  ],
  [
    'return JsonConvert.SerializeObject(new { a = (string)null, b = 0, c = 1 }, Formatting.None, new JsonSerializerSettings { NullValueHandling = NullValueHandling.Ignore });',
    () => serialize(anonymous({ a: [T.string(), null], b: [T.int(), 0], c: [T.int(), 1] }), 0, settings({ nulls: 1 })),
  ],
  [
    'return JsonConvert.SerializeObject(new { a = (string)null, b = 0, c = 1 }, Formatting.None, new JsonSerializerSettings { DefaultValueHandling = DefaultValueHandling.Ignore });',
    () =>
      serialize(anonymous({ a: [T.string(), null], b: [T.int(), 0], c: [T.int(), 1] }), 0, settings({ defaults: 1 })),
  ],
  [
    'return JsonConvert.SerializeObject(new DateTime(2020, 1, 2), Formatting.None, new JsonSerializerSettings { DateFormatHandling = DateFormatHandling.MicrosoftDateFormat });',
    () =>
      serialize(parsed('System.DateTime', 'static DateTime Parse(string s)', '2020-01-02'), 0, settings({ dates: 1 })),
  ],
  [
    'return JsonConvert.SerializeObject(new DateTime(2020, 1, 2), Formatting.None, new JsonSerializerSettings { DateFormatString = "yyyy" });',
    () =>
      serialize(
        parsed('System.DateTime', 'static DateTime Parse(string s)', '2020-01-02'),
        0,
        settings({ dateFormat: 'yyyy' }),
      ),
  ],
  [
    'return JsonConvert.SerializeObject(new DateTime(2020, 1, 2), Formatting.None, new JsonSerializerSettings { DateTimeZoneHandling = DateTimeZoneHandling.Utc });',
    () =>
      serialize(parsed('System.DateTime', 'static DateTime Parse(string s)', '2020-01-02'), 0, settings({ zones: 1 })),
  ],
  [
    'var l = new List<object>(); l.Add(l); return JsonConvert.SerializeObject(l);',
    () => serialize(after(new List(T.object(), []), (l) => l.add(l as never))),
  ],
  [
    'var d = new Dictionary<string, object>(); d["a"] = new object[] { d }; return JsonConvert.SerializeObject(d);',
    () => serialize(after(dictionary({}), (d) => d.add('a', objects(d)))),
  ],
  [
    'return JsonConvert.SerializeObject(new[] { 1e16, 1e17, 0.00001, -0.0, double.NaN });',
    () => serialize(new ClrArray(T.double(), [1e16, 1e17, 0.00001, -0, NaN])),
  ],
  [
    'return JsonConvert.SerializeObject(new FormatException("m"));',
    () => serialize(new ClrException('System.FormatException', 'm')),
  ],
  ['return JsonConvert.SerializeObject((1, "x"));', () => serialize(parsed2())],
  ['return JsonConvert.SerializeObject(new byte[] { 1, 2 });', () => serialize(Uint8Array.of(1, 2))],
  [
    'return JsonConvert.SerializeObject(new { t = TimeSpan.FromSeconds(1.5), g = Guid.Empty, u = new Uri("http://x/a b") });',
    () =>
      serialize(
        anonymous({
          t: [named('System.TimeSpan'), parsed('System.TimeSpan', 'static TimeSpan Parse(string s)', '0:0:1.5')],
          g: [named('System.Guid'), parsed('System.Guid', 'static Guid Parse(string input)', '0'.repeat(32))],
          u: [named('System.Uri'), parsed('System.Uri', 'new(string uriString)', 'http://x/a b')],
        }),
      ),
  ],
  [
    'return JsonConvert.SerializeObject(new Dictionary<DateTime, int> { [new DateTime(2020, 1, 2)] = 1 });',
    () =>
      serialize(
        after(new Dictionary([dateTime(), T.int()]), (d) =>
          d.add(parsed('System.DateTime', 'static DateTime Parse(string s)', '2020-01-02'), 1),
        ),
      ),
  ],
  [
    'return JsonConvert.SerializeObject(new { a = JObject.Parse("{\\"x\\":1.0}"), b = new JRaw("zz") });',
    () =>
      serialize(
        anonymous({
          a: [named('Newtonsoft.Json.Linq.JObject'), object('{"x":1.0}')],
          b: [named('Newtonsoft.Json.Linq.JRaw'), call('JRaw', 'new(object', 'zz')],
        }),
      ),
  ],
  [
    'return JsonConvert.DeserializeAnonymousType("{\\"a\\":1,\\"B\\":\\"x\\",\\"z\\":[3]}", new { a = 0, b = "", c = 5 });',
    () =>
      row(
        'JsonConvert',
        'static T DeserializeAnonymousType<T>(string value, T anonymousTypeObject)',
        anonymousType([
          { name: 'a', type: T.int() },
          { name: 'b', type: T.string() },
          { name: 'c', type: T.int() },
        ]),
      )('{"a":1,"B":"x","z":[3]}', null),
  ],
  [
    'return JsonConvert.ToString("a\'b\\"");',
    () => call('JsonConvert', 'static string ToString(string value)', 'a\'b"'),
  ],
  ['return JsonConvert.ToString(1.0);', () => call('JsonConvert', 'static string ToString(double', 1)],
  ["return JsonConvert.ToString('c');", () => call('JsonConvert', 'static string ToString(char', 99)],
];

function parsed2(): unknown {
  const make = defByFullName('System.ValueTuple', 2)!.members['new(T1 item1, T2 item2)'];
  if (make === undefined || typeof make === 'function' || make.row !== 'generic') throw new Error('no tuple row');
  return make.make(T.int(), T.string())(1, 'x');
}

describe('trees and objects', () => {
  test.each(CASES)('%s', (cs, run) => {
    expect(answers[cs]).toBeTypeOf('string');
    expect(answered(run)).toBe(answers[cs]);
  });
});
