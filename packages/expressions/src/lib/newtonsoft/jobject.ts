import { accessors, missing, prepared, typeDef } from '../../types/define.ts';
import { T, type as typeNamed } from '../../types/registry.ts';
import { checkComparison } from '../../values/collation.ts';
import type { Ref } from '../../values/clr.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { argumentNull } from '../../values/exception.ts';
import { JEnumerable, walk, tokenType } from '../../values/json/enumerable.ts';
import { objectFromObject } from '../../values/json/from-object.ts';
import { parseObject } from '../../values/json/load.ts';
import { fieldOf, JObject, pairsOf } from '../../values/json/object.ts';
import type { JToken } from '../../values/json/token.ts';
import { cursorOf } from '../../values/sequence.ts';
import { streaming } from './json-unsupported.ts';

const created = (content: unknown): JObject => {
  const object = new JObject();
  object.addContent(0, content);
  return object;
};

const propertyBy = (self: JObject, name: string | null, comparison: number) => {
  checkComparison(comparison);
  return name === null ? null : self.findBy(name, comparison);
};

const indexer = (name: string | null): ((self: JObject) => JToken | null) =>
  name === null ? (self) => self.named(name) : fieldOf(name);

export const NewtonsoftJObject = typeDef('Newtonsoft.Json.Linq.JObject', {
  kind: 'class',
  base: 'JContainer',
  interfaces: [
    'IDictionary<string, JToken>',
    'ICollection<KeyValuePair<string, JToken>>',
    'IEnumerable<KeyValuePair<string, JToken>>',
  ],
  documented: 'all',
  members: {
    'new()': () => new JObject(),
    'new(JObject other)': (other: JObject | null) => (other ?? argumentNull('other')).clone(0),
    'new(object content)': created,
    'new(params object[] content)': created,
    'JToken this[string propertyName] { get; set; }': accessors(
      prepared((self: JObject, name: string | null) => self.named(name), indexer),
      (self: JObject, name: string | null, value: JToken | null) => self.put(name, value),
    ),
    'JToken this[object key] { get; set; }': accessors(
      (self: JObject, key) => self.get(key),
      (self: JObject, key, value) => self.set(key, value),
    ),
    'JTokenType Type { get; }': (self: JObject) => self.type,
    'static JObject Parse(string json)': (json: string | null) => parseObject(json),
    'static JObject Parse(string json, JsonLoadSettings settings)': parseObject,
    'static JObject FromObject(object o)': objectFromObject,
    'static JObject FromObject(object o, JsonSerializer jsonSerializer)': missing,
    'JToken GetValue(string propertyName)': (self: JObject, name: string | null) =>
      name === null ? null : self.named(name),
    'JToken GetValue(string propertyName, StringComparison comparison)': (self: JObject, name, comparison: number) =>
      propertyBy(self, name, comparison)?.value ?? null,
    'bool TryGetValue(string propertyName, out JToken value)': (self: JObject, name: string | null, value: Ref) => {
      value.value = name === null ? null : self.named(name);
      return value.value !== null;
    },
    'bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)': (
      self: JObject,
      name: string | null,
      comparison: number,
      value: Ref,
    ) => {
      value.value = propertyBy(self, name, comparison)?.value ?? null;
      return value.value !== null;
    },
    'bool ContainsKey(string propertyName)': (self: JObject, name: string | null) =>
      self.find(name ?? argumentNull('propertyName')) !== null,
    'JProperty Property(string name)': (self: JObject, name: string | null) => (name === null ? null : self.find(name)),
    'JProperty Property(string name, StringComparison comparison)': propertyBy,
    'IEnumerable<JProperty> Properties()': (self: JObject) => walk(() => steps(self)),
    'JEnumerable<JToken> PropertyValues()': (self: JObject) =>
      new JEnumerable(
        tokenType(),
        walk(() => valueSteps(self)),
      ),
    'void Add(string propertyName, JToken value)': (self: JObject, name: string | null, value: JToken | null) =>
      self.add(name, value),
    'bool Remove(string propertyName)': (self: JObject, name: string | null) => {
      const found = self.find(name ?? argumentNull('propertyName'));
      return found !== null && self.remove(found);
    },
    'IEnumerator<KeyValuePair<string, JToken>> GetEnumerator()': (self: JObject) => {
      const pair = typeNamed('System.Collections.Generic.KeyValuePair`2', T.string(), tokenType());
      return new Enumerator(pairsOf(self), pair);
    },
    ...streaming('JObject'),
  },
});

function* steps(self: JObject): Generator<JToken> {
  for (const cursor = cursorOf<JToken>(self); cursor.moveNext();) yield cursor.current;
}
function* valueSteps(self: JObject): Generator<JToken> {
  for (const cursor = cursorOf<JToken>(self); cursor.moveNext();) yield cursor.current.first!;
}
