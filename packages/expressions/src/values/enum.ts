import type { TypeDef } from '../types/define.ts';

/** Names and values of an enum type, read from its rows. Values are Int32 numbers. */
interface EnumMembers {
  readonly names: readonly string[];
  readonly byName: ReadonlyMap<string, number>;
  readonly byValue: ReadonlyMap<number, string>;
}

const cache = new Map<TypeDef, EnumMembers>();

/** Members in the order .NET gives: by unsigned value. */
export function enumMembers(def: TypeDef): EnumMembers {
  let members = cache.get(def);
  if (members === undefined) {
    const rows = Object.entries(def.members)
      .filter(([key]) => / = -?\d+$/.test(key))
      .map(([key]): [string, number] => [key.slice(0, key.indexOf(' ')), Number(key.slice(key.lastIndexOf(' ') + 1))])
      .sort((a, b) => (a[1] >>> 0) - (b[1] >>> 0));
    const byValue = new Map<number, string>();
    for (const [name, value] of rows) if (!byValue.has(value)) byValue.set(value, name);
    members = { names: rows.map(([name]) => name), byName: new Map(rows), byValue };
    cache.set(def, members);
  }
  return members;
}

/** `ToString()`: the name, the names of a flags value joined by a comma, or the number. */
export function enumToString(def: TypeDef, value: number): string {
  const { byValue } = enumMembers(def);
  const name = byValue.get(value);
  if (name !== undefined || !def.flags || value === 0) return name ?? String(value);
  const parts: string[] = [];
  let rest = value;
  for (const [bits, part] of [...byValue].sort((a, b) => (b[0] >>> 0) - (a[0] >>> 0))) {
    if (bits !== 0 && (rest & bits) === bits) {
      parts.unshift(part);
      rest &= ~bits;
    }
  }
  return rest === 0 ? parts.join(', ') : String(value);
}
