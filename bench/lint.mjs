// What the linter costs: the whole process on one file and on a repository, time per KB as a document grows, and what is
// saved when a document is checked again.
//
//   node bench/lint.mjs [folder of policies] [rounds]
//
// Without a folder: the real documents of ../shared, or our own examples where it is absent. Rounds are interleaved; of
// processes the best counts, to which others on the machine have added least, elsewhere the median. The process fails
// where one of these does not hold: one file at most 2.5 times `node -e 0`; all files in one process at most 8 times the
// process for one (of 440 real documents); time per KB within a factor of 4 from 1 KB to 1 MB; a second look, with one
// expression changed, at most three quarters of the first. `npm run build` makes the command first.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { built } from './cases/built.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const shared = here('../../shared/corpus/policies');
const folder = process.argv[2] ?? (existsSync(shared) ? shared : here('../examples'));
const rounds = Number(process.argv[3] ?? 9);
const sluice = here('../packages/cli/bin/sluice.js');
const one = here('../examples/header-hygiene/policy.xml');
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
let failed = false;
function bound(what, value, limit) {
  const fine = value <= limit;
  failed ||= !fine;
  console.log(`${what}: ×${value.toFixed(2)}, at most ×${limit} wanted${fine ? '' : '  MISSED'}`);
}

// whole processes
const contestants = {
  'node -e 0': ['-e', '0'],
  'one file': [sluice, 'lint', one],
  'all files': [sluice, 'lint', folder, '--format', 'json'],
};
const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
for (let round = -2; round < rounds; round++)
  for (const [name, args] of Object.entries(contestants)) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (round >= 0) times[name].push(performance.now() - start);
    // the real documents hold errors
    if (status !== 0 && !(name === 'all files' && status === 1)) {
      console.error(`${name} ended with ${status}:\n${stderr}`);
      process.exit(2);
    }
  }
const best = (name) => Math.min(...times[name]);
for (const name of Object.keys(contestants)) console.log(`${name.padEnd(12)} ${best(name).toFixed(0).padStart(5)} ms`);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
bound('one file to node -e 0', best('one file') / best('node -e 0'), 2.5);
bound(`${files.length} files to one file`, best('all files') / best('one file'), 8);

// in this process
const { lint } = await built('lint', `export { lint } from '@sluice/lint';`);
/** Processor time in ms: others on the machine cost this process none. */
const timed = (text) => {
  const start = process.cpuUsage();
  lint(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

/** A clean document of about this size, no two expressions alike: the seed is in each. */
function documentOf(size, seed) {
  const parts = [];
  for (let length = 0, i = 0; length < size; length += parts.at(-1).length, i++)
    parts.push(
      `<set-variable name="v${i}" value="@(context.Request.Headers.GetValueOrDefault("X-${seed}-${i}", "none").Length + ${i})" />\n` +
        `<choose>\n<when condition="@((int)context.Variables["v${i}"] > ${seed % 1000})">\n` +
        `<set-header name="X-Found-${i}" exists-action="override"><value>@("${i}: " + context.RequestId)</value></set-header>\n</when>\n</choose>\n`,
    );
  return `<policies>\n<inbound>\n<base />\n${parts.join('')}</inbound>\n</policies>\n`;
}

// a comment in each makes expressions that were never bound before
const texts = files.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const again = [];
for (let round = -2; round < Math.min(rounds, 5); round++) {
  const unseen = texts.map((text) => text.replace(/@[({]/g, (open) => `${open}/*${round}*/`));
  const first = unseen.reduce((sum, text) => sum + timed(text), 0);
  const edited = unseen.map((text) => text.replace(`/*${round}*/`, `/*${round} edited*/`));
  const second = edited.reduce((sum, text) => sum + timed(text), 0);
  if (round >= 0) again.push(second / first);
}
const sizes = [1, 10, 100, 1000];
const perKb = Object.fromEntries(sizes.map((kb) => [kb, []]));
let seed = 0;
for (let round = 0; round < Math.min(rounds, 5); round++)
  for (const kb of sizes) {
    // the same amount of text for each size, so that a pause of the machine weighs the same
    const documents = Array.from({ length: Math.max(1, Math.round(200 / kb)) }, () => documentOf(kb * 1000, ++seed));
    const first = documents.reduce((sum, text) => sum + timed(text), 0);
    perKb[kb].push((first * 1000) / documents.reduce((sum, text) => sum + text.length, 0));
  }
for (const kb of sizes) console.log(`${String(kb).padStart(5)} KB  ${median(perKb[kb]).toFixed(3)} ms per KB`);
const costs = sizes.map((kb) => median(perKb[kb]));
bound('time per KB, dearest to cheapest', Math.max(...costs) / Math.min(...costs), 4);
bound('a second look, one expression changed', median(again), 0.75);
if (failed) process.exitCode = 1;
