#!/usr/bin/env node
// Starts the bundled command, whose `main` takes the arguments and answers with the exit status.
const { load } = require('./load.js');

async function start() {
  const command = load();
  if (command !== null) return command.main(process.argv.slice(2));
  process.stderr.write('sluice: the command is not built yet; run `npm run build`\n');
  return 2;
}

void start().then((status) => (process.exitCode = status));
