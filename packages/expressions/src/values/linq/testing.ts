import { defByFullName, register, T } from '../../types/registry.ts';
import type { Fn, TypeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { newArray } from '../array-of.ts';
import { ClrArray } from '../array.ts';
import { box } from '../boxing.ts';
import { Box } from '../clr.ts';
import { ClrException } from '../exception.ts';
import { Grouping } from './grouping.ts';
import { Dictionary } from '../dictionary.ts';
import { HashSet } from '../hash-set.ts';
import { List } from '../list.ts';
import { toText } from '../object.ts';
import { boxedCursorOf } from '../protocol.ts';
import { ENUMERATE } from '../sequence.ts';

/** For tests only: library rows called as the binder calls them, and values shown as the recorder of .NET's answers shows them. */
declare global {
  interface ImportMeta {
    glob(patterns: readonly string[], options: { readonly eager: true }): Record<string, Record<string, unknown>>;
  }
}

const modules = import.meta.glob(['../../lib/{collections,linq,system}/*.ts', '!**/*.test.ts'], { eager: true });
for (const module of Object.values(modules))
  register(Object.values(module).filter((x): x is TypeDef => typeof x === 'object' && x !== null && 'clrName' in x));

/** The first row of a type whose signature starts so and takes that many arguments; `types` are type arguments. */
export function call(clrName: string, signature: string, types: readonly Type[], ...args: unknown[]): unknown {
  const name = clrName.startsWith('System.') ? clrName : `System.Collections.Generic.${clrName}`;
  const [plain, arity] = name.split('`');
  const def = defByFullName(plain!, Number(arity ?? 0));
  if (def === undefined) throw new Error(`no type ${name}`);
  const key = Object.keys(def.members).find((s) => s.startsWith(signature));
  if (key === undefined) throw new Error(`no row ${signature} in ${name}`);
  const row = def.members[key]!;
  const fn: Fn =
    typeof row === 'function' ? row : row.row === 'generic' ? row.make(...types) : (row as { get: Fn }).get;
  return fn(...args);
}

export const linq = (signature: string, types: readonly Type[], ...args: unknown[]): unknown =>
  call('System.Linq.Enumerable', `static ${signature}`, types, ...args);

/** As the recorder writes an answer: sequences in brackets, texts in quotes, exceptions with their type. */
export function show(make: () => unknown): string {
  try {
    return shown(make());
  } catch (e) {
    if (e instanceof ClrException)
      return `!! ${e.clrName}: ${e.message}${e.inner === null ? '' : ` <- ${e.inner.clrName}: ${e.inner.message}`}`;
    throw e;
  }
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (value instanceof Box && value.type === T.char()) return `'${toText(value)}'`;
  const head = value instanceof Grouping ? `${shown(box(value.typeArguments[0]!, value.key))}:` : '';
  if (value instanceof ClrArray || value instanceof Uint8Array || (typeof value === 'object' && ENUMERATE in value)) {
    const parts: string[] = [];
    for (const cursor = boxedCursorOf(value); cursor.moveNext();) parts.push(shown(cursor.current));
    return `${head}[${parts.join(', ')}]`;
  }
  return toText(value);
}

export const ints = (...items: number[]): unknown => newArray(T.int(), items);
export const strings = (...items: (string | null)[]): unknown => newArray(T.string(), items);
export const doubles = (...items: number[]): unknown => newArray(T.double(), items);
export const intList = (...items: number[]): List => new List(T.int(), items);
export const stringList = (...items: (string | null)[]): List => new List(T.string(), items);
export const arrayOf = (element: Type, ...items: unknown[]): unknown => newArray(element, items);
export function dictionary(key: Type, value: Type, ...pairs: readonly (readonly [unknown, unknown])[]): Dictionary {
  const d = new Dictionary([key, value]);
  for (const [k, v] of pairs) d.add(k, v);
  return d;
}
export function set(...items: string[]): HashSet {
  const s = new HashSet(T.string());
  for (const item of items) s.add(item);
  return s;
}
