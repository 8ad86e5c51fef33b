import { declaredMembers, T, type as typeNamed } from './types/registry.ts';
import type { NamedType } from './types/type.ts';
import { loadLibrary } from './lib/index.ts';
import { ClrArray } from './values/array.ts';
import { box } from './values/boxing.ts';

import { parseToken } from './values/json/load.ts';

/**
 * A typed value of a scenario file as an object slot: `int` 3, `datetime` "2024-…", `json` [1, 2], `bytes` in hex.
 * Throws an Error whose message is for the author of the scenario.
 */
export function fromScenario(type: string, value: unknown): unknown {
  loadLibrary();
  if (value === null || value === undefined || type === 'null') return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (type) {
    case 'string':
      return text;
    case 'bool':
      return value === true || text.toLowerCase() === 'true';
    case 'char':
      return box(T.char(), text.charCodeAt(0));
    case 'int':
      return whole(text, type) | 0;
    case 'sbyte':
    case 'byte':
    case 'short':
    case 'ushort':
    case 'uint':
      return box(T[type](), whole(text, type));
    case 'long':
      return BigInt(text);
    case 'ulong':
      return box(T.ulong(), BigInt(text));
    case 'float':
      return box(T.float(), Math.fround(Number(text)));
    case 'double':
      return box(T.double(), Number(text));
    case 'decimal':
      return decimal(text);
    case 'datetime':
      return parsed(
        'System.DateTime',
        text,
        'static DateTime Parse(string s, IFormatProvider provider, DateTimeStyles styles)',
        null,
        128,
      );
    case 'datetimeoffset':
      return parsed('System.DateTimeOffset', text);
    case 'timespan':
      return parsed('System.TimeSpan', text);
    case 'guid':
      return parsed('System.Guid', text);
    case 'uri':
      return made('System.Uri', 'new(string uriString)', text);
    case 'json':
      return parseToken(JSON.stringify(value));
    case 'xml':
      return parsed('System.Xml.Linq.XElement', text);
    case 'bytes':
      return Uint8Array.from(text.match(/../g) ?? [], (h) => Number.parseInt(h, 16));
    case 'strings':
      return new ClrArray(T.string(), (value as unknown[]).map(String));
    default:
      throw new Error(`a variable can't have the type "${type}"`);
  }
}

function whole(text: string, type: string): number {
  const n = Number(text);
  if (!Number.isInteger(n)) throw new Error(`${text} is no ${type}`);
  return n;
}

const decimal = (text: string): unknown => parsed('System.Decimal', text);

/** What the type's own `Parse` makes of the text. */
function parsed(clrName: string, text: string, signature?: string, ...more: unknown[]): unknown {
  const { def }: NamedType = typeNamed(clrName);
  const member = declaredMembers(def, 'Parse').find((m) =>
    signature === undefined ? m.params.length === 1 : m.signature === signature,
  );
  if (member === undefined || typeof member.get !== 'function') throw new Error(`${clrName} can't be read from text`);
  return member.get(text, ...more);
}

function made(clrName: string, signature: string, text: string): unknown {
  const row = typeNamed(clrName).def.members[signature];
  if (typeof row !== 'function') throw new Error(`${clrName} can't be read from text`);
  return row(text);
}
