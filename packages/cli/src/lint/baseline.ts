import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileFindings } from '@sluice/runtime';
import { readText } from '../input/text.ts';
import { about, type Io } from '../io.ts';
import { fingerprints } from '../output/fingerprint.ts';

/**
 * A baseline: what was found before, so that an old repository can start with new findings alone. One entry per
 * finding, by file, rule and statement, with a fingerprint that does not depend on lines and gives no text away. Files
 * are named from the baseline's own folder, so it may be committed.
 */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, readonly Entry[]>>;
}

interface Entry {
  readonly rule: string;
  readonly at: string;
  readonly fingerprint: string;
}

const nameIn = (baseline: string, file: string): string =>
  path
    .relative(path.dirname(path.resolve(baseline)), path.resolve(file))
    .split(path.sep)
    .join('/');

export function writeBaseline(baseline: string, files: readonly FileFindings[]): number {
  const entries = files
    .map((f) => [nameIn(baseline, f.file.name), entriesOf(baseline, f)] as const)
    .filter(([, list]) => list.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const written: Baseline = { version: 1, files: Object.fromEntries(entries) };
  try {
    writeFileSync(baseline, `${JSON.stringify(written, null, 2)}\n`);
  } catch (e) {
    throw about(baseline, `it cannot be written (${(e as NodeJS.ErrnoException).code ?? String(e)})`);
  }
  return entries.reduce((sum, [, list]) => sum + list.length, 0);
}

function entriesOf(baseline: string, findings: FileFindings): Entry[] {
  const prints = fingerprints(findings, nameIn(baseline, findings.file.name));
  return findings.diagnostics.map(({ code }, i) => ({ rule: code, at: prints[i]!.at, fingerprint: prints[i]!.id }));
}

export interface Filtered {
  readonly files: readonly FileFindings[];
  /** Findings that the baseline knows. */
  readonly known: number;
  /** Entries for these files that nothing is found for any more. */
  readonly gone: number;
}

/** What a baseline does not know. Throws CommandError where it cannot be read. */
export async function withoutKnown(baseline: string, files: readonly FileFindings[], io: Io): Promise<Filtered> {
  if (!existsSync(baseline)) throw about(baseline, 'there is no such baseline; --write-baseline makes one');
  const listed = read(await readText(baseline, io), baseline);
  let known = 0;
  let expected = 0;
  const left = files.map((findings): FileFindings => {
    const name = nameIn(baseline, findings.file.name);
    const entries = new Set((listed.get(name) ?? []).map((e) => e.fingerprint));
    expected += entries.size;
    const prints = fingerprints(findings, name);
    const diagnostics = findings.diagnostics.filter((_, i) => !entries.has(prints[i]!.id));
    known += findings.diagnostics.length - diagnostics.length;
    return { file: findings.file, diagnostics };
  });
  return { files: left, known, gone: expected - known };
}

function read(text: string, baseline: string): ReadonlyMap<string, readonly Entry[]> {
  const wrong = about(baseline, 'this is no baseline; --write-baseline writes it anew');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw wrong;
  }
  const isBaseline =
    typeof data === 'object' &&
    data !== null &&
    'version' in data &&
    data.version === 1 &&
    'files' in data &&
    typeof data.files === 'object' &&
    data.files !== null &&
    Object.values(data.files).every(
      (list) => Array.isArray(list) && list.every((e: Partial<Entry> | null) => typeof e?.fingerprint === 'string'),
    );
  if (!isBaseline) throw wrong;
  return new Map(Object.entries((data as Baseline).files));
}
