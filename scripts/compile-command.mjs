// Runs the bundled command once and keeps V8's compiled code of it: `node scripts/compile-command.mjs lint file.xml`.
// A process of its own (bundle.mjs starts it), so that what is compiled is what a command compiles.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { compiled, run, script } from '../packages/cli/bin/load.js';

const made = script();
await run(made).main(process.argv.slice(2));
writeFileSync(compiled, made.createCachedData());
