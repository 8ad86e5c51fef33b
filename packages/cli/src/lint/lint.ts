import { checkGravitee } from '@sluice/gravitee';
import { lint } from '@sluice/lint';
import type { FileFindings } from '@sluice/runtime';
import { internalError } from '../internal-error.ts';
import { CommandError, type ExitStatus, type Io } from '../io.ts';
import { countFindings, type Counts } from '../output/findings.ts';
import { count } from '../output/style.ts';
import { filesAsService } from '../service.ts';
import { policyFiles, type Candidate } from './discover.ts';
import { FORMATS } from './formats.ts';

interface LintArguments {
  readonly positionals: readonly string[];
  readonly options: {
    readonly format?: string;
    readonly quiet?: true;
    readonly 'max-warnings'?: string;
    readonly lenient?: true;
  };
}

/** `sluice lint`: what the reader, the binders and the rules find in policy files, each checked by itself. */
export async function lintPaths({ positionals, options }: LintArguments, io: Io): Promise<ExitStatus> {
  const { format = 'pretty', quiet = false, lenient = false } = options;
  const allowed = maxWarnings(options['max-warnings']);
  if (positionals.length === 0) throw new CommandError('lint takes files or folders: sluice lint PATH…');

  let unreadable = false;
  const refuse = (message: string): void => {
    unreadable = true;
    io.err.write(`sluice: ${message}\n`);
  };
  const checked: FileFindings[] = [];
  for await (const candidate of policyFiles(positionals, io, refuse)) {
    try {
      checked.push(check(candidate));
    } catch (e) {
      // a bug of ours spoils one file, not the ones behind it
      refuse(`${candidate.name}: ${internalError(e)}`);
    }
  }

  const all = lenient ? checked : filesAsService(checked);
  const found = countFindings(all);
  const shown = quiet ? all.map(errorsOnly) : all;
  const counts = quiet ? { ...found, warnings: 0 } : found;
  io.out.write(FORMATS[format as keyof typeof FORMATS]({ files: shown, ...counts }, io.out));
  const people = format === 'pretty' || format === 'compact';
  if (people && all.length > 0) io.err.write(`${summary(all.length, counts)}\n`);
  const tooMany = allowed !== null && found.warnings > allowed;
  if (tooMany) io.err.write(`sluice: ${count(found.warnings, 'warning')}, and --max-warnings allows ${allowed}\n`);
  return unreadable ? 2 : found.errors > 0 || tooMany ? 1 : 0;
}

/** JSON is a definition of Gravitee's; everything else is a policy. */
function check(candidate: Candidate): FileFindings {
  if (/^\ufeff?\s*\{/.test(candidate.text)) return checkGravitee(candidate);
  return lint(candidate);
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
