import { missing, prepared, type Fn, type Row } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { escapePattern, unescapePattern } from '../../values/regex/escape.ts';
import { firstMatch } from '../../values/regex/match.ts';
import { compileRegex, compileWithTimeout, isMatch, type Regex } from '../../values/regex/regex.ts';
import type { TimeSpan } from '../../values/time-span.ts';
import { countOf, input, matchesOf, pattern, replaceWith, splitAt, type Evaluator } from './regex-instance.ts';

/** The static methods: a pattern each time, which the cache of patterns makes cheap. The pattern is checked first. */
type Text = string | null;

/** A method in its three forms: alone, with options, with options and a timeout. */
function forms(signature: string, fn: (regex: Regex, text: Text) => unknown): Record<string, Row> {
  const constantPattern = (p: Text, options: number): ((text: Text) => unknown) => {
    let regex: Regex | null = null;
    return (text) => fn((regex ??= compileRegex(pattern(p), options)), text);
  };
  return {
    [`static ${signature}(string input, string pattern)`]: prepared(
      (text: Text, p: Text) => fn(compileRegex(pattern(p), 0), text),
      (p: Text) => constantPattern(p, 0),
    ),
    [`static ${signature}(string input, string pattern, RegexOptions options)`]: prepared(
      (text: Text, p: Text, options: number) => fn(compileRegex(pattern(p), options), text),
      constantPattern,
    ),
    [`static ${signature}(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)`]: (
      text: Text,
      p: Text,
      options: number,
      timeout: TimeSpan,
    ) => fn(compileWithTimeout(pattern(p), options, timeout), text),
  };
}

function replaceForms(type: string, parameter: 'replacement' | 'evaluator'): Record<string, Row> {
  const head = `static string Replace(string input, string pattern, ${type} ${parameter}`;
  const run = (regex: Regex, text: Text, by: string | Evaluator): string => replaceWith(regex, text, by, parameter);
  const constants = (p: Text, by: string | Evaluator, options = 0): ((text: Text) => string) => {
    let regex: Regex | null = null;
    return (text) => run((regex ??= compileRegex(pattern(p), options)), text, by);
  };
  const plain = prepared((text: Text, p: Text, by: Evaluator) => run(compileRegex(pattern(p), 0), text, by), constants);
  const withOptions = prepared(
    (text: Text, p: Text, by: Evaluator, options: number) => run(compileRegex(pattern(p), options), text, by),
    constants,
  );
  const withTimeout: Fn = (text: Text, p: Text, by: Evaluator, options: number, timeout: TimeSpan) =>
    run(compileWithTimeout(pattern(p), options, timeout), text, by);
  return {
    [`${head})`]: plain,
    [`${head}, RegexOptions options)`]: withOptions,
    [`${head}, RegexOptions options, TimeSpan matchTimeout)`]: withTimeout,
  };
}

export const regexStatic: Readonly<Record<string, Row>> = {
  ...forms('bool IsMatch', (regex, text) => isMatch(regex, input(text))),
  ...forms('Match Match', (regex, text) => firstMatch(regex, input(text))),
  ...forms('MatchCollection Matches', (regex, text) => matchesOf(regex, text)),
  ...forms('string[] Split', (regex, text) => splitAt(regex, text)),
  ...forms('int Count', countOf),
  ...replaceForms('string', 'replacement'),
  ...replaceForms('MatchEvaluator', 'evaluator'),
  'static string Escape(string str)': (text: Text) => (text === null ? argumentNull('str') : escapePattern(text)),
  'static string Unescape(string str)': (text: Text) => (text === null ? argumentNull('str') : unescapePattern(text)),
  'static ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> input, string pattern)': missing,
  'static ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input, string pattern)': missing,
};
