import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { orderOf, type OrderComparer } from '../../values/comparer.ts';
import type { OrderedQuery } from '../../values/linq/ordered.ts';

/** Sorted sequences, and the classes of lazy sequences: `Iterator` is what LINQ's operators return. */
export const IOrderedEnumerable = typeDef('System.Linq.IOrderedEnumerable<out TElement>', {
  kind: 'interface',
  interfaces: ['IEnumerable<TElement>'],
  documented: 'none',
  members: {
    'IOrderedEnumerable<TElement> CreateOrderedEnumerable<TKey>(Func<TElement, TKey> keySelector, IComparer<TKey> comparer, bool descending)':
      generic(
        (_: Type, k: Type) =>
          (self: OrderedQuery, key: (item: unknown) => unknown, comparer: OrderComparer | null, descending: boolean) =>
            self.thenBy({ key, order: orderOf(comparer, k), descending }),
      ),
  },
});

export const OrderedIterator = typeDef('System.Linq.Enumerable+OrderedIterator<TElement>', {
  kind: 'class',
  interfaces: ['IOrderedEnumerable<TElement>'],
  documented: 'none',
  members: {},
});

export const Iterator = typeDef('System.Linq.Enumerable+Iterator<TSource>', {
  kind: 'class',
  interfaces: ['IEnumerable<TSource>'],
  documented: 'none',
  members: {},
});

/** A lazy sequence that does not say its element type. */
export const UntypedIterator = typeDef('System.Linq.Enumerable+Iterator', {
  kind: 'class',
  interfaces: ['IEnumerable<object>'],
  documented: 'none',
  members: {},
});
