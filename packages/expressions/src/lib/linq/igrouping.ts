import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { deferred } from '../../values/linq/cursors.ts';
import type { Grouping, Lookup } from '../../values/linq/grouping.ts';
import { COUNT } from '../../values/protocol.ts';

/** Groups and lookups, with the classes behind them. */
export const IGrouping = typeDef('System.Linq.IGrouping<out TKey, out TElement>', {
  kind: 'interface',
  interfaces: ['IEnumerable<TElement>'],
  documented: 'none',
  members: { 'TKey Key { get; }': (self: Grouping) => self.key },
});

export const SystemGrouping = typeDef('System.Linq.Grouping<TKey, TElement>', {
  kind: 'class',
  interfaces: ['IGrouping<TKey, TElement>', 'IList<TElement>'],
  documented: 'none',
  members: { 'TKey Key { get; }': (self: Grouping) => self.key },
});

const rows = {
  'int Count { get; }': (self: Lookup) => self[COUNT](),
  'bool Contains(TKey key)': (self: Lookup, key: unknown) => self.find(key) !== undefined,
  'IEnumerable<TElement> this[TKey key] { get; }': generic((_: Type, element: Type) => {
    const none = deferred(element, () => []);
    return (self: Lookup, key) => self.find(key) ?? none;
  }),
};

export const ILookup = typeDef('System.Linq.ILookup<TKey, TElement>', {
  kind: 'interface',
  interfaces: ['IEnumerable<IGrouping<TKey, TElement>>'],
  documented: 'none',
  members: rows,
});

export const SystemLookup = typeDef('System.Linq.Lookup<TKey, TElement>', {
  kind: 'class',
  interfaces: ['ILookup<TKey, TElement>'],
  documented: 'none',
  members: rows,
});
