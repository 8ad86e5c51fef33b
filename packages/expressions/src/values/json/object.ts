import { T, type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { CLR } from '../clr.ts';
import { equalStrings } from '../collation.ts';
import { argument, argumentNull, argumentOutOfRange } from '../exception.ts';
import { KeyValuePair } from '../key-value-pair.ts';
import { COUNT } from '../protocol.ts';
import { cursorOver, ENUMERATE, ItemsCursor, type Cursor } from '../sequence.ts';
import { JArray } from './array.ts';
import { cannotAdd, isMultiContent, isUnchanged, JContainer, tokenOf } from './container.ts';
import { checkNesting, jsonException } from './errors.ts';
import { ItemContainer } from './item-container.ts';
import { sharedName } from './names.ts';
import { invalidKey, type JToken } from './token.ts';
import { TokenType } from './token-type.ts';

/** Newtonsoft.Json.Linq.JProperty: a name and its one value. */
export class JProperty extends JContainer {
  readonly name: string;
  /** Null only while the property is being made. */
  content: JToken | null = null;

  constructor(name: string) {
    super();
    this.name = name;
  }

  get type(): TokenType {
    return TokenType.Property;
  }
  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JProperty';
  }

  get count(): number {
    return this.content === null ? 0 : 1;
  }
  child(): JToken {
    return this.content!;
  }
  indexOf(token: JToken): number {
    return token === this.content ? 0 : -1;
  }
  [ENUMERATE](): Cursor<JToken> {
    return cursorOver(this.content === null ? [] : [this.content]);
  }

  get value(): JToken {
    return this.content!;
  }
  set value(value: JToken | null) {
    if (this.content === null) this.insert(0, value);
    else this.setItem(0, value);
  }

  append(token: JToken): void {
    token.parent = this;
    this.content = token;
  }
  insert(_index: number, token: JToken | null): void {
    if (token?.type === TokenType.Comment) return;
    if (this.content !== null) jsonException('Newtonsoft.Json.Linq.JProperty cannot have multiple values.');
    const item = this.adopt(token);
    this.validate(item, null);
    this.append(item);
  }
  setItem(index: number, token: JToken | null): void {
    if (index !== 0) argumentOutOfRange('index');
    const existing = this.content!;
    if (isUnchanged(existing, token)) return;
    const item = this.adopt(token);
    this.validate(item, existing);
    existing.parent = null;
    this.append(item);
    this.version++;
  }
  removeAt(): void {
    fixed();
  }
  override remove(): boolean {
    return fixed();
  }
  clear(): void {
    fixed();
  }

  clone(depth: number): JToken {
    const copy = new JProperty(this.name);
    if (this.content !== null) copy.append(this.content.clone(depth + 1));
    copy.line = this.line;
    copy.position = this.position;
    return copy;
  }
  deepEquals(other: JToken, depth: number): boolean {
    return other instanceof JProperty && this.name === other.name && this.value.deepEquals(other.value, depth + 1);
  }
  deepKey(depth: number): string {
    return `${JSON.stringify(this.name)}:${this.content?.deepKey(depth + 1) ?? ''}`;
  }
}

const fixed = (): never => jsonException('Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.');

/** `new JProperty(name, content)`: a sequence becomes an array. */
export function property(name: string | null, content: unknown): JProperty {
  const made = new JProperty(name ?? argumentNull('name'));
  if (isMultiContent(content)) {
    const array = new JArray();
    array.addContent(0, content);
    made.value = array;
  } else made.value = tokenOf(content);
  return made;
}

/** Objects up to this size are searched from front to back; larger ones by a map, made when first searched. */
const SMALL = 8;

/**
 * `token["name"]` of one place in the code: what it finds tends to stand where it stood the last time. The name is taken
 * from the reader's table, so that comparing it is comparing two pointers.
 */
export function fieldOf(key: unknown): (self: JToken) => JToken | null {
  return typeof key === 'string' ? namedField(key, (self) => self.get(key)) : (self) => self.get(key);
}

/** The same of tokens of any kind; `otherwise` answers for those that are no objects. */
export function namedField(key: string, otherwise: (self: JToken) => JToken | null): (self: JToken) => JToken | null {
  const name = sharedName(key);
  let place = 0;
  const search = (self: JToken): JToken | null => {
    if (!(self instanceof JObject)) return otherwise(self);
    const found = self.find(name);
    if (found === null) return null;
    place = found.hint;
    return found.content;
  };
  return (self) => {
    if (self instanceof JObject) {
      const item = self.items[place];
      if (item !== undefined && item.name === name) return item.content;
    }
    return search(self);
  };
}

