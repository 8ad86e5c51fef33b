import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diag as meaning } from '../../packages/expressions/src/bind/messages.ts';
import { bindExpression } from '../../packages/expressions/src/index.ts';
import { diag as syntax } from '../../packages/expressions/src/syntax/messages.ts';
import { chunked } from '../helpers/chunked.ts';

/**
 * Every diagnostic of the engine, seen at least once: among the recorded answers, or in `codes.txt` for those that no
 * recorded answer needs. A code that nothing produces is no code of ours and goes.
 */
const cases = new URL('codes.txt', import.meta.url);
const answers = new URL('../dotnet/answers/', import.meta.url);

chunked(cases, ({ input }) => ({ findings: bindExpression(input).diagnostics }));

test('every code of the catalogues is produced somewhere', () => {
  const recorded = readdirSync(answers).flatMap((file) =>
    readFileSync(new URL(file, answers), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { readonly code: string }).code),
  );
  const own = readFileSync(cases, 'utf8').matchAll(/^ *~+ ([A-Z]+\d+): /gm);
  const produced = new Set([...own].map((m) => m[1]!));
  for (const code of recorded) for (const d of bindExpression(code).diagnostics) produced.add(d.code);
  const all = [...Object.keys(meaning.entries), ...Object.keys(syntax.entries)];
  expect(all.filter((code) => !produced.has(code))).toEqual([]);
});
