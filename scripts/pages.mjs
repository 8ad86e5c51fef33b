// Writes the reference pages that follow from the definitions: docs/dotnet-surface.md. They are committed; `--check` says
// which of them are stale instead of writing.
import { mkdirSync, readFileSync, writeFileSync, existsSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');

/** A module of the sources, bundled so that this script can run it. */
async function load(entry) {
  const out = path.join(os.tmpdir(), `sluice-pages-${process.pid}-${path.basename(entry, '.ts')}.mjs`);
  await build({
    entryPoints: [path.join(root, entry)],
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['sluice-source'],
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(out).href);
  } finally {
    rmSync(out, { force: true });
  }
}

const stale = [];
async function page(file, text) {
  const at = path.join(root, file);
  const options = await resolveConfig(at);
  const formatted = await format(text, { ...options, filepath: at });
  if (existsSync(at) && readFileSync(at, 'utf8') === formatted) return;
  if (check) stale.push(file);
  else {
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, formatted);
    console.error(`wrote ${file}`);
  }
}

const { surfaceReport } = await load('scripts/pages/surface.ts');
await page(
  'docs/dotnet-surface.md',
  surfaceReport(JSON.parse(readFileSync(path.join(root, 'test/dotnet/surface.json'), 'utf8'))),
);

if (stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}. Run \`npm run gen\` and commit the result.`);
  process.exit(1);
}
