// `npm run bench`: every script beside this one, one after the other, under a header that says where the figures come
// from. Names choose: `npm run bench -- reader`. A bench fails where it misses its bound, and so does the run.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setUpOrExit } from '../scripts/setup.mjs';

const folder = import.meta.dirname;
const asked = process.argv.slice(2);
const benches = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs') && file !== path.basename(import.meta.filename))
  .filter((file) => asked.length === 0 || asked.some((name) => file.startsWith(name)))
  .sort();
if (benches.length === 0) {
  process.stderr.write(`sluice: no bench named ${asked.join(', ')}\n`);
  process.exit(2);
}

if (!(await setUpOrExit({ bundle: true }))) process.exitCode = 1;

const cpus = os.cpus();
const [load] = os.loadavg();
console.log(`Node ${process.versions.node} (V8 ${process.versions.v8}), ${os.type()} ${os.release()} ${os.arch()}`);
console.log(`${cpus.length} × ${cpus[0]?.model ?? 'unknown processor'}, load ${load?.toFixed(2)} before the run`);
if (load !== undefined && load > 0.5) console.log('The machine is busy: trust ratios, not times.');
for (const bench of benches) {
  console.log(`\n== ${bench}`);
  const { status } = spawnSync(process.execPath, [path.join(folder, bench)], { cwd: folder, stdio: 'inherit' });
  if (status !== 0) {
    console.log(`${bench} failed`);
    process.exitCode = 1;
  }
}
