import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lint, lintRules, type LintOptions } from '@sluice/lint';
import { readScenario, runScenario, type FileFindings, type RunResult } from '@sluice/runtime';
import { parse } from 'yaml';
import { describe, expect, test, vi } from 'vitest';
import { applyFixes } from '../packages/cli/src/lint/fix.ts';
import { policyCases } from './helpers/policy-cases.ts';

/**
 * A safe fix never changes what a policy does: whatever can be run is run as it is written and as `--fix` leaves it, and
 * response, requests, variables and last error are the same. Where a statement stands may change, so the trace is left
 * out.
 */
vi.setConfig({ testTimeout: 60_000 });

const OPTIONS: LintOptions = { profile: 'strict' };
const check = (text: string): FileFindings => lint(text, OPTIONS);
const fixed = (text: string) => applyFixes(check(text), check, (fix) => fix.safe);

type Documents = string | Readonly<Record<string, string>>;
const fixedAll = (documents: Documents): Documents =>
  typeof documents === 'string'
    ? fixed(documents).text
    : Object.fromEntries(Object.entries(documents).map(([scope, text]) => [scope, fixed(text).text]));

async function outcome(documents: Documents, scenario: unknown) {
  const read = readScenario(scenario);
  const { results, problem, files } = await runScenario(documents, read.scenario!);
  const seen = results?.map(({ response, backendRequests, sentRequests, variables, lastError }: RunResult) => ({
    ...{ response, backendRequests, sentRequests, variables },
    lastError: lastError === null ? null : { ...lastError, path: null },
  }));
  const errors = files.flatMap((f) => f.diagnostics.filter((d) => d.severity === 'error').map((d) => d.code));
  return { seen, problem, errors };
}

async function changedOf(cases: readonly (readonly [title: string, documents: Documents, scenario: unknown])[]) {
  let changed = 0;
  for (const [title, documents, scenario] of cases) {
    const after = fixedAll(documents);
    if (JSON.stringify(after) === JSON.stringify(documents)) continue;
    const before = await outcome(documents, scenario);
    // what did not load did nothing: a fix may well make it load
    if (before.errors.length > 0) continue;
    const mended = await outcome(after, scenario);
    // a literal tells at once what an expression tells when it runs: that Sluice cannot run this value
    if (mended.errors.includes('APIM2019')) continue;
    changed++;
    expect(mended, title).toEqual(before);
  }
  return changed;
}

const here = (path: string): URL => new URL(path, import.meta.url);

test('scenarios of policies go the same way after every safe fix', async () => {
  const cases = [...policyCases(here('./policies/'))].flatMap(([file, list]) =>
    list.map((one) => {
      const scenario = one.scenario.trim() === '' ? {} : (JSON.parse(one.scenario) as unknown);
      return [`${file}: ${one.title}`, one.documents, scenario] as const;
    }),
  );
  expect(cases.length).toBeGreaterThan(300);
  expect(await changedOf(cases)).toBeGreaterThan(10);
});

test('the examples of the rules do the same after their fixes', async () => {
  const cases = [...lintRules.values()].flatMap((rule) =>
    [...rule.bad, ...rule.good].map((text) => [rule.id, text.replaceAll(/[«»]/g, ''), {}] as const),
  );
  expect(await changedOf(cases)).toBeGreaterThan(5);
});

test('the examples for users do the same after every safe fix', async () => {
  const cases = readdirSync(here('../examples/'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/policy.xml'))
    .flatMap((file) => {
      const folder = here(`../examples/${file.slice(0, -'policy.xml'.length)}`);
      const text = readFileSync(new URL('policy.xml', folder), 'utf8');
      return readdirSync(folder)
        .filter((name) => name.endsWith('.scenario.yaml'))
        .map((name) => {
          const scenario = parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>;
          delete scenario.expect;
          return [`${file} ${name}`, text, scenario] as const;
        });
    });
  expect(cases.length).toBeGreaterThan(50);
  await changedOf(cases);
});

const corpus = here('../../shared/corpus/policies/');

describe.skipIf(!existsSync(corpus))('real documents', () => {
  test('come to rest under all safe fixes at once, with fewer findings and none of a new kind', () => {
    let applied = 0;
    for (const name of readdirSync(corpus)) {
      const before = check(readFileSync(new URL(name, corpus), 'utf8'));
      const result = applyFixes(before, check, (fix) => fix.safe);
      applied += result.applied;
      expect(result.outcome, name).toBe('stable');
      // an error that is mended may uncover another one, which the compiler could not see before
      if (hasErrors(before)) continue;
      const counts = count(before);
      const more = [...count(result.findings)].filter(([code, n]) => n > (counts.get(code) ?? 0));
      expect(more, name).toEqual([]);
    }
    expect(applied).toBeGreaterThan(20);
  });
});

const hasErrors = ({ diagnostics }: FileFindings): boolean => diagnostics.some((d) => d.severity === 'error');

function count({ diagnostics }: FileFindings): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
