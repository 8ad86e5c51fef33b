// Sources of the workspace, made importable: what is measured is what stands there, in one file as in the command.
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The module that exports what `contents` says, with paths from the project's root; `name` is that of its file in `.out`. */
export async function built(name, contents) {
  const outfile = here(`../.out/${name}.mjs`);
  mkdirSync(here('../.out'), { recursive: true });
  await build({
    stdin: { contents, resolveDir: here('../..'), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['sluice-source'],
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
