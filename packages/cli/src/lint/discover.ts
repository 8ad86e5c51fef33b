import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileError, readText } from '../input/text.ts';
import { CommandError, type Io } from '../io.ts';

/**
 * The policy files that paths stand for. A file is taken as it is; below a folder, the files are found that have one
 * of the usual endings and `<policies>` or `<fragment>` for a root. `node_modules` and dot folders are passed by, and
 * links to folders are not followed, so a walk ends.
 */
export interface Candidate {
  readonly name: string;
  readonly text: string;
}

/** Policies that another tool fills in are named after it: Terraform's `.xml.tpl` and `.tftpl`, Razor's `.cshtml`. */
const ENDINGS = ['.xml', '.xml.tpl', '.tftpl', '.cshtml'] as const;

/** In the order of the paths, below a folder by name. What cannot be read goes to `refuse`, and the rest is found. */
export async function* policyFiles(
  paths: readonly string[],
  io: Io,
  refuse: (message: string) => void,
): AsyncIterable<Candidate> {
  const seen = new Set<string>();
  for (const given of paths) {
    try {
      if (given !== '-' && isFolder(given)) {
        let found = 0;
        for (const name of walk(given)) {
          const text = await readText(name, io).catch(told(refuse));
          if (text === null || !hasPolicyRoot(text)) continue;
          found++;
          if (!seen.has(name)) yield { name, text };
          seen.add(name);
        }
        if (found === 0)
          refuse(`${given}: no policies below this folder (${ENDINGS.join(', ')} with <policies> or <fragment>)`);
      } else if (!seen.has(given)) {
        seen.add(given);
        yield { name: given === '-' ? '<stdin>' : given, text: await readText(given, io) };
      }
    } catch (e) {
      told(refuse)(e);
    }
  }
}

const told =
  (refuse: (message: string) => void) =>
  (e: unknown): null => {
    if (!(e instanceof CommandError)) throw e;
    refuse(e.message);
    return null;
  };

function isFolder(given: string): boolean {
  try {
    return statSync(given).isDirectory();
  } catch (e) {
    throw new CommandError(`${given}: ${fileError(e)}`);
  }
}

function* walk(folder: string): Iterable<string> {
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    let entries;
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch (e) {
      throw new CommandError(`${at}: ${fileError(e)}`);
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: string[] = [];
    for (const entry of entries) {
      const name = path.join(at, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) folders.push(name);
      } else if (ENDINGS.some((e) => entry.name.toLowerCase().endsWith(e)) && !entry.name.startsWith('.')) yield name;
    }
    pending.push(...folders.reverse());
  }
}

/** Whether the first element is a policy's; comments, processing instructions and template directives stand before it. */
export function hasPolicyRoot(text: string): boolean {
  const skip = /[^<]+|<!--[^]*?-->|<\?[^]*?\?>|<![^>]*>/y;
  for (let at = 0; ; at = skip.lastIndex) {
    skip.lastIndex = at;
    if (!skip.test(text)) return /<(?:policies|fragment)[\s/>]/y.test(text.slice(at, at + 12));
  }
}
