// The command as one file, packages/cli/dist/sluice.cjs: start-up is most of what a short command costs, and a lexer
// library of a hundred small modules takes five times as long to load as the same code in one. Beside it V8's compiled
// code of it, which saves as much again (`bin/load.js`), and what licences ask to be kept of the bundled libraries.
// `serve` needs an HTTP client and Redis, which no other verb does: they are in a file of their own, dist/serve.cjs.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { root } from './root.mjs';

const source = path.join(root, 'packages/cli/src');
const dist = path.join(root, 'packages/cli/dist');
const entry = path.join(source, 'main.ts');
const outfile = path.join(dist, 'sluice.cjs');

const settings = {
  bundle: true,
  minify: true,
  // A script, not a module: only of a script does Node 20 take compiled code.
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: `const importMetaUrl=require('node:url').pathToFileURL(__filename).href;` },
  conditions: ['sluice-source'],
  charset: 'ascii',
  legalComments: 'linked',
  logLevel: 'warning',
};

/** Of chevrotain only the lexer is used; that its modules do nothing but declare, its package.json does not say. */
const lexerAlone = {
  name: 'lexer-alone',
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /./ }, async ({ path: wanted, pluginData, ...from }) => {
      if (pluginData === lexerAlone || !(wanted === 'chevrotain' || /[\\/]@?chevrotain[\\/]/.test(from.importer)))
        return null;
      return { ...(await resolve(wanted, { ...from, pluginData: lexerAlone })), sideEffects: false };
    }),
};

/** A default import of these would be a copy of all they hold, made anew for each file that has one. */
const whole = {
  name: 'whole',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:(?:path|process)$/ }, ({ path: name, kind }) =>
      kind === 'import-statement' ? { path: name, namespace: whole.name } : { path: name, external: true },
    );
    onLoad({ filter: /./, namespace: whole.name }, ({ path: name }) => ({
      contents: `export default require('${name}')`,
    }));
  },
};

/** The entry of the other bundle, as the command imports it. */
const apart = {
  name: 'apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/serve\/serve\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './serve.cjs', external: true } : null,
    ),
};

/** Errors are esbuild's, on stderr; then the answer is false. */
export async function bundleCommand() {
  if (!existsSync(entry)) {
    process.stderr.write(`sluice: nothing to bundle, ${path.relative(root, entry)} is not there\n`);
    return false;
  }
  rmSync(`${outfile}.cache`, { force: true });
  try {
    await build({ ...settings, entryPoints: [entry], outfile, plugins: [apart, lexerAlone, whole] });
    await build({
      ...settings,
      entryPoints: [path.join(source, 'serve/serve.ts')],
      outfile: path.join(dist, 'serve.cjs'),
      plugins: [lexerAlone, whole],
    });
  } catch {
    return false;
  }
  compile();
  return true;
}

/** Lints an example, so that what most commands need is among the compiled code. Without it the command works, slower. */
function compile() {
  const example = readdirSync(path.join(root, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .at(0);
  const command = example === undefined ? ['--version'] : ['lint', path.join('examples', example)];
  spawnSync(process.execPath, ['scripts/compile-command.mjs', ...command], { cwd: root, stdio: 'ignore' });
}
