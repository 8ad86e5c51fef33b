import { generic, missing, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import type { ClrArray } from '../../values/array.ts';
import { compositeFormat } from '../../values/composite.ts';
import { argumentNull } from '../../values/exception.ts';
import { texter, toText } from '../../values/object.ts';
import { toArray } from '../../values/sequence.ts';
import { concat, join, joinRange } from '../../values/text-build.ts';

const text = (separator: number): string => String.fromCharCode(separator);
const items = <E>(array: ClrArray<E> | null, name: string): readonly E[] =>
  array === null ? argumentNull(name) : array.items;
const elements = <E>(values: unknown): E[] => (values === null ? argumentNull('values') : toArray<E>(values));
const format = (pattern: string | null, args: readonly unknown[], provider: unknown = null): string =>
  pattern === null ? argumentNull('format') : compositeFormat(pattern, args, provider);

const concatAll = (...parts: (string | null)[]): string => concat(parts);
const concatObjects = (...parts: unknown[]): string => concat(parts.map(toText));
const joinOf = (type: Type): ((separator: string | null, values: unknown) => string) => {
  const toString = texter(type);
  return (separator, values) => join(separator, elements(values).map(toString));
};

/** Static members of System.String that put texts together. */
export const building: Readonly<Record<string, Row>> = {
  'static string Concat(object arg0)': concatObjects,
  'static string Concat(object arg0, object arg1)': concatObjects,
  'static string Concat(object arg0, object arg1, object arg2)': concatObjects,
  'static string Concat(object arg0, object arg1, object arg2, object arg3)': concatObjects,
  'static string Concat(params object[] args)': (args) => concat(items(args, 'args').map(toText)),
  'static string Concat(string str0, string str1)': concatAll,
  'static string Concat(string str0, string str1, string str2)': concatAll,
  'static string Concat(string str0, string str1, string str2, string str3)': concatAll,
  'static string Concat(params string[] values)': (values) => concat(items(values, 'values')),
  'static string Concat(IEnumerable<string> values)': (values) => concat(elements(values)),
  'static string Concat<T>(IEnumerable<T> values)': generic((type: Type) => {
    const toString = texter(type);
    return (values) => concat(elements(values).map(toString));
  }),
  'static string Join(char separator, params object[] values)': (separator, values) =>
    join(text(separator), items(values, 'values').map(toText)),
  'static string Join(char separator, params string[] value)': (separator, value) =>
    join(text(separator), items(value, 'value')),
  'static string Join(char separator, string[] value, int startIndex, int count)': (separator, value, start, count) =>
    joinRange(text(separator), value, start, count),
  'static string Join(string separator, IEnumerable<string> values)': (separator, values) =>
    join(separator, elements(values)),
  'static string Join(string separator, params object[] values)': (separator, values) =>
    join(separator, items(values, 'values').map(toText)),
  'static string Join(string separator, params string[] value)': (separator, value) =>
    join(separator, items(value, 'value')),
  'static string Join(string separator, string[] value, int startIndex, int count)': joinRange,
  'static string Join<T>(char separator, IEnumerable<T> values)': generic((type: Type) => {
    const joinTexts = joinOf(type);
    return (separator, values) => joinTexts(text(separator), values);
  }),
  'static string Join<T>(string separator, IEnumerable<T> values)': generic(joinOf),
  'static string Format(string format, object arg0)': (pattern, ...args) => format(pattern, args),
  'static string Format(string format, object arg0, object arg1)': (pattern, ...args) => format(pattern, args),
  'static string Format(string format, object arg0, object arg1, object arg2)': (pattern, ...args) =>
    format(pattern, args),
  'static string Format(string format, params object[] args)': (pattern, args) =>
    pattern === null ? argumentNull('format') : format(pattern, items(args, 'args')),
  'static string Format(IFormatProvider provider, string format, object arg0)': (provider, pattern, ...args) =>
    format(pattern, args, provider),
  'static string Format(IFormatProvider provider, string format, object arg0, object arg1)': (
    provider,
    pattern,
    ...args
  ) => format(pattern, args, provider),
  'static string Format(IFormatProvider provider, string format, object arg0, object arg1, object arg2)': (
    provider,
    pattern,
    ...args
  ) => format(pattern, args, provider),
  'static string Format(IFormatProvider provider, string format, params object[] args)': (provider, pattern, args) =>
    pattern === null ? argumentNull('format') : format(pattern, items(args, 'args'), provider),
  'static string Create<TState>(int length, TState state, SpanAction<char, TState> action)': missing,
};
