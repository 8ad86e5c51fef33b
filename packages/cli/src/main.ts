import process from 'node:process';
import { runCommand } from './cli.ts';
import { internalError } from './internal-error.ts';
import { nodeSink, type ExitStatus } from './io.ts';

/**
 * The `sluice` process: Node's streams and environment around `runCommand`. The exit status is set, not forced, so
 * that whatever was written gets out.
 */
const { env, stdout, stderr } = process;

const debug = env.SLUICE_DEBUG === '1';

// `sluice … | head -1`: who reads has seen enough
for (const stream of [stdout, stderr])
  stream.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code !== 'EPIPE') throw e;
    process.exit();
  });

process.on('uncaughtException', (e) => {
  process.exitCode = 2;
  stderr.write(`sluice: ${internalError(e, debug)}\n`);
});

// opening stdin takes milliseconds, and few commands read it
const io = { out: nodeSink(stdout, env), err: nodeSink(stderr, env), stdin: () => process.stdin, env };

/** Answers with the exit status, which `bin/sluice.js` sets. */
export const main = (argv: readonly string[]): Promise<ExitStatus> => runCommand(argv, io, debug);
