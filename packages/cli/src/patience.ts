import process from 'node:process';

let taken = false;

/**
 * V8 optimises what has run for a while, and a command over many files is over before that pays: a repository takes half
 * the time where optimising waits longer. What goes on and on gets there all the same. To be called before the first of
 * many files or lines; a single one has no use for it, and the module takes its time to load. Only where V8 is known to
 * have the flag (Node 20 to 24), because it complains of one that it does not know.
 */
export function takeTime(): void {
  if (taken) return;
  taken = true;
  if (Number.parseInt(process.versions.v8, 10) <= 13)
    process.getBuiltinModule('node:v8').setFlagsFromString('--interrupt-budget=1000000');
}
