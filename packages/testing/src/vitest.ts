/// <reference types="vitest" />
import { lint, lintRules, unusedDirective, type LintOptions } from '@sluice/lint';
import { renderDiagnostic, suggest, type Diagnostic, type Severity } from '@sluice/parser';
import type { FileFindings, PolicyText } from '@sluice/runtime';

/**
 * Matchers about policies for vitest (and whatever else has `expect.extend`). In a setup file:
 *
 *     import { expect } from 'vitest';
 *     import { policyMatchers } from '@sluice/testing/vitest';
 *     expect.extend(policyMatchers);
 *
 * A test then hands in the text of a document, or `{ name, text }`, so that failures name the file. What is not as
 * expected is shown as the command shows it, with the place underlined.
 */
export interface CleanOptions extends LintOptions {
  /** The mildest severity that counts: warnings and errors where left out. */
  readonly from?: Severity;
}

export interface ReportOptions extends LintOptions {
  /** How many such findings there are; at least one where left out. */
  readonly times?: number;
  /** The line of one of them, from 1. */
  readonly line?: number;
  /** A part of the message of one of them, or a pattern that it matches. */
  readonly message?: string | RegExp;
}

export interface PolicyMatchers<R = unknown> {
  /** The linter finds nothing in the document. */
  toLintClean(options?: CleanOptions): R;
  /** The linter finds this in the document: the id of a rule, or a code such as APIM2006. */
  toReport(code: string, options?: ReportOptions): R;
}

declare module 'vitest' {
  // eslint-disable-next-line typescript/no-explicit-any -- the parameter must be declared as vitest declares it
  interface Matchers<T = any> extends PolicyMatchers<T> {}
}

interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, warning: 1, error: 2 };

export const policyMatchers = {
  toLintClean(received: unknown, { from = 'warning', ...options }: CleanOptions = {}): Outcome {
    const findings = checked(received, 'toLintClean', options);
    const found = findings.diagnostics.filter((d) => RANK[d.severity] >= RANK[from]);
    return {
      pass: found.length === 0,
      message: () =>
        found.length === 0
          ? `expected the linter to find something in ${findings.file.name}, and it finds nothing`
          : `expected the linter to find nothing in ${findings.file.name}, and it finds ${found.length}:\n\n${shown(found, findings)}`,
    };
  },

  toReport(received: unknown, code: string, { times, line, message, ...options }: ReportOptions = {}): Outcome {
    mustBeKnown(code);
    const findings = checked(received, 'toReport', options);
    const { file, diagnostics } = findings;
    const found = diagnostics.filter((d) => d.code === code);
    const fits = (d: Diagnostic): boolean =>
      (line === undefined || file.position(d.span.start).line === line) &&
      (message === undefined || (typeof message === 'string' ? d.message.includes(message) : message.test(d.message)));
    const pass = found.some(fits) && (times === undefined || found.length === times);
    return {
      pass,
      message: () => {
        const where = line === undefined ? '' : ` in line ${line}`;
        const often = times === undefined ? '' : ` ${times} times`;
        if (pass) return `expected no ${code}${where} in ${file.name}:\n\n${shown(found, findings)}`;
        const near = found.length > 0 ? undefined : suggest(code, new Set(diagnostics.map((d) => d.code)));
        const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
        const others = diagnostics.length === 0 ? 'it finds nothing' : `it finds:\n\n${shown(diagnostics, findings)}`;
        return `expected the linter to report ${code}${hint}${often}${where} in ${file.name}, and ${others}`;
      },
    };
  },
};

/** A rule that is misspelt reports nothing, and `not.toReport` would pass for ever. */
function mustBeKnown(code: string): void {
  const known = [...lintRules.keys(), unusedDirective.id];
  if (!/^[a-z]/.test(code) || known.includes(code)) return;
  const near = suggest(code, known);
  throw new TypeError(`there is no rule ${code}${near === undefined ? '' : `; did you mean ${near}?`}`);
}

function checked(received: unknown, matcher: string, options: LintOptions): FileFindings {
  if (!isPolicyText(received))
    throw new TypeError(
      `${matcher}() is about the text of a policy document, or { name, text }, not ${typeof received}`,
    );
  return lint(received, options);
}

const isPolicyText = (value: unknown): value is PolicyText =>
  typeof value === 'string' ||
  (typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'text' in value &&
    typeof value.name === 'string' &&
    typeof value.text === 'string');

const shown = (diagnostics: readonly Diagnostic[], { file }: FileFindings): string =>
  diagnostics.map((d) => renderDiagnostic(d, file)).join('\n\n');
