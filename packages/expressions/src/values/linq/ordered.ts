import type { Type } from '../../types/type.ts';
import { CLR } from '../clr.ts';
import { sortRange } from '../list-sort.ts';
import { cursorOver, toArray } from '../sequence.ts';
import { Query } from './query.ts';

/** One `OrderBy` or `ThenBy`. */
export interface Criterion {
  readonly key: (item: unknown) => unknown;
  readonly order: (a: unknown, b: unknown) => number;
  readonly descending: boolean;
}

/** `IOrderedEnumerable<T>`: sorted stably when enumerated; `ThenBy` adds a criterion. */
export class OrderedQuery extends Query {
  readonly source: unknown;
  readonly criteria: readonly Criterion[];

  constructor(element: Type, source: unknown, criteria: readonly Criterion[]) {
    super(element, () => cursorOver(sorted(source, criteria)));
    this.source = source;
    this.criteria = criteria;
  }

  override get [CLR](): string {
    return 'System.Linq.Enumerable+OrderedIterator';
  }

  thenBy(criterion: Criterion): OrderedQuery {
    return new OrderedQuery(this.typeArguments[0]!, this.source, [...this.criteria, criterion]);
  }
}

function sorted(source: unknown, criteria: readonly Criterion[]): unknown[] {
  const items = toArray(source);
  const levels = criteria.map(({ key, order, descending }) => ({
    keys: items.map((item) => key(item)),
    order: descending ? (a: unknown, b: unknown) => order(b, a) : order,
  }));
  const compare = (i: number, j: number): number => {
    for (const { keys, order } of levels) {
      const found = order(keys[i], keys[j]);
      if (found !== 0) return found;
    }
    return i - j;
  };
  const indexes = items.map((_, i) => i);
  sortRange(indexes, compare);
  return indexes.map((i) => items[i]);
}
