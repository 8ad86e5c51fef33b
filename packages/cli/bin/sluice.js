#!/usr/bin/env node
// Starts the bundled command, whose `main` takes the arguments and answers with the exit status.
import process from 'node:process';
import { load } from './load.js';

const command = load();
if (command === null) process.stderr.write('sluice: the command is not built yet; run `npm run build`\n');
process.exitCode = command === null ? 2 : await command.main(process.argv.slice(2));
