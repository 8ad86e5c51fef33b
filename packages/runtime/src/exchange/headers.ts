import { CLR, type HeadersView } from '@sluice/expressions';
import { HeaderLines } from './header-lines.ts';

/**
 * Lower-case forms of names that have been asked for: policies ask for the same few again and again, and a fresh
 * lower-case string would have to be hashed each time. One place per length: a miss costs what it would have cost anyway.
 */
const asked: string[] = new Array<string>(64).fill('');
const lowered: string[] = new Array<string>(64).fill('');
function lower(name: string): string {
  const place = name.length & 63;
  if (asked[place] === name) return lowered[place]!;
  asked[place] = name;
  return (lowered[place] = name.toLowerCase());
}

interface Entry {
  name: string;
  values: string[];
}

/**
 * Header fields, or the parameters of a query: names are case-insensitive, keep the casing they were first given and
 * their order, and hold one or more values. Values are never split at commas.
 */
export class Headers implements HeadersView {
  private readonly entries = new Map<string, Entry>();

  /** Repeated names collect their values. */
  static from(pairs: Iterable<readonly [string, string]>): Headers {
    const headers = new Headers();
    if (pairs instanceof HeaderLines) {
      const { raw } = pairs;
      for (let i = 0; i + 1 < raw.length; i += 2) headers.append(raw[i]!, [raw[i + 1]!]);
    } else for (const [name, value] of pairs) headers.append(name, [value]);
    return headers;
  }

  get [CLR](): 'Sluice.Headers' {
    return 'Sluice.Headers';
  }

  get size(): number {
    return this.entries.size;
  }

  get(name: string): readonly string[] | undefined {
    return this.entries.get(lower(name))?.values;
  }

  find(lowerName: string): readonly string[] | undefined {
    return this.entries.get(lowerName)?.values;
  }

  /** The values joined with commas, as a reader of one header line sees them; null where the header is absent. */
  line(name: string): string | null {
    const values = this.get(name);
    return values === undefined ? null : values.length === 1 ? values[0]! : values.join(',');
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *names(): Iterable<string> {
    for (const entry of this.entries.values()) yield entry.name;
  }

  /** Name, as first given, and values. */
  *[Symbol.iterator](): Iterator<readonly [string, readonly string[]]> {
    for (const entry of this.entries.values()) yield [entry.name, entry.values];
  }

  /** One line for each value, of the headers that `keep` takes (it gets the name in lower case). */
  lines(keep: (name: string, values: readonly string[]) => boolean = () => true): HeaderLines {
    const raw: string[] = [];
    for (const [key, { name, values }] of this.entries)
      if (keep(key, values)) for (const value of values) raw.push(name, value);
    return new HeaderLines(raw);
  }

  set(name: string, values: readonly string[]): void {
    this.entries.set(lower(name), { name, values: [...values] });
  }

  append(name: string, values: readonly string[]): void {
    const entry = this.entries.get(lower(name));
    if (entry === undefined) this.set(name, values);
    else entry.values.push(...values);
  }

  delete(name: string): void {
    this.entries.delete(lower(name));
  }

  clone(): Headers {
    const copy = new Headers();
    for (const [key, { name, values }] of this.entries) copy.entries.set(key, { name, values: [...values] });
    return copy;
  }
}
