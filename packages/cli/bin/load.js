// Loads the bundled command. Compiling it is a third of what a short command takes, so the build leaves V8's compiled code
// beside the bundle. V8 takes it only from the same version of itself and compiles as usual otherwise. Node 22 keeps
// compiled code by itself; Node 20 does so only for scripts, hence `vm`: what it runs is the bundle and nothing else.
// This folder is CommonJS (its package.json says so): Node takes five milliseconds to get ready for a first module.
const { existsSync, readFileSync } = require('node:fs');
const module_ = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const bundle = path.join(__dirname, '../dist/sluice.cjs');
/** Written by scripts/compile-command.mjs. */
const compiled = `${bundle}.cache`;

/** The bundle's exports; null where it is not built. */
function load() {
  if (!existsSync(bundle)) return null;
  if (existsSync(compiled)) return run(script(readFileSync(compiled)));
  module_.enableCompileCache?.();
  return require(bundle);
}

/** The bundle is pure ASCII: `latin1` is the quickest way to read it. */
const script = (cachedData) =>
  new vm.Script(`(function(exports,require,module,__filename){${readFileSync(bundle, 'latin1')}\n})`, {
    filename: bundle,
    ...(cachedData && { cachedData }),
  });

function run(made) {
  const own = { exports: {} };
  made.runInThisContext()(own.exports, module_.createRequire(bundle), own, bundle);
  return own.exports;
}

module.exports = { compiled, load, run, script };
