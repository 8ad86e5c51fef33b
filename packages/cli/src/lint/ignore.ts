import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { matchName, matchSegments } from '../config/glob.ts';

/**
 * What `.gitignore` files say of the files of a repository: those above a folder, from where the repository begins, and
 * those met on the way down. The last pattern that matches decides, and a file in an ignored folder is not looked at.
 */
export interface IgnoreRules {
  readonly ignores: (name: string, isFolder: boolean) => boolean;
  /** The rules that hold inside a folder. */
  readonly inside: (folder: string) => IgnoreRules;
}

interface Pattern {
  readonly folder: string;
  readonly segments: readonly string[];
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** The rules for a folder that is named on the command line. */
export function ignoreRules(folder: string): IgnoreRules {
  const above: string[] = [];
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) {
      above.push(at);
      return withPatterns(above.reverse().flatMap(patternsOf));
    }
    above.push(at);
    // no repository around it: its own file counts all the same
    if (path.dirname(at) === at) return withPatterns(patternsOf(path.resolve(folder)));
  }
}

const withPatterns = (patterns: readonly Pattern[]): IgnoreRules => ({
  ignores(name, isFolder) {
    const at = path.resolve(name);
    const deciding = patterns.findLast(
      (p) => (isFolder || !p.foldersOnly) && matchSegments(relativeTo(p.folder, at), p.segments),
    );
    return deciding !== undefined && !deciding.negated;
  },
  inside(folder) {
    const own = patternsOf(path.resolve(folder));
    return own.length === 0 ? this : withPatterns([...patterns, ...own]);
  },
});

const relativeTo = (folder: string, file: string): string[] => path.relative(folder, file).split(path.sep);

function patternsOf(folder: string): Pattern[] {
  let text: string;
  try {
    text = readFileSync(path.join(folder, '.gitignore'), 'utf8');
  } catch {
    return [];
  }
  return text.split(/\r?\n/).flatMap((line): Pattern[] => {
    const written = line.replace(/(?<!\\)\s+$/, '');
    if (written === '' || written.startsWith('#')) return [];
    const negated = written.startsWith('!');
    const pattern = written.slice(negated ? 1 : 0);
    const bare = pattern.replace(/\/$/, '');
    const anchored = bare.includes('/');
    const segments = bare.replace(/^\//, '').split('/');
    return [
      {
        folder,
        segments: anchored ? segments : ['**', ...segments],
        negated,
        foldersOnly: bare.length < pattern.length,
      },
    ];
  });
}

/** Folders that hold no policies of one's own, whatever `.gitignore` says. */
export const isPassedBy = (name: string): boolean => name === 'node_modules' || matchName(name, '.*');