/** Newtonsoft.Json.Linq.JObject: properties in the order they were added. */
export class JObject extends ItemContainer<JProperty> {
  private byName: Map<string, JProperty> | null = null;

  get type(): TokenType {
    return TokenType.Object;
  }
  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JObject';
  }
  [COUNT](): number {
    return this.items.length;
  }

  find(name: string): JProperty | null {
    const { items } = this;
    if (items.length <= SMALL) {
      for (let i = 0; i < items.length; i++) if (items[i]!.name === name) return items[i]!;
      return null;
    }
    if (this.byName === null) {
      this.byName = new Map();
      for (const item of items) this.byName.set(item.name, item);
    }
    return this.byName.get(name) ?? null;
  }

  /** `Property(name, comparison)`: the exact name first, where the comparison is not exact. */
  findBy(name: string, comparison: number): JProperty | null {
    return this.find(name) ?? this.items.find((p) => equalStrings(p.name, name, comparison)) ?? null;
  }

  /** `this[string]`. */
  named(name: string | null): JToken | null {
    return name === null ? argumentNull('propertyName') : (this.find(name)?.content ?? null);
  }
  put(name: string | null, value: JToken | null): void {
    const existing = this.find(name ?? argumentNull('propertyName'));
    if (existing === null) this.add(name, value);
    else existing.value = value;
  }
  add(name: string | null, value: JToken | null): void {
    this.insert(this.items.length, property(name, value));
  }

  override get(key: unknown): JToken | null {
    return typeof key === 'string' ? this.named(key) : invalidKey('Accessed', 'JObject', key, 'Object property name');
  }
  override set(key: unknown, value: JToken | null): void {
    if (typeof key !== 'string') invalidKey('Set', 'JObject', key, 'Object property name');
    this.put(key, value);
  }

  protected override validate(token: JToken, existing: JToken | null): void {
    if (!(token instanceof JProperty)) return cannotAdd(token, this);
    if (existing instanceof JProperty && existing.name === token.name) return;
    if (this.find(token.name) !== null)
      argument(
        `Can not add property ${token.name} to ${this[CLR]}. Property with the same name already exists on object.`,
      );
  }

  override insert(index: number, token: JToken | null): void {
    if (token?.type === TokenType.Comment) return;
    super.insert(index, token);
    this.byName?.set(this.items[index]!.name, this.items[index]!);
  }
  override setItem(index: number, token: JToken | null): void {
    super.setItem(index, token);
    this.byName = null;
  }
  override removeAt(index: number): void {
    const name = this.items[index]?.name;
    super.removeAt(index);
    this.byName?.delete(name!);
  }
  override clear(): void {
    super.clear();
    this.byName = null;
  }
  override append(token: JToken): void {
    super.append(token);
    this.byName?.set((token as JProperty).name, token as JProperty);
  }

  clone(depth: number): JToken {
    return this.copyInto(new JObject(), depth);
  }
  /** Whatever the order of the properties. */
  deepEquals(other: JToken, depth: number): boolean {
    checkNesting(depth);
    if (this === other) return true;
    if (!(other instanceof JObject) || other.items.length !== this.items.length) return false;
    return this.items.every((p) => other.find(p.name)?.value.deepEquals(p.value, depth + 1) === true);
  }
  deepKey(depth: number): string {
    checkNesting(depth);
    const parts = this.items.map((p) => p.deepKey(depth + 1)).sort();
    return `{${parts.join()}}`;
  }
}

let pairTypes: readonly Type[] | undefined;

class PairCursor implements Cursor<KeyValuePair> {
  current!: KeyValuePair;
  private readonly properties: ItemsCursor<JProperty>;

  constructor(object: JObject) {
    this.properties = new ItemsCursor(object);
  }

  moveNext(): boolean {
    if (!this.properties.moveNext()) return false;
    const { name, value } = this.properties.current;
    this.current = new KeyValuePair(
      (pairTypes ??= [T.string(), typeNamed('Newtonsoft.Json.Linq.JToken')]),
      name,
      value,
    );
    return true;
  }
}

/** `JObject.GetEnumerator()`: name and value of each property. As an IEnumerable<JToken>, an object shows JProperty. */
export const pairsOf = (object: JObject): Cursor<KeyValuePair> => new PairCursor(object);
