// The command as one file, packages/cli/dist/sluice.js: start-up is most of what a short command costs, and a lexer
// library of a hundred small modules takes five times as long to load as the same code in one. What licences ask to
// be kept of the bundled libraries goes to sluice.js.LEGAL.txt beside it.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const entry = path.join(root, 'packages/cli/src/main.ts');
const outfile = path.join(root, 'packages/cli/dist/sluice.js');

/** Errors are esbuild's, on stderr; then the answer is false. */
export async function bundleCommand() {
  if (!existsSync(entry)) {
    process.stderr.write(`sluice: nothing to bundle, ${path.relative(root, entry)} is not there\n`);
    return false;
  }
  try {
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      conditions: ['sluice-source'],
      legalComments: 'linked',
      logLevel: 'warning',
      // CommonJS among the dependencies asks for Node's modules through `require`, which a module does not have.
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    });
    return true;
  } catch {
    return false;
  }
}
