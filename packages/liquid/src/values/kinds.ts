/**
 * The values of a template. Numbers, texts, truth values, dates and null are .NET's, in an object slot (an Int32 is a
 * number, an Int64 a bigint, a double in a Box). Beside them stand lists (`List<object>`: JavaScript arrays) and these.
 */

/** DotLiquid.Hash: an object of JSON, a dictionary. Keys are case-sensitive. */
export class Hash {
  readonly entries: Map<string, unknown>;

  constructor(entries: Iterable<readonly [string, unknown]> = []) {
    this.entries = new Map(entries);
  }

  pairs(): Pair[] {
    return Array.from(this.entries, ([key, value]) => new Pair(key, value));
  }
}

/** `KeyValuePair<string, object>`: what a Hash is made of. */
export class Pair {
  readonly key: string;
  readonly value: unknown;

  constructor(key: string, value: unknown) {
    this.key = key;
    this.value = value;
  }
}

/** `string[]`: what Split gives. */
export class Texts extends Array<string | null> {}

export function textsOf(items: readonly (string | null)[]): Texts {
  const texts = new Texts();
  for (const item of items) texts.push(item);
  return texts;
}

/** An object of the host with members of its own; it prints as nothing. */
export abstract class Drop {
  /** `undefined` where there is no such member. */
  abstract member(key: unknown): unknown;
  /** What a loop goes over; null where it is no sequence. */
  items(): readonly unknown[] | null {
    return null;
  }
  /** Whether it counts as a dictionary: `hasKey`. */
  hasKey(key: unknown): boolean {
    return this.member(key) !== undefined;
  }
}

/** `blank` and `empty`: equal to what they accept. */
export class Emptiness {
  readonly accepts: (value: unknown) => boolean;

  constructor(accepts: (value: unknown) => boolean) {
    this.accepts = accepts;
  }
}
