import { describe, expect, test } from 'vitest';
import type { BodyView, ContextView, HeadersView } from '../context.ts';
import { bindExpression, emitExpression } from '../expression.ts';
import { CLR } from './clr.ts';
import { ClrException } from './exception.ts';
import { toText } from './object.ts';

/** `context` as a policy sees it, over views like those of a host. */
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ambient = {
  now: () => 0,
  newGuid: () => '0'.repeat(32),
  random: () => 0,
  randomBytes: (n: number) => new Uint8Array(n),
};

const headers = (values: Readonly<Record<string, readonly string[]>>): HeadersView => ({
  [CLR]: 'Sluice.Headers',
  size: Object.keys(values).length,
  get: (name) => values[Object.keys(values).find((k) => k.toLowerCase() === name.toLowerCase()) ?? ''],
  find: (lowerName) => values[Object.keys(values).find((k) => k.toLowerCase() === lowerName) ?? ''],
  names: () => Object.keys(values),
});

class Body implements BodyView {
  readonly charset: string | null;
  private readonly whole: Uint8Array;
  private bytes: Uint8Array | null;
  readonly made = new Map<unknown, unknown>();

  constructor(bytes: Uint8Array, charset: string | null) {
    this.bytes = this.whole = bytes;
    this.charset = charset;
  }
  get [CLR](): 'Sluice.IMessageBody' {
    return 'Sluice.IMessageBody';
  }
  read(preserve: boolean): Uint8Array {
    const { bytes } = this;
    if (bytes === null) throw new ClrException('System.NullReferenceException', 'consumed');
    if (!preserve) this.bytes = null;
    return bytes;
  }
  parsed<V>(make: (bytes: Uint8Array, charset: string | null) => V): V {
    if (!this.made.has(make)) this.made.set(make, make(this.whole, this.charset));
    return this.made.get(make) as V;
  }
}

