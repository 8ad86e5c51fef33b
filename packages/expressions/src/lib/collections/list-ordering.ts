import { generic, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { orderOf, type OrderComparer } from '../../values/comparer.ts';
import { reverseRange, sortRange } from '../../values/list-sort.ts';
import { checkRange } from '../../values/list-range.ts';
import type { List } from '../../values/list.ts';

type Order = (a: unknown, b: unknown) => number;

function sort(self: List, order: Order, index = 0, count = self.items.length): void {
  sortRange(self.items, order, index, count);
  self.version++;
}

/** `List<T>`: what changes the order of elements. */
export const listOrdering: Readonly<Record<string, Row>> = {
  'void Sort()': generic((element: Type) => {
    const order = orderOf(null, element);
    return (self: List) => sort(self, order);
  }),
  'void Sort(Comparison<T> comparison)': sort,
  'void Sort(IComparer<T> comparer)': generic(
    (element: Type) => (self: List, comparer: OrderComparer | null) => sort(self, orderOf(comparer, element)),
  ),
  'void Sort(int index, int count, IComparer<T> comparer)': generic(
    (element: Type) => (self: List, index: number, count: number, comparer: OrderComparer | null) => {
      checkRange(self.items.length, index, count);
      sort(self, orderOf(comparer, element), index, count);
    },
  ),
  'void Reverse()': (self: List) => {
    reverseRange(self.items, 0, self.items.length);
    self.version++;
  },
  'void Reverse(int index, int count)': (self: List, index: number, count: number) => {
    checkRange(self.items.length, index, count);
    reverseRange(self.items, index, count);
    self.version++;
  },
};
