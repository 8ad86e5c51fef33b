import { generic, missing, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import type { JContainer } from '../../values/json/container.ts';
import { descendantsOf, JEnumerable, valuesOf, tokenType } from '../../values/json/enumerable.ts';
import { merge } from '../../values/json/merge.ts';

export const NewtonsoftJContainer = typeDef('Newtonsoft.Json.Linq.JContainer', {
  kind: 'class',
  abstract: true,
  base: 'JToken',
  interfaces: ['IList<JToken>', 'ICollection<JToken>', 'IList', 'ICollection'],
  documented: 'all',
  members: {
    'int Count { get; }': (self: JContainer) => self.count,
    'bool HasValues { get; }': (self: JContainer) => self.count > 0,
    'JToken First { get; }': (self: JContainer) => self.first,
    'JToken Last { get; }': (self: JContainer) => self.last,
    'JEnumerable<JToken> Children()': (self: JContainer) => new JEnumerable(tokenType(), self),
    'IEnumerable<JToken> Descendants()': (self: JContainer) => descendantsOf(self, false),
    'IEnumerable<JToken> DescendantsAndSelf()': (self: JContainer) => descendantsOf(self, true),
    'IEnumerable<T> Values<T>()': generic((t: Type) => (self: JContainer) => valuesOf(self, t)),
    'void Add(object content)': (self: JContainer, content) => self.addContent(self.count, content),
    'void AddFirst(object content)': (self: JContainer, content) => self.addContent(0, content),
    'void RemoveAll()': (self: JContainer) => self.clear(),
    'void ReplaceAll(object content)': (self: JContainer, content) => {
      self.clear();
      self.addContent(0, content);
    },
    'void Merge(object content)': (self: JContainer, content) => merge(self, content, null),
    'void Merge(object content, JsonMergeSettings settings)': (self: JContainer, content, settings) =>
      merge(self, content, settings),
    'JsonWriter CreateWriter()': missing,
  },
});
