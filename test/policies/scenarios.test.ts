import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readScenario, runScenario } from '../../packages/runtime/src/index.ts';

/**
 * Scenarios per policy, as text. A case begins with `=== what it shows`; then a policy document, a line `---`, a
 * scenario in JSON (or nothing), another `---`, and expectations, one a line: a path into the result of
 * `run --json`, a colon, and the JSON that stands there. For a document that must not load, `diagnostics` holds
 * `CODE text it stands at`; with several requests the paths begin with their number, from 0.
 */
interface Case {
  readonly title: string;
  readonly document: string;
  readonly scenario: string;
  readonly expectations: readonly string[];
}

function readCases(text: string): Case[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', scenario = '', expected = ''] = part.split(/^---$\n?/m);
      const end = head.indexOf('\n');
      const expectations = expected.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
      if (expectations.length === 0) throw new Error(`"${head.slice(0, end)}" expects nothing`);
      return { title: head.slice(0, end).trim(), document: head.slice(end + 1), scenario, expectations };
    });
}

function at(result: unknown, path: string): unknown {
  let value = result;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

const folder = new URL('./', import.meta.url);
for (const file of readdirSync(folder).filter((f) => f.endsWith('.txt')))
  describe(file, () => {
    for (const { title, document, scenario, expectations } of readCases(readFileSync(new URL(file, folder), 'utf8')))
      it(title, async () => {
        const read = readScenario(scenario.trim() === '' ? {} : JSON.parse(scenario));
        expect(read.problems).toEqual([]);
        const run = await runScenario(document, read.scenario!);
        const findings = run.files.flatMap((f) =>
          f.diagnostics
            .filter((d) => d.severity === 'error')
            .map((d) => `${d.code} ${f.file.text.slice(d.span.start, d.span.end)}`),
        );
        const outcome = {
          ...(run.results?.length === 1 ? run.results[0] : Object.fromEntries((run.results ?? []).entries())),
          diagnostics: findings,
          problem: run.problem,
        };
        const got: string[] = [];
        const wanted: string[] = [];
        for (const line of expectations) {
          const [, path, json] = /^([^:]+): (.*)$/.exec(line)!;
          wanted.push(`${path}: ${JSON.stringify(JSON.parse(json!))}`);
          got.push(`${path}: ${JSON.stringify(at(outcome, path!))}`);
        }
        if (!expectations.some((line) => line.startsWith('diagnostics:'))) {
          wanted.push('diagnostics: []');
          got.push(`diagnostics: ${JSON.stringify(findings)}`);
        }
        expect(got.join('\n')).toBe(wanted.join('\n'));
      });
  });
