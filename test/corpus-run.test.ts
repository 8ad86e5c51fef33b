import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runScenario } from '../packages/runtime/src/index.ts';
import { inTermsOf, readCase } from './helpers/scenario-case.ts';

/**
 * Real policies, from request to response. Each file of test/corpus-run/ is a case of its own (the format of
 * test/helpers/scenario-case.ts) that also names the `document` it runs. A fragment runs as the inbound section, or
 * where `within` (a policy document of ours) includes it as `it`; `fragments` takes further documents by id.
 */
interface Named {
  readonly document: string;
  readonly within?: string;
  readonly fragments?: Readonly<Record<string, string>>;
}

const folder = new URL('./corpus-run/', import.meta.url);
const corpus = new URL('../../shared/corpus/policies/', import.meta.url);

const cases = readdirSync(folder)
  .filter((f) => f.endsWith('.yaml'))
  .sort()
  .map((file) => {
    const { rest, ...read } = readCase(readFileSync(new URL(file, folder), 'utf8'));
    return { file, ...read, ...(rest as unknown as Named) };
  });

it('at least 40 real documents run end to end', () => {
  expect(new Set(cases.map((c) => c.document)).size).toBeGreaterThanOrEqual(40);
});

describe.skipIf(!existsSync(corpus))(`${cases.length} real documents`, () => {
  const read = (name: string): string => readFileSync(new URL(name, corpus), 'utf8');

  for (const { file, title, scenario, expect: wanted, document, within, fragments = {} } of cases)
    it(`${title} (${file})`, async () => {
      const others = Object.fromEntries(Object.entries(fragments).map(([id, name]) => [id, read(name)]));
      const included = within === undefined ? {} : { it: read(document) };
      const run = await runScenario(within ?? read(document), {
        ...scenario,
        fragments: { ...scenario.fragments, ...others, ...included },
      });
      const errors = run.files.flatMap((f) => f.diagnostics.filter((d) => d.severity === 'error'));
      expect(errors.map((d) => `${d.code} ${d.message}`)).toEqual([]);
      expect(run.problem).toBeNull();
      expect(run.results!.map((result, i) => inTermsOf(wanted[i]!, result))).toEqual(wanted);
    });
});
