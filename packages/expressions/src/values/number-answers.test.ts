import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Fn, TypeDef } from '../types/define.ts';
import { register, type as typeNamed } from '../types/registry.ts';
import type { NamedType } from '../types/type.ts';
import { Box } from './clr.ts';
import { compositeFormat } from './composite.ts';
import { decimalTo } from './decimal-convert.ts';
import { decimalCeiling, decimalFloor, decimalRound, decimalTruncate } from './decimal-round.ts';
import {
  Decimal,
  decimalAdd,
  decimalCompare,
  decimalDivide,
  decimalFromDouble,
  decimalFromSingle,
  decimalMultiply,
  decimalRemainder,
  decimalSubtract,
  decimalToDouble,
  decimalToSingle,
  decimalToString,
} from './decimal.ts';
import { ClrException } from './exception.ts';
import { roundDouble, roundSingle } from './math-round.ts';
import { Random } from './random.ts';

/** Of this process, in milliseconds: what else the machine does is no matter. */
const cpuTime = (): number => process.cpuUsage().user / 1000;

/**
 * Replays what .NET 8 answered (`number-answers/*.jsonl`, one case a line, the answer last; an exception begins with
 * `!`). Doubles and floats are written as JavaScript prints them.
 */
const AREAS = ['system', 'globalization'];
const files = AREAS.flatMap((area) =>
  readdirSync(new URL(`../lib/${area}`, import.meta.url))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => new URL(`../lib/${area}/${file}`, import.meta.url).href),
);
const modules = await Promise.all(files.map((file) => import(file) as Promise<Record<string, unknown>>));
const defs = modules
  .flatMap((m) => Object.values(m))
  .filter((v): v is TypeDef => typeof v === 'object' && v !== null && 'members' in v && 'clrName' in v);
register(defs);

const def = (name: string): TypeDef => defs.find((d) => d.clrName === name || d.keyword === name)!;
function row(type: string, signature: string): Fn {
  const found = def(type).members[signature];
  if (typeof found !== 'function') throw new Error(`no row ${type}: ${signature}`);
  return found;
}

type Case = readonly (string | number | boolean)[];

/** Every case of a file whose outcome is not .NET's. */
function differences(file: string, run: (...args: readonly never[]) => string): string[] {
  const text = readFileSync(new URL(`number-answers/${file}.jsonl`, import.meta.url), 'utf8');
  const cases = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
  expect(cases.length).toBeGreaterThan(10);
  return cases.flatMap((c) => {
    const got = outcome(() => run(...(c.slice(0, -1) as never[])));
    return got === c.at(-1) ? [] : [`${JSON.stringify(c)}: got ${got}`];
  });
}

function outcome(run: () => string): string {
  try {
    return run();
  } catch (e) {
    if (e instanceof ClrException) return `!${e.clrName.replace(/^System\./, '')}: ${e.message}`;
    throw e;
  }
}

/** From the text of a case to the representation of a type. */
function value(t: string, text: string): unknown {
  switch (t) {
    case 'string':
      return text;
    case 'bool':
      return text === 'true';
    case 'long':
    case 'ulong':
      return BigInt(text);
    case 'float':
      return Math.fround(Number(text));
    case 'decimal':
      return decimal(text);
    default:
      return Number(text);
  }
}
const ANY_FLOAT = 167;
const decimal = (text: string): Decimal =>
  row('decimal', 'static decimal Parse(string s, NumberStyles style)')(text, ANY_FLOAT) as Decimal;

function shown(v: unknown): string {
  if (v instanceof Decimal) return decimalToString(v);
  if (v instanceof Uint8Array) return Array.from(v).join();
  return Object.is(v, -0) ? '-0' : String(v);
}

test('ToString(format) of every numeric type', () => {
  expect(
    differences('format', (t: string, text: string, format: string) =>
      shown(row(t, 'string ToString(string format)')(value(t, text), format)),
    ),
  ).toEqual([]);
});

test('Parse of every numeric type, in every style', () => {
  expect(
    differences('parse', (t: string, text: string, style: number) =>
      shown(row(t, `static ${t} Parse(string s, NumberStyles style)`)(text, style)),
    ),
  ).toEqual([]);
});

test('decimal arithmetic, rounding and conversion', () => {
  const operations: Readonly<Record<string, (...args: never[]) => unknown>> = {
    '+': (a: string, b: string) => decimalAdd(decimal(a), decimal(b)),
    '-': (a: string, b: string) => decimalSubtract(decimal(a), decimal(b)),
    '*': (a: string, b: string) => decimalMultiply(decimal(a), decimal(b)),
    '/': (a: string, b: string) => decimalDivide(decimal(a), decimal(b)),
    '%': (a: string, b: string) => decimalRemainder(decimal(a), decimal(b)),
    cmp: (a: string, b: string) => decimalCompare(decimal(a), decimal(b)),
    dbl: (a: string) => decimalToDouble(decimal(a)),
    flt: (a: string) => decimalToSingle(decimal(a)),
    long: (a: string) => decimalTo.long(decimal(a)),
    floor: (a: string) => decimalFloor(decimal(a)),
    ceil: (a: string) => decimalCeiling(decimal(a)),
    trunc: (a: string) => decimalTruncate(decimal(a)),
    round: (a: string, digits: number, mode: number) => decimalRound(decimal(a), digits, mode),
    'round double': (a: string, digits: number, mode: number) => roundDouble(Number(a), digits, mode),
    'round float': (a: string, digits: number, mode: number) => roundSingle(Math.fround(Number(a)), digits, mode),
    'from double': (a: string) => decimalFromDouble(Number(a)),
    'from float': (a: string) => decimalFromSingle(Math.fround(Number(a))),
  };
  expect(
    differences('decimal', (operation: string, ...args: never[]) => shown(operations[operation]!(...args))),
  ).toEqual([]);
});

