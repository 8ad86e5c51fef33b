// `npm run check`: what a reader of the code should never have to do himself. Formatting, lint, types, the packages'
// build, generated pages, and our own linter over the examples; the output of what fails, and a line for each.
// `SLUICE_COUNTS` names a file that gets "passed failed skipped" for `.ci/run`.
import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { setUpOrExit } from './setup.mjs';

await setUpOrExit({ bundle: true });

const module = (file) => `node_modules/${file}`;
const checks = {
  formatting: [module('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  lint: [module('oxlint/bin/oxlint'), '--quiet'],
  types: [module('typescript/bin/tsc'), '-p', 'tsconfig.json'],
  packages: [module('typescript/bin/tsc'), '-b', 'tsconfig.build.json'],
  'generated pages': ['scripts/gen.mjs', '--check'],
};
if (readdirSync(path.join(root, 'examples')).length > 0)
  checks.examples = ['packages/cli/bin/sluice.js', 'lint', 'examples'];

/** @returns {Promise<{ ok: boolean, output: string, seconds: number }>} */
function run(commandLine) {
  const start = performance.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, commandLine, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (status) => done({ ok: status === 0, output, seconds: (performance.now() - start) / 1000 }));
  });
}

const running = Object.entries(checks).map(([name, commandLine]) => ({ name, result: run(commandLine) }));
const counts = { passed: 0, failed: 0 };
for (const { name, result } of running) {
  const { ok, output, seconds } = await result;
  counts[ok ? 'passed' : 'failed'] += 1;
  if (!ok) process.stdout.write(`\n${output.trimEnd()}\n`);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)\n`);
}
process.stdout.write(`Checks: ${counts.passed} passed, ${counts.failed} failed\n`);
if (process.env.SLUICE_COUNTS) appendFileSync(process.env.SLUICE_COUNTS, `${counts.passed} ${counts.failed} 0\n`);
if (counts.failed > 0) process.exitCode = 1;
