import type { HeadersView } from '../context.ts';
import { T, type as typeNamed } from '../types/registry.ts';
import { arrayType, type Type } from '../types/type.ts';
import { ClrArray } from './array.ts';
import { CLR } from './clr.ts';
import { argumentNull } from './exception.ts';
import { KeyValuePair } from './key-value-pair.ts';
import { COUNT, dictionaryFind, FIND } from './protocol.ts';
import { charge } from './run.ts';
import { ENUMERATE, type Cursor } from './sequence.ts';

/**
 * The read-only dictionaries that `context` gives out: live views of what the host holds, so making one costs a small
 * object and nothing is copied before somebody asks for it. Keys are strings; null is refused as .NET's do.
 */
export abstract class ReadOnlyDictionary<V = unknown> {
  abstract readonly typeArguments: readonly Type[];
  abstract [COUNT](): number;
  abstract keys(): Iterable<string>;
  protected abstract lookUp(key: string): V | undefined;

  get [CLR](): string {
    return 'Sluice.ReadOnlyDictionary';
  }

  [FIND](key: string | null): V | undefined {
    return key === null ? argumentNull('key') : this.lookUp(key);
  }

  [ENUMERATE](): Cursor<KeyValuePair<string, V>> {
    return new PairCursor(this);
  }
}

class PairCursor<V> implements Cursor<KeyValuePair<string, V>> {
  current!: KeyValuePair<string, V>;
  private readonly dictionary: ReadOnlyDictionary<V>;
  private readonly keys: Iterator<string>;

  constructor(dictionary: ReadOnlyDictionary<V>) {
    this.dictionary = dictionary;
    this.keys = dictionary.keys()[Symbol.iterator]();
  }

  moveNext(): boolean {
    const next = this.keys.next();
    if (next.done === true) return false;
    charge(1);
    const { dictionary } = this;
    this.current = new KeyValuePair(dictionary.typeArguments, next.value, dictionary[FIND](next.value)!);
    return true;
  }
}

export const stringArray = (): Type => arrayType(T.string());
let stringsTypes: readonly Type[] | undefined;

/** Headers, the parameters of a query: `IReadOnlyDictionary<string, string[]>`; the arrays given out are copies. */
export class StringValues extends ReadOnlyDictionary<ClrArray<string>> {
  readonly view: HeadersView;

  constructor(view: HeadersView) {
    super();
    this.view = view;
  }

  get typeArguments(): readonly Type[] {
    return (stringsTypes ??= [T.string(), stringArray()]);
  }
  [COUNT](): number {
    return this.view.size;
  }
  keys(): Iterable<string> {
    return this.view.names();
  }
  protected lookUp(key: string): ClrArray<string> | undefined {
    const values = this.view.get(key);
    return values === undefined ? undefined : new ClrArray(T.string(), values.slice());
  }
}

/** A host's Map whose values stand in the representation of `valueType` already. */
export class MapDictionary<V = unknown> extends ReadOnlyDictionary<V> {
  readonly map: ReadonlyMap<string, V>;
  private readonly valueType: () => Type;

  constructor(map: ReadonlyMap<string, V>, valueType: () => Type) {
    super();
    this.map = map;
    this.valueType = valueType;
  }

  get typeArguments(): readonly Type[] {
    return [T.string(), this.valueType()];
  }
  [COUNT](): number {
    return this.map.size;
  }
  keys(): Iterable<string> {
    return this.map.keys();
  }
  protected lookUp(key: string): V | undefined {
    return this.map.get(key);
  }
}

/** The value of a constant key; variables, by far the most frequent, are read where they are. */
export const lookUp = (self: unknown, key: unknown): unknown =>
  self instanceof MapDictionary && typeof key === 'string' ? self.map.get(key) : dictionaryFind(self, key);

/** A host's Map whose values become .NET objects when somebody asks for one. */
export class MappedDictionary<S, V> extends ReadOnlyDictionary<V> {
  private readonly map: ReadonlyMap<string, S>;
  private readonly make: (source: S) => V;
  private readonly valueName: string;

  constructor(map: ReadonlyMap<string, S>, valueName: string, make: (source: S) => V) {
    super();
    this.map = map;
    this.valueName = valueName;
    this.make = make;
  }

  get typeArguments(): readonly Type[] {
    return [T.string(), typeNamed(this.valueName)];
  }
  [COUNT](): number {
    return this.map.size;
  }
  keys(): Iterable<string> {
    return this.map.keys();
  }
  protected lookUp(key: string): V | undefined {
    const source = this.map.get(key);
    return source === undefined ? undefined : this.make(source);
  }
}
