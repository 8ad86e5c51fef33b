import { readFileSync } from 'node:fs';

/** The package's version. Its package.json lies one folder up, from the source as from the bundle. */
export function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
}
