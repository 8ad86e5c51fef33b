import { bindExpression, emitExpression, renderValue, typeNameOf, ClrException, LimitReached } from '../../packages/expressions/src/index.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
const ambient = { now: () => 1.7e12, newGuid: () => '0'.repeat(32), random: () => 0.5, randomBytes: (n: number) => new Uint8Array(n) };
export function answer(code: string, context: any): any {
  const b = bindExpression(code);
  if (!b.runnable) return { diagnostics: b.diagnostics.filter(d => d.severity === 'error').map(d => d.code + ' ' + d.message) , hasUnknown: b.body.hasUnknown };
  try {
    const v = emitExpression(b)(context, ambient);
    return v === null ? { null: true } : { type: typeNameOf(v), value: renderValue(v) };
  } catch (e) {
    if (e instanceof ClrException) return { throws: e.clrName, message: e.message };
    if (e instanceof LimitReached) return { limit: e.limit };
    return { bug: String((e as Error).stack).slice(0, 400) };
  }
}
export function agrees(expect: any, got: any): boolean {
  if (expect.compileError) return got.diagnostics?.some((d: string) => d.startsWith(expect.compileError));
  if (expect.throws) return got.throws === expect.throws;
  if (expect.null) return got.null === true;
  return got.type === expect.type && got.value === expect.value;
}
test('x', () => {
  const out: any[] = [];
  let n = 0, ok = 0;
  for (const l of readFileSync('/work/shared/conformance/expressions.jsonl', 'utf8').trim().split('\n')) {
    const v = JSON.parse(l);
    if (v.context) continue;
    n++;
    const got = answer(v.code, null);
    if (agrees(v.expect, got)) ok++; else out.push({ id: v.id, code: v.code, expect: v.expect, got });
  }
  writeFileSync('/tmp/out.jsonl', out.map(x => JSON.stringify(x)).join('\n'));
  console.log(n, ok);
});
