import { accessors, generic, missing, prepared, typeDef } from '../../types/define.ts';
import { T } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { argumentNull, invalidOperation } from '../../values/exception.ts';
import { annotate, annotationsOf, removeAnnotations, typeArgument } from '../../values/json/annotations.ts';
import { JContainer } from '../../values/json/container.ts';
import { converter } from '../../values/json/convert-token.ts';
import { JEnumerable, siblings, tokensOf, valuesOf, walk, tokenType } from '../../values/json/enumerable.ts';
import { fromObject } from '../../values/json/from-object.ts';
import { parseToken } from '../../values/json/load.ts';
import { fieldOf } from '../../values/json/object.ts';
import { pathOf } from '../../values/json/path.ts';
import { selector, selectToken, selectTokens } from '../../values/json/select.ts';
import type { JsonSelectSettings } from '../../values/json/settings.ts';
import { toObject } from '../../values/json/to-object.ts';
import type { JToken } from '../../values/json/token.ts';
import { JTokenEqualityComparer } from '../../values/json/token-comparer.ts';
import { JValue } from '../../values/json/value.ts';
import { COMPACT, INDENTED, write } from '../../values/json/writer.ts';
import type { RuntimeType } from '../../values/runtime-type.ts';
import { conversions } from './jtoken-conversions.ts';
import { tokenStreaming } from './json-unsupported.ts';

const parentOf = (self: JToken): JContainer =>
  (self.parent as JContainer | null) ?? invalidOperation('The parent is missing.');

const deepEquals = (a: JToken | null, b: JToken | null): boolean =>
  a === b || (a !== null && b !== null && a.deepEquals(b, 0));

const tokens = (source: unknown): JEnumerable => new JEnumerable(tokenType(), source);