interface Given {
  readonly body?: Uint8Array | string;
  readonly charset?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

function contextOf({ body, charset, variables = {} }: Given): ContextView {
  const bytes = typeof body === 'string' ? utf8(body) : body;
  return {
    [CLR]: 'Sluice.IContext',
    elapsed: 1234.5,
    timestamp: 1_715_941_230_000.25,
    requestId: '00112233445566778899aabbccddeeff',
    backend: { id: 'b', type: 'Pool', azureRegion: null },
    graphQL: { arguments: '{"id":7}', parent: null },
    variables: new Map(Object.entries(variables)),
    request: {
      [CLR]: 'Sluice.IRequest',
      headers: headers({ 'X-One': ['1'], 'X-Two': ['a', 'b, c'], 'X-Empty': [''] }),
      matchedParameters: new Map([['id', '42']]),
      body: bytes === undefined ? null : new Body(bytes, charset ?? null),
    },
  } as unknown as ContextView;
}

function evaluate(code: string, given: Given = {}): string {
  const bound = bindExpression(code);
  if (!bound.runnable) return bound.diagnostics.map((d) => `${d.code} ${d.message}`).join('; ');
  try {
    const value = emitExpression(bound)(contextOf(given), ambient);
    return value === null ? 'null' : toText(value);
  } catch (e) {
    if (e instanceof ClrException) return `${e.clrName}: ${e.message}`;
    throw e;
  }
}

describe('dictionaries', () => {
  test.each([
    ['context.Request.Headers.GetValueOrDefault("x-two", "d")', 'a,b, c'],
    ['context.Request.Headers.GetValueOrDefault("nope", "d")', 'd'],
    ['context.Request.Headers.GetValueOrDefault("nope")', 'null'],
    ['context.Request.Headers.GetValueOrDefault("X-Empty", "d").Length', '0'],
    [
      'context.Request.Headers.GetValueOrDefault(null, "d")',
      "System.ArgumentNullException: Value cannot be null. (Parameter 'key')",
    ],
    ['context.Request.Headers["X-Two"][1]', 'b, c'],
    [
      'context.Request.Headers["nope"]',
      "System.Collections.Generic.KeyNotFoundException: The given key 'nope' was not present in the dictionary.",
    ],
    ['context.Request.Headers.ContainsKey("X-ONE")', 'True'],
    [
      'string.Join("|", context.Request.Headers.Select(h => h.Key + "=" + string.Join("+", h.Value)))',
      'X-One=1|X-Two=a+b, c|X-Empty=',
    ],
    ['string.Join("|", context.Request.Headers.Keys)', 'X-One|X-Two|X-Empty'],
    ['context.Request.Headers.Values.Sum(v => v.Length)', '4'],
    ['context.Request.Headers.Count', '3'],
    ['JsonConvert.SerializeObject(context.Request.Headers)', '{"X-One":["1"],"X-Two":["a","b, c"],"X-Empty":[""]}'],
    [
      'context.Request.MatchedParameters.GetValueOrDefault("id", "d") + context.Request.MatchedParameters["id"]',
      '4242',
    ],
    ['context.Request.MatchedParameters.GetValueOrDefault("nope", "d")', 'd'],
  ])('%s', (code, expected) => expect(evaluate(code)).toBe(expected));

  test('an array given out is a copy', () => {
    const code =
      '@{ var v = context.Request.Headers["X-One"]; v[0] = "changed"; return context.Request.Headers["X-One"][0]; }';
    expect(evaluate(code)).toBe('1');
  });
});

describe('variables', () => {
  const variables = { text: 'a', number: 5, nothing: null };
  test.each([
    ['context.Variables.GetValueOrDefault<string>("text")', 'a'],
    ['context.Variables.GetValueOrDefault("number", 1)', '5'],
    ['context.Variables.GetValueOrDefault("nope", 1)', '1'],
    ['context.Variables.GetValueOrDefault<int>("nope")', '0'],
    ['context.Variables.GetValueOrDefault("text")', 'a'],
    ['context.Variables.GetValueOrDefault("nope") == null', 'True'],
    ['context.Variables.GetValueOrDefault("nothing", "d")', 'd'],
    ['context.Variables.GetValueOrDefault<object>("number").GetType().Name', 'Int32'],
    [
      'context.Variables.GetValueOrDefault("text", 1)',
      "System.InvalidCastException: Unable to cast object of type 'System.String' to type 'System.Int32'.",
    ],
    [
      'context.Variables.GetValueOrDefault("number", "d")',
      "System.InvalidCastException: Unable to cast object of type 'System.Int32' to type 'System.String'.",
    ],
    ['context.Variables.Count', '3'],
  ])('%s', (code, expected) => expect(evaluate(code, { variables })).toBe(expected));
});

describe('bodies', () => {
  const read = 'context.Request.Body.As<string>()';
  test.each<[string, Given, string]>([
    [read, { body: 'é' }, 'é'],
    [read, { body: new Uint8Array([0xe9]), charset: 'ISO-8859-1' }, 'é'],
    [read, { body: new Uint8Array([0x80]), charset: 'windows-1252' }, '€'],
    [read, { body: utf8('é'), charset: 'no-such-charset' }, 'é'],
    [read, { body: new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), charset: 'iso-8859-1' }, 'a'],
    [read, { body: new Uint8Array([0xff, 0xfe, 0x61, 0]) }, 'a'],
    ['context.Request.Body.As<byte[]>().Length', { body: 'é' }, '2'],
    ['context.Request.Body == null', {}, 'True'],
    ['(int)context.Request.Body.As<JObject>()["a"]', { body: '{"a":1}' }, '1'],
    ['context.Request.Body.As<JArray>().Count', { body: '[1,2]' }, '2'],
    [
      'context.Request.Body.As<JObject>()',
      { body: 'oops' },
      "Newtonsoft.Json.JsonReaderException: The message body is not a valid JSON. Unexpected character encountered while parsing value: o. Path '', line 0, position 0.",
    ],
    ['context.Request.Body.As<string>(true) + context.Request.Body.As<string>()', { body: 'x' }, 'xx'],
    [
      'context.Request.Body.As<string>() + context.Request.Body.As<string>()',
      { body: 'x' },
      'System.NullReferenceException: consumed',
    ],
    [
      '@{ var a = context.Request.Body.As<JObject>(true); a["n"] = 2; return (int)context.Request.Body.As<JObject>(true)["n"]; }',
      { body: '{"n":1}' },
      '1',
    ],
    ['string.Join("|", context.Request.Body.AsFormUrlEncodedContent()["a"])', { body: 'a=1&b&a=2+3%26' }, '1|2 3&'],
    ['context.Request.Body.AsFormUrlEncodedContent()["b"][0].Length', { body: 'a=1&b' }, '0'],
    [
      'context.Request.Body.AsFormUrlEncodedContent().ToQueryString()',
      { body: 'a=1&%C3%A9=x%20y&a=2' },
      '?a=1&a=2&%C3%A9=x+y',
    ],
    ['context.Request.Body.AsFormUrlEncodedContent().ToFormUrlEncodedContent()', { body: '' }, 'null'],
  ])('%s of %j', (code, given, expected) => expect(evaluate(code, given)).toBe(expected));

  test('reading a body is the effect that has it buffered', () => {
    expect([...bindExpression('context.Request.Body.As<string>()').effects]).toEqual(['request.body']);
    expect([...bindExpression('context.Response.Body?.As<string>()').effects]).toEqual(['response.body']);
    expect([...bindExpression('context.Request.Method').effects]).toEqual([]);
  });
});

