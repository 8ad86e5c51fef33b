import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ContextView } from '../../context.ts';
import { bindExpression, emitExpression } from '../../expression.ts';
import { CLR } from '../clr.ts';
import { DateTime } from '../date-time.ts';
import { formatDateTime } from '../date-format.ts';
import { ClrException } from '../exception.ts';
import { toText } from '../object.ts';
import { boxedCursorOf } from '../protocol.ts';
import { ENUMERATE } from '../sequence.ts';
import { KeySizes } from './key-sizes.ts';

/**
 * What .NET 10 answered on Linux, expression by expression, about keys and certificates made for these tests
 * (`answers/files`). `F` reads a file, `C` a certificate, `CK` one with its key, `R` a key, `U` and `B` make bytes.
 */
const here = new URL('answers/', import.meta.url);
const HELPERS = `
  byte[] U(string _s) => Encoding.UTF8.GetBytes(_s);
  byte[] B(string _hex) => Convert.FromHexString(_hex);
  byte[] F(string _n) => (byte[])context.Variables[_n];
  string S(string _n) => Encoding.UTF8.GetString(F(_n));
  X509Certificate2 C(string _n) => X509Certificate2.CreateFromPem(S(_n));
  X509Certificate2 CK(string _n) => X509Certificate2.CreateFromPem(S(_n + ".pem"), S(_n + ".key"));
  RSA R(string _n) { var _r = RSA.Create(); _r.ImportFromPem(S(_n)); return _r; }`;

const files = new Map<string, unknown>(
  readdirSync(new URL('files/', here)).map((name) => [
    name,
    new Uint8Array(readFileSync(new URL(`files/${name}`, here))),
  ]),
);
const context = { [CLR]: 'Sluice.IContext', variables: files } as unknown as ContextView;
const random = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => (i * 37 + 11) & 255);
const ambient = { now: () => 1_800_000_000_000, newGuid: () => '0'.repeat(32), random: () => 0.5, randomBytes: random };

/** As the recorder writes an answer. */
function shown(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${escaped(value)}"`;
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
  if (value instanceof DateTime)
    return `${formatDateTime(value, 'o').replace('Z', '')} ${['Unspecified', 'Utc', 'Local'][value.kind]}`;
  if (value instanceof KeySizes) return `${value.range.min}-${value.range.max}/${value.range.skip}`;
  if (typeof value === 'object' && ENUMERATE in value) {
    const items: string[] = [];
    for (const cursor = boxedCursorOf(value); cursor.moveNext();) items.push(shown(cursor.current));
    return `[${items.join(', ')}]`;
  }
  return toText(value);
}
const escaped = (text: string): string => text.replaceAll('\r', '\\r').replaceAll('\n', '\\n');

function answer(cs: string): string {
  const bound = bindExpression(`@{${HELPERS} ${cs.startsWith('{') ? cs.slice(1, -1) : `return (object)(${cs});`} }`);
  if (!bound.runnable) return bound.diagnostics.map((d) => `${d.code} ${d.message}`).join('; ');
  try {
    return shown(emitExpression(bound)(context, ambient));
  } catch (e) {
    if (e instanceof ClrException) return `!! ${e.clrName}: ${escaped(e.message)}`;
    throw e;
  }
}

for (const name of readdirSync(here).filter((f) => f.endsWith('.jsonl'))) {
  const lines = readFileSync(new URL(name, here), 'utf8').trim().split('\n');
  describe(name, () => {
    test.each(lines.map((line) => JSON.parse(line) as { cs: string; answer: string }))(
      '$cs',
      ({ cs, answer: expected }) => {
        expect(answer(cs)).toBe(expected);
      },
    );
  });
}
