#!/usr/bin/env node
// Starts the bundled command, dist/sluice.js, whose `main` takes the arguments and answers with the exit status.
import { existsSync } from 'node:fs';
import module from 'node:module';

const command = new URL('../dist/sluice.js', import.meta.url);
if (existsSync(command)) {
  module.enableCompileCache?.();
  const { main } = await import(command.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write('sluice: the command is not built yet; run `npm run build`\n');
  process.exitCode = 2;
}
