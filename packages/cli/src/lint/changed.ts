import path from 'node:path';
import process from 'node:process';
import { CommandError } from '../io.ts';

/**
 * The files that differ from a commit, as git sees them: changed, renamed, or new and not ignored; absolute paths.
 * For a branch or another commit, what counts is the change since both went apart, as in a pull request. Throws
 * CommandError where there is no git, no repository or no such commit.
 */
export function changedFiles(ref = 'HEAD'): ReadonlySet<string> {
  const root = git(['rev-parse', '--show-toplevel']).trim();
  const commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], ref).trim();
  const base = git(['merge-base', commit, 'HEAD'], ref).trim();
  const changed = git(['diff', '--no-relative', '--name-only', '-z', '--diff-filter=d', base, '--'], ref);
  const added = git(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', root], ref);
  return new Set(
    `${changed}${added}`
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => path.join(root, name)),
  );
}

function git(args: readonly string[], ref?: string): string {
  // not imported above: with it comes all that Node has of sockets, which no other command needs
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw new CommandError('--changed asks git, and git is not installed here');
  if (status === 0) return stdout;
  if (/not a git repository/.test(stderr)) throw new CommandError('--changed asks git, and this is no git repository');
  throw new CommandError(
    args.includes('--verify') || args[0] === 'merge-base'
      ? `--changed: git knows no commit ${ref ?? ''} that belongs to this one`
      : `--changed: git says: ${stderr.trim().split('\n')[0] ?? ''}`,
  );
}
