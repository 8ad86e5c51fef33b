// `npm test`: set-up, the bundled command, every test, and in the end how many passed, failed and were skipped, and
// why. Arguments go to vitest: `npm test -- test/parser`, `npm test -- -t 'a title'`.
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { root } from './root.mjs';
import { setUpOrExit } from './setup.mjs';

const bundled = await setUpOrExit({ bundle: true });
const vitest = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=./scripts/reporter.mjs',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
if (!bundled) {
  process.stderr.write('sluice: the command could not be bundled, see above\n');
  if (process.env.SLUICE_COUNTS) appendFileSync(process.env.SLUICE_COUNTS, '0 1 0\n');
}
process.exitCode = vitest.status === 0 && bundled ? 0 : 1;
