import process from 'node:process';
import { serve, type ServeArguments } from '../../packages/cli/src/serve/serve.ts';

/** `sluice serve` in a process of its own; the arguments are its positionals and options in JSON. */
const { positionals, options } = JSON.parse(process.argv[2]!) as ServeArguments;
const sink = (stream: NodeJS.WriteStream) => ({
  write: (text: string) => void stream.write(text),
  colour: false,
  terminal: false,
});
process.exitCode = await serve(
  { positionals, options },
  { out: sink(process.stdout), err: sink(process.stderr), stdin: () => process.stdin, env: {} },
);
