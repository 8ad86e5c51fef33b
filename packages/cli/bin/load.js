// Loads the bundled command. Compiling it is a third of what a short command takes, so the build leaves V8's compiled code
// beside the bundle. V8 takes it only from the same version of itself and compiles as usual otherwise. Node 22 keeps
// compiled code by itself; Node 20 does so only for scripts, hence `vm`: what it runs is the bundle and nothing else.
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

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
