import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint, rules } from './lint.ts';

/** Every rule over every real document: nothing throws, every finding points into its file and says something. */
const folder = new URL('../../../../shared/corpus/policies/', import.meta.url);

describe.skipIf(!existsSync(folder))('real documents', () => {
  test('are read by every rule, and one in three at most has a warning of a rule', () => {
    let warned = 0;
    const files = readdirSync(folder);
    for (const name of files) {
      const { file, diagnostics } = lint({ name, text: readFileSync(new URL(name, folder), 'utf8') });
      const ours = diagnostics.filter((d) => rules.has(d.code));
      for (const { span, message } of ours) {
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(file.text.length);
        expect(message).toMatch(/^\S.*[^.]$/);
      }
      if (ours.some((d) => d.severity === 'warning')) warned++;
    }
    expect(files.length).toBeGreaterThan(400);
    expect(warned).toBeLessThan(files.length / 3);
  });

  test('stay as right as they were under every fix', () => {
    let fixed = 0;
    for (const name of readdirSync(folder)) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const { diagnostics } = lint(text);
      for (const { code, fixes = [] } of diagnostics.filter((d) => rules.has(d.code)))
        for (const { edits } of fixes) {
          const after = edits.reduceRight((t, e) => t.slice(0, e.span.start) + e.text + t.slice(e.span.end), text);
          const errors = (found: typeof diagnostics): number => found.filter((d) => d.severity === 'error').length;
          const again = lint(after).diagnostics;
          expect(errors(again), name).toBe(errors(diagnostics));
          expect(again.filter((d) => d.code === code).length, name).toBeLessThan(
            diagnostics.filter((d) => d.code === code).length,
          );
          fixed++;
        }
    }
    expect(fixed).toBeGreaterThan(5);
  });
});
