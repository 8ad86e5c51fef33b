import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseDocument, SourceFile } from '../packages/parser/src/index.ts';
import { renderDiagnostic } from '../packages/parser/src/diag/render.ts';
import { walk } from '../packages/parser/src/xml/walk.ts';
import broken from './corpus-broken.json' with { type: 'json' };

// Real policies load without an error. Those that are broken indeed are listed with the reason; the list fails when
// an entry is no longer needed.
const folder = fileURLToPath(new URL('../../shared/corpus/policies/', import.meta.url));
const known: ReadonlyMap<string, { readonly code: string }> = new Map(Object.entries(broken));

describe.skipIf(!existsSync(folder))('real policy documents', () => {
  const files = existsSync(folder)
    ? readdirSync(folder).map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }))
    : [];

  test('load without an error, but for those known to be broken', () => {
    const found: string[] = [];
    for (const { name, text } of files) {
      const errors = parseDocument(text).diagnostics.filter((d) => d.severity === 'error');
      const expected = known.get(name)?.code;
      if (errors.map((d) => d.code).join() === (expected ?? '')) continue;
      const source = new SourceFile(name, text);
      found.push(...errors.map((d) => renderDiagnostic(d, source)));
      if (errors.length === 0) found.push(`${name} has healed: take it off corpus-broken.json`);
    }
    expect(found).toEqual([]);
  });

  test('are all there, and the list of broken ones names no other', () => {
    expect(files.length).toBeGreaterThanOrEqual(440);
    expect(new Set(files.map((f) => f.name))).toEqual(new Set([...files.map((f) => f.name), ...known.keys()]));
    expect(known.size).toBeLessThanOrEqual(20);
  });

  test('end every expression with the bracket that it was opened for', () => {
    const odd: string[] = [];
    let count = 0;
    for (const { name, text } of files) {
      walk(parseDocument(text).document, (node) => {
        if (node.kind !== 'Island' || !node.closed) return;
        count++;
        const bracket = node.form === 'block' ? '}' : ')';
        if (!node.code.endsWith(bracket) || /<\/(value|set-body|when)>\s*<set-/.test(node.code))
          odd.push(`${name}: ${node.code}`);
      });
    }
    expect(odd).toEqual([]);
    expect(count).toBeGreaterThan(1800);
  });
});
