import { generic, typeDef } from '../../types/define.ts';
import { type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { argument, argumentNull } from '../../values/exception.ts';
import { JContainer } from '../../values/json/container.ts';
import { converter } from '../../values/json/convert-token.ts';
import { flatten, JEnumerable, manyValues, tokenType, walk } from '../../values/json/enumerable.ts';
import { JToken } from '../../values/json/token.ts';
import { cursorOf } from '../../values/sequence.ts';

const tokens = (source: unknown): JEnumerable => new JEnumerable(tokenType(), source);
const descendants = (self: boolean) => (source: unknown) =>
  tokens(flatten(source, (t) => (t instanceof JContainer ? t.descendants(self) : self ? [t] : [])));
const ancestors = (self: boolean) => (source: unknown) => tokens(flatten(source, (t) => t.ancestors(self)));
function* children(token: JToken): Generator<JToken> {
  for (const cursor = cursorOf<JToken>(token); cursor.moveNext();) yield cursor.current;
}

/** `Value<U>()`: the source is a token, seen as the sequence of its children. */
const value = (type: Type) => {
  const convert = converter(type);
  return (source: unknown) => {
    if (source === null) return argumentNull('value');
    return source instanceof JToken ? convert(source) : argument('Source value must be a JToken.');
  };
};

const asJEnumerable = (type: Type) => (source: unknown) =>
  source === null
    ? null
    : source instanceof JToken || source instanceof JEnumerable
      ? source
      : new JEnumerable(type, source);

/** Newtonsoft.Json.Linq.Extensions. */
export const NewtonsoftLinqExtensions = typeDef('Newtonsoft.Json.Linq.Extensions', {
  kind: 'static class',
  documented: 'all',
  constraints: {
    Ancestors: 'JToken',
    AncestorsAndSelf: 'JToken',
    Children: 'JToken',
    Descendants: 'JContainer',
    DescendantsAndSelf: 'JContainer',
  },
  members: {
    'static U Value<U>(this IEnumerable<JToken> value)': generic((u: Type) => value(u)),
    'static U Value<T, U>(this IEnumerable<T> value)': generic((_: Type, u: Type) => value(u)),
    'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source)': (source) =>
      tokens(manyValues(source, null, tokenType())),
    'static IJEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)': (source, key) =>
      tokens(manyValues(source, key, tokenType())),
    'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source)': generic(
      (u: Type) => (source) => manyValues(source, null, u),
    ),
    'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)': generic(
      (u: Type) => (source, key) => manyValues(source, key, u),
    ),
    'static IJEnumerable<JToken> Children<T>(this IEnumerable<T> source)': generic(
      () => (source) => tokens(flatten(source, children)),
    ),
    'static IEnumerable<U> Children<T, U>(this IEnumerable<T> source)': generic((_: Type, u: Type) => {
      const convert = converter(u);
      return (source) => {
        const found = flatten(source, children);
        return walk(function* () {
          for (const cursor = cursorOf<JToken>(found); cursor.moveNext();) yield convert(cursor.current);
        }, u);
      };
    }),
    'static IJEnumerable<JProperty> Properties(this IEnumerable<JObject> source)': (source) =>
      new JEnumerable(typeNamed('Newtonsoft.Json.Linq.JProperty'), flatten(source, children)),
    'static IJEnumerable<JToken> Ancestors<T>(this IEnumerable<T> source)': generic(() => ancestors(false)),
    'static IJEnumerable<JToken> AncestorsAndSelf<T>(this IEnumerable<T> source)': generic(() => ancestors(true)),
    'static IJEnumerable<JToken> Descendants<T>(this IEnumerable<T> source)': generic(() => descendants(false)),
    'static IJEnumerable<JToken> DescendantsAndSelf<T>(this IEnumerable<T> source)': generic(() => descendants(true)),
    'static IJEnumerable<JToken> AsJEnumerable(this IEnumerable<JToken> source)': (source) =>
      asJEnumerable(tokenType())(source),
    'static IJEnumerable<T> AsJEnumerable<T>(this IEnumerable<T> source)': generic((t: Type) => asJEnumerable(t)),
  },
});
