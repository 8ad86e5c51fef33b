import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Fix } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';
import { ConfigError } from '../config/load.ts';
import { SettingsSource } from '../config/settings.ts';
import { internalError } from '../internal-error.ts';
import { CommandError, type ExitStatus, type Io } from '../io.ts';
import { countFindings, type Counts } from '../output/findings.ts';
import { count } from '../output/style.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { changedFiles } from './changed.ts';
import { Checker } from './check.ts';
import { policyFiles } from './discover.ts';
import { FORMATS, type FormatName } from './formats/index.ts';
import { Mender } from './mend.ts';
import type { LintArguments } from './options.ts';
import { printConfig } from './print-config.ts';
import { progress } from './progress.ts';

const BASELINE = 'sluice-baseline.json';

/** `sluice lint`: what the reader, the binders and the rules find in policy files, each checked by itself. */
export async function lintPaths({ positionals, options }: LintArguments, io: Io): Promise<ExitStatus> {
  const allowed = maxWarnings(options['max-warnings']);
  const paths = pathsOf(positionals, options);
  const checker = new Checker(new SettingsSource(options), options);
  const asked = options['print-config'];
  if (asked !== undefined) {
    await checker.prepare({ name: asked, text: '' });
    return printConfig(checker.known(asked), io);
  }

  const failures: string[] = [];
  const refuse = (message: string): void => {
    failures.push(message);
    io.err.write(`sluice: ${message}\n`);
  };
  const fixing = fixesWanted(options);
  const mender = fixing === null ? null : new Mender(checker, fixing, options['fix-dry-run'] === true, io, refuse);
  const wanted =
    options.changed === undefined ? null : changedFiles(options.changed === true ? 'HEAD' : options.changed);
  const checked: FileFindings[] = [];
  // `performance` would take Node three milliseconds to get ready
  const shown = progress(io.err, Date.now);
  const discovered = policyFiles(paths, io, {
    refuse,
    isIgnored: (file) => checker.isIgnored(file),
    ...(options['stdin-filename'] !== undefined && { stdinName: options['stdin-filename'] }),
    ...(wanted !== null && { isWanted: (file) => wanted.has(realPath(file)) }),
  });
  for await (const candidate of discovered) {
    try {
      await checker.prepare(candidate);
      const findings = checker.check(candidate);
      checked.push(mender === null ? findings : await mender.mend(candidate, findings));
    } catch (e) {
      if (e instanceof CommandError || e instanceof ConfigError) throw e;
      // a bug of ours spoils one file, not the ones behind it
      refuse(`${candidate.name}: ${internalError(e)}`);
    }
    shown.checked(candidate.name);
  }
  shown.end();
  // a policy that was not read may use any
  if (wanted === null && failures.length === 0) checked.push(...checker.unusedNamedValues(paths));
  if (options['write-baseline'] === true) {
    const written = writeBaseline(options.baseline ?? BASELINE, checked);
    io.err.write(`${count(written, 'finding')} written to ${options.baseline ?? BASELINE}\n`);
    return failures.length > 0 ? 2 : 0;
  }
  const files = options.baseline === undefined ? checked : await newOnes(options.baseline, checked, io);
  const found = countFindings(files);
  const counts = options.quiet === true ? { ...found, warnings: 0 } : found;
  const format = formatOf(options, io);
  if (options['fix-dry-run'] === true) mender?.writeDiff();
  else {
    const left = options.quiet === true ? files.map(errorsOnly) : files;
    io.out.write(FORMATS[format]({ files: left, ...counts, failures }, io.out));
  }
  mender?.summarise();
  if (FOR_PEOPLE.has(format) && (files.length > 0 || wanted !== null))
    io.err.write(`${files.length === 0 ? 'no changed policies' : summary(files.length, counts)}\n`);
  const tooMany = allowed !== null && found.warnings > allowed;
  if (tooMany) io.err.write(`sluice: ${count(found.warnings, 'warning')}, and --max-warnings allows ${allowed}\n`);
  return failures.length > 0 ? 2 : found.errors > 0 || tooMany ? 1 : 0;
}

function pathsOf(positionals: readonly string[], options: LintArguments['options']): readonly string[] {
  const { stdin = false, changed, fix, 'fix-unsafe': unsafe, 'print-config': print } = options;
  if (stdin && positionals.length > 0) throw new CommandError('--stdin stands for the paths; leave out either');
  const paths = stdin ? ['-'] : positionals;
  if (paths.includes('-') && options['fix-dry-run'] === undefined && (fix === true || unsafe === true))
    throw new CommandError('--fix writes files; for standard input there is --fix-dry-run');
  if (options['write-baseline'] === true && changed !== undefined)
    throw new CommandError('--write-baseline forgets what is not checked; leave out --changed');
  if (options['write-baseline'] === true && options['fix-dry-run'] === true)
    throw new CommandError('--fix-dry-run leaves everything as it is; leave out --write-baseline');
  if (options['stdin-filename'] !== undefined && !paths.includes('-'))
    throw new CommandError('--stdin-filename names what --stdin brings');
  if (paths.length > 0 || print !== undefined) return paths;
  if (changed !== undefined) return ['.'];
  throw new CommandError('lint takes files or folders: sluice lint PATH…');
}

/** Which fixes to apply; null: none. */
function fixesWanted(options: LintArguments['options']): ((fix: Fix) => boolean) | null {
  if (options['fix-unsafe'] === true) return () => true;
  return options.fix === true || options['fix-dry-run'] === true ? (fix) => fix.safe : null;
}

/** As git names it; a link that leads nowhere is named as it is. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

const FOR_PEOPLE: ReadonlySet<FormatName> = new Set<FormatName>(['pretty', 'compact', 'github']);

/** In a job of GitHub Actions findings become annotations, unless something else is asked for. */
const formatOf = ({ format }: LintArguments['options'], { env, out }: Io): FormatName =>
  (format as FormatName | undefined) ?? (env.GITHUB_ACTIONS === 'true' && !out.terminal ? 'github' : 'pretty');

async function newOnes(baseline: string, checked: readonly FileFindings[], io: Io): Promise<readonly FileFindings[]> {
  const { files, known, gone } = await withoutKnown(baseline, checked, io);
  if (known > 0) io.err.write(`${count(known, 'finding')} known from ${baseline} left out\n`);
  if (gone > 0)
    io.err.write(`${count(gone, 'finding')} of ${baseline} no longer there; --write-baseline forgets them\n`);
  return files;
}

function maxWarnings(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) throw new CommandError(`--max-warnings is a whole number, not "${text}"`);
  return Number(text);
}

const errorsOnly = ({ file, diagnostics }: FileFindings): FileFindings => ({
  file,
  diagnostics: diagnostics.filter((d) => d.severity === 'error'),
});

const summary = (files: number, { errors, warnings }: Counts): string =>
  errors + warnings === 0
    ? `${count(files, 'file')}, nothing wrong`
    : `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(files, 'file')}`;
