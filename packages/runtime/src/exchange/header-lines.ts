/**
 * Header fields as they stand in a message: a line each, in their order and casing. They are kept as one list, name and
 * value by turns, which is what Node and undici give and take: a pair for each would be half of what a request costs.
 * Immutable.
 */
export class HeaderLines implements Iterable<readonly [string, string]> {
  /** Name, value, name, value … */
  readonly raw: readonly string[];

  constructor(raw: readonly string[]) {
    this.raw = raw;
  }

  static from(lines: Iterable<readonly [string, string]>): HeaderLines {
    return lines instanceof HeaderLines ? lines : new HeaderLines([...lines].flat());
  }

  *[Symbol.iterator](): Generator<readonly [string, string]> {
    const { raw } = this;
    for (let i = 0; i + 1 < raw.length; i += 2) yield [raw[i]!, raw[i + 1]!];
  }

  /** `keep` gets the name in lower case. */
  filter(keep: (name: string, value: string) => boolean): HeaderLines {
    return HeaderLines.from([...this].filter(([name, value]) => keep(name.toLowerCase(), value)));
  }
}
