import { describe, expect, test } from 'vitest';
import type { ContextView } from '../context.ts';
import { bindExpression, emitExpression, type Evaluator } from '../expression.ts';
import { renderValue } from '../render.ts';
import { ClrException } from '../values/exception.ts';
import { DEFAULT_LIMITS, LimitReached, type Ambient } from '../values/run.ts';

/** What holds however expressions are put together: where exceptions come from, what is paid, what is left behind. */
const NO_CONTEXT = null as unknown as ContextView;
const host: Ambient = {
  now: () => 0,
  newGuid: () => '0'.repeat(32),
  random: () => 0,
  randomBytes: (n) => new Uint8Array(n),
};

function compile(code: string): Evaluator {
  const bound = bindExpression(code);
  expect(bound.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return emitExpression(bound);
}
const run = (code: string, steps = DEFAULT_LIMITS.steps): unknown =>
  compile(code)(NO_CONTEXT, host, { ...DEFAULT_LIMITS, steps });

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  return null;
}

describe('an exception says where it comes from', () => {
  test.each([
    ['@(new Uri("http://a/b").AbsolutePath.Substring(9))', 'System.ArgumentOutOfRangeException', 'Substring(9)'],
    ['@(JObject.Parse("{}")["a"].ToString())', 'System.NullReferenceException', 'ToString()'],
    ['@("x" + (int)JObject.Parse("{}")["a"])', 'System.ArgumentNullException', '(int)JObject'],
    ['@(new[] { JObject.Parse("{}") }.Count(x => (int)x["a"] > 2))', 'System.ArgumentNullException', '(int)x["a"]'],
    [
      '@(new[] { JObject.Parse("{}") }.Any(x => x["a"].Type == JTokenType.Null))',
      'System.NullReferenceException',
      'x["a"].Type',
    ],
    ['@(Regex.IsMatch("a", "("))', 'System.Text.RegularExpressions.RegexParseException', 'IsMatch'],
    ['@(JObject.Parse("{}").SelectToken("a[").ToString())', 'Newtonsoft.Json.JsonException', 'SelectToken'],
    ['@(new DateTime(9999, 12, 31).AddDays(1))', 'System.ArgumentOutOfRangeException', 'AddDays'],
  ])('%s', (code, type, place) => {
    const thrown = thrownBy(() => run(code));
    expect(thrown).toBeInstanceOf(ClrException);
    const { clrName, at } = thrown as ClrException;
    expect(clrName).toBe(type);
    expect(code.slice(at ?? -1).startsWith(place), code.slice(at ?? -1)).toBe(true);
  });
});

test.each([
  ['@{ try { return Regex.IsMatch("a", "("); } catch (ArgumentException) { return "caught"; } }', 'caught'],
  ['@{ try { return JObject.Parse("{}").SelectToken("a["); } catch (Exception) { return "caught"; } }', 'caught'],
  ['@{ var o = JObject.Parse("{\\"b\\":1,\\"a\\":2}"); o.Remove("b"); return (string)o["a"] + (string)o["b"]; }', '2'],
  [
    '@(JArray.Parse("[{\\"a\\":1},{\\"b\\":0,\\"a\\":2},{}]").Select(x => (string)x["a"] ?? "-").Aggregate((a, b) => a + b))',
    '12-',
  ],
  ['@(JObject.Parse("{\\"a\\":[1]}").SelectToken("a.b")?.ToString() ?? "none")', 'none'],
])('constants prepare nothing that changes the answer: %s', (code, expected) => {
  expect(run(code)).toBe(expected);
});

test('an evaluation within an evaluation leaves the outer one its budget and its variables', () => {
  const inner = compile('@(Enumerable.Range(0, 50).Sum())');
  let results: unknown = null;
  const nesting: Ambient = { ...host, now: () => ((results = inner(NO_CONTEXT, host)), 0) };
  const outer = compile('@{ var a = "kept"; var t = DateTime.UtcNow; return a + t.Year; }');
  expect(outer(NO_CONTEXT, nesting, { ...DEFAULT_LIMITS, steps: 20 })).toBe('kept1970');
  expect(results).toBe(1225);
  // the same evaluator within itself
  let depth = 0;
  const self: Ambient = {
    ...host,
    now: () => (depth++ === 0 ? (expect(outer(NO_CONTEXT, self)).toBe('kept1970'), 0) : 0),
  };
  expect(outer(NO_CONTEXT, self)).toBe('kept1970');
});

test.each([
  '@(Enumerable.Range(0, 100).Count(x => x > 5))',
  '@{ var n = 0; foreach (var x in new List<int>(new int[100])) { n += x; } return n; }',
  '@(JArray.Parse("[" + string.Join(",", new int[100]) + "]").Where(x => (int)x > 0).Any(x => (int)x > 1))',
])('every element is paid for: %s', (code) => {
  expect(thrownBy(() => run(code, 60))).toMatchObject({ limit: 'steps' });
  expect(thrownBy(() => run(code))).toBeNull();
});

test('a sequence that is shown after its evaluation ends in the limit too', () => {
  const lazy = run('@(Enumerable.Range(0, 2000000000).Where(x => x < 0))');
  expect(thrownBy(() => renderValue(lazy))).toBeInstanceOf(LimitReached);
});

test('a list that a loop changes fails the loop', () => {
  const thrown = thrownBy(() =>
    run('@{ var l = new List<int> { 1, 2 }; foreach (var x in l) { l.Add(x); } return l; }'),
  );
  expect(thrown).toMatchObject({ clrName: 'System.InvalidOperationException' });
});
