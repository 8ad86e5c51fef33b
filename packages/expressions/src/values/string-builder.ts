import { CLR } from './clr.ts';
import { argument, argumentNull, argumentOutOfRange } from './exception.ts';
import { charge, chargeString } from './run.ts';
import { insert, replace, replaceChar } from './text-edit.ts';
import { MUST_BE_LESS, MUST_BE_LESS_OR_EQUAL, notNegative } from './text-guard.ts';

/** System.Text.StringBuilder: one text, which JavaScript keeps as a rope while it is only appended to. */
export class StringBuilder {
  text: string;
  readonly maxCapacity: number;
  private room: number;

  constructor(text: string, capacity = DEFAULT_CAPACITY, maxCapacity = 0x7fffffff) {
    this.text = text;
    this.maxCapacity = maxCapacity;
    this.room = Math.max(capacity, text.length);
  }

  get [CLR](): string {
    return 'System.Text.StringBuilder';
  }

  get capacity(): number {
    return this.room;
  }

  set capacity(value: number) {
    notNegative('value', value);
    if (value > this.maxCapacity) argumentOutOfRange('value', 'Capacity exceeds maximum capacity.');
    if (value < this.text.length) argumentOutOfRange('value', 'capacity was less than the current size.');
    this.room = value;
  }

  /** .NET adds a chunk as large as the text so far, within bounds, when the last one is full. */
  private grow(length: number): void {
    if (length > this.maxCapacity) argumentOutOfRange('requiredLength', 'capacity was less than the current size.');
    if (length > this.room) this.room += Math.max(length - this.room, Math.min(this.room, MAX_CHUNK));
  }

  append(text: string | null): this {
    if (text === null || text === '') return this;
    const length = this.text.length + text.length;
    if (length > this.room) this.grow(length);
    chargeString(text.length);
    if (length > CHECKED_LENGTH) chargeString(length);
    this.text += text;
    return this;
  }

  insert(index: number, text: string | null): this {
    if (index >>> 0 > this.text.length) return argumentOutOfRange('index', MUST_BE_LESS_OR_EQUAL);
    if (text === null || text === '') return this;
    this.grow(this.text.length + text.length);
    this.text = insert(this.text, index, text);
    return this;
  }

  remove(start: number, length: number): this {
    notNegative('length', length);
    notNegative('startIndex', start);
    if (length > this.text.length - start) return argumentOutOfRange('length', MUST_BE_LESS_OR_EQUAL);
    charge(this.text.length >> 6);
    this.text = this.text.slice(0, start) + this.text.slice(start + length);
    return this;
  }

  replace(oldValue: string | null, newValue: string | null): this {
    this.text = replace(this.text, oldValue, newValue);
    this.grow(this.text.length);
    return this;
  }

  replaceChar(from: number, to: number): this {
    this.text = replaceChar(this.text, from, to);
    return this;
  }

  /** Changes only the part from `start` over `count` characters. */
  within(start: number, count: number, change: (part: string) => string): this {
    if (start >>> 0 > this.text.length) return argumentOutOfRange('startIndex', MUST_BE_LESS_OR_EQUAL);
    if (count < 0 || start > this.text.length - count) return argumentOutOfRange('count', MUST_BE_LESS_OR_EQUAL);
    const end = start + count;
    this.text = this.text.slice(0, start) + change(this.text.slice(start, end)) + this.text.slice(end);
    this.grow(this.text.length);
    return this;
  }

  setLength(length: number): void {
    notNegative('value', length);
    if (length > this.maxCapacity) argumentOutOfRange('value', 'capacity was less than the current size.');
    if (length <= this.text.length) this.text = this.text.slice(0, length);
    else {
      chargeString(length);
      this.append('\0'.repeat(length - this.text.length));
    }
  }

  setChar(index: number, c: number): void {
    if (index >>> 0 >= this.text.length) argumentOutOfRange('index', MUST_BE_LESS);
    charge(this.text.length >> 6);
    this.text = this.text.slice(0, index) + String.fromCharCode(c) + this.text.slice(index + 1);
  }
}

const DEFAULT_CAPACITY = 16;
const MAX_CHUNK = 8000;
/** Below this the length alone can't reach any sensible limit of the host, so it is not looked at on every append. */
const CHECKED_LENGTH = 4096;

/** The constructors: `new StringBuilder(value, startIndex, length, capacity)` and its shorter forms. */
export function newStringBuilder(value: string | null, capacity = DEFAULT_CAPACITY): StringBuilder {
  notNegative('capacity', capacity);
  return new StringBuilder(value ?? '', capacity === 0 ? DEFAULT_CAPACITY : capacity);
}

export function newStringBuilderOf(
  value: string | null,
  start: number,
  length: number,
  capacity: number,
): StringBuilder {
  notNegative('capacity', capacity);
  notNegative('length', length);
  notNegative('startIndex', start);
  const text = value ?? '';
  if (start > text.length - length)
    return argumentOutOfRange('length', 'Index and length must refer to a location within the string.');
  return newStringBuilder(text.slice(start, start + length), capacity);
}

export function newBoundedStringBuilder(capacity: number, maxCapacity: number): StringBuilder {
  if (capacity > maxCapacity) return argumentOutOfRange('capacity', 'Capacity exceeds maximum capacity.');
  if (maxCapacity < 1) return argumentOutOfRange('maxCapacity', 'MaxCapacity must be one or greater.');
  notNegative('capacity', capacity);
  return new StringBuilder('', capacity === 0 ? Math.min(DEFAULT_CAPACITY, maxCapacity) : capacity, maxCapacity);
}

/** The units to copy, checked as `CopyTo` checks them. */
export function copyRange(
  self: StringBuilder,
  sourceIndex: number,
  destination: readonly number[] | null,
  at: number,
  count: number,
): string {
  if (destination === null) return argumentNull('destination');
  notNegative('count', count);
  notNegative('destinationIndex', at);
  if (at > destination.length - count)
    return argument(
      'Either offset did not refer to a position in the string, or there is an insufficient length of destination character array.',
    );
  if (sourceIndex >>> 0 > self.text.length) return argumentOutOfRange('sourceIndex', MUST_BE_LESS_OR_EQUAL);
  if (sourceIndex > self.text.length - count)
    return argument('Source string was not long enough. Check sourceIndex and count.');
  return self.text.slice(sourceIndex, sourceIndex + count);
}
