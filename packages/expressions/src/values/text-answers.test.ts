import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Fn, TypeDef } from '../types/define.ts';
import { declaredMembers, defByFullName, register, T } from '../types/registry.ts';
import { displayName, type Type } from '../types/type.ts';
import { memberName, parseSignature } from '../types/signature.ts';
import { ClrArray } from './array.ts';
import { box } from './boxing.ts';
import { Box } from './clr.ts';
import { Encoding } from './encoding.ts';
import { ClrException } from './exception.ts';
import { IPAddress } from './ip-address.ts';
import { StringBuilder } from './string-builder.ts';
import { StringComparer } from './string-comparer.ts';
import { StringWriter } from './string-writer.ts';
import { Uri } from './uri.ts';

/**
 * Replays what real .NET answered (`text-answers/*.txt`) on the library's rows. A file has, under each row, lines of
 * `[receiver and arguments] => result` or `… throws type: "message"`. `{"call": [type, row, receiver, arguments]}`
 * stands for an object made by another row; an `out` argument's value follows the result.
 */
const AREAS = ['system', 'text', 'io', 'net', 'globalization', 'collections'];
const files = AREAS.flatMap((area) =>
  readdirSync(new URL(`../lib/${area}`, import.meta.url))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => new URL(`../lib/${area}/${file}`, import.meta.url).href),
);
const modules = await Promise.all(files.map((file) => import(file) as Promise<Record<string, unknown>>));
register(
  modules
    .flatMap((m) => Object.values(m))
    .filter((v): v is TypeDef => typeof v === 'object' && v !== null && 'members' in v && 'clrName' in v),
);

interface Call {
  readonly call: readonly [type: string, row: string, self: unknown, args: readonly unknown[]];
}
/** Objects that are often needed, by a shorter name. */
const MAKERS: Readonly<Record<string, (text: string) => Call['call']>> = {
  uri: (text) => ['System.Uri', 'new(string uriString)', null, [text]],
  builder: (text) => ['System.Text.StringBuilder', 'new(string value)', null, [text]],
  address: (text) => ['System.Net.IPAddress', 'static IPAddress Parse(string ipString)', null, [text]],
  encoding: (name) => ['System.Text.Encoding', `static Encoding ${name} { get; }`, null, []],
};
function callOf(v: unknown): Call['call'] | null {
  if (typeof v !== 'object' || v === null || Array.isArray(v)) return null;
  if ('call' in v) return (v as Call).call;
  const [[name, text]] = Object.entries(v) as [[string, string]];
  return MAKERS[name]?.(text) ?? null;
}

/** From JSON to the representation of a type. */
function read(v: unknown, type: Type): unknown {
  if (v === null || v === undefined) return null;
  const made = callOf(v);
  if (made !== null) return perform(...made).result;
  const name = displayName(type);
  if (name === 'char') return (v as string).charCodeAt(0);
  if (name === 'long') return BigInt(v as number);
  if (name === 'byte[]') return Uint8Array.from(v as number[]);
  if (type.kind === 'array' || name.startsWith('IEnumerable')) {
    const element = type.kind === 'array' ? type.element : name === 'IEnumerable<string>' ? T.string() : T.int();
    return new ClrArray(
      element,
      Array.from(v as ArrayLike<unknown>, (item) => read(item, element)),
    );
  }
  if (type === T.object() && typeof v === 'object') {
    const o = v as { char?: string; double?: number; long?: number };
    if (o.char !== undefined) return box(T.char(), o.char.charCodeAt(0));
    if (o.double !== undefined) return box(T.double(), o.double);
    return BigInt(o.long!);
  }
  return v;
}

/** From the representation of a type to what the answers hold. */
function write(v: unknown, type: Type): unknown {
  if (v === null || v === undefined) return null;
  if (v instanceof Box) return write(v.value, v.type);
  if (type === T.char()) return String.fromCharCode(v as number);
  if (typeof v === 'bigint') return Number(v);
  if (v instanceof Uint8Array) return [...v];
  if (v instanceof ClrArray) return v.items.map((item) => write(item, v.element));
  if (v instanceof StringBuilder) return v.text;
  if (v instanceof StringWriter) return v.builder.text;
  if (v instanceof Encoding) return v.facts.webName;
  if (v instanceof StringComparer) return 'StringComparer';
  if (v instanceof Uri) return v.originalString;
  if (v instanceof IPAddress) return v.toString();
  return v;
}

function readReceiver(self: unknown, typeName: string): unknown {
  const made = callOf(self);
  if (made !== null) return perform(...made).result;
  return typeName === 'System.Char' ? (self as string).charCodeAt(0) : self;
}

function perform(
  typeName: string,
  row: string,
  self: unknown,
  args: readonly unknown[],
): { result: unknown; shown: unknown } {
  const def = defByFullName(typeName);
  if (def === undefined) throw new Error(`no type ${typeName}`);
  const member = declaredMembers(def, memberName(row)).find((m) => m.signature === row);
  if (member === undefined) throw new Error(`no row ${row}`);
  const refs: { value: unknown; type: Type }[] = [];
  const values = member.params.map((p, i) => {
    if (p.mode !== 'out' && p.mode !== 'ref')
      return args[i] === undefined ? (p.default?.value ?? null) : read(args[i], p.type);
    const ref = { value: p.mode === 'ref' ? read(args[i], p.type) : null, type: p.type };
    refs.push(ref);
    return ref;
  });
  const isSetter = args.length > member.params.length;
  const made = isSetter ? member.set : member.get;
  const types = [...def.typeParams, ...member.typeParams].map(() => T.int());
  const fn: Fn = typeof made === 'function' ? made : made!.make(...types);
  const receiver = member.static || member.kind === 'constructor' ? [] : [readReceiver(self, typeName)];
  if (isSetter) values.push(read(args.at(-1), member.returns));
  const result = fn(...receiver, ...values);
  const shown = isSetter ? null : write(result, member.returns);
  return { result, shown: refs.length > 0 ? [shown, ...refs.map((r) => write(r.value, r.type))] : shown };
}

const folder = new URL('text-answers/', import.meta.url);
const LINE = /^ {2}(\[.*?\]) (?:=> (.*)|throws ([\w.]+): (".*"))$/;

for (const file of readdirSync(folder)) {
  describe(file, () => {
    for (const block of readFileSync(new URL(file, folder), 'utf8').trim().split('\n\n')) {
      const [head, ...lines] = block.split('\n');
      const [typeName, row] = /^(\S+): (.*)$/.exec(head!)!.slice(1) as [string, string];
      const signature = parseSignature(row);
      const hasSelf = !signature.static && signature.kind !== 'constructor';
      test(head!, () => {
        const wrong: string[] = [];
        for (const line of lines) {
          const [, given, answer, exception, message] = LINE.exec(line)!;
          const input = JSON.parse(given!) as unknown[];
          const [self, args] = hasSelf ? [input[0], input.slice(1)] : [undefined, input];
          let got: string;
          try {
            got = `=> ${JSON.stringify(perform(typeName, row, self, args).shown)}`;
          } catch (e) {
            if (!(e instanceof ClrException)) throw e;
            got = `throws ${e.clrName}: ${JSON.stringify(e.message)}`;
          }
          const wanted =
            answer === undefined
              ? `throws ${exception}: ${JSON.stringify(JSON.parse(message!))}`
              : `=> ${JSON.stringify(JSON.parse(answer))}`;
          if (got !== wanted) wrong.push(`${given} ${got}   .NET: ${wanted}`);
        }
        expect(wrong).toEqual([]);
      });
    }
  });
}
