import { missing, type Row } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import { ClrArray } from '../../values/array.ts';
import { argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { COUNT } from '../../values/protocol.ts';
import { MatchCollection } from '../../values/regex/collections.ts';
import { groupNumber, firstMatch, matchFrom, type Match } from '../../values/regex/match.ts';
import { RegexOption } from '../../values/regex/options.ts';
import {
  checkedStart,
  compileRegex,
  compileWithTimeout,
  find,
  INFINITE_TIMEOUT,
  isMatch,
  startOf,
  Regex,
} from '../../values/regex/regex.ts';
import { replace, split } from '../../values/regex/replace.ts';
import type { TimeSpan } from '../../values/time-span.ts';

/** The rows of a Regex object. */
type Text = string | null;
export type Evaluator = ((match: Match) => Text) | null;

export const input = (text: Text): string => text ?? argumentNull('input');
export const pattern = (text: Text): string => text ?? argumentNull('pattern');
const strings = (items: string[]): ClrArray => new ClrArray(T.string(), items);

export function replaceWith(
  regex: Regex,
  text: Text,
  by: string | Evaluator,
  parameter: 'replacement' | 'evaluator',
  count = -1,
  at?: number,
): string {
  const checked = input(text);
  return replace(regex, checked, by ?? argumentNull(parameter), count, at ?? startOf(regex, checked));
}

export function splitAt(regex: Regex, text: Text, count = 0, at?: number): ClrArray {
  const checked = input(text);
  return strings(split(regex, checked, count, at ?? startOf(regex, checked)));
}

export const matchesOf = (regex: Regex, text: Text, at?: number): MatchCollection => {
  const checked = input(text);
  return new MatchCollection(regex, checked, at === undefined ? startOf(regex, checked) : checkedStart(checked, at));
};

export const countOf = (regex: Regex, text: Text): number => matchesOf(regex, text)[COUNT]();

/** In a part of the text, which the pattern takes for all of it. */
function matchIn(regex: Regex, text: Text, offset: number, length: number): Match {
  const checked = input(text);
  checkedStart(checked, regex.program.rtl ? offset + length : offset);
  if (length < 0 || length > checked.length)
    argumentOutOfRange('length', 'Length cannot be less than 0 or exceed input length.');
  if (offset < 0 || length > checked.length - offset) argumentOutOfRange('start');
  const part = checked.slice(offset, offset + length);
  return matchFrom(regex, { text: checked, part, offset }, startOf(regex, part), false);
}

export const regexInstance: Readonly<Record<string, Row>> = {
  'new(string pattern)': (text: Text) => new Regex(compileRegex(pattern(text), 0).program),
  'new(string pattern, RegexOptions options)': (text: Text, options: number) =>
    new Regex(compileRegex(pattern(text), options).program),
  'new(string pattern, RegexOptions options, TimeSpan matchTimeout)': (
    text: Text,
    options: number,
    timeout: TimeSpan,
  ) => compileWithTimeout(pattern(text), options, timeout),

  'bool IsMatch(string input)': (self: Regex, text: Text) => isMatch(self, input(text)),
  'bool IsMatch(string input, int startat)': (self: Regex, text: Text, at: number) =>
    find(self, input(text), checkedStart(text!, at)),
  'Match Match(string input)': (self: Regex, text: Text) => firstMatch(self, input(text)),
  'Match Match(string input, int startat)': (self: Regex, text: Text, at: number) =>
    firstMatch(self, input(text), checkedStart(text!, at)),
  'Match Match(string input, int beginning, int length)': matchIn,
  'MatchCollection Matches(string input)': (self: Regex, text: Text) => matchesOf(self, text),
  'MatchCollection Matches(string input, int startat)': (self: Regex, text: Text, at: number) =>
    matchesOf(self, text, at),
  'int Count(string input)': (self: Regex, text: Text) => countOf(self, text),
  'ValueMatchEnumerator EnumerateMatches(ReadOnlySpan<char> input)': missing,
  'ValueSplitEnumerator EnumerateSplits(ReadOnlySpan<char> input)': missing,

  'string Replace(string input, string replacement)': (self: Regex, text: Text, by: Text) =>
    replaceWith(self, text, by, 'replacement'),
  'string Replace(string input, string replacement, int count)': (self: Regex, text: Text, by: Text, count: number) =>
    replaceWith(self, text, by, 'replacement', count),
  'string Replace(string input, string replacement, int count, int startat)': (
    self: Regex,
    text: Text,
    by: Text,
    count: number,
    at: number,
  ) => replaceWith(self, text, by, 'replacement', count, at),
  'string Replace(string input, MatchEvaluator evaluator)': (self: Regex, text: Text, by: Evaluator) =>
    replaceWith(self, text, by, 'evaluator'),
  'string Replace(string input, MatchEvaluator evaluator, int count)': (
    self: Regex,
    text: Text,
    by: Evaluator,
    count: number,
  ) => replaceWith(self, text, by, 'evaluator', count),
  'string Replace(string input, MatchEvaluator evaluator, int count, int startat)': (
    self: Regex,
    text: Text,
    by: Evaluator,
    count: number,
    at: number,
  ) => replaceWith(self, text, by, 'evaluator', count, at),

  'string[] Split(string input)': (self: Regex, text: Text) => splitAt(self, text),
  'string[] Split(string input, int count)': splitAt,
  'string[] Split(string input, int count, int startat)': splitAt,

  'RegexOptions Options { get; }': (self: Regex) => self.program.options,
  'TimeSpan MatchTimeout { get; }': (self: Regex) => self.timeout ?? INFINITE_TIMEOUT,
  'bool RightToLeft { get; }': (self: Regex) => (self.program.options & RegexOption.RightToLeft) !== 0,
  'string[] GetGroupNames()': (self: Regex) => strings([...self.program.groups.names]),
  'int[] GetGroupNumbers()': (self: Regex) => new ClrArray(T.int(), [...self.program.groups.numbers]),
  'string GroupNameFromNumber(int i)': (self: Regex, number: number) => {
    const slot = self.program.groups.slotOfNumber.get(number);
    return slot === undefined ? '' : self.program.groups.names[slot];
  },
  'int GroupNumberFromName(string name)': (self: Regex, name: Text) =>
    name === null ? argumentNull('name') : groupNumber(self, name),
  'string ToString()': (self: Regex) => self.program.source,
};
