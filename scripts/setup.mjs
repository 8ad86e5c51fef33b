// Makes a clone ready on a machine that has Node and npm, nothing else: dependencies (pnpm comes through npx, and only
// when something has to be installed), generated indexes and, where asked, the bundled command and the packages' dist.
// Every npm script starts here. It says what it does on stderr: stdout belongs to the command that follows.
//
//   node scripts/setup.mjs            dependencies and generated indexes
//   node scripts/setup.mjs --bundle   and the command, packages/cli/dist/sluice.cjs
//   node scripts/setup.mjs --build    and the packages' dist, with types
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';

const stamp = path.join(root, 'node_modules/.sluice-stamp');
const say = (text) => process.stderr.write(`sluice: ${text}\n`);

/** What was asked for could not be made ready; the message is for the person at the terminal. */
export class SetupError extends Error {}

/** Throws a SetupError where dependencies or indexes cannot be had. A command that does not build is `false`. */
export async function setUp({ bundle = false, build = false } = {}) {
  checkNode();
  const wanted = fingerprint();
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    install();
    writeFileSync(stamp, wanted);
  }
  run(process.execPath, ['scripts/gen.mjs'], 'the generated indexes could not be written');
  const bundled = !(bundle || build) || (await (await import('./bundle.mjs')).bundleCommand());
  if (!build) return bundled;
  say('building the packages');
  const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'tsconfig.build.json'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  return bundled && types.status === 0;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupError(`Node 20.19 or newer is needed; this is Node ${process.versions.node} (${process.execPath})`);
}

/** Changes with whatever an installation depends on. */
function fingerprint() {
  const folders = ['packages', '.'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .map((entry) => path.join(folder, entry.name)),
  );
  /** @type {string[]} */
  const files = ['.', ...folders]
    .map((folder) => path.join(root, folder, 'package.json'))
    .filter((at) => existsSync(at));
  files.push(path.join(root, 'pnpm-workspace.yaml'), path.join(root, 'pnpm-lock.yaml'));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function install() {
  say('installing dependencies (pnpm through npx; the first time takes a while)');
  const arguments_ = ['-y', 'pnpm@10', 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'];
  // CI: pnpm asks no questions, such as whether it may replace a node_modules that another tool made.
  const hint = 'the dependencies could not be installed; the npm registry has to be reachable';
  run('npx', arguments_, hint, { ...process.env, CI: 'true' });
}

/** Quiet unless it fails: then everything the program said is shown. */
function run(program, programArguments, failure, env = process.env) {
  const shell = process.platform === 'win32' && program === 'npx';
  const child = spawnSync(program, programArguments, {
    cwd: root,
    env,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (child.status === 0) return;
  process.stderr.write(`${child.stdout || ''}${child.stderr || ''}`);
  throw new SetupError(`${failure}${child.error ? ` (${child.error.message})` : ''}`);
}

/** For the scripts: sets up, and ends the process with a plain message where that fails. */
export async function setUpOrExit(options) {
  try {
    return await setUp(options);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exit(2);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const ready = await setUpOrExit({
    bundle: process.argv.includes('--bundle'),
    build: process.argv.includes('--build'),
  });
  if (!ready) process.exitCode = 1;
}
