// Loads the bundled command. Compiling it is a third of what a short command takes, so the build leaves V8's compiled code
// beside the bundle. V8 takes it only from the same version of itself and compiles as usual otherwise. Node 22 keeps
// compiled code by itself; Node 20 does so only for scripts, hence `vm`: what it runs is the bundle and nothing else.
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';

// V8 optimises what has run for a while, and a command is over before that pays: a repository takes two thirds of the CPU
// time where optimising waits fifteen times longer. What goes on and on, as `serve` does, gets there all the same. It is
// set before anything is loaded, because compiled code is good for the flags that it was made with, and no others; and only
// where V8 is known to have it (Node 20 to 24), because it complains of a flag that it does not know.
if (Number.parseInt(process.versions.v8, 10) <= 13) v8.setFlagsFromString('--interrupt-budget=1000000');

const bundle = fileURLToPath(new URL('../dist/sluice.cjs', import.meta.url));
/** Written by scripts/compile-command.mjs. */
export const compiled = `${bundle}.cache`;
const require = module.createRequire(bundle);

/** The bundle's exports; null where it is not built. */
export function load() {
  if (!existsSync(bundle)) return null;
  if (existsSync(compiled)) return run(script(readFileSync(compiled)));
  module.enableCompileCache?.();
  return require(bundle);
}

/** The bundle is pure ASCII: `latin1` is the quickest way to read it. */
export const script = (cachedData) =>
  new vm.Script(`(function(exports,require,module,__filename){${readFileSync(bundle, 'latin1')}\n})`, {
    filename: bundle,
    ...(cachedData && { cachedData }),
  });

export function run(made) {
  const own = { exports: {} };
  made.runInThisContext()(own.exports, require, own, bundle);
  return own.exports;
}
