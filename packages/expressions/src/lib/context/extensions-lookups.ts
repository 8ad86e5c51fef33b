import { generic, prepared, type Fn, type Preparable, type Row } from '../../types/define.ts';
import { defaultOf, T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import type { ClrArray } from '../../values/array.ts';
import { argumentNull, nullReference } from '../../values/exception.ts';
import { caster } from '../../values/instance-of.ts';
import { dictionaryFind } from '../../values/protocol.ts';
import { MapDictionary, StringValues } from '../../values/read-only-dictionary.ts';

/** `GetValueOrDefault` of headers, query parameters, claims, template parameters and variables. */

const find = (self: unknown, key: string | null): unknown =>
  self === null ? nullReference() : dictionaryFind(self, key ?? argumentNull('key'));

const joined = (values: readonly (string | null)[]): string =>
  values.length === 1 ? (values[0] ?? '') : values.join(',');

/** All values of a name, joined with commas. Headers are read where they are, without a copy. */
function line(self: unknown, name: string | null, fallback: string | null): string | null {
  if (self instanceof StringValues) {
    const values = self.view.get(name ?? argumentNull('key'));
    return values === undefined ? fallback : joined(values);
  }
  const found = find(self, name) as ClrArray<string> | null | undefined;
  return found === undefined ? fallback : joined((found ?? argumentNull('value')).items);
}

/** A header of a constant name, in lower case once and for all. */
function lineOf(name: string | null, fallback: string | null = null): (self: unknown) => string | null {
  if (name === null) return (self) => line(self, name, fallback);
  const key = name.toLowerCase();
  return (self) => {
    if (!(self instanceof StringValues)) return line(self, name, fallback);
    const values = self.view.find(key);
    return values === undefined ? fallback : joined(values);
  };
}

function text(self: unknown, name: string | null, fallback: string | null): string | null {
  const found = find(self, name) as string | null | undefined;
  return found === undefined ? fallback : found;
}

const slot = (self: unknown, name: string | null): unknown =>
  self instanceof MapDictionary && name !== null ? self.map.get(name) : find(self, name);

/** A variable of another type is not the default: the cast fails, as in C#. One that holds null counts as absent. */
function variable(type: Type): Fn & Preparable {
  const cast = caster(type);
  const isText = type === T.string();
  const get = (self: unknown, name: string | null, fallback: unknown): unknown => {
    const value = slot(self, name);
    if (isText && typeof value === 'string') return value;
    return value === undefined || value === null ? fallback : cast(value);
  };
  return prepared(get, (name: string | null, fallback: unknown) => (self) => get(self, name, fallback));
}

export const lookups: Readonly<Record<string, Row>> = {
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string headerName, string defaultValue)':
    prepared(line, lineOf),
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> dictionary, string headerName)': prepared(
    (self, name) => line(self, name, null),
    lineOf,
  ),
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string name, string defaultValue)':
    text,
  'static string GetValueOrDefault(this IReadOnlyDictionary<string, string> dictionary, string name)': (self, name) =>
    text(self, name, null),
  'static object GetValueOrDefault(this IReadOnlyDictionary<string, object> variables, string variableName)': (
    self,
    name,
  ) => slot(self, name) ?? null,
  'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string variableName)': generic(
    (type: Type) => {
      const get = variable(type);
      const zero = defaultOf(type);
      return prepared(
        (self, name) => get(self, name, zero),
        (name: string | null) => get.prepare(name, zero),
      );
    },
  ),
  'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string variableName, T defaultValue)':
    generic(variable),
};
