import process from 'node:process';
import { runCommand } from './cli.ts';
import { internalError } from './internal-error.ts';
import { nodeSink } from './io.ts';

/**
 * The `sluice` process: Node's streams and environment around `runCommand`. The exit status is set, not forced, so
 * that whatever was written gets out.
 */
const { argv, env, stdin, stdout, stderr } = process;
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

const io = { out: nodeSink(stdout, env), err: nodeSink(stderr, env), stdin: () => stdin };
process.exitCode = await runCommand(argv.slice(2), io, debug);
