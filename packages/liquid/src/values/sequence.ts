import { dotnet } from '@sluice/expressions';
import { Drop, Hash } from './kinds.ts';

/** Which values are `IEnumerable`, and what is in them: a text is a sequence of characters, a Hash one of pairs. */
export function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (value instanceof Hash) return value.pairs();
  if (value instanceof Drop) return value.items();
  if (typeof value !== 'string') return null;
  dotnet.charge(value.length >> 3);
  return Array.from({ length: value.length }, (_, i) => dotnet.boxChar(value.charCodeAt(i)));
}

/** Lists in lists opened up; dictionaries and texts stay whole. */
export function flatten(items: readonly unknown[]): unknown[] {
  const flat: unknown[] = [];
  const open: { readonly items: readonly unknown[]; at: number }[] = [{ items, at: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.at === top.items.length) {
      open.pop();
      continue;
    }
    dotnet.charge(1);
    const item = top.items[top.at++];
    if (Array.isArray(item)) open.push({ items: item, at: 0 });
    else flat.push(item ?? null);
  }
  return flat;
}
