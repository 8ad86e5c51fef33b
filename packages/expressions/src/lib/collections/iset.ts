import { typeDef, type Fn } from '../../types/define.ts';
import { callMember } from '../../values/protocol.ts';

/** `ISet<T>`: the set's own rows, seen through the interface. */
const own =
  (name: string): Fn =>
  (self, argument) =>
    callMember(self, name, argument);

export const ISetOfT = typeDef('System.Collections.Generic.ISet<T>', {
  kind: 'interface',
  interfaces: ['ICollection<T>'],
  documented: 'all',
  members: {
    'bool Add(T item)': own('Add'),
    'bool IsProperSubsetOf(IEnumerable<T> other)': own('IsProperSubsetOf'),
    'bool IsProperSupersetOf(IEnumerable<T> other)': own('IsProperSupersetOf'),
    'bool IsSubsetOf(IEnumerable<T> other)': own('IsSubsetOf'),
    'bool IsSupersetOf(IEnumerable<T> other)': own('IsSupersetOf'),
    'bool Overlaps(IEnumerable<T> other)': own('Overlaps'),
    'bool SetEquals(IEnumerable<T> other)': own('SetEquals'),
    'void ExceptWith(IEnumerable<T> other)': own('ExceptWith'),
    'void IntersectWith(IEnumerable<T> other)': own('IntersectWith'),
    'void SymmetricExceptWith(IEnumerable<T> other)': own('SymmetricExceptWith'),
    'void UnionWith(IEnumerable<T> other)': own('UnionWith'),
  },
});

export const IReadOnlySetOfT = typeDef('System.Collections.Generic.IReadOnlySet<T>', {
  kind: 'interface',
  interfaces: ['IReadOnlyCollection<T>'],
  documented: 'none',
  members: {
    'bool Contains(T item)': own('Contains'),
    'bool IsProperSubsetOf(IEnumerable<T> other)': own('IsProperSubsetOf'),
    'bool IsProperSupersetOf(IEnumerable<T> other)': own('IsProperSupersetOf'),
    'bool IsSubsetOf(IEnumerable<T> other)': own('IsSubsetOf'),
    'bool IsSupersetOf(IEnumerable<T> other)': own('IsSupersetOf'),
    'bool Overlaps(IEnumerable<T> other)': own('Overlaps'),
    'bool SetEquals(IEnumerable<T> other)': own('SetEquals'),
  },
});
