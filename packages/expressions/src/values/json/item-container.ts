import { argumentOutOfRange } from '../exception.ts';
import { charge, chargeElement } from '../run.ts';
import { ENUMERATE, ItemsCursor, type Cursor } from '../sequence.ts';
import { isUnchanged, JContainer } from './container.ts';
import { checkNesting } from './errors.ts';
import type { JToken } from './token.ts';

/** As a list of .NET says it. */
export const indexOutOfRange = (): never =>
  argumentOutOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');

/** A container with any number of children, in order: arrays, constructors, and objects, whose children are properties. */
export abstract class ItemContainer<E extends JToken = JToken> extends JContainer {
  items: E[] = [];

  get count(): number {
    return this.items.length;
  }
  child(index: number): JToken {
    return this.items[index]!;
  }
  [ENUMERATE](): Cursor<JToken> {
    return new ItemsCursor(this);
  }

  indexOf(token: JToken): number {
    if (this.items[token.hint] === token) return token.hint;
    const index = this.items.indexOf(token as E);
    if (index >= 0) token.hint = index;
    return index;
  }

  insert(index: number, token: JToken | null): void {
    const { items } = this;
    if (index < 0) indexOutOfRange();
    if (index > items.length) argumentOutOfRange('index', 'Index must be within the bounds of the List.');
    const item = this.adopt(token);
    this.validate(item, null);
    item.parent = this;
    item.hint = index;
    if (index === items.length) items.push(item as E);
    else items.splice(index, 0, item as E);
    charge(1 + ((items.length - index) >> 3));
    this.version++;
  }

  setItem(index: number, token: JToken | null): void {
    const existing = this.items[this.checked(index)]!;
    if (isUnchanged(existing, token)) return;
    const item = this.adopt(token);
    this.validate(item, existing);
    item.parent = this;
    item.hint = index;
    this.items[index] = item as E;
    existing.parent = null;
    this.version++;
  }

  removeAt(index: number): void {
    const item = this.items[this.checked(index)]!;
    item.parent = null;
    this.items.splice(index, 1);
    this.version++;
  }

  private checked(index: number): number {
    if (index < 0) argumentOutOfRange('index', 'Index is less than 0.');
    if (index >= this.items.length) argumentOutOfRange('index', 'Index is equal to or greater than Count.');
    return index;
  }

  clear(): void {
    for (const item of this.items) item.parent = null;
    this.items = [];
    this.version++;
  }

  append(token: JToken): void {
    token.parent = this;
    token.hint = this.items.length;
    this.items.push(token as E);
  }

  protected copyInto<C extends ItemContainer>(copy: C, depth: number): C {
    checkNesting(depth);
    for (const item of this.items) copy.append(item.clone(depth + 1));
    copy.line = this.line;
    copy.position = this.position;
    chargeElement(this.items.length);
    return copy;
  }

  protected itemsEqual(other: ItemContainer, depth: number): boolean {
    checkNesting(depth);
    if (other.items.length !== this.items.length) return false;
    return this.items.every((item, i) => item.deepEquals(other.items[i]!, depth + 1));
  }
}
