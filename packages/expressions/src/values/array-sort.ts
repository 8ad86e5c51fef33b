import { elementOf, itemsIn, type AnyArray } from './array-access.ts';
import { boxer, unbox } from './boxing.ts';
import { argument } from './exception.ts';
import { sortRange } from './list-sort.ts';
import { checkRange } from './list-range.ts';

type Order = (a: unknown, b: unknown) => number;

/** Sorts a range; `boxed` says that the order compares objects. */
export function sortArray(
  array: AnyArray,
  order: Order,
  boxed: boolean,
  index = 0,
  length = itemsIn(array).length,
): void {
  const items = itemsIn(array);
  checkRange(items.length, index, length, 'index', 'length');
  const box = boxed ? boxer(elementOf(array)) : null;
  if (box === null) return sortRange(items as unknown[], order, index, length);
  const objects = Array.from<unknown>(items)
    .slice(index, index + length)
    .map(box);
  sortRange(objects, order);
  objects.forEach((o, i) => (items[index + i] = unbox(o) as never));
}

/** Sorts keys, and items along with them. */
export function sortPairs(
  keys: AnyArray,
  items: AnyArray | null,
  order: Order,
  boxed: boolean,
  index = 0,
  length = itemsIn(keys).length,
): void {
  if (items === null) return sortArray(keys, order, boxed, index, length);
  const k = itemsIn(keys);
  const v = itemsIn(items);
  checkRange(k.length, index, length, 'index', 'length');
  if (v.length - index < length)
    argument(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  const box = boxed ? boxer(elementOf(keys)) : null;
  const pairs = Array.from({ length }, (_, i) => ({
    key: k[index + i],
    compared: box === null ? k[index + i] : box(k[index + i]),
    item: v[index + i],
  }));
  sortRange(pairs, (a, b) => order(a.compared, b.compared));
  pairs.forEach((pair, i) => {
    k[index + i] = pair.key;
    v[index + i] = pair.item;
  });
}