export const NewtonsoftJToken = typeDef('Newtonsoft.Json.Linq.JToken', {
  kind: 'class',
  abstract: true,
  interfaces: ['IJEnumerable<JToken>', 'IEnumerable<JToken>', 'IEnumerable', 'ICloneable', 'IJsonLineInfo'],
  documented: 'all',
  members: {
    'JToken this[object key] { get; set; }': accessors(
      prepared((self: JToken, key) => self.get(key), fieldOf),
      (self: JToken, key, value) => self.set(key, value),
    ),
    'JTokenType Type { get; }': (self: JToken) => self.type,
    'JContainer Parent { get; }': (self: JToken) => self.parent,
    'JToken Root { get; }': (self: JToken) => self.root,
    'JToken First { get; }': (self: JToken) => self.first,
    'JToken Last { get; }': (self: JToken) => self.last,
    'JToken Next { get; }': (self: JToken) => self.sibling(1),
    'JToken Previous { get; }': (self: JToken) => self.sibling(-1),
    'bool HasValues { get; }': (self: JToken) => self.count > 0,
    'string Path { get; }': pathOf,
    'string ToString()': (self: JToken) => (self instanceof JValue ? self.text : write(self, INDENTED)),
    'string ToString(Formatting formatting, params JsonConverter[] converters)': (self: JToken, formatting: number) =>
      write(self, formatting === 0 ? COMPACT : INDENTED),
    'static JToken Parse(string json)': (json: string | null) => parseToken(json),
    'static JToken Parse(string json, JsonLoadSettings settings)': parseToken,
    'static JToken FromObject(object o)': fromObject,
    'static JToken FromObject(object o, JsonSerializer jsonSerializer)': missing,
    'static bool DeepEquals(JToken t1, JToken t2)': deepEquals,
    'static JTokenEqualityComparer EqualityComparer { get; }': () => new JTokenEqualityComparer(),
    'JToken DeepClone()': (self: JToken) => self.clone(0),
    'JToken DeepClone(JsonCloneSettings settings)': (self: JToken) => self.clone(0),
    ...conversions,

    // ---- walking
    'JEnumerable<JToken> Children()': tokens,
    'JEnumerable<T> Children<T>()': generic((t: Type) => (self: JToken) => new JEnumerable(t, tokensOf(self, t))),
    'IEnumerable<T> Values<T>()': generic(
      (t: Type) => (self: JToken) => (self instanceof JContainer ? valuesOf(self, t) : self.noChildren()),
    ),
    'IEnumerable<JToken> Ancestors()': (self: JToken) => walk(() => self.ancestors(false)),
    'IEnumerable<JToken> AncestorsAndSelf()': (self: JToken) => walk(() => self.ancestors(true)),
    'IEnumerable<JToken> BeforeSelf()': (self: JToken) => siblings(self, false),
    'IEnumerable<JToken> AfterSelf()': (self: JToken) => siblings(self, true),
    'T Value<T>(object key)': generic((t: Type) => {
      const convert = converter(t);
      return (self: JToken, key) => convert(self.get(key));
    }),
    'T ToObject<T>()': generic((t: Type) => toObject(t)),
    'T ToObject<T>(JsonSerializer jsonSerializer)': missing,
    'object ToObject(Type objectType)': (self: JToken, objectType: RuntimeType | null) =>
      toObject(objectType?.type ?? argumentNull('objectType'), true)(self),
    'object ToObject(Type objectType, JsonSerializer jsonSerializer)': missing,

    // ---- JSONPath
    'JToken SelectToken(string path)': prepared(
      (self: JToken, path: string | null) => selectToken(self, path, false),
      (path: string | null) => selector(path, false),
    ),
    'JToken SelectToken(string path, bool errorWhenNoMatch)': prepared(selectToken, selector),
    'JToken SelectToken(string path, JsonSelectSettings settings)': (
      self: JToken,
      path,
      settings: JsonSelectSettings | null,
    ) => selectToken(self, path, settings?.errorWhenNoMatch ?? false),
    'IEnumerable<JToken> SelectTokens(string path)': (self: JToken, path: string | null) =>
      selectTokens(self, path, false),
    'IEnumerable<JToken> SelectTokens(string path, bool errorWhenNoMatch)': selectTokens,
    'IEnumerable<JToken> SelectTokens(string path, JsonSelectSettings settings)': (
      self: JToken,
      path,
      settings: JsonSelectSettings | null,
    ) => selectTokens(self, path, settings?.errorWhenNoMatch ?? false),

    // ---- changing
    'void Remove()': (self: JToken) => void parentOf(self).remove(self),
    'void Replace(JToken value)': (self: JToken, value: JToken | null) => {
      const parent = parentOf(self);
      parent.setItem(parent.indexOf(self), value);
    },
    'void AddAfterSelf(object content)': (self: JToken, content) => {
      const parent = parentOf(self);
      parent.addContent(parent.indexOf(self) + 1, content);
    },
    'void AddBeforeSelf(object content)': (self: JToken, content) => {
      const parent = parentOf(self);
      parent.addContent(parent.indexOf(self), content);
    },

    // ---- objects attached to tokens
    'void AddAnnotation(object annotation)': annotate,
    'T Annotation<T>()': generic((t: Type) => (self: JToken) => annotationsOf(self, t)[0] ?? null),
    'object Annotation(Type type)': (self: JToken, type: RuntimeType | null) =>
      annotationsOf(self, typeArgument(type))[0] ?? null,
    'IEnumerable<T> Annotations<T>()': generic(
      (t: Type) => (self: JToken) => walk(() => annotationsOf(self, t).values(), t),
    ),
    'IEnumerable<object> Annotations(Type type)': (self: JToken, type: RuntimeType | null) => {
      const wanted = typeArgument(type);
      return walk(() => annotationsOf(self, wanted).values(), T.object());
    },
    'void RemoveAnnotations<T>()': generic((t: Type) => (self: JToken) => removeAnnotations(self, t)),
    'void RemoveAnnotations(Type type)': (self: JToken, type: RuntimeType | null) =>
      removeAnnotations(self, typeArgument(type)),

    ...tokenStreaming,
  },
});
