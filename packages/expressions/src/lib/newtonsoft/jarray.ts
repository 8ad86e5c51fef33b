import { accessors, missing, typeDef } from '../../types/define.ts';
import type { ClrArray } from '../../values/array.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argument, argumentNull, argumentOutOfRange } from '../../values/exception.ts';
import { JArray } from '../../values/json/array.ts';
import { tokenType } from '../../values/json/enumerable.ts';
import { arrayFromObject } from '../../values/json/from-object.ts';
import { parseArray } from '../../values/json/load.ts';
import type { JToken } from '../../values/json/token.ts';
import { cursorOf } from '../../values/sequence.ts';
import { streaming } from './json-unsupported.ts';

const created = (content: unknown): JArray => {
  const array = new JArray();
  array.addContent(0, content);
  return array;
};

export const NewtonsoftJArray = typeDef('Newtonsoft.Json.Linq.JArray', {
  kind: 'class',
  base: 'JContainer',
  interfaces: ['IList<JToken>'],
  documented: 'all',
  members: {
    'new()': () => new JArray(),
    'new(JArray other)': (other: JArray | null) => (other ?? argumentNull('other')).clone(0),
    'new(object content)': created,
    'new(params object[] content)': created,
    'JToken this[int index] { get; set; }': accessors(
      (self: JArray, index: number) => self.at(index),
      (self: JArray, index: number, value) => self.setItem(index, value),
    ),
    'JToken this[object key] { get; set; }': accessors(
      (self: JArray, key) => self.get(key),
      (self: JArray, key, value) => self.set(key, value),
    ),
    'JTokenType Type { get; }': (self: JArray) => self.type,
    'bool IsReadOnly { get; }': () => false,
    'static JArray Parse(string json)': (json: string | null) => parseArray(json),
    'static JArray Parse(string json, JsonLoadSettings settings)': parseArray,
    'static JArray FromObject(object o)': arrayFromObject,
    'static JArray FromObject(object o, JsonSerializer jsonSerializer)': missing,
    'void Add(JToken item)': (self: JArray, item: JToken | null) => self.addContent(self.count, item),
    'void Insert(int index, JToken item)': (self: JArray, index: number, item: JToken | null) =>
      self.insert(index, item),
    'void RemoveAt(int index)': (self: JArray, index: number) => self.removeAt(index),
    'bool Remove(JToken item)': (self: JArray, item: JToken | null) => self.remove(item),
    'void Clear()': (self: JArray) => self.clear(),
    'bool Contains(JToken item)': (self: JArray, item: JToken | null) => item !== null && self.indexOf(item) >= 0,
    'int IndexOf(JToken item)': (self: JArray, item: JToken | null) => (item === null ? -1 : self.indexOf(item)),
    'void CopyTo(JToken[] array, int arrayIndex)': (self: JArray, array: ClrArray | null, arrayIndex: number) => {
      if (array === null) return argumentNull('array');
      if (arrayIndex < 0) return argumentOutOfRange('arrayIndex', 'arrayIndex is less than 0.');
      if (arrayIndex >= array.items.length && arrayIndex !== 0)
        return argument('arrayIndex is equal to or greater than the length of array.');
      if (self.count > array.items.length - arrayIndex)
        return argument(
          'The number of elements in the source JObject is greater than the available space from arrayIndex to the end of the destination array.',
        );
      self.items.forEach((item, i) => (array.items[arrayIndex + i] = item));
    },
    'IEnumerator<JToken> GetEnumerator()': (self: JArray) => new Enumerator(cursorOf(self), tokenType()),
    ...streaming('JArray'),
  },
});
