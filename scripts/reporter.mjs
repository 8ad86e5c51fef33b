// The last lines of `npm test`: the counts, and a reason for every skipped test. A test may be skipped where the
// folder of shared data is not beside the clone or a server is not there (`context.skip('why')`); a skip that nobody
// explains fails the run. `SLUICE_COUNTS` names a file that gets "passed failed skipped" for `.ci/run`.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.mjs';

const shared = existsSync(path.join(root, '../shared'));
const unexplained = 'no reason given';

export default class Summary {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    const reasons = new Map();
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        counts[state] = (counts[state] ?? 0) + 1;
        if (state !== 'skipped') continue;
        const reason = note ?? reasonOf(module);
        const files = reasons.get(reason) ?? new Map();
        reasons.set(reason, files.set(module.moduleId, (files.get(module.moduleId) ?? 0) + 1));
      }
    }
    const filtered = process.argv.some((argument) => /^(-t|--testNamePattern)/.test(argument));
    const lines = [`Tests: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`];
    for (const [reason, files] of reasons) {
      const where = [...files].map(([file, count]) => `${path.relative(root, file)} ${count}`);
      lines.push(`  skipped, ${filtered ? 'not asked for' : reason}: ${where.join(', ')}`);
    }
    process.stdout.write(`\n${lines.join('\n')}\n`);
    if (reasons.has(unexplained) && !filtered) {
      process.exitCode = 1;
      counts.failed += 1;
    }
    if (process.env.SLUICE_COUNTS)
      appendFileSync(process.env.SLUICE_COUNTS, `${counts.passed} ${counts.failed} ${counts.skipped}\n`);
  }
}

/** `describe.skipIf` cannot say why: what the file reads tells. */
function reasonOf(module) {
  const readsShared = /\bshared\//.test(readFileSync(module.moduleId, 'utf8'));
  return readsShared && !shared ? '../shared is not beside the clone' : unexplained;
}
