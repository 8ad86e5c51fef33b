import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadLibrary } from '../../lib/index.ts';
import { defByFullName, T, type as named } from '../../types/registry.ts';
import { anonymousType, type Type } from '../../types/type.ts';
import { AnonymousObject } from '../anonymous.ts';
import { ClrArray } from '../array.ts';
import { Box } from '../clr.ts';
import { Dictionary } from '../dictionary.ts';
import { ClrException } from '../exception.ts';
import { toText } from '../object.ts';
import { cursorOf, ENUMERATE } from '../sequence.ts';
import type { Fn } from '../../types/define.ts';
import type { JArray } from './array.ts';
import { parseToken } from './load.ts';
import type { JObject } from './object.ts';
import { JsonSerializerSettings } from './settings.ts';
import { JToken } from './token.ts';
import { tokenTypeName } from './token-type.ts';
import { COMPACT, write } from './writer.ts';

/**
 * For tests: rows called as the binder calls them, and results shown as the recorder of .NET's answers shows them.
 * `tree.answers.json` has .NET's answer to each case's C#.
 */
loadLibrary();

export type Case = readonly [cs: string, run: () => unknown];

export const answers = JSON.parse(readFileSync(new URL('./tree.answers.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

/** A row of the library, by its type and its signature up to any length. */
export function row(typeName: string, signature: string, ...types: Type[]): Fn {
  for (const name of [`Newtonsoft.Json.Linq.${typeName}`, `Newtonsoft.Json.${typeName}`]) {
    const members = defByFullName(name)?.members ?? {};
    const key =
      Object.keys(members).find((s) => s === signature) ?? Object.keys(members).find((s) => s.startsWith(signature));
    const found = key === undefined ? undefined : members[key]!;
    if (typeof found === 'function') return found;
    if (found?.row === 'generic') return found.make(...types);
    if (found?.row === 'accessors') return found.get as Fn;
  }
  throw new Error(`no row ${signature} in ${typeName}`);
}
export const call = (typeName: string, signature: string, ...args: unknown[]): unknown =>
  row(typeName, signature)(...args);

export function shown(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (value instanceof JToken) return `${tokenTypeName(value.type)} ${write(value, COMPACT)}`;
  if (typeof value === 'object' && ENUMERATE in value) {
    const parts: string[] = [];
    for (const cursor = cursorOf(value); cursor.moveNext();) parts.push(shown(cursor.current));
    return `[${parts.join(' | ')}]`;
  }
  return toText(value);
}

export function answered(run: () => unknown): string {
  try {
    return shown(run());
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
    return `!${e.clrName}: ${e.message}`;
  }
}

export const parse = (json: string): JToken => parseToken(json);
export const object = (json: string): JObject => parse(json) as JObject;
export const array = (json: string): JArray => parse(json) as JArray;
export const after = <V>(value: V, ...acts: ((value: V) => unknown)[]): V => (acts.forEach((act) => act(value)), value);
export const jtoken = (value: unknown): JToken =>
  call(
    'JToken',
    `static implicit operator JToken(${typeof value === 'string' ? 'string' : 'int'} value)`,
    value,
  ) as JToken;
export const objects = (...items: unknown[]): ClrArray => new ClrArray(T.object(), items);
export const anonymous = (members: Record<string, readonly [Type, unknown]>): AnonymousObject =>
  new AnonymousObject(
    anonymousType(Object.entries(members).map(([name, [type]]) => ({ name, type }))),
    Object.values(members).map(([, value]) => value),
  );
export const dictionary = (entries: Record<string, unknown>): Dictionary =>
  after(new Dictionary([T.string(), T.object()]), (d) => Object.entries(entries).forEach(([k, v]) => d.add(k, v)));
export const double = (value: number): Box => new Box(T.double(), value);
export const settings = (values: Partial<JsonSerializerSettings>): JsonSerializerSettings =>
  Object.assign(new JsonSerializerSettings(), values);
export const serialize = (value: unknown, formatting = 0, how: JsonSerializerSettings | null = null): unknown =>
  call(
    'JsonConvert',
    'static string SerializeObject(object value, Formatting formatting, JsonSerializerSettings settings)',
    value,
    formatting,
    how,
  );
export const dateTime = (): Type => named('System.DateTime');
export const parsed = (typeName: string, signature: string, text: string): unknown =>
  (defByFullName(typeName)!.members[signature] as Fn)(text);

/** One test per case. */
export const testCases = (cases: readonly Case[]): void =>
  test.each(cases)('%s', (cs, run) => {
    expect(answers[cs]).toBeTypeOf('string');
    expect(answered(run)).toBe(answers[cs]);
  });