test('System.Convert', () => {
  const TYPES: Readonly<Record<string, string>> = {
    ...{ ToBoolean: 'bool', ToChar: 'char', ToSByte: 'sbyte', ToByte: 'byte', ToInt16: 'short', ToUInt16: 'ushort' },
    ...{ ToInt32: 'int', ToUInt32: 'uint', ToInt64: 'long', ToUInt64: 'ulong', ToSingle: 'float', ToDouble: 'double' },
    ...{ ToDecimal: 'decimal', ToString: 'string' },
  };
  const bytes = (text: string): Uint8Array => Uint8Array.from(text === '' ? [] : text.split(','), Number);
  const convert = (signature: string): Fn => row('System.Convert', signature);
  const run = (method: string, ...[a, b, c]: [string, string, number]): unknown => {
    switch (method) {
      case 'fromBase':
        return convert(`static ${TYPES[a]} ${a}(string value, int fromBase)`)(b, c);
      case 'toBase':
        return convert(`static string ToString(${a} value, int toBase)`)(value(a, b), c);
      case 'FromBase64String':
      case 'FromHexString':
        return convert(`static byte[] ${method}(string s)`)(a);
      case 'ToBase64String':
        return convert('static string ToBase64String(byte[] inArray, Base64FormattingOptions options)')(bytes(a), b);
      default:
        return convert(`static ${TYPES[method]} ${method}(${a} value)`)(value(a, b));
    }
  };
  const ofChar = (method: string, text: string): string =>
    method === 'ToChar' && !text.startsWith('!') ? `c:${text}` : text;
  expect(
    differences('convert', (method: string, ...args: [string, string, number]) =>
      ofChar(method, shown(run(method, ...args))),
    ),
  ).toEqual([]);
});

test('System.Enum: Parse and ToString(format)', () => {
  const types: Readonly<Record<string, () => NamedType>> = {
    dow: () => typeNamed('System.DayOfWeek'),
    ns: () => typeNamed('System.Globalization.NumberStyles'),
  };
  expect(
    differences('enum', (method: string, t: string, ...[a, b]: [string | number, string | boolean]) => {
      const type = types[t]!();
      if (method === 'ToString')
        return shown(row('System.Enum', 'string ToString(string format)')(new Box(type, a as number), b));
      const parse = def('System.Enum').members['static TEnum Parse<TEnum>(string value, bool ignoreCase)'];
      if (typeof parse !== 'object' || parse.row !== 'generic') throw new Error('Enum.Parse is not generic');
      return shown(parse.make(type)(a, b));
    }),
  ).toEqual([]);
});

test('composite format strings', () => {
  expect(differences('composite', (format: string) => compositeFormat(format, ['ab', 'cde']))).toEqual([]);
});

test('System.Random with a seed gives the numbers of .NET', () => {
  expect(
    differences('random', (seed: number) => {
      const random = new Random(seed);
      const drawn: unknown[] = [
        ...[random.next(), random.nextBelow(100), random.nextBetween(-50, 1000), random.nextDouble()],
        ...[random.nextBetween(-2147483648, 2147483647), random.nextLong(), random.nextLongBelow(1000n)],
        ...[random.nextLongBetween(-5n, 2n ** 63n - 1n), random.nextSingle()],
      ];
      const bytes = new Uint8Array(3);
      random.fill(bytes);
      return [...drawn, ...bytes, random.next()].map(String).join(' ');
    }),
  ).toEqual([]);
});

describe('what the answers do not show', () => {
  test('a decimal keeps its scale, and equal decimals share a key and a hash', () => {
    const key = def('decimal').key!;
    const hash = row('decimal', 'int GetHashCode()');
    expect(decimalToString(decimalAdd(decimal('1.10'), decimal('2.20')))).toBe('3.30');
    expect(key(decimal('1.10'), [])).toBe(key(decimal('1.1'), []));
    expect(hash(decimal('1.10'))).toBe(hash(decimal('1.1')));
  });

  test('long digits and long formats take linear time', () => {
    const zeros = '0'.repeat(300_000);
    const start = cpuTime();
    expect(row('int', 'static int Parse(string s)')(`${zeros}7`)).toBe(7);
    expect(row('double', 'static double Parse(string s)')(`1${zeros}1e-300001`)).toBe(1);
    expect(decimalToString(decimal(`0.5${zeros}1`))).toBe('0.5000000000000000000000000000');
    expect(row('double', 'string ToString(string format)')(1, `#${zeros}`)).toHaveLength(300_000);
    expect(cpuTime() - start).toBeLessThan(2000);
  });
});
