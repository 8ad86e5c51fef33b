import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import {
  defaultComparer,
  defaultEqualityComparer,
  DelegateComparer,
  DelegateEqualityComparer,
  type EqualityComparer,
  type OrderComparer,
} from '../../values/comparer.ts';
import { argumentNull, clrThrow } from '../../values/exception.ts';

/** Objects that compare values of one type. Expressions can't write classes, so these come from the library. */
export const IEqualityComparerOfT = typeDef('System.Collections.Generic.IEqualityComparer<in T>', {
  kind: 'interface',
  documented: 'none',
  members: {
    'bool Equals(T x, T y)': (self: EqualityComparer, x, y) => self.equals(x, y),
    'int GetHashCode(T obj)': (self: EqualityComparer, obj) => (obj === null ? argumentNull('obj') : self.hash(obj)),
  },
});

export const IComparerOfT = typeDef('System.Collections.Generic.IComparer<in T>', {
  kind: 'interface',
  documented: 'none',
  members: { 'int Compare(T x, T y)': (self: OrderComparer, x, y) => self.compare(x, y) },
});

export const IComparer = typeDef('System.Collections.IComparer', {
  kind: 'interface',
  documented: 'none',
  members: { 'int Compare(object x, object y)': (self: OrderComparer, x, y) => self.compare(x, y) },
});

export const IEqualityComparer = typeDef('System.Collections.IEqualityComparer', {
  kind: 'interface',
  documented: 'none',
  members: {
    'bool Equals(object x, object y)': (self: EqualityComparer, x, y) => self.equals(x, y),
    'int GetHashCode(object obj)': (self: EqualityComparer, obj) =>
      obj === null ? argumentNull('obj') : self.hash(obj),
  },
});

const noHash = (): never => clrThrow('System.NotSupportedException', 'Specified method is not supported.');

export const SystemEqualityComparer = typeDef('System.Collections.Generic.EqualityComparer<T>', {
  kind: 'class',
  abstract: true,
  interfaces: ['IEqualityComparer<T>', 'IEqualityComparer'],
  documented: 'none',
  members: {
    'static EqualityComparer<T> Default { get; }': generic((type: Type) => () => defaultEqualityComparer(type)),
    'static EqualityComparer<T> Create(Func<T, T, bool> equals, Func<T, int> getHashCode = null)': generic(
      (type: Type) => (equals, getHashCode) =>
        equals === null ? argumentNull('equals') : new DelegateEqualityComparer(type, equals, getHashCode ?? noHash),
    ),
    'bool Equals(T x, T y)': (self: EqualityComparer, x, y) => self.equals(x, y),
    'int GetHashCode(T obj)': (self: EqualityComparer, obj) => self.hash(obj),
  },
});

export const SystemComparer = typeDef('System.Collections.Generic.Comparer<T>', {
  kind: 'class',
  abstract: true,
  interfaces: ['IComparer<T>', 'IComparer'],
  documented: 'none',
  members: {
    'static Comparer<T> Default { get; }': generic((type: Type) => () => defaultComparer(type)),
    'static Comparer<T> Create(Comparison<T> comparison)': generic(
      (type: Type) => (comparison) =>
        comparison === null ? argumentNull('comparison') : new DelegateComparer(type, comparison),
    ),
    'int Compare(T x, T y)': (self: OrderComparer, x, y) => self.compare(x, y),
  },
});
