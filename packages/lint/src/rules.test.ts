import { expect, describe, test } from 'vitest';
import { readdirSync } from 'node:fs';
import { lint, rules } from './lint.ts';

/** Every rule finds in its bad documents exactly what is marked there, and no rule finds anything in a good one. */

/** Takes the marks out of an example; what they enclosed are the expected spans. */
function marked(example: string): { text: string; spans: string[] } {
  const spans: string[] = [];
  let text = '';
  const open: number[] = [];
  for (const c of example)
    if (c === '«') open.push(text.length);
    else if (c === '»') spans.push(`${open.pop()}–${text.length}`);
    else text += c;
  expect(open, 'marks that are not closed').toEqual([]);
  return { text, spans: spans.sort() };
}

const shown = (text: string, found: ReturnType<typeof lint>['diagnostics']): string[] =>
  found.map((d) => `${d.code}: ${d.message}: ${text.slice(d.span.start, d.span.end)}`);

describe.each([...rules.values()])('$id', (rule) => {
  test.each(rule.bad)('bad %#', (example) => {
    const { text, spans } = marked(example);
    expect(spans.length, 'marks').toBeGreaterThan(0);
    const diagnostics = lint(text, rule.given).diagnostics.filter((d) => !rule.beside.includes(d.code));
    const messages = shown(text, diagnostics).join('\n');
    expect([...new Set(diagnostics.map((d) => d.code))], messages).toEqual([rule.id]);
    expect(diagnostics.map((d) => `${d.span.start}–${d.span.end}`).sort(), messages).toEqual(spans);
  });
  test.each(rule.good)('good %#', (text) => {
    expect(shown(text, lint(text, rule.given).diagnostics)).toEqual([]);
  });
  test('says what and why', () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.good.length).toBeGreaterThan(0);
  });
});

test('a rule stands in the file of its name', () => {
  const files = readdirSync(new URL('rules', import.meta.url)).filter((f) => !f.startsWith('index.'));
  expect([...rules.keys()].map((id) => `${id}.ts`).sort()).toEqual(files.sort());
});
