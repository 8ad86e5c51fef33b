import { describe } from 'vitest';
import { defByFullName, T, type as named } from '../../types/registry.ts';
import { anonymousType, arrayType } from '../../types/type.ts';
import { ClrArray } from '../array.ts';
import { Box } from '../clr.ts';
import { Dictionary } from '../dictionary.ts';
import { ClrException } from '../exception.ts';
import { List } from '../list.ts';

import {
  after,
  anonymous,
  call,
  dateTime,
  dictionary,
  double,
  object,
  objects,
  parsed,
  row,
  serialize,
  settings,
  testCases,
  type Case,
} from './testing.ts';

/** .NET objects as JSON, and back. */
const CASES: readonly Case[] = [
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
    'return JsonConvert.SerializeObject(new Exception("m"));',
    () => serialize(new ClrException('System.Exception', 'm')),
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

describe('objects', () => testCases(CASES));
