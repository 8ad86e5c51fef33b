import { dotnet, toText } from '@sluice/expressions';
import { Drop, Emptiness, Hash, Pair, Texts } from './kinds.ts';
import { itemsOf } from './sequence.ts';

/** How values become text: `ToString()` for filters and comparisons, and the form that an output has. */

const LIST = 'System.Collections.Generic.List`1[System.Object]';

/** The run-time type's name, for messages. */
export function typeNameOf(value: unknown): string {
  if (value instanceof Texts) return 'System.String[]';
  if (Array.isArray(value)) return LIST;
  if (value instanceof Hash) return 'DotLiquid.Hash';
  if (value instanceof Pair) return 'System.Collections.Generic.KeyValuePair`2[System.String,System.Object]';
  if (value instanceof Drop) return 'DotLiquid.Drop';
  if (value instanceof Emptiness) return 'DotLiquid.Util.Symbol';
  return dotnet.typeName(value);
}

/** `ToString()`; null gives the empty text. */
export function plainText(value: unknown): string {
  if (value instanceof Pair) return `[${value.key}, ${plainText(value.value)}]`;
  return isContainer(value) ? typeNameOf(value) : toText(value);
}

export const isContainer = (value: unknown): boolean =>
  Array.isArray(value) ||
  value instanceof Hash ||
  value instanceof Pair ||
  value instanceof Drop ||
  value instanceof Emptiness;

const decimalText = dotnet.member('System.Decimal', 'string ToString(string format)');

/** A decimal without the zeros that only tell its precision. */
const formatted = (value: unknown): string =>
  value instanceof dotnet.Decimal ? (decimalText(value, `0.${'#'.repeat(29)}`) as string) : plainText(value);

/** What `{{ value }}` writes: sequences side by side, true and false in lower case, objects of the host not at all. */
export function outputText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value instanceof Drop) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  const items = itemsOf(value);
  return items === null ? formatted(value) : joined('', items, formatted);
}

/** `string.Join(glue, items)`. */
export function joined(glue: string, items: readonly unknown[], text: (item: unknown) => string = plainText): string {
  let out = '';
  for (let i = 0; i < items.length; i++) {
    dotnet.charge(1);
    out += i === 0 ? text(items[i]) : glue + text(items[i]);
    dotnet.limitLength(out.length);
  }
  return out;
}
