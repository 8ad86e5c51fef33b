import { type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { CLR } from '../clr.ts';
import { argumentNull } from '../exception.ts';
import { Query } from '../linq/query.ts';
import { cursorOf, ENUMERATE, type Cursor, type Lazy, type Sequence } from '../sequence.ts';
import { instanceTest } from '../instance-of.ts';
import { converter } from './convert-token.ts';
import { IteratorCursor } from './cursors.ts';
import type { JContainer } from './container.ts';
import type { JToken } from './token.ts';
import { JValue } from './value.ts';

/** Newtonsoft.Json.Linq.JEnumerable<T>: a sequence of tokens that can be indexed by a key. */
export class JEnumerable implements Sequence {
  readonly typeArguments: readonly Type[];
  readonly source: unknown;

  constructor(element: Type, source: unknown) {
    this.typeArguments = [element];
    this.source = source;
  }

  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JEnumerable';
  }

  [ENUMERATE](): Cursor {
    return cursorOf(this.source);
  }
}

/** `JToken`, looked up once. */
let token: Type | undefined;
export const tokenType = (): Type => (token ??= typeNamed('Newtonsoft.Json.Linq.JToken'));

/** A sequence from a walk written as a generator; it starts anew for each enumeration, and knows what it holds. */
export const walk = <E>(start: () => Iterator<E>, element = tokenType()): Query<E> =>
  new Query(element, () => new IteratorCursor(start()));

/** `OfType<T>`. */
export function tokensOf(source: unknown, type: Type): Lazy {
  const isOfType = instanceTest(type);
  return walk(function* () {
    for (const cursor = cursorOf<JToken>(source); cursor.moveNext();)
      if (isOfType(cursor.current)) yield cursor.current;
  }, type);
}

/** `Values<T>()` of the children of one token. */
export function valuesOf(source: unknown, type: Type): Lazy {
  const convert = converter(type);
  return walk(function* () {
    for (const cursor = cursorOf<JToken>(source); cursor.moveNext();) yield convert(cursor.current);
  }, type);
}

/** `Values<U>(key)` of many tokens: their children, or what each has under the key. */
export function manyValues(source: unknown, key: unknown, type: Type): Lazy {
  if (source === null) return argumentNull('source');
  const convert = converter(type);
  return walk(function* () {
    for (const cursor = cursorOf<JToken>(source); cursor.moveNext();) {
      const token = cursor.current;
      if (key !== null) {
        const found = token.get(key);
        if (found !== null) yield convert(found);
      } else if (token instanceof JValue) yield convert(token);
      else for (const inner = token[ENUMERATE](); inner.moveNext();) yield convert(inner.current);
    }
  }, type);
}

/** One sequence of what each token gives, in order. */
export function flatten(source: unknown, of: (token: JToken) => Iterable<JToken>): Lazy {
  if (source === null) return argumentNull('source');
  return walk(function* () {
    for (const cursor = cursorOf<JToken>(source); cursor.moveNext();) yield* of(cursor.current);
  });
}

/** `AfterSelf`, `BeforeSelf`. */
export const siblings = (token: JToken, after: boolean): Lazy =>
  walk(function* () {
    if (after) for (let at = token.sibling(1); at !== null; at = at.sibling(1)) yield at;
    else {
      const { parent } = token;
      if (parent !== null) for (let i = 0; parent.child(i) !== token; i++) yield parent.child(i);
    }
  });

export const descendantsOf = (container: JContainer, self: boolean): Lazy => walk(() => container.descendants(self));
