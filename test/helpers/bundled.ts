import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

/** A program of the tests, in TypeScript, as one file that Node can run while the tests of the suite run. */
export function bundledForSuite(entry: URL): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sluice-program-'));
  const outfile = path.join(folder, 'program.mjs');
  beforeAll(async () => {
    await build({
      entryPoints: [fileURLToPath(entry)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      conditions: ['sluice-source'],
      // some libraries are CommonJS, and ask for Node's modules
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'error',
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return outfile;
}
