import { describe, expect, test } from 'vitest';
import type { Fn, TypeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { ClrArray } from '../../values/array.ts';
import { ClrException } from '../../values/exception.ts';
import { exceptionText } from '../../values/exception-type.ts';
import { enumToString } from '../../values/enum.ts';
import { toText } from '../../values/object.ts';
import type { Match } from '../../values/regex/match.ts';
import { ENUMERATE, toArray } from '../../values/sequence.ts';
import { MAX_SPAN, spanOfMs, ZERO_SPAN } from '../../values/time-span.ts';
import { loadLibrary } from '../index.ts';
import { SystemCapture, SystemGroup, SystemMatch } from './capture.ts';
import { SystemCaptureCollection, SystemGroupCollection, SystemMatchCollection } from './collections.ts';
import { SystemRegexMatchTimeoutException, SystemRegexParseException } from './regex-exceptions.ts';
import { SystemRegexOptions, SystemRegexParseError } from './regex-options.ts';
import { SystemRegex } from './regex.ts';

loadLibrary();

/** What a row answers; of a property that can be set, its getter. */
function row(def: TypeDef, signature: string, ...args: unknown[]): unknown {
  const found = def.members[signature];
  if (found === undefined) throw new Error(`no row ${signature}`);
  const fn = typeof found === 'function' ? found : 'get' in found ? (found.get as Fn) : null;
  return fn!(...args);
}
const regex = (signature: string, ...args: unknown[]): unknown => row(SystemRegex, signature, ...args);
const make = (pattern: string, options = 0): unknown =>
  regex('new(string pattern, RegexOptions options)', pattern, options);
const found = (input: string, pattern: string): Match =>
  regex('static Match Match(string input, string pattern)', input, pattern) as Match;
const groups = (m: Match): unknown => row(SystemMatch, 'GroupCollection Groups { get; }', m);
const group = (m: Match, key: unknown): unknown =>
  row(
    SystemGroupCollection,
    typeof key === 'number' ? 'Group this[int groupnum] { get; }' : 'Group this[string groupname] { get; }',
    groups(m),
    key,
  );
const value = (capture: unknown): unknown => row(SystemCapture, 'string Value { get; }', capture);
const groupName = (of: unknown): unknown => row(SystemGroup, 'string Name { get; }', of);
const captures = (of: unknown): unknown => row(SystemGroup, 'CaptureCollection Captures { get; }', of);
const matches = (): unknown => regex('static MatchCollection Matches(string input, string pattern)', 'a1b22', '\\d+');
const matchAt = (i: number): unknown => row(SystemMatchCollection, 'Match this[int i] { get; }', matches(), i);
const array = (length: number): ClrArray =>
  new ClrArray(
    T.object(),
    Array.from({ length }, () => null),
  );
const IS_MATCH = 'static bool IsMatch(string input, string pattern)';
const REPLACE = 'static string Replace(string input, string pattern, string replacement)';
const EVALUATE = 'static string Replace(string input, string pattern, MatchEvaluator evaluator)';
const WITH_TIMEOUT = 'new(string pattern, RegexOptions options, TimeSpan matchTimeout)';

const none = found('x', 'a');
const kv = found('k=v', '(\\w)=(?<n>\\w)(z)?');
const sparse = found('ab', '(?<5>a)(b)');
const thrownBy = (run: () => unknown): ClrException => {
  try {
    run();
  } catch (error) {
    if (error instanceof ClrException) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};
const parseError = thrownBy(() => make('('));

/** C#, what .NET 10 answered, and the row that the call leads to. `kv` is `Regex.Match("k=v", "(\\w)=(?<n>\\w)(z)?")`. */
const CASES: readonly (readonly [cs: string, answer: unknown, run: () => unknown])[] = [
  ['none.Groups.Count', '1', () => row(SystemGroupCollection, 'int Count { get; }', groups(none))],
  ['none.Groups[0].Success', 'False', () => row(SystemGroup, 'bool Success { get; }', group(none, 0))],
  ['none.Groups[1].Value', '', () => value(group(none, 1))],
  ['none.Groups["n"].Name', '', () => groupName(group(none, 'n'))],
  ['none.Name', '0', () => groupName(none)],
  ['none == Match.Empty', 'True', () => none === row(SystemMatch, 'static Match Empty { get; }')],
  ['none.NextMatch() == none', 'True', () => row(SystemMatch, 'Match NextMatch()', none) === none],
  ['none.Captures.Count', '0', () => row(SystemCaptureCollection, 'int Count { get; }', captures(none))],
  [
    'none.Result("x")',
    '!! System.NotSupportedException: Result cannot be called on a failed Match.',
    () => row(SystemMatch, 'string Result(string replacement)', none, 'x'),
  ],
  [
    'none.Result(null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'replacement')",
    () => row(SystemMatch, 'string Result(string replacement)', none, null),
  ],
  ['kv.Groups.Count', '4', () => row(SystemGroupCollection, 'int Count { get; }', groups(kv))],
  ['kv.Groups[9].Success', 'False', () => row(SystemGroup, 'bool Success { get; }', group(kv, 9))],
  ['kv.Groups[-1].Name', '', () => groupName(group(kv, -1))],
  ['kv.Groups["n"].Value', 'v', () => value(group(kv, 'n'))],
  ['kv.Groups["1"].Value', 'k', () => value(group(kv, '1'))],
  ['kv.Groups["x"].Value', '', () => value(group(kv, 'x'))],
  [
    'kv.Groups[(string)null]',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'name')",
    () => group(kv, null),
  ],
  ['kv.Groups[3].Name', 'n', () => groupName(group(kv, 3))],
  ['kv.Groups[2].Index', '0', () => row(SystemCapture, 'int Index { get; }', group(kv, 2))],
  ['kv.Groups[0] == kv', 'True', () => group(kv, 0) === kv],
  ['kv.Groups.Keys', '[0, 1, 2, n]', () => row(SystemGroupCollection, 'IEnumerable<string> Keys { get; }', groups(kv))],
  [
    'kv.Groups[3].Captures[1]',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'i')",
    () => row(SystemCaptureCollection, 'Capture this[int i] { get; }', captures(group(kv, 3)), 1),
  ],
  ['Regex.Match("abc", "(.)+").Groups[1].Captures', '[a, b, c]', () => captures(group(found('abc', '(.)+'), 1))],
  [
    'kv.Groups.CopyTo(new Group[1], 0)',
    '!! System.ArgumentException: Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    () => row(SystemGroupCollection, 'void CopyTo(Group[] array, int arrayIndex)', groups(kv), array(1), 0),
  ],
  ['kv.ToString()', 'k=v', () => toText(kv)],
  ['kv.Groups.ToString()', 'System.Text.RegularExpressions.GroupCollection', () => toText(groups(kv))],
  ['kv.Result("$2-$1-${n}")', '-k-v', () => row(SystemMatch, 'string Result(string replacement)', kv, '$2-$1-${n}')],
  ['sparse.Groups names', '[0, 1, ]', () => toArray(groups(sparse)).map(groupName)],
  ['sparse.Groups[1].Value', 'b', () => value(group(sparse, 1))],
  ['sparse.Groups[5].Value', 'a', () => value(group(sparse, 5))],
  ['matches.Count', '2', () => row(SystemMatchCollection, 'int Count { get; }', matches())],
  ['matches', '[1, 22]', matches],
  ['matches[1]', '22', () => matchAt(1)],
  [
    'matches[2]',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'i')",
    () => matchAt(2),
  ],
  [
    'matches[-1]',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'i')",
    () => matchAt(-1),
  ],
  [
    'matches.CopyTo(new Match[1], 0)',
    "!! System.ArgumentException: Destination array was not long enough. Check the destination index, length, and the array's lower bounds. (Parameter 'destinationArray')",
    () => row(SystemMatchCollection, 'void CopyTo(Match[] array, int arrayIndex)', matches(), array(1), 0),
  ],
  [
    'Regex.IsMatch(null, "a")',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'input')",
    () => regex(IS_MATCH, null, 'a'),
  ],
  [
    'Regex.IsMatch(null, null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'pattern')",
    () => regex(IS_MATCH, null, null),
  ],
  [
    'Regex.IsMatch(null, "(")',
    "!! System.Text.RegularExpressions.RegexParseException: Invalid pattern '(' at offset 1. Not enough )'s.",
    () => regex(IS_MATCH, null, '('),
  ],
  [
    'Regex.Replace(null, "a", (string)null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'input')",
    () => regex(REPLACE, null, 'a', null),
  ],
  [
    'Regex.Replace("a", "a", (string)null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'replacement')",
    () => regex(REPLACE, 'a', 'a', null),
  ],
  [
    'Regex.Replace("a", "a", (MatchEvaluator)null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'evaluator')",
    () => regex(EVALUATE, 'a', 'a', null),
  ],
  ['Regex.Replace("abc", "b", m => null)', 'ac', () => regex(EVALUATE, 'abc', 'b', () => null)],
  [
    'Regex.Replace("aaa", "a", m => m.Index.ToString())',
    '012',
    () => regex(EVALUATE, 'aaa', 'a', (m: Match) => String(m.index)),
  ],
  [
    'Regex.Replace("aaa", "a", m => Regex.Replace("xax", "a", "b"))',
    'xbxxbxxbx',
    () => regex(EVALUATE, 'aaa', 'a', () => regex(REPLACE, 'xax', 'a', 'b')),
  ],
  [
    'Regex.Split("a, b;c", "[,;]\\s*")',
    '[a, b, c]',
    () => regex('static string[] Split(string input, string pattern)', 'a, b;c', '[,;]\\s*'),
  ],
  ['Regex.Count("a1b2", "\\d")', '2', () => regex('static int Count(string input, string pattern)', 'a1b2', '\\d')],
  [
    'Regex.Escape(null)',
    "!! System.ArgumentNullException: Value cannot be null. (Parameter 'str')",
    () => regex('static string Escape(string str)', null),
  ],
  ['new Regex("a").GroupNameFromNumber(5)', '', () => regex('string GroupNameFromNumber(int i)', make('a'), 5)],
  [
    'new Regex("(a)").GroupNumberFromName("01")',
    '1',
    () => regex('int GroupNumberFromName(string name)', make('(a)'), '01'),
  ],
  [
    'new Regex("(a)").GroupNumberFromName("+1")',
    '-1',
    () => regex('int GroupNumberFromName(string name)', make('(a)'), '+1'),
  ],
  [
    'new Regex("^b").IsMatch("ab", 1)',
    'False',
    () => regex('bool IsMatch(string input, int startat)', make('^b'), 'ab', 1),
  ],
  ['new Regex("a(b)").ToString()', 'a(b)', () => toText(make('a(b)'))],
  [
    'new Regex("a", IgnoreCase | Multiline).Options',
    'IgnoreCase, Multiline',
    () => enumToString(SystemRegexOptions, regex('RegexOptions Options { get; }', make('a', 3)) as number),
  ],
  ['new Regex("a", RightToLeft).RightToLeft', 'True', () => regex('bool RightToLeft { get; }', make('a', 64))],
  ['new Regex("a").MatchTimeout', '-00:00:00.0010000', () => regex('TimeSpan MatchTimeout { get; }', make('a'))],
  [
    'new Regex("a", None, 1 s).MatchTimeout',
    '00:00:01',
    () => regex('TimeSpan MatchTimeout { get; }', regex(WITH_TIMEOUT, 'a', 0, spanOfMs(1000))),
  ],
  [
    'new Regex("a", None, int.MaxValue - 1 ms).MatchTimeout',
    '24.20:31:23.6460000',
    () => regex('TimeSpan MatchTimeout { get; }', regex(WITH_TIMEOUT, 'a', 0, spanOfMs(2147483646))),
  ],
  ...[ZERO_SPAN, MAX_SPAN, spanOfMs(-1000), spanOfMs(2147483647)].map(
    (span) =>
      [
        `new Regex("(", None, ${toText(span)})`,
        "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'matchTimeout')",
        () => regex(WITH_TIMEOUT, '(', 0, span),
      ] as const,
  ),
  [
    'new Regex("(", (RegexOptions)2048)',
    "!! System.ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'options')",
    () => make('(', 2048),
  ],
  ['Regex.CacheSize', '15', () => regex('static int CacheSize { get; set; }')],
  [
    'parseError.Error',
    'InsufficientClosingParentheses',
    () =>
      enumToString(
        SystemRegexParseError,
        row(SystemRegexParseException, 'RegexParseError Error { get; }', parseError) as number,
      ),
  ],
  ['parseError.Offset', '1', () => row(SystemRegexParseException, 'int Offset { get; }', parseError)],
  [
    'parseError.ToString()',
    "System.Text.RegularExpressions.RegexParseException: Invalid pattern '(' at offset 1. Not enough )'s.",
    () => exceptionText(parseError),
  ],
  [
    'new RegexMatchTimeoutException("msg").MatchTimeout',
    '-00:00:00.0000001',
    () =>
      row(
        SystemRegexMatchTimeoutException,
        'TimeSpan MatchTimeout { get; }',
        row(SystemRegexMatchTimeoutException, 'new(string message)', 'msg'),
      ),
  ],
  [
    'new RegexMatchTimeoutException("i", "p", TimeSpan.Zero).Pattern',
    'p',
    () =>
      row(
        SystemRegexMatchTimeoutException,
        'string Pattern { get; }',
        row(
          SystemRegexMatchTimeoutException,
          'new(string regexInput, string regexPattern, TimeSpan matchTimeout)',
          'i',
          'p',
          ZERO_SPAN,
        ),
      ),
  ],
];

const isSequence = (result: unknown): boolean => typeof result === 'object' && result !== null && ENUMERATE in result;

function shown(run: () => unknown): string {
  try {
    const result = run();
    const items = isSequence(result) ? toArray(result) : result;
    return Array.isArray(items) ? `[${items.map(toText).join(', ')}]` : toText(items);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    return `!! ${error.clrName}: ${error.message}`;
  }
}

describe('regular expressions answer as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => expect(shown(run)).toBe(answer));
});

test('a collection of matches looks for no more than is asked for', () => {
  const all = regex(
    'static MatchCollection Matches(string input, string pattern)',
    `a${'a'.repeat(20)}!`,
    'a(?:(a+)+b)?',
  );
  expect(value(row(SystemMatchCollection, 'Match this[int i] { get; }', all, 0))).toBe('a');
});
