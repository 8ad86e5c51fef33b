import { dotnet } from '@sluice/expressions';
import { memberOf } from '../render/member.ts';
import { Drop, Hash } from '../values/kinds.ts';
import { flatten, itemsOf } from '../values/sequence.ts';
import { isContainer, joined } from '../values/text.ts';
import type { Filters } from './signature.ts';

/** Filters on lists. What is no list counts as a list of one. */
type List = readonly unknown[] | null;

const flatItems = (input: unknown): unknown[] => {
  const items = typeof input === 'string' ? [input] : itemsOf(input);
  return flatten(items ?? [input]);
};

function size(input: unknown): number {
  return typeof input === 'string' ? input.length : (itemsOf(input)?.length ?? 0);
}

/** `StringComparer.OrdinalIgnoreCase.Compare(object, object)`. */
function compareIgnoringCase(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === 'string' && typeof b === 'string') return dotnet.ordinalIgnoreCaseCompare(a, b);
  return isContainer(a) || isContainer(b)
    ? dotnet.argument('At least one object must implement IComparable.')
    : dotnet.objectCompare(a, b);
}

function sort(input: unknown, property: string | null): unknown {
  if (input === null) return null;
  const items = flatItems(input);
  if (property === null || property === '') {
    dotnet.sortRange(items, compareIgnoringCase);
    return items;
  }
  const hashes = items.filter((o) => o instanceof Hash);
  if (hashes.length < items.length || !hashes.some((o) => o.entries.has(property))) return items;
  const key = (o: Hash): unknown => o.entries.get(property) ?? null;
  dotnet.sortRange(hashes, (a, b) => compareIgnoringCase(key(a), key(b)));
  return hashes;
}

/** Where the first is an object with the property, all are taken for such; members of the host's objects count, too. */
function map(items: List, property: string | null): unknown {
  if (items === null || items.length === 0) return items;
  dotnet.charge(items.length);
  const hashes = items.filter((o) => o instanceof Hash);
  if (hashes.length === items.length) {
    if (property === null) return dotnet.argumentNull('key');
    if (hashes[0]!.entries.has(property)) return hashes.map((o) => o.entries.get(property) ?? null);
  }
  return items.map((o) => (o instanceof Drop && property !== null ? (memberOf(o, property, false) ?? null) : null));
}

function unique(input: unknown): unknown {
  if (input === null) return null;
  const kept: unknown[] = [];
  const plain = new Set<unknown>();
  for (const item of flatItems(input)) {
    if (item === null || typeof item !== 'object' || isContainer(item)) {
      if (plain.has(item)) continue;
      plain.add(item);
    } else {
      dotnet.charge(kept.length);
      if (kept.some((k) => k !== null && typeof k === 'object' && !isContainer(k) && dotnet.objectEquals(k, item)))
        continue;
    }
    kept.push(item);
  }
  return kept;
}

export const listFilters: Filters = {
  'int Size(object input)': size,
  'string Join(IEnumerable input, string glue = " ")': (items: List, glue: string | null) =>
    items === null ? null : joined(glue ?? '', items),
  'IEnumerable Sort(object input, string property = null)': sort,
  'IEnumerable Map(IEnumerable enumerableInput, string property)': map,
  'object First(IEnumerable array)': (items: List) => items?.[0],
  'object Last(IEnumerable array)': (items: List) => items?.at(-1),
  'IEnumerable Uniq(object input)': unique,
  'IEnumerable Compact(object input)': (input: unknown) =>
    input === null ? null : flatItems(input).filter((item) => item !== null),
};
