import { dotnet } from '@sluice/expressions';
import { textsOf } from '../values/kinds.ts';
import { titleCase } from './title-case.ts';
import type { Filters } from './signature.ts';

/** Filters on texts. Null passes through all of them. Patterns are .NET's, as at DotLiquid's first syntax level. */
type Text = string | null;

const { isBlank, trim, trimEnd, trimStart, chargeString, member } = dotnet;

const toLower = member('System.String', 'string ToLowerInvariant()');
const toUpper = member('System.String', 'string ToUpperInvariant()');
const urlEncode = member('System.Net.WebUtility', 'static string UrlEncode(string value)');
const urlDecode = member('System.Net.WebUtility', 'static string UrlDecode(string encodedValue)');
const htmlEncode = member('System.Net.WebUtility', 'static string HtmlEncode(string value)');
const splitAt = member('System.String', 'string[] Split(string separator, StringSplitOptions options = 0)');
const substring = member('System.String', 'string Substring(int startIndex, int length)');
const replaceText = member('System.String', 'string Replace(string oldValue, string newValue)');
const replacePattern = member(
  'System.Text.RegularExpressions.Regex',
  'static string Replace(string input, string pattern, string replacement)',
);
const replaceWithOptions = member(
  'System.Text.RegularExpressions.Regex',
  'static string Replace(string input, string pattern, string replacement, RegexOptions options)',
);
const replaceByMatch = member(
  'System.Text.RegularExpressions.Regex',
  'static string Replace(string input, string pattern, MatchEvaluator evaluator)',
);
const matchText = member('System.Text.RegularExpressions.Capture', 'string Value { get; }');

const lift =
  (change: (text: string) => unknown) =>
  (input: Text): unknown =>
    input === null ? null : change(input);
/** Blank texts pass through, too. */
const liftBlank =
  (change: (text: string) => unknown) =>
  (input: Text): unknown =>
    input === null || isBlank(input) ? input : change(input);

const escaped = lift((text) => (text === '' ? text : htmlEncode(text)));

const IGNORE_CASE = 1;
const SINGLE_LINE = 16;

const withoutTags = (text: string): unknown =>
  replaceWithOptions(
    replaceWithOptions(text, '<script.*?</script>|<!--.*?-->|<style.*?</style>', '', SINGLE_LINE | IGNORE_CASE),
    '<.*?>',
    '',
    SINGLE_LINE,
  );

function truncate(input: Text, length: number, ellipsis: Text): Text {
  if (input === null || input === '') return input;
  if (length < 0) return ellipsis;
  const end = ellipsis ?? dotnet.nullReference();
  return input.length > length ? input.slice(0, Math.max(0, length - end.length)) + end : input;
}

function truncateWords(input: Text, count: number, ellipsis: Text): Text {
  if (input === null || input === '') return input;
  if (count <= 0) return ellipsis;
  const words = input.split(' ');
  return words.length > count ? words.slice(0, count).join(' ') + (ellipsis ?? '') : input;
}

function split(input: Text, separator: Text): unknown {
  if (input === null || isBlank(input)) return textsOf([input]);
  if (separator === null || separator === '') {
    dotnet.chargeElements(input.length);
    return textsOf(Array.from({ length: input.length }, (_, i) => input[i]!));
  }
  return textsOf((splitAt(input, separator, 1) as { readonly items: readonly string[] }).items);
}

function replaceFirst(input: Text, pattern: Text, replacement: Text): unknown {
  if (input === null || input === '' || pattern === null || pattern === '') return input;
  let done = false;
  return replaceByMatch(input, pattern, (match: unknown) => {
    if (done) return matchText(match);
    done = true;
    return replacement;
  });
}

const sliceText = (text: string, start: number, length: number): unknown => {
  if (start > text.length) return null;
  let [from, count] = [start, length];
  if (from < 0) {
    from += text.length;
    if (from < 0) {
      count = Math.max(0, count + from);
      from = 0;
    }
  }
  return substring(text, from, Math.min(count, text.length - from));
};

const concat = (a: string, b: Text): string => {
  chargeString(a.length + (b?.length ?? 0));
  return a + (b ?? '');
};

/** A negative start counts from the end. */
function slice(input: unknown, start: number, length: number): unknown {
  if (typeof input === 'string') return sliceText(input, start, length);
  if (!Array.isArray(input)) return input;
  const from = start < 0 ? input.length + start : start;
  const before = Math.min(0, from);
  return input.slice(Math.max(0, from), Math.max(0, from) + Math.max(0, length + before));
}

export const textFilters: Filters = {
  'object Slice(object input, int start, int len = 1)': slice,
  'string Downcase(string input)': lift((text) => toLower(text)),
  'string Upcase(string input)': lift((text) => toUpper(text)),
  'string UrlEncode(string input)': lift((text) => urlEncode(text)),
  'string UrlDecode(string input)': lift((text) => urlDecode(text)),
  'string Capitalize(string input)': liftBlank(titleCase),
  'string Escape(string input)': escaped,
  'string H(string input)': escaped,
  'string Truncate(string input, int length = 50, string truncateString = "...")': truncate,
  'string TruncateWords(string input, int words = 15, string truncateString = "...")': truncateWords,
  'string[] Split(string input, string pattern)': split,
  'string StripHtml(string input)': liftBlank(withoutTags),
  'string Strip(string input)': lift((text) => trim(text)),
  'string Lstrip(string input)': lift((text) => trimStart(text)),
  'string Rstrip(string input)': lift((text) => trimEnd(text)),
  'string StripNewlines(string input)': liftBlank((text) => replacePattern(text, '(\\r?\\n)', '')),
  'string NewlineToBr(string input)': liftBlank((text) => replacePattern(text, '(\\r?\\n)', '<br />$1')),
  'string Replace(string input, string string, string replacement = "")': (input: Text, pattern: Text, by: Text) =>
    input === null || input === '' || pattern === null || pattern === '' ? input : replacePattern(input, pattern, by),
  'string ReplaceFirst(string input, string string, string replacement = "")': replaceFirst,
  'string Remove(string input, string string)': (input: Text, part: Text) =>
    input === null || isBlank(input) ? input : replaceText(input, part, ''),
  'string RemoveFirst(string input, string string)': (input: Text, pattern: Text) =>
    input === null || isBlank(input) ? input : replaceFirst(input, pattern, ''),
  'string Append(string input, string string)': (input: Text, more: Text) =>
    input === null ? null : concat(input, more),
  'string Prepend(string input, string string)': (input: Text, more: Text) =>
    input === null ? null : concat(more ?? '', input),
  'string Default(string input, string defaultValue)': (input: Text, other: Text) =>
    input !== null && !isBlank(input) ? input : other,
};
