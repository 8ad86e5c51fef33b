import type { Diagnostic, Fix, SourceFile, Span } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';

/** Findings in the form that the machine interface fixes for `lint --format json` and for documents that do not load. */

export interface JsonPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface JsonFinding {
  readonly file: string;
  readonly code: string | null;
  /** The id of a lint rule; then there is no code. */
  readonly rule: string | null;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly start: JsonPosition;
  readonly end: JsonPosition;
  readonly fix: JsonFix | null;
}

export interface JsonFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly start: JsonPosition; readonly end: JsonPosition; readonly text: string }[];
}

export const jsonFindings = (files: readonly FileFindings[]): JsonFinding[] =>
  files.flatMap(({ file, diagnostics }) => diagnostics.map((d) => jsonFinding(d, file)));

export function jsonFinding({ code, severity, message, span, fixes }: Diagnostic, file: SourceFile): JsonFinding {
  const fix = fixes?.[0];
  return {
    file: file.name,
    ...(isRule(code) ? { code: null, rule: code } : { code, rule: null }),
    severity,
    message,
    ...extent(span, file),
    fix: fix === undefined ? null : jsonFix(fix, file),
  };
}

/** Codes are in capitals, rules in lower case: `missing-base`. */
const isRule = (code: string): boolean => /^[a-z]/.test(code);

const jsonFix = ({ title, safe, edits }: Fix, file: SourceFile): JsonFix => ({
  title,
  safe,
  edits: edits.map(({ span, text }) => ({ ...extent(span, file), text })),
});

const extent = ({ start, end }: Span, file: SourceFile): { start: JsonPosition; end: JsonPosition } => ({
  start: { offset: start, ...file.position(start) },
  end: { offset: end, ...file.position(end) },
});

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
}

export function countFindings(files: readonly FileFindings[]): Counts {
  let errors = 0;
  let warnings = 0;
  for (const { diagnostics } of files)
    for (const { severity } of diagnostics) {
      if (severity === 'error') errors++;
      else if (severity === 'warning') warnings++;
    }
  return { errors, warnings };
}