describe('other members', () => {
  test.each([
    ['context.Elapsed', '00:00:01.2345000'],
    ['context.Timestamp.ToString("o")', '2024-05-17T10:20:30.0002500Z'],
    ['context.RequestId', '00112233-4455-6677-8899-aabbccddeeff'],
    ['context.Backend.Type == BackendType.Pool', 'True'],
    ['context.Backend', 'Sluice.IBackend'],
    ['context.GraphQL.Arguments["id"]', '7'],
    ['context.GraphQL.Parent == null', 'True'],
    ['context.GraphQL.Arguments["id"].Type', 'Integer'],
  ])('%s', (code, expected) => expect(evaluate(code)).toBe(expected));
});

describe('credentials', () => {
  const basic = (text: string): string => `"Basic ${Buffer.from(text).toString('base64')}".AsBasic()`;
  test.each([
    [`${basic('ada:s3cr:et')}.Password`, 's3cr:et'],
    [`${basic('ada:x')}.Username`, 'ada'],
    [`${basic('no colon')} == null`, 'True'],
    ['"Basic !!!".AsBasic() == null', 'True'],
    ['"Bearer abc".AsBasic() == null', 'True'],
    ['((string)null).AsBasic() == null', 'True'],
    ['@{ BasicAuthCredentials c; return "x".TryParseBasic(out c) + " " + (c == null); }', 'False True'],
  ])('%s', (code, expected) => expect(evaluate(code)).toBe(expected));
});

describe('tokens', () => {
  const part = (text: string): string => Buffer.from(text).toString('base64url');
  /** What Microsoft.IdentityModel.JsonWebTokens read from it stands in the cases; a claim of null is empty here. */
  const payload =
    '{"vip":true,"f":false,"n":37,"d":1.0,"e":1e3,"big":12345678901234567890123,"z":null,"o":{"a":1, "b":true},' +
    '"arr":["x",1,true,{"q":1},[1]],"empty":[],"date":"2024-05-17T10:20:30Z","exp":1893456000.9,"nbf":"1577836800","iat":0,"aud":"a"}';
  const jwt = `"${part('{"alg":"none","typ":"JWT"}')}.${part(payload)}.".AsJwt()`;
  test.each([
    [`${jwt}.Claims["vip"][0] + ${jwt}.Claims["f"][0]`, 'truefalse'],
    [`${jwt}.Claims["n"][0] + " " + ${jwt}.Claims["d"][0] + " " + ${jwt}.Claims["e"][0]`, '37 1.0 1000.0'],
    [`${jwt}.Claims["big"][0]`, '12345678901234567890123'],
    [`${jwt}.Claims["o"][0]`, '{"a":1,"b":true}'],
    [`string.Join(" | ", ${jwt}.Claims["arr"])`, 'x | 1 | true | {"q":1} | [1]'],
    [`${jwt}.Claims.ContainsKey("empty")`, 'False'],
    [`${jwt}.Claims["date"][0]`, '2024-05-17T10:20:30Z'],
    [`${jwt}.Claims["z"][0].Length`, '0'],
    [`${jwt}.Claims.GetValueOrDefault("arr", "")`, 'x,1,true,{"q":1},[1]'],
    [`${jwt}.ExpirationTime.Value.ToString("o")`, '2030-01-01T00:00:01.0000000Z'],
    [`${jwt}.NotBefore.Value.ToString("o")`, '2020-01-01T00:00:00.0000000Z'],
    [`${jwt}.IssuedAt.Value.ToString("o")`, '1970-01-01T00:00:00.0000000Z'],
    [`${jwt}.Audiences.Single() + ${jwt}.Algorithm + ${jwt}.Type`, 'anoneJWT'],
    [`${jwt}.Subject == null && ${jwt}.Id == null && ${jwt}.Issuer == null`, 'True'],
    ['"a.b.c".AsJwt() == null && "".AsJwt() == null && ((string)null).AsJwt() == null', 'True'],
    [`"Bearer ${part('{}')}.${part('{"sub":"s"}')}.sig".AsJwt().Subject`, 's'],
    [`"${part('[]')}.${part('{}')}.".AsJwt() == null`, 'True'],
    [`"${part('{}')}.${part('{"exp":1e300}')}.".AsJwt().ExpirationTime.Value.Year`, '9999'],
  ])('%s', (code, expected) => expect(evaluate(code)).toBe(expected));
});
