// Records what real C# and .NET answer: builds the oracle, asks it every case of cases/, writes answers/*.jsonl.
// Refuses to run without ICU, outside of UTC, or with another language version than C# 7.3: the answers would differ
// silently. The output depends on nothing but the cases and the .NET version, so that a second run changes no byte.
//
//   node record.mjs                     all answers, on .NET 8
//   node record.mjs strings linq        only those files
//   node record.mjs --compare net10.0   writes changed-in-net10.jsonl: what a newer .NET answers otherwise
//   node record.mjs --ask               answers one expression a line from stdin, without recording
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contexts, readCases } from './cases.mjs';

const project = fileURLToPath(new URL('oracle/', import.meta.url));
const answersFolder = new URL('answers/', import.meta.url);
const required = { languageVersion: '7.3', icu: true, timeZone: 'UTC' };
export const environment = {
  ...process.env,
  TZ: 'UTC',
  DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '0',
  DOTNET_NOLOGO: '1',
};

/** Builds the oracle for a framework and returns the path of its program. */
export function build(framework) {
  const output = join(tmpdir(), 'sluice-oracle', framework);
  const made = spawnSync('dotnet', ['publish', project, '-f', framework, '-c', 'Release', '-o', output], {
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`the oracle does not build: ${made.error ?? made.stdout}`);
  const oracle = join(output, 'oracle');
  const found = JSON.parse(execFileSync(oracle, ['--environment'], { encoding: 'utf8', env: environment }));
  for (const [name, value] of Object.entries(required))
    if (found[name] !== value) throw new Error(`refusing to record: ${name} is ${found[name]}, not ${value}`);
  console.error(
    `${found.framework}, C# ${found.languageVersion}, compiler ${found.compiler}, Newtonsoft.Json ${found.newtonsoft}`,
  );
  return oracle;
}

/** Asks the oracle; answers come in the order of the cases. */
export function ask(oracle, cases) {
  const input = cases
    .map(({ id, code, context }) => JSON.stringify({ id, code, context: scenario(context, id) }))
    .join('\n');
  const run = spawnSync(oracle, { input, encoding: 'utf8', env: environment, maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`the oracle failed: ${run.stderr}`);
  return run.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

export function scenario(context, id) {
  if (context === undefined) return null;
  if (typeof context !== 'string') return context;
  if (!(context in contexts)) throw new Error(`${id}: no scenario ${context}`);
  return contexts[context];
}

/** One recorded line: the case as asked (a scenario by its name), then the answer. */
const recorded = ({ id, code, context }, answer) =>
  JSON.stringify(Object.assign({ id, code }, context === undefined ? {} : { context }, answer, { id }));

const lines = (list) => list.map((line) => `${line}\n`).join('');

async function record(only) {
  const files = await readCases();
  const oracle = build('net8.0');
  mkdirSync(answersFolder, { recursive: true });
  if (only.length === 0)
    for (const old of readdirSync(answersFolder))
      if (!files.has(old.replace('.jsonl', ''))) rmSync(new URL(old, answersFolder));
  const wanted = [...files].filter(([name]) => only.length === 0 || only.includes(name));
  const answers = ask(
    oracle,
    wanted.flatMap(([, cases]) => cases),
  );
  let at = 0;
  for (const [name, cases] of wanted) {
    const own = answers.slice(at, (at += cases.length));
    for (const answer of own) if (answer.limit !== undefined) throw new Error(`${answer.id} does not end`);
    writeFileSync(new URL(`${name}.jsonl`, answersFolder), lines(cases.map((one, i) => recorded(one, own[i]))));
  }
  console.error(`${answers.length} answers in ${wanted.length} files`);
}

async function compare(framework) {
  const cases = [...(await readCases()).values()].flat();
  const before = new Map(
    readdirSync(answersFolder).flatMap((file) =>
      readFileSync(new URL(file, answersFolder), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => [JSON.parse(line).id, line]),
    ),
  );
  const after = ask(build(framework), cases).map((answer, i) => recorded(cases[i], answer));
  const changed = after.filter((line) => before.get(JSON.parse(line).id) !== line);
  writeFileSync(new URL(`changed-in-${framework.replace('.0', '')}.jsonl`, import.meta.url), lines(changed));
  console.error(`${changed.length} of ${cases.length} answers differ`);
}

function askFromStdin() {
  const codes = readFileSync(0, 'utf8').split('\n').filter(Boolean);
  const cases = codes.map((code, i) => ({ id: String(i + 1), code: code.startsWith('@') ? code : `@(${code})` }));
  for (const [i, answer] of ask(build('net8.0'), cases).entries()) console.log(recorded(cases[i], answer));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  if (args[0] === '--compare') await compare(args[1]);
  else if (args[0] === '--ask') askFromStdin();
  else await record(args);
}
