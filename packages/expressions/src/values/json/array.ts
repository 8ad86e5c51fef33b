import { CLR } from '../clr.ts';
import { COUNT, ITEM } from '../protocol.ts';
import { indexOutOfRange, ItemContainer } from './item-container.ts';
import { checkNesting } from './errors.ts';
import { invalidKey, type JToken } from './token.ts';
import { TokenType } from './token-type.ts';

/** Newtonsoft.Json.Linq.JArray. */
export class JArray extends ItemContainer {
  get type(): TokenType {
    return TokenType.Array;
  }
  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JArray';
  }
  [COUNT](): number {
    return this.items.length;
  }
  [ITEM](index: number): JToken {
    return this.at(index);
  }

  /** `this[int]`. */
  at(index: number): JToken {
    return this.items[index] ?? indexOutOfRange();
  }

  override get(key: unknown): JToken {
    return typeof key === 'number' ? this.at(key) : invalidKey('Accessed', 'JArray', key, 'Int32 array index');
  }
  override set(key: unknown, value: JToken | null): void {
    if (typeof key !== 'number') invalidKey('Set', 'JArray', key, 'Int32 array index');
    this.setItem(key, value);
  }

  clone(depth: number): JToken {
    return this.copyInto(new JArray(), depth);
  }
  deepEquals(other: JToken, depth: number): boolean {
    return this === other || (other instanceof JArray && this.itemsEqual(other, depth));
  }
  deepKey(depth: number): string {
    checkNesting(depth);
    return `[${this.items.map((item) => item.deepKey(depth + 1)).join()}]`;
  }
}

/** Newtonsoft.Json.Linq.JConstructor: `new Date(1)`, which JSON does not have and Newtonsoft reads. */
export class JConstructor extends ItemContainer {
  name: string | null;

  constructor(name: string | null) {
    super();
    this.name = name;
  }

  get type(): TokenType {
    return TokenType.Constructor;
  }
  get [CLR](): string {
    return 'Newtonsoft.Json.Linq.JConstructor';
  }

  override get(key: unknown): JToken {
    if (typeof key !== 'number') return invalidKey('Accessed', 'JConstructor', key, 'Argument position index');
    return this.items[key] ?? indexOutOfRange();
  }
  override set(key: unknown, value: JToken | null): void {
    if (typeof key !== 'number') invalidKey('Set', 'JConstructor', key, 'Argument position index');
    this.setItem(key, value);
  }

  clone(depth: number): JToken {
    return this.copyInto(new JConstructor(this.name), depth);
  }
  deepEquals(other: JToken, depth: number): boolean {
    return other instanceof JConstructor && this.name === other.name && this.itemsEqual(other, depth);
  }
  deepKey(depth: number): string {
    checkNesting(depth);
    return `${this.name}(${this.items.map((item) => item.deepKey(depth + 1)).join()})`;
  }
}
