import { format, sameContent } from '@sluice/format';
import { renderDiagnostic, SourceFile, type Diagnostic } from '@sluice/parser';
import { ConfigError } from '../config/load.ts';
import { SettingsSource } from '../config/settings.ts';
import { readText } from '../input/text.ts';
import { internalError } from '../internal-error.ts';
import { CommandError, type ExitStatus, type Io } from '../io.ts';
import { policyFiles, type Candidate } from '../lint/discover.ts';
import { count, paletteOf } from '../output/style.ts';
import { replaceText } from '../output/write.ts';
import { readFormatOptions, type FmtOptions } from './options.ts';

interface FmtArguments {
  readonly positionals: readonly string[];
  readonly options: FmtOptions & {
    readonly check?: true;
    readonly stdin?: true;
    readonly 'stdin-filename'?: string;
    readonly config?: string;
  };
}

/** `sluice fmt`: files in one style; the names of those that change go to stdout, or the text that stdin brought. */
export async function formatPaths({ positionals, options }: FmtArguments, io: Io): Promise<ExitStatus> {
  const { stdin = false, 'stdin-filename': stdinName } = options;
  const piped = stdin || (positionals.length === 1 && positionals[0] === '-');
  if (stdin && positionals.length > 0)
    throw new CommandError(`--stdin takes no files, and ${positionals[0]!} is given; its name is --stdin-filename`);
  if (stdinName !== undefined && !piped) throw new CommandError('--stdin-filename names what --stdin brings');
  if (!piped && positionals.length === 0) throw new CommandError('fmt takes files or folders: sluice fmt PATH…');
  const run = new Formatting(options, io);
  return piped ? run.stdin(stdinName ?? '<stdin>') : run.files(positionals);
}

class Formatting {
  private readonly io: Io;
  private readonly check: boolean;
  private readonly own: ReturnType<typeof readFormatOptions>;
  private readonly settings: SettingsSource;

  constructor(options: FmtArguments['options'], io: Io) {
    this.io = io;
    this.check = options.check ?? false;
    this.own = readFormatOptions(options);
    this.settings = new SettingsSource(options.config === undefined ? {} : { config: options.config });
  }

  /** What cannot be formatted gives no text, so that an editor keeps the one it has. */
  async stdin(name: string): Promise<ExitStatus> {
    const text = await readText('-', this.io);
    const formatted = this.format({ name, text });
    if (formatted === null) return 1;
    if (!this.check) this.io.out.write(formatted);
    else if (formatted !== text) this.io.out.write(`${name}\n`);
    return this.check && formatted !== text ? 1 : 0;
  }

  async files(paths: readonly string[]): Promise<ExitStatus> {
    const { io, check } = this;
    let failed = false;
    const refuse = (message: string): void => {
      failed = true;
      io.err.write(`sluice: ${message}\n`);
    };
    let [seen, changed, broken] = [0, 0, 0];
    const isIgnored = (file: string): boolean => this.settings.of(file).ignored;
    for await (const candidate of policyFiles(paths, io, { refuse, isIgnored })) {
      seen++;
      try {
        const formatted = this.format(candidate);
        if (formatted === null) broken++;
        else if (formatted !== candidate.text) {
          if (!check && !replaceText(candidate.name, candidate.text, formatted))
            throw new CommandError(`${candidate.name}: it was changed meanwhile, and is left alone`);
          changed++;
          io.out.write(`${candidate.name}\n`);
        }
      } catch (e) {
        if (e instanceof ConfigError) throw e;
        // a bug of ours spoils one file, not the ones behind it
        refuse(e instanceof CommandError ? e.message : `${candidate.name}: ${internalError(e)}`);
      }
    }
    if (seen > 0) io.err.write(`${summary(seen, changed, broken, check)}\n`);
    return failed ? 2 : broken > 0 || (check && changed > 0) ? 1 : 0;
  }

  /** Null, and said why, for a document with errors. */
  private format({ name, text }: Candidate): string | null {
    const formatted = format(text, { ...this.settings.of(name).fmt, ...this.own });
    if (formatted.diagnostics.length > 0) {
      this.show(new SourceFile(name, text), formatted.diagnostics);
      return null;
    }
    // nothing is written that says something else
    if (formatted.text !== text && !sameContent(text, formatted.text))
      throw new Error('formatting would change what it says');
    return formatted.text;
  }

  private show(file: SourceFile, diagnostics: readonly Diagnostic[]): void {
    const palette = paletteOf(this.io.err);
    for (const d of diagnostics) this.io.err.write(`${renderDiagnostic(d, file, palette)}\n\n`);
  }
}

function summary(seen: number, changed: number, broken: number, check: boolean): string {
  const left = broken > 0 ? `; ${count(broken, 'file')} with errors left alone` : '';
  if (changed === 0) return `${count(seen, 'file')}, nothing to format${left}`;
  return check
    ? `${changed} of ${count(seen, 'file')} would change; sluice fmt writes them${left}`
    : `${changed} of ${count(seen, 'file')} formatted${left}`;
}
