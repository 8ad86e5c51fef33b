import { describe, expect, it } from 'vitest';
import { readScenario, runScenario } from '../../packages/runtime/src/index.ts';
import { policyCases, type PolicyCase } from '../helpers/policy-cases.ts';

function at(result: unknown, path: string): unknown {
  let value = result;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

async function outcomeOf({ documents, scenario }: PolicyCase): Promise<{ readonly diagnostics: readonly string[] }> {
  const read = readScenario(scenario.trim() === '' ? {} : JSON.parse(scenario));
  expect(read.problems).toEqual([]);
  const run = await runScenario(documents, read.scenario!);
  const found = (severity: string): string[] =>
    run.files.flatMap(({ file, diagnostics }) =>
      diagnostics
        .filter((d) => d.severity === severity)
        .map((d) => `${d.code} ${file.text.slice(d.span.start, d.span.end)}`),
    );
  return {
    ...(run.results?.length === 1 ? run.results[0] : Object.fromEntries((run.results ?? []).entries())),
    diagnostics: found('error'),
    ...{ warnings: found('warning'), problem: run.problem },
  };
}

/**
 * Scenarios per policy. For a document that must not load, `diagnostics` holds `CODE text it stands at`, and `warnings`
 * likewise what it may be loaded with; with several requests the paths begin with their number, from 0.
 */
for (const [file, cases] of policyCases(new URL('./', import.meta.url)))
  describe(file, () => {
    it.each(cases.map((one) => [one.title, one] as const))('%s', async (_, one) => {
      const outcome = await outcomeOf(one);
      const got: string[] = [];
      const wanted: string[] = [];
      for (const [path, json] of one.expectations) {
        wanted.push(`${path}: ${JSON.stringify(JSON.parse(json))}`);
        got.push(`${path}: ${JSON.stringify(at(outcome, path))}`);
      }
      if (!one.expectations.some(([path]) => path === 'diagnostics')) {
        wanted.push('diagnostics: []');
        got.push(`diagnostics: ${JSON.stringify(outcome.diagnostics)}`);
      }
      expect(got.join('\n')).toBe(wanted.join('\n'));
    });
  });
