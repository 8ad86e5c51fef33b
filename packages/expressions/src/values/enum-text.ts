import type { TypeDef } from '../types/define.ts';
import { enumMembers, enumToString } from './enum.ts';
import { argument, argumentNull, format as formatError, overflow } from './exception.ts';
import { isFailure, readInteger, tooLarge, type IntegerType } from './number-parse.ts';
import { Styles } from './number-styles.ts';

/** Enum values to text by format, and text to enum values. Values are Int32 numbers. */

const INVALID_FORMAT = 'Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".';

/** `ToString(format)`: names (G, F), the number (D) or eight hex digits (X). */
export function enumFormat(def: TypeDef, value: number, format: string | null): string {
  switch (format?.toUpperCase() ?? '') {
    case '':
    case 'G':
      return enumToString(def, value);
    case 'F':
      return enumToString({ ...def, flags: true }, value);
    case 'D':
      return String(value);
    case 'X':
      return (value >>> 0).toString(16).toUpperCase().padStart(8, '0');
    default:
      return formatError(INVALID_FORMAT);
  }
}

/** What `Parse` throws instead of a value. */
export type EnumFailure = 'empty' | 'overflow' | 'not found';

/** Names joined by commas, or a number; white space around them is passed over. */
export function readEnum(def: TypeDef, text: string, ignoreCase: boolean): number | EnumFailure {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (/^[-+\d]/.test(trimmed)) {
    const number = readInteger(trimmed, Styles.Integer, INT);
    if (!isFailure(number)) return number;
    if (number === 'overflow') return 'overflow';
  }
  const { byName } = enumMembers(def);
  let value = 0;
  for (const part of trimmed.split(',')) {
    const name = part.trim();
    const found = byName.get(name) ?? (ignoreCase ? findIgnoringCase(byName, name) : undefined);
    if (found === undefined) return 'not found';
    value |= found;
  }
  return value;
}

const INT: IntegerType = { phrase: 'an Int32', bits: 32, signed: true };

function findIgnoringCase(byName: ReadonlyMap<string, number>, name: string): number | undefined {
  const wanted = name.toUpperCase();
  for (const [own, value] of byName) if (own.toUpperCase() === wanted) return value;
  return undefined;
}

export function parseEnum(def: TypeDef, text: string | null, ignoreCase: boolean): number {
  if (text === null) return argumentNull('value');
  const value = readEnum(def, text, ignoreCase);
  if (typeof value === 'number') return value;
  switch (value) {
    case 'empty':
      return argument('Must specify valid information for parsing in the string.', 'value');
    case 'overflow':
      return overflow(tooLarge(INT.phrase));
    case 'not found':
      return argument(`Requested value '${text}' was not found.`);
  }
}
