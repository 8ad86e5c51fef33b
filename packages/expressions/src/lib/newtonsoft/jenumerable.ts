import { generic, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { argumentNull } from '../../values/exception.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { JEnumerable, manyValues, tokenType } from '../../values/json/enumerable.ts';
import { cursorOf } from '../../values/sequence.ts';

const byKey = (self: unknown, key: unknown): JEnumerable =>
  new JEnumerable(tokenType(), manyValues(self, key, tokenType()));

/** A sequence of tokens that has an indexer: what `Children()` gives, and tokens themselves. */
export const NewtonsoftIJEnumerable = typeDef('Newtonsoft.Json.Linq.IJEnumerable<out T>', {
  kind: 'interface',
  interfaces: ['IEnumerable<T>'],
  documented: 'none',
  members: { 'IJEnumerable<JToken> this[object key] { get; }': byKey },
});

export const NewtonsoftJEnumerable = typeDef('Newtonsoft.Json.Linq.JEnumerable<T>', {
  kind: 'struct',
  interfaces: ['IJEnumerable<T>', 'IEquatable<JEnumerable<T>>'],
  documented: 'none',
  zero: (element: Type) => new JEnumerable(element, ''),
  key: (self: JEnumerable) => self.source,
  members: {
    'new(IEnumerable<T> enumerable)': generic(
      (element: Type) => (source) => (source === null ? argumentNull('enumerable') : new JEnumerable(element, source)),
    ),
    'IJEnumerable<JToken> this[object key] { get; }': byKey,
    'IEnumerator<T> GetEnumerator()': generic(
      (element: Type) => (self: JEnumerable) => new Enumerator(cursorOf(self), element),
    ),
    'bool Equals(JEnumerable<T> other)': (self: JEnumerable, other: JEnumerable) => self.source === other.source,
    'bool Equals(object obj)': (self: JEnumerable, other) =>
      other instanceof JEnumerable && self.source === other.source,
    'int GetHashCode()': () => 0,
  },
});
