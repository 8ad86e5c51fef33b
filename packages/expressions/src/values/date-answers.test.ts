import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SystemDateTimeOffset } from '../lib/system/date-time-offset.ts';
import { SystemDateTime } from '../lib/system/date-time.ts';
import { SystemGuid } from '../lib/system/guid.ts';
import { SystemTimeSpan } from '../lib/system/time-span.ts';
import { SystemTimeZoneInfo } from '../lib/system/time-zone-info.ts';
import { typeDef, type TypeDef } from '../types/define.ts';
import { rowParts } from '../types/member.ts';
import { defByFullName, register, T } from '../types/registry.ts';
import { parseSignature, type TypeSyntax } from '../types/signature.ts';
import { ClrArray } from './array.ts';
import type { Ref } from './clr.ts';
import { formatDateTime, formatDateTimeOffset } from './date-format.ts';
import { MS_PER_MINUTE } from './date-time-calendar.ts';
import { DateTimeOffset } from './date-time-offset.ts';
import { DateTime, UNIX_EPOCH, type Kind } from './date-time.ts';
import { ClrException } from './exception.ts';
import { Guid } from './guid.ts';
import { DEFAULT_LIMITS, enter, leave, type Run } from './run.ts';
import { timeSpanText } from './time-span-format.ts';
import { TimeSpan, timeSpanFromTicks } from './time-span.ts';
import { findZone } from './time-zone-lookup.ts';
import { TimeZone } from './time-zone.ts';

/**
 * Replays on the library's rows what .NET 10 answered (invariant culture, UTC). `date-answers/<type>.txt` has, under
 * each row, lines of `[receiver and arguments] => result` or `… throws Type: "message"`; the value of an `out`
 * argument follows the result. Dates stand in the format `o`, durations in `c`, bytes in hexadecimal, zones by id.
 */
const TYPES = [SystemDateTime, SystemDateTimeOffset, SystemTimeSpan, SystemGuid, SystemTimeZoneInfo];

const plain = (name: string, keyword: string): TypeDef =>
  typeDef(name, { kind: 'class', keyword, documented: 'none', members: {} });
if (defByFullName('System.DateTime') === undefined)
  register([...TYPES, plain('System.Object', 'object'), plain('System.String', 'string')]);

// The answers need no clock: texts without a date are not among them.
let outer: Run;
const none = (): never => {
  throw new Error('no answer depends on this');
};
beforeAll(() => {
  const ambient = { now: () => 0, newGuid: none, random: none, randomBytes: none };
  outer = enter({ steps: Infinity, depth: 0, at: 0, limits: DEFAULT_LIMITS, ambient });
});
afterAll(() => leave(outer));

// ---- values to and from the file: not by the functions under test

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d{3})(\d{4})(Z|[+-]\d\d:\d\d)?$/;

function moment(text: string): { readonly ms: number; readonly sub: number; readonly zone: string } {
  const m = ISO.exec(text)!;
  return { ms: Date.parse(`${m[1]}.${m[2]}Z`) + UNIX_EPOCH.ms, sub: Number(m[3]), zone: m[4] ?? '' };
}
const minutes = (zone: string): number =>
  (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * (zone.startsWith('-') ? -1 : 1);

function span(text: string): TimeSpan {
  const m = /^(-?)(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{7}))?$/.exec(text)!;
  const [days, h, min, s, f] = m.slice(2).map((part) => BigInt(part ?? '0')) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const ticks = (((days * 24n + h) * 60n + min) * 60n + s) * 10_000_000n + f;
  return timeSpanFromTicks(m[1] === '-' ? -ticks : ticks);
}

function read(value: unknown, { name, suffixes }: TypeSyntax): unknown {
  if (value === null) return null;
  if (name === 'byte' && suffixes.length > 0) return Uint8Array.from(Buffer.from(value as string, 'hex'));
  if (suffixes[0] === '[]') return new ClrArray(T.string(), value as unknown[]);
  switch (name) {
    case 'DateTime': {
      const { ms, sub, zone } = moment(value as string);
      const kind: Kind = zone === '' ? 0 : zone === 'Z' ? 1 : 2;
      return new DateTime(ms, sub, kind);
    }
    case 'DateTimeOffset': {
      const { ms, sub, zone } = moment(value as string);
      return new DateTimeOffset(ms - minutes(zone) * MS_PER_MINUTE, sub, minutes(zone));
    }
    case 'TimeSpan':
      return span(value as string);
    case 'Guid':
      return new Guid((value as string).replaceAll('-', ''));
    case 'TimeZoneInfo':
      return findZone(value as string);
    case 'object':
      return typeof value === 'string' && ISO.test(value)
        ? read(value, { name: 'DateTime', args: [], suffixes: [] })
        : value;
    case 'long':
      return BigInt(value as string);
    case 'double':
      return Number(value);
    default:
      return value;
  }
}

function show(value: unknown): unknown {
  if (value instanceof DateTime) return formatDateTime(value, 'o');
  if (value instanceof DateTimeOffset) return formatDateTimeOffset(value, 'o');
  if (value instanceof TimeSpan) return timeSpanText(value);
  if (value instanceof Guid) return value.text;
  if (value instanceof TimeZone) return value.id;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof ClrArray) return value.items.map(show);
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

// ---- replay

const LINE = /^ {2}(\[.*\]) (?:=> (.*)|throws (\w+): (".*"))$/;

function answer(def: TypeDef, signature: string, given: readonly unknown[]): string {
  const { get } = rowParts(def.members[signature]!);
  if (typeof get !== 'function') throw new Error(`no such row: ${signature}`);
  const syntax = parseSignature(signature);
  const self = syntax.static ? [] : [{ name: def.simpleName, args: [], suffixes: [] }];
  const ins = [...self, ...syntax.params.filter((p) => p.mode !== 'out').map((p) => p.type)];
  const out: Ref[] = syntax.params.filter((p) => p.mode === 'out').map(() => ({ value: undefined }));
  try {
    const result = get(...given.map((v, i) => read(v, ins[i]!)), ...out);
    return `=> ${[result, ...out.map((o) => o.value)].map((v) => JSON.stringify(show(v))).join(' ')}`;
  } catch (e) {
    if (!(e instanceof ClrException)) throw e;
    return `throws ${e.clrName.slice('System.'.length)}: ${JSON.stringify(e.message)}`;
  }
}

describe.each(TYPES.map((def) => [def.name, def] as const))('%s', (name, def) => {
  const text = readFileSync(new URL(`date-answers/${name}.txt`, import.meta.url), 'utf8');
  const blocks = text.trimEnd().split('\n\n');

  test.each(blocks.map((block) => [block.slice(0, block.indexOf('\n')), block.split('\n').slice(1)] as const))(
    '%s',
    (signature, lines) => {
      const ours = lines.map((line) => {
        const args = LINE.exec(line)?.[1] ?? '[]';
        return `  ${args} ${answer(def, signature, JSON.parse(args) as unknown[])}`;
      });
      expect(ours).toEqual(lines);
    },
  );
});
