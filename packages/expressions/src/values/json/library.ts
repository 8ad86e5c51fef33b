import type { Fn } from '../../types/define.ts';
import { declaredMembers, defByFullName, T } from '../../types/registry.ts';
import { Box } from '../clr.ts';
import { clrThrow } from '../exception.ts';
import { toText } from '../object.ts';

/**
 * .NET's own conversions, where JSON needs them: taken from the rows of the library, so that `(int)token` and
 * `Convert.ToInt32` can't disagree.
 */
const rows = new Map<string, Fn>();

/** The implementation of a static or instance member without type parameters, by its exact signature. */
export function libraryRow(typeName: string, signature: string): Fn {
  const key = `${typeName} ${signature}`;
  let row = rows.get(key);
  if (row === undefined) {
    const found = defByFullName(typeName)?.members[signature];
    if (typeof found !== 'function') throw new Error(`no such library member: ${key}`);
    rows.set(key, (row = found));
  }
  return row;
}

/** `Convert.ToX(object)`: `convert('Int32', slot)`. */
export const convert = (target: string, slot: unknown): unknown =>
  libraryRow('System.Convert', `static ${KEYWORDS[target]!} To${target}(object value)`)(slot);

const KEYWORDS: Readonly<Record<string, string>> = {
  Boolean: 'bool',
  Char: 'char',
  SByte: 'sbyte',
  Byte: 'byte',
  Int16: 'short',
  UInt16: 'ushort',
  Int32: 'int',
  UInt32: 'uint',
  Int64: 'long',
  UInt64: 'ulong',
  Single: 'float',
  Double: 'double',
  Decimal: 'decimal',
  DateTime: 'DateTime',
};

/** `new Guid(text)`, `new Uri(text)`: the constructor of one string. */
export function construct(typeName: string, text: string | null): unknown {
  const member = declaredMembers(defByFullName(typeName)!, '.ctor').find(
    (m) => m.params.length === 1 && m.params[0]!.type === T.string(),
  );
  return typeof member?.get === 'function'
    ? member.get(text)
    : clrThrow('System.NotSupportedException', `${typeName} is not supported.`);
}

/** `double.ToString()`: the shortest text that reads back. */
export function doubleText(value: number): string {
  const size = Math.abs(value);
  if ((size >= 1e-4 && size < 1e15) || Object.is(value, 0)) return String(value);
  return toText(new Box(T.double(), value));
}
