import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, dotnet, fromScenario } from '../../packages/expressions/src/index.ts';
import { FILTERS, fromClr, Hash, parseTemplate } from '../../packages/liquid/src/index.ts';
import { AMBIENT } from './cases.ts';

/** What .NET answered (README.md), against ours: byte for byte, messages included. */
const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const questions = JSON.parse(read('questions.json')) as {
  readonly values: Readonly<Record<string, { readonly type: string; readonly value: unknown }>>;
  readonly filters: Readonly<Record<string, unknown>>;
};
const answers = read('answers.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly template: string; readonly output: string });

const environment = new Hash(
  Object.entries(questions.values).map(([name, { type, value }]) => [
    name,
    dotnet.within(AMBIENT, DEFAULT_LIMITS, () => fromClr(fromScenario(type, value))),
  ]),
);

describe('filters answer as .NET does', () => {
  it.each(Object.keys(questions.filters))('%s', (filter) => {
    const asked = answers.filter(({ template }) => new RegExp(`\\| ${filter}\\b`).test(template));
    expect(asked.length).toBeGreaterThanOrEqual(Object.keys(questions.values).length);
    const got = asked.map(({ template }) => ({
      template,
      output: parseTemplate(template).template!.render(environment, AMBIENT),
    }));
    expect(got).toEqual(asked);
  });

  it('every filter is asked, but for Map, which is about objects', () => {
    expect([...Object.keys(questions.filters), 'Map'].sort()).toEqual([...FILTERS.keys()].sort());
  });
});
