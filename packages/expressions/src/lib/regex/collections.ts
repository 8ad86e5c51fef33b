import { typeDef, type Row } from '../../types/define.ts';
import type { Ref } from '../../values/clr.ts';
import type { ClrArray } from '../../values/array.ts';
import { argument, argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { Lazy, cursorOf, toArray, type Cursor } from '../../values/sequence.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { copyInto } from '../../values/list-range.ts';
import { COUNT, ITEM, type Counted } from '../../values/protocol.ts';
import {
  NO_GROUP,
  type CaptureCollection,
  type GroupCollection,
  type MatchCollection,
} from '../../values/regex/collections.ts';
import { groupByName, type Group } from '../../values/regex/match.ts';
import { T } from '../../types/registry.ts';

/** System.Text.RegularExpressions.MatchCollection, GroupCollection and CaptureCollection. */
const interfaces = (element: string): string[] => [`IList<${element}>`, 'IList', `IReadOnlyList<${element}>`];

/** What all three have. */
type CopyTo = (self: unknown, array: ClrArray | null, index: number) => void;
const rows = (element: string, copyTo: CopyTo): Record<string, Row> => ({
  'int Count { get; }': (self: Counted) => self[COUNT](),
  'bool IsReadOnly { get; }': () => true,
  'bool IsSynchronized { get; }': () => false,
  'object SyncRoot { get; }': (self) => self,
  'IEnumerator GetEnumerator()': (self) => new Enumerator(cursorOf(self), T.object()),
  [`void CopyTo(${element}[] array, int arrayIndex)`]: copyTo,
  'void CopyTo(Array array, int arrayIndex)': copyTo,
});

/** As a list copies its elements; the other two have checks of their own. */
const copyMatches: CopyTo = (self, array, index) => {
  if (array === null) return argumentNull('destinationArray');
  const items = toArray(self);
  copyInto(items, 0, array.items, index, items.length);
};
const copyCaptures: CopyTo = (self, array, index) => {
  if (array === null) return argumentNull('array');
  if (index < 0 || index > array.items.length) return argumentOutOfRange('arrayIndex');
  const items = toArray(self);
  if (array.items.length - index < items.length)
    argument(
      'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
    );
  copyInto(items, 0, array.items, index, items.length);
};

export const SystemMatchCollection = typeDef('System.Text.RegularExpressions.MatchCollection', {
  kind: 'class',
  interfaces: interfaces('Match'),
  documented: 'none',
  members: {
    ...rows('Match', copyMatches),
    'Match this[int i] { get; }': (self: MatchCollection, index: number) => self[ITEM](index),
  },
});

export const SystemCaptureCollection = typeDef('System.Text.RegularExpressions.CaptureCollection', {
  kind: 'class',
  interfaces: interfaces('Capture'),
  documented: ['Count', 'Item'],
  members: {
    ...rows('Capture', copyCaptures),
    'Capture this[int i] { get; }': (self: CaptureCollection, index: number) => self[ITEM](index),
  },
});

const byName = (self: GroupCollection, name: string | null): Group | null =>
  name === null ? argumentNull('name') : groupByName(self.match, name);

class NameCursor implements Cursor<string> {
  private readonly groups: Cursor<Group>;
  constructor(groups: Cursor<Group>) {
    this.groups = groups;
  }
  get current(): string {
    return this.groups.current.name;
  }
  moveNext(): boolean {
    return this.groups.moveNext();
  }
}

export const SystemGroupCollection = typeDef('System.Text.RegularExpressions.GroupCollection', {
  kind: 'class',
  interfaces: interfaces('Group'),
  documented: ['Count', 'Item'],
  members: {
    ...rows('Group', copyCaptures),
    'Group this[int groupnum] { get; }': (self: GroupCollection, number: number) => self[ITEM](number),
    'Group this[string groupname] { get; }': (self: GroupCollection, name: string | null) =>
      byName(self, name) ?? NO_GROUP,
    'IEnumerable<string> Keys { get; }': (self: GroupCollection) =>
      new Lazy(() => new NameCursor(cursorOf<Group>(self))),
    'IEnumerable<Group> Values { get; }': (self: GroupCollection) => new Lazy(() => cursorOf(self)),
    'bool TryGetValue(string key, out Group value)': (
      self: GroupCollection,
      name: string | null,
      value: Ref<Group | null>,
    ) => {
      const group = byName(self, name);
      value.value = group ?? NO_GROUP;
      return group !== null;
    },
  },
});
