import type { Fix } from '@sluice/parser';
import { expect, test } from 'vitest';
import { lint, rules } from './lint.ts';

/** A fix mends what its rule found, in the rule's own examples, and makes no new mistake. */

const applied = (text: string, { edits }: Fix): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((t, { span, text: inserted }) => t.slice(0, span.start) + inserted + t.slice(span.end), text);

const cases = [...rules.values()].flatMap((rule) =>
  rule.bad.flatMap((example) => {
    const text = example.replaceAll(/[«»]/g, '');
    const found = lint(text, rule.given).diagnostics;
    return found.flatMap((d) =>
      d.code === rule.id ? (d.fixes ?? []).map((fix) => ({ id: rule.id, title: fix.title, fix, text, rule })) : [],
    );
  }),
);

test('many rules give fixes', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBeGreaterThanOrEqual(18);
});

test.each(cases)('$id: $title', ({ fix, text, rule }) => {
  const before = lint(text, rule.given).diagnostics;
  const after = lint(applied(text, fix), rule.given).diagnostics;
  const left = (found: typeof after): number => found.filter((d) => d.code === rule.id).length;
  expect(left(after)).toBeLessThan(left(before));
  expect(after.length, applied(text, fix)).toBeLessThan(before.length);
  expect(after.filter((d) => d.severity === 'error')).toEqual([]);
});
