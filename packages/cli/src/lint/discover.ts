import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileError, readText } from '../input/text.ts';
import { CommandError, type Io } from '../io.ts';
import { takeTime } from '../patience.ts';
import { ignoreRules, isPassedBy } from './ignore.ts';
import { ENDINGS } from './layout.ts';

/**
 * The policy files that paths and globs stand for. A file is taken as it is, and so is what a glob matches; below a
 * folder, the files are found that have one of the usual endings and `<policies>` or `<fragment>` for a root.
 * `node_modules`, dot folders and what `.gitignore` names are passed by, and links to folders are not followed, so a
 * walk ends.
 */
export interface Candidate {
  readonly name: string;
  readonly text: string;
}

export interface DiscoverOptions {
  readonly refuse: (message: string) => void;
  /** How findings name what stdin brings; `<stdin>` where left out. */
  readonly stdinName?: string;
  /** What else is passed by: of a folder silently, a file that is named with a word about it. */
  readonly isIgnored?: (file: string) => boolean;
  /** Whether a file is wanted at all; one that is not is not even read. */
  readonly isWanted?: (file: string) => boolean;
}

/** In the order of the paths, below a folder by name. What cannot be read goes to `refuse`, and the rest is found. */
export async function* policyFiles(
  paths: readonly string[],
  io: Io,
  { refuse, stdinName = '<stdin>', isIgnored = () => false, isWanted = () => true }: DiscoverOptions,
): AsyncIterable<Candidate> {
  const seen = new Set<string>();
  const isNew = (name: string): boolean => seen.size < seen.add(path.resolve(name)).size;
  for (const given of paths) {
    try {
      if (given === '-') {
        if (!seen.has(given)) yield { name: stdinName, text: await readText(given, io) };
        seen.add(given);
        continue;
      }
      const names = await namesOf(given);
      for (const named of names) {
        const folder = isFolder(named);
        if (folder || paths.length + names.length > 2) takeTime();
        if (folder) {
          let found = 0;
          for (const name of walk(named, isIgnored, told(refuse))) {
            if (!isWanted(name)) {
              found++;
              continue;
            }
            const text = await readText(name, io).catch(told(refuse));
            if (text === null || !hasPolicyRoot(text)) continue;
            found++;
            if (isNew(name)) yield { name, text };
          }
          if (found === 0)
            refuse(`${named}: no policies below this folder (${ENDINGS.join(', ')} with <policies> or <fragment>)`);
        } else if (isWanted(named) && isNew(named)) {
          if (isIgnored(named)) io.err.write(`sluice: ${named}: passed by, the configuration ignores it\n`);
          else yield { name: named, text: await readText(named, io) };
        }
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

/** A path that exists is meant as it is written, whatever characters it holds. */
async function namesOf(given: string): Promise<readonly string[]> {
  if (!/[*?{}[\]()]/.test(given) || statSync(given, { throwIfNoEntry: false }) !== undefined) return [given];
  const { glob } = await import('tinyglobby');
  const found = (
    await glob([given.split(path.sep).join('/')], { expandDirectories: false, followSymbolicLinks: false })
  ).filter((name) => !name.split('/').includes('node_modules'));
  if (found.length === 0) throw new CommandError(`${given}: no file matches`);
  return found.sort();
}

function isFolder(given: string): boolean {
  try {
    return statSync(given).isDirectory();
  } catch (e) {
    throw new CommandError(`${given}: ${fileError(e)}`);
  }
}

/** `tell`: of a folder that cannot be read; the others are walked all the same. */
function* walk(folder: string, isIgnored: (file: string) => boolean, tell: (e: unknown) => void): Iterable<string> {
  const pending = [{ folder, rules: ignoreRules(folder) }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const { rules } = at;
    let entries;
    try {
      entries = readdirSync(at.folder, { withFileTypes: true });
    } catch (e) {
      tell(new CommandError(`${at.folder}: ${fileError(e)}`));
      continue;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: typeof pending = [];
    for (const entry of entries) {
      if (isPassedBy(entry.name)) continue;
      const name = path.join(at.folder, entry.name);
      if (entry.isDirectory()) {
        if (!rules.ignores(name, true)) folders.push({ folder: name, rules: rules.inside(name) });
        continue;
      }
      // a pipe would be waited for, for ever
      const isFile = entry.isFile() || entry.isSymbolicLink();
      const isNamed = ENDINGS.some((e) => entry.name.toLowerCase().endsWith(e));
      if (isFile && isNamed && !rules.ignores(name, false) && !isIgnored(name)) yield name;
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
