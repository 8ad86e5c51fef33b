import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';
import { beforeAll, describe, expect, test } from 'vitest';
import { REFUSED } from './corpus-refused.ts';
import { lint, rules } from './lint.ts';

/**
 * Every rule over every real document. Nothing throws, every finding points into its file and says something, each
 * error stands in the reviewed list with the reason why the service would refuse the document, and the fixes leave no
 * document worse than it was.
 */
const folder = new URL('../../../../shared/corpus/policies/', import.meta.url);

/** Rules that may find nothing: what they look for is rare among people who publish their policies. */
const SILENT = 10;

describe.skipIf(!existsSync(folder))('real documents', { timeout: 60_000 }, () => {
  const documents = existsSync(folder)
    ? readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
    : [];

  let linted: readonly (FileFindings & { readonly name: string })[] = [];
  beforeAll(() => {
    linted = documents.map((document) => ({ name: document.name, ...lint(document) }));
  });

  test('are read by every rule, and most rules find something', () => {
    const fired = new Set<string>();
    let warned = 0;
    for (const { file, diagnostics } of linted) {
      const ours = diagnostics.filter((d) => rules.has(d.code));
      for (const { code, span, message } of ours) {
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(file.text.length);
        expect(message).toMatch(/^\S.*[^.]$/);
        fired.add(code);
      }
      if (ours.some((d) => d.severity === 'warning')) warned++;
    }
    expect(documents.length).toBeGreaterThan(400);
    expect(warned).toBeLessThan(documents.length / 3);
    expect([...rules.keys()].filter((id) => !fired.has(id)).length).toBeLessThanOrEqual(SILENT);
  });

  test('have errors only where the service refuses them', () => {
    const refused = linted.filter(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
    expect(refused.map(({ name }) => name).sort()).toEqual([...REFUSED.keys()].sort());
    expect(REFUSED.size).toBeLessThanOrEqual(25);
  });

  test('are better, and no worse in anything, after every safe fix', () => {
    let fixed = 0;
    for (const { name, file, diagnostics: before } of linted) {
      const mended = applySafe(file.text, before);
      if (mended === file.text) continue;
      const after = lint(mended).diagnostics;
      const [was, is] = [countsOf(before), countsOf(after)];
      // one mistake of C# may stand behind another
      const errors = (found: readonly Diagnostic[]): number => found.filter((d) => d.severity === 'error').length;
      expect(errors(after), name).toBeLessThanOrEqual(errors(before));
      for (const [code, count] of is)
        if (rules.has(code)) expect(count, `${name}: ${code}`).toBeLessThanOrEqual(was.get(code) ?? 0);
      fixed += before.length - after.length;
    }
    expect(fixed).toBeGreaterThan(100);
  });
});

/** Applies the safe fixes that do not overlap, from the end of the text to its beginning. */
function applySafe(text: string, found: readonly Diagnostic[]): string {
  const fixes = found.flatMap(({ fixes: offered = [] }) => offered.filter(({ safe }) => safe).slice(0, 1));
  const startOf = ({ edits }: (typeof fixes)[number]): number => Math.min(...edits.map(({ span }) => span.start));
  let fixed = text;
  let room = text.length;
  for (const { edits } of fixes.sort((a, b) => startOf(b) - startOf(a))) {
    if (Math.max(...edits.map(({ span }) => span.end)) > room) continue;
    for (const { span, text: inserted } of [...edits].sort((a, b) => b.span.start - a.span.start))
      fixed = fixed.slice(0, span.start) + inserted + fixed.slice(span.end);
    room = Math.min(...edits.map(({ span }) => span.start));
  }
  return fixed;
}

function countsOf(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
