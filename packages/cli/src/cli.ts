import { renderDiagnostic, suggest } from '@sluice/parser';
import { effective } from './commands/effective.ts';
import { explain } from './commands/explain.ts';
import { evaluate } from './commands/eval.ts';
import { fmt } from './commands/fmt.ts';
import { init } from './commands/init.ts';
import { lint } from './commands/lint.ts';
import { run } from './commands/run.ts';
import { serve } from './commands/serve.ts';
import { ConfigError } from './config/load.ts';
import { commandHelp, overview } from './help.ts';
import { internalError } from './internal-error.ts';
import { CommandError, type ExitStatus, type Io } from './io.ts';
import { paletteOf } from './output/style.ts';
import { version } from './version.ts';

/** The verbs, in the order of the help. */
export const commands = [run, serve, evaluate, lint, fmt, effective, explain, init] as const;

/**
 * The command from its arguments to its exit status. Nothing is thrown: what the user can see to is one line on
 * stderr, and so is a bug of ours, which says that it is one (`SLUICE_DEBUG=1` shows where).
 */
export async function runCommand(argv: readonly string[], io: Io, debug = false): Promise<ExitStatus> {
  try {
    return await dispatch(argv, io);
  } catch (e) {
    if (e instanceof ConfigError) showMistakes(e, io);
    if (e instanceof CommandError || e instanceof ConfigError) io.err.write(`sluice: ${e.message}\n`);
    else io.err.write(`sluice: ${internalError(e, debug)}\n`);
    return 2;
  }
}

function showMistakes({ findings: { file, diagnostics } }: ConfigError, { err }: Io): void {
  for (const d of diagnostics) err.write(`${renderDiagnostic(d, file, paletteOf(err))}\n\n`);
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const [verb, ...rest] = argv;
  if (verb === undefined) {
    io.err.write(overview(commands));
    return 2;
  }
  if (verb === '--help' || verb === '-h' || (verb === 'help' && rest.length === 0)) return show(overview(commands), io);
  if (verb === '--version' || verb === '-V') return show(`${version()}\n`, io);
  const name = verb === 'help' ? rest[0]! : verb;
  const found = commands.find((c) => c.name === name);
  if (found === undefined) throw new CommandError(`there is no verb "${name}"${nearest(name)}`);
  return verb === 'help' || asksForHelp(rest) ? show(commandHelp(found), io) : found.run(rest, io);
}

const asksForHelp = (argv: readonly string[]): boolean => {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((a) => a === '--help' || a === '-h');
};

function show(text: string, io: Io): 0 {
  io.out.write(text);
  return 0;
}

function nearest(name: string): string {
  const found = suggest(
    name,
    commands.map((c) => c.name),
  );
  return `; ${found === undefined ? `the verbs are ${commands.map((c) => c.name).join(', ')}` : `did you mean ${found}?`}`;
}
