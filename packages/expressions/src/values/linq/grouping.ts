import type { Type } from '../../types/type.ts';
import { CLR } from '../clr.ts';
import { keysOf, type EqualityComparer } from '../comparer.ts';
import { indexOutOfList } from '../list-range.ts';
import { COUNT, ITEM } from '../protocol.ts';
import { cursorOver, ENUMERATE, type Cursor, within } from '../sequence.ts';

/** `IGrouping<K, E>`: the elements that share a key, in the order they came. */
export class Grouping {
  readonly typeArguments: readonly Type[];
  readonly key: unknown;
  readonly items: unknown[] = [];

  constructor(typeArguments: readonly Type[], key: unknown) {
    this.typeArguments = typeArguments;
    this.key = key;
  }

  get [CLR](): string {
    return 'System.Linq.Grouping';
  }

  [COUNT](): number {
    return this.items.length;
  }

  [ITEM](index: number): unknown {
    return index >>> 0 < this.items.length ? this.items[index] : indexOutOfList();
  }

  [ENUMERATE](): Cursor {
    return cursorOver(this.items);
  }
}

/** `ILookup<K, E>`: groups in the order of their first elements. A null key is a key, except in a join. */
export class Lookup {
  readonly typeArguments: readonly Type[];
  readonly groups: Grouping[] = [];
  private readonly byKey = new Map<unknown, Grouping>();
  private readonly keyOf: (key: unknown) => unknown;

  constructor(typeArguments: readonly Type[], comparer: EqualityComparer | null) {
    this.typeArguments = typeArguments;
    this.keyOf = keysOf(comparer, typeArguments[0]!);
  }

  get [CLR](): string {
    return 'System.Linq.Lookup';
  }

  find(key: unknown): Grouping | undefined {
    return this.byKey.get(this.keyOf(key));
  }

  add(key: unknown, item: unknown): void {
    const id = this.keyOf(key);
    let group = this.byKey.get(id);
    if (group === undefined) {
      this.byKey.set(id, (group = new Grouping(this.typeArguments, key)));
      this.groups.push(group);
    }
    group.items.push(item);
  }

  [COUNT](): number {
    return this.groups.length;
  }

  [ENUMERATE](): Cursor<Grouping> {
    return cursorOver(this.groups);
  }
}

type Selector = (item: unknown) => unknown;

/** Groups a sequence; `select` is null where the elements are the source's own. */
export function lookupOf(
  types: readonly Type[],
  source: unknown,
  key: Selector,
  select: Selector | null,
  comparer: EqualityComparer | null,
): Lookup {
  const lookup = new Lookup(types, comparer);
  within(source, (cursor) => {
    while (cursor.moveNext()) {
      const item = cursor.current;
      lookup.add(key(item), select === null ? item : select(item));
    }
  });
  return lookup;
}

/** The inner side of a join: elements whose key is null match nothing. */
export function joinLookup(
  types: readonly Type[],
  inner: unknown,
  key: Selector,
  comparer: EqualityComparer | null,
): Lookup {
  const lookup = new Lookup(types, comparer);
  within(inner, (cursor) => {
    while (cursor.moveNext()) {
      const k = key(cursor.current);
      if (k !== null) lookup.add(k, cursor.current);
    }
  });
  return lookup;
}
