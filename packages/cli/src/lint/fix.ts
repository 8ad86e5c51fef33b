import type { Diagnostic, Fix, TextEdit } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';

/**
 * Applies the fixes of a file's findings, checks the result again, and goes on until nothing is left to mend. Of two
 * fixes that touch each other the first is applied; the other one is left out, and comes again if it is still wanted.
 * A pass whose result has more errors than before is taken back: no fix may make a document worse.
 */
export interface Fixed {
  readonly text: string;
  /** What is left to say of the text. */
  readonly findings: FileFindings;
  readonly applied: number;
  /** Fixes that overlapped another one when their turn came. */
  readonly skipped: number;
  readonly outcome: 'stable' | 'unfinished' | 'worse';
}

export type Chooses = (fix: Fix) => boolean;

const MOST_PASSES = 10;

export function applyFixes(first: FileFindings, check: (text: string) => FileFindings, chooses: Chooses): Fixed {
  let findings = first;
  let applied = 0;
  let skipped = 0;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const { text } = findings.file;
    const chosen = choose(findings.diagnostics, chooses);
    if (chosen.fixes.length === 0) return { text, findings, applied, skipped, outcome: 'stable' };
    const next = check(
      edited(
        text,
        chosen.fixes.flatMap((fix) => fix.edits),
      ),
    );
    if (errors(next) > errors(findings)) return { text, findings, applied, skipped, outcome: 'worse' };
    findings = next;
    applied += chosen.fixes.length;
    skipped += chosen.skipped;
  }
  const outcome = choose(findings.diagnostics, chooses).fixes.length === 0 ? 'stable' : 'unfinished';
  return { text: findings.file.text, findings, applied, skipped, outcome };
}

const errors = ({ diagnostics }: FileFindings): number => diagnostics.filter((d) => d.severity === 'error').length;

interface Choice {
  readonly fixes: readonly Fix[];
  readonly skipped: number;
}

/** The first fix of each finding that is wanted, without those that touch an earlier one. */
function choose(diagnostics: readonly Diagnostic[], chooses: Chooses): Choice {
  const fixes: Fix[] = [];
  const taken: TextEdit[] = [];
  let skipped = 0;
  for (const { fixes: offered = [] } of diagnostics) {
    const fix = offered.find(chooses);
    if (fix === undefined || fix.edits.length === 0) continue;
    // several findings may offer the same edit: once is enough, and no overlap
    if (fix.edits.every((edit) => taken.some((other) => sameEdit(edit, other)))) continue;
    if (fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) skipped++;
    else {
      fixes.push(fix);
      for (const edit of fix.edits) taken.push(edit);
    }
  }
  return { fixes, skipped };
}

/** Also two that merely meet: what the one inserts could join with what the other leaves. */
const touches = (a: TextEdit, b: TextEdit): boolean => a.span.start <= b.span.end && b.span.start <= a.span.end;

const sameEdit = (a: TextEdit, b: TextEdit): boolean =>
  a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;

/** Lines that an edit brings along end as those of the file do. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  let out = '';
  let at = 0;
  for (const { span, text: inserted } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    out += text.slice(at, span.start) + inserted.replace(/\r\n|\r|\n/g, lineEnd);
    at = span.end;
  }
  return out + text.slice(at);
}
