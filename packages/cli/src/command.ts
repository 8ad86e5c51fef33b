import { readArguments, type Arguments, type Options } from './args.ts';
import type { ExitStatus, Io } from './io.ts';

/** A verb: what it takes, and what help says of it, from one table. */
export interface CommandDef<O extends Options> {
  readonly name: string;
  /** The positionals, as help shows them: `PATH…`. */
  readonly takes: readonly string[];
  readonly summary: string;
  readonly about: string;
  readonly options: O;
  /** Command line and what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  readonly run: (args: Arguments<O>, io: Io) => Promise<ExitStatus>;
}

/** A verb, its option table read. */
export interface Command extends Omit<CommandDef<Options>, 'run'> {
  readonly run: (argv: readonly string[], io: Io) => Promise<ExitStatus>;
}

export const command = <const O extends Options>(def: CommandDef<O>): Command => ({
  ...def,
  run: async (argv, io) => def.run(readArguments(argv, def.options), io),
});
