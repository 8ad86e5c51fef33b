import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ask, type Answer } from './ask.ts';

/**
 * The recorded answers of .NET, replayed against our engine. An answer agrees when type and value are equal, both are
 * null, the exception types are equal, or the first code that C# reports is among ours. What differs on purpose
 * stands in `differences.json` with its reason; an entry that agrees again fails the test.
 */
interface Recorded {
  readonly id: string;
  readonly code: string;
  readonly context?: string;
  readonly type?: string;
  readonly value?: string;
  readonly null?: boolean;
  readonly throws?: string;
  readonly diagnostics?: readonly { readonly code: string; readonly severity: string }[];
}

const here = new URL('.', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, here), 'utf8');
const contexts = JSON.parse(read('contexts.json')) as Record<string, unknown>;
const differences = JSON.parse(read('differences.json')) as Record<string, string>;
/** Only ever lowered. */
const MOST_DIFFERENCES = 95;

function agrees(expected: Recorded, got: Answer): boolean {
  if (expected.diagnostics) {
    const first = expected.diagnostics.find((d) => d.severity === 'error')!.code;
    return got.diagnostics?.some((d) => d.code === first) ?? false;
  }
  if (expected.throws !== undefined) return got.throws === expected.throws;
  if (expected.null) return got.null === true;
  return got.type === expected.type && got.value === expected.value;
}

const shown = (a: Recorded | Answer): string =>
  a.diagnostics
    ? a.diagnostics.map((d) => d.code).join(' ')
    : a.throws !== undefined
      ? `throws ${a.throws}`
      : a.null
        ? 'null'
        : `${a.type} ${a.value}`;

const failures: object[] = [];
for (const file of readdirSync(new URL('answers/', here)).sort()) {
  describe(file.replace('.jsonl', ''), () => {
    const lines = read(`answers/${file}`).trim().split('\n');
    test(`${lines.length} answers`, () => {
      const wrong: string[] = [];
      const healed: string[] = [];
      for (const line of lines) {
        const recorded = JSON.parse(line) as Recorded;
        const got = ask(recorded.code, recorded.context === undefined ? null : contexts[recorded.context]);
        const known = recorded.id in differences;
        if (agrees(recorded, got)) {
          if (known) healed.push(recorded.id);
        } else if (!known) {
          wrong.push(`${recorded.id}: ${recorded.code}\n    .NET: ${shown(recorded)}\n    ours: ${shown(got)}`);
          failures.push({ file, ...recorded, got });
        }
      }
      if (process.env['REPLAY_OUT'])
        writeFileSync(process.env['REPLAY_OUT'], failures.map((f) => JSON.stringify(f)).join('\n'));
      expect(wrong, 'answers that differ from the recorded ones').toEqual([]);
      expect(healed, 'differences that are gone: take them out of differences.json').toEqual([]);
    });
  });
}

test('the list of known differences only shrinks', () => {
  expect(Object.keys(differences).length).toBeLessThanOrEqual(MOST_DIFFERENCES);
});
