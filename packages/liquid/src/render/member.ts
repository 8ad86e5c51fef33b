import { dotnet } from '@sluice/expressions';
import { Drop, Hash, Pair, Texts } from '../values/kinds.ts';
import { itemsOf } from '../values/sequence.ts';
import { equalAcrossTypes } from '../values/compare.ts';
import { int32Of } from '../values/convert.ts';

/**
 * The member of a value by name (`a.b`) or key (`a[…]`); `undefined` where it has none. `size`, `first` and `last` of
 * sequences are for names only, with a capital letter or without.
 */
export function memberOf(value: unknown, key: unknown, isName: boolean): unknown {
  if (value instanceof Pair) {
    if (key === 'Key' || equalAcrossTypes(key, 0)) return value.key;
    if (key === 'Value' || key === value.key || equalAcrossTypes(key, 1)) return value.value;
    return undefined;
  }
  if (value instanceof Hash && typeof key === 'string' && value.entries.has(key)) return value.entries.get(key);
  if (value instanceof Drop) {
    const found = value.member(key);
    if (found !== undefined) return found;
  }
  if (Array.isArray(value) && isWhole(key)) return elementAt(value, int32Of(key));
  if (!isName) return undefined;
  const items = itemsOf(value);
  switch (items === null ? '' : key) {
    case 'size':
    case 'Size':
      return items!.length;
    case 'first':
    case 'First':
      return items![0] ?? null;
    case 'last':
    case 'Last':
      return items!.at(-1) ?? null;
    default:
      return undefined;
  }
}

const truncate = dotnet.member('System.Math', 'static decimal Truncate(decimal d)');

function isWhole(key: unknown): boolean {
  if (typeof key === 'number' || typeof key === 'bigint') return true;
  if (key instanceof dotnet.Decimal) return dotnet.objectEquals(truncate(key), key);
  return key instanceof dotnet.Box && typeof key.value === 'number' && Number.isInteger(key.value);
}

/** A negative index counts from the end. */
function elementAt(list: readonly unknown[], index: number): unknown {
  const at = index < 0 ? list.length + index : index;
  if (at >= 0 && at < list.length) return list[at];
  return list instanceof Texts
    ? dotnet.clrThrow('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
    : dotnet.argument(
        'Index was out of range. Must be non-negative and less than the size of the collection.',
        'index',
      );
}
