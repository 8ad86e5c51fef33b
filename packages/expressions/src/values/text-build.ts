import type { ClrArray } from './array.ts';
import { argumentNull } from './exception.ts';
import { chargeString } from './run.ts';
import { notNegative, notOver } from './text-guard.ts';

/** Texts made of many: `Concat` and `Join`. Parts that are null count as empty. */

export function concat(parts: readonly (string | null)[]): string {
  let length = 0;
  for (const p of parts) if (p !== null) length += p.length;
  chargeString(length);
  let out = '';
  for (const p of parts) if (p !== null) out += p;
  return out;
}

export function join(separator: string | null, parts: readonly (string | null)[]): string {
  const s = separator ?? '';
  let length = s.length * Math.max(0, parts.length - 1);
  for (const p of parts) if (p !== null) length += p.length;
  chargeString(length);
  return parts.join(s); // null joins as the empty text
}

export function joinRange(
  separator: string | null,
  value: ClrArray<string | null> | null,
  start: number,
  count: number,
): string {
  if (value === null) return argumentNull('value');
  notNegative('startIndex', start);
  notNegative('count', count);
  notOver('startIndex', start, value.items.length - count);
  return join(separator, value.items.slice(start, start + count));
}

const CHUNK = 8192;
/** The text of UTF-16 units. */
export function textOfUnits(units: readonly number[]): string {
  if (units.length <= CHUNK) return String.fromCharCode(...units);
  let out = '';
  for (let i = 0; i < units.length; i += CHUNK) out += String.fromCharCode(...units.slice(i, i + CHUNK));
  return out;
}

export function unitsOfText(text: string, start = 0, end = text.length): number[] {
  const units: number[] = [];
  for (let i = start; i < end; i++) units.push(text.charCodeAt(i));
  return units;
}
