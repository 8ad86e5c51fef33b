/**
 * What a command may touch of the process: two streams to write to, standard input, the environment. Commands get it
 * handed in, so that tests run them in-process and see what a user would see.
 */
export interface Io {
  /** Results, and nothing else. */
  readonly out: Sink;
  /** Everything else: warnings, hints, what went wrong. */
  readonly err: Sink;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Sink {
  readonly write: (text: string) => void;
  readonly colour: boolean;
  /** A person looks at it: control characters in what is shown could move the cursor, so they are made visible. */
  readonly terminal: boolean;
}

/** 0 nothing wrong; 1 something is wrong with the input; 2 the command could not do its work. */
export type ExitStatus = 0 | 1 | 2;

/**
 * The command could not do its work, for a reason that the user can see to. Ends it with status 2 and the message, in
 * which nothing moves the cursor: the name of a file may hold any character.
 */
export class CommandError extends Error {
  constructor(message: string) {
    super(message.replace(/(?!\n)\p{Cc}/gu, '·'));
  }
}

/** The same about a file. */
export const about = (path: string, message: string): CommandError =>
  new CommandError(`${path === '-' ? '<stdin>' : path}: ${message}`);

/** What of a Node stream decides about colour. */
interface NodeStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export const nodeSink = (stream: NodeStream, env: Readonly<Record<string, string | undefined>>): Sink => {
  const terminal = stream.isTTY === true;
  return { write: (text) => void stream.write(text), colour: wantsColour(terminal, env), terminal };
};

/** FORCE_COLOR decides, then NO_COLOR (no-color.org), then whether a terminal that can show colour is there. */
export function wantsColour(terminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return terminal && term !== 'dumb';
}
