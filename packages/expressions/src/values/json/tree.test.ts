import { describe } from 'vitest';
import { T, type as named } from '../../types/registry.ts';
import { ClrArray } from '../array.ts';
import { Box } from '../clr.ts';
import { toText } from '../object.ts';
import { cursorOf } from '../sequence.ts';
import { JArray } from './array.ts';
import type { JProperty } from './object.ts';
import { JObject } from './object.ts';
import { pathOf } from './path.ts';
import type { JToken } from './token.ts';
import type { JValue } from './value.ts';
import { COMPACT, write } from './writer.ts';

import {
  after,
  array,
  call,
  dictionary,
  double,
  jtoken,
  object,
  objects,
  parse,
  parsed,
  row,
  testCases,
  type Case,
} from './testing.ts';

/** Trees as policies walk and change them. */
const CASES: readonly Case[] = [
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
];

describe('trees', () => testCases(CASES));
