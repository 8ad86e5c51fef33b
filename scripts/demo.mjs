// `npm run demo`: the main job, a policy document and a request in, a response and a trace out. Some of the examples are
// shown as `sluice run` shows them; each of the others runs too, and gets a line. Fails where one of them does not run.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';
import { setUpOrExit } from './setup.mjs';

const SHOWN = [
  'token-introspection/revoked.scenario.yaml',
  'retry-failover/second-region.scenario.yaml',
  'gravitee-status/mapped.scenario.yaml',
];
const SCOPES = ['global', 'workspace', 'product', 'api', 'operation'];

if (!(await setUpOrExit({ bundle: true }))) process.exit(1);

const examples = path.join(root, 'examples');
const command = path.join(root, 'packages/cli/bin/sluice.js');
const bold = (text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[1m${text}\u001b[22m` : text);

const at = (...parts) => path.join(examples, ...parts);
/** The documents of an example, as `run` takes them: `policy.xml`, those of the scopes, or a definition of Gravitee. */
function documentsOf(name) {
  if (existsSync(at(name, 'policy.xml'))) return [`examples/${name}/policy.xml`];
  const scopes = SCOPES.filter((scope) => existsSync(at(name, `${scope}.xml`)));
  if (scopes.length > 0) return scopes.flatMap((scope) => [`--${scope}`, `examples/${name}/${scope}.xml`]);
  return ['--gravitee', `examples/${name}/api.json`];
}

const argumentsFor = (scenario) => [
  'run',
  ...documentsOf(path.dirname(scenario)),
  '--scenario',
  existsSync(at(scenario, '../fragments')) ? '-' : `examples/${scenario}`,
];

/** Fragments are files of the example, but part of the scenario that `run` reads. */
function inputFor(scenario) {
  const folder = at(scenario, '../fragments');
  if (!existsSync(folder)) return '';
  const { parse } = createRequire(path.join(root, 'packages/cli/package.json'))('yaml');
  const files = readdirSync(folder).map((file) => [
    path.parse(file).name,
    readFileSync(path.join(folder, file), 'utf8'),
  ]);
  return JSON.stringify({
    ...parse(readFileSync(at(scenario), 'utf8')).scenario,
    fragments: Object.fromEntries(files),
  });
}

const scenarios = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.scenario.yaml'))
  .sort();

for (const scenario of SHOWN.filter((file) => scenarios.includes(file))) {
  const commandLine = argumentsFor(scenario);
  process.stdout.write(`\n${bold(`$ sluice ${commandLine.join(' ')}`)}\n`);
  const { status } = spawnSync(process.execPath, [command, ...commandLine], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exitCode = 1;
}

const runQuietly = (scenario) =>
  new Promise((done) => {
    const commandLine = [command, ...argumentsFor(scenario), '--json'];
    const options = { cwd: root, maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, commandLine, options, (error, out, err) => {
      done(error === null ? outcome(JSON.parse(out)) : `did not run: ${err.trim().split('\n')[0] || error.message}`);
      if (error !== null) process.exitCode = 1;
    });
    child.stdin?.end(inputFor(scenario));
  });

function outcome(result) {
  return (result.results ?? [result])
    .map(({ response, trace }) => {
      const statements = `${trace.length} statement${trace.length === 1 ? '' : 's'}`;
      return `${response.status} ${response.reason} after ${statements}`;
    })
    .join(', then ');
}

/** The first scenario of each example that has not been shown. */
const rest = scenarios.filter(
  (file, i) =>
    path.dirname(file) !== path.dirname(scenarios[i - 1] ?? '') &&
    !SHOWN.some((s) => path.dirname(s) === path.dirname(file)),
);
process.stdout.write(`\n${bold('The other examples')}\n`);
const width = Math.max(...rest.map((file) => file.length)) - '.scenario.yaml'.length;
const results = new Map();
let next = 0;
/** Lines appear in order, as soon as all before them are there. */
async function worker() {
  for (let i = next++; i < rest.length; i = next++) {
    results.set(i, await runQuietly(rest[i]));
    show();
  }
}
let shown = 0;
function show() {
  for (; results.has(shown); shown++)
    process.stdout.write(`${rest[shown].replace('.scenario.yaml', '').padEnd(width)}  ${results.get(shown)}\n`);
}
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
process.stdout.write(
  `\n${scenarios.length} scenarios stand in examples/; run one yourself as above, with 'npm run -s sluice --' for 'sluice'.\n`,
);
