import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadGravitee, runGraviteeScenario } from '../packages/gravitee/src/index.ts';
import {
  loadPolicies,
  runScenario,
  type FileFindings,
  type Scenario,
  type ScenarioRun,
} from '../packages/runtime/src/index.ts';
import { inTermsOf, readCase } from './helpers/scenario-case.ts';

/**
 * People copy the examples, so each of them is run: every folder holds policy documents and at least two cases, one of
 * them for when things go wrong. The documents are free of errors and of warnings. The format is described in
 * examples/README.md.
 */
const root = new URL('../examples/', import.meta.url);
const read = (url: URL): string => readFileSync(url, 'utf8');
const filesIn = (folder: URL, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith(ending))
        .sort()
    : [];
const inFolder = (name: string): URL => new URL(`${name}/`, root);

interface Example {
  readonly check: (scenario: Scenario) => readonly FileFindings[];
  readonly run: (scenario: Scenario) => Promise<ScenarioRun>;
}

/** `policy.xml` or the documents of the scopes, and fragments; or `api.json`, a definition of Gravitee. */
function openExample(folder: URL): Example {
  const open = (name: string) => ({ name, text: read(new URL(name, folder)) });
  const files = filesIn(folder, '');
  if (files.includes('api.json'))
    return {
      check: () => loadGravitee(open('api.json')).files,
      run: (scenario) => runGraviteeScenario(open('api.json'), scenario),
    };
  const documents = files.includes('policy.xml')
    ? open('policy.xml')
    : Object.fromEntries(filesIn(folder, '.xml').map((f) => [f.slice(0, -'.xml'.length), open(f)]));
  const fragments = Object.fromEntries(
    filesIn(new URL('fragments/', folder), '.xml').map((f) => [
      f.slice(0, -'.xml'.length),
      open(`fragments/${f}`).text,
    ]),
  );
  const withFragments = (scenario: Scenario): Scenario => ({
    ...scenario,
    fragments: { ...fragments, ...scenario.fragments },
  });
  return {
    check: ({ namedValues = {} }) => {
      const values = Object.entries(namedValues).map(([k, v]) => [k, typeof v === 'string' ? v : v.value] as const);
      return loadPolicies({ documents, fragments, namedValues: Object.fromEntries(values) }).files;
    },
    run: (scenario) => runScenario(documents, withFragments(scenario)),
  };
}

/** `embedding` shows programs, not policies by themselves; its test is embedding.test.ts. */
const examples = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'embedding')
  .map((entry) => entry.name)
  .sort();

it('there are at least 25 examples, each with two cases or more', () => {
  expect(examples.length).toBeGreaterThanOrEqual(25);
  const bare = examples.filter((name) => filesIn(inFolder(name), '.scenario.yaml').length < 2);
  expect(bare).toEqual([]);
});

for (const name of examples)
  describe(name, () => {
    const example = openExample(inFolder(name));
    const cases = filesIn(inFolder(name), '.scenario.yaml').map((file) => ({
      file,
      ...readCase(read(new URL(file, inFolder(name)))),
    }));

    it('is free of errors and warnings', () => {
      const said = example
        .check(cases[0]?.scenario ?? {})
        .flatMap((f) => f.diagnostics.map((d) => `${f.file.name}: ${d.code} ${d.message}`));
      expect(said).toEqual([]);
    });

    for (const { file, title, scenario, expect: wanted } of cases)
      it(`${title} (${file})`, async () => {
        const run = await example.run(scenario);
        expect(run.problem).toBeNull();
        expect(run.results?.map((result, i) => inTermsOf(wanted[i]!, result))).toEqual(wanted);
      });
  });
