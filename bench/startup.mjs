// What a short command costs: `sluice lint` on one small file, the whole process, as a ratio to `node -e 0`.
//
//   node bench/startup.mjs [policy file] [rounds]
//
// Rounds alternate between the contestants, so a busy moment of the machine hits both. What is judged is the best of the
// rounds, to which others on the machine have added least; the median is shown beside it.
// The process fails where the ratio is above 2.5. `npm run build` makes the command first.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const LIMIT = 2.5;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const policy = process.argv[2] ?? here('../examples/header-hygiene/policy.xml');
const rounds = Number(process.argv[3] ?? 15);
const sluice = here('../packages/cli/bin/sluice.js');
for (const file of [sluice, policy])
  if (!existsSync(file)) {
    console.error(`${file} is not there`);
    process.exit(2);
  }

const contestants = {
  'node -e 0': { args: ['-e', '0'], status: 0 },
  'sluice --version': { args: [sluice, '--version'], status: 0 },
  'sluice lint': { args: [sluice, 'lint', policy], status: 0 },
};

const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
for (let round = -2; round < rounds; round++)
  for (const [name, { args, status }] of Object.entries(contestants)) {
    const start = performance.now();
    const child = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
    const time = performance.now() - start;
    if (child.status !== status) {
      console.error(`${name} ended with ${child.status}:\n${child.stderr}`);
      process.exit(2);
    }
    if (round >= 0) times[name].push(time);
  }

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const best = (name) => Math.min(...times[name]);
const base = best('node -e 0');
for (const [name, list] of Object.entries(times))
  console.log(
    `${name.padEnd(18)} median ${median(list).toFixed(0).padStart(4)} ms  best ${Math.min(...list)
      .toFixed(0)
      .padStart(4)} ms  ×${(best(name) / base).toFixed(2)}`,
  );
const ratio = best('sluice lint') / base;
console.log(`ratio ×${ratio.toFixed(2)}, at most ×${LIMIT} wanted`);
if (ratio > LIMIT) process.exitCode = 1;
