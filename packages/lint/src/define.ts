import type { Fix, Severity, Span } from '@sluice/parser';
import type { BoundElement, BoundPolicy, GatewayKind, Scope } from '@sluice/runtime';
import type { Code } from './code.ts';
import type { Statements, Subject } from './subject.ts';

/**
 * A rule is one object literal in one file: what it finds, why that matters, documents that show it, and the check.
 * It reads a document that the reader and the binder have understood, so that a check is a few lines of intent. It says
 * nothing where it is not sure: a value that another tool fills in, a variable that another document may set.
 */
export interface RuleDef {
  /** Kebab-case; the name of its file, of its findings, and in directives. */
  readonly id: string;
  readonly category: 'correctness' | 'security' | 'performance' | 'style' | 'portability';
  readonly severity: Exclude<Severity, 'error'>;
  /** One line: what is wrong. */
  readonly title: string;
  /** What happens because of it, and what to do instead. */
  readonly why: string;
  /** Documents that are wrong, each finding between « and »; they run as tests, and the first stands on its page. */
  readonly bad: readonly string[];
  /** Documents near to the wrong ones that are right. */
  readonly good: readonly string[];
  /** What the caller has to say for the examples to mean something. */
  readonly given: LintOptions;
  readonly check: Check;
}

export interface LintOptions {
  /** The scope that the document is for, where it is known. */
  readonly scope?: Scope;
  /** The kind of gateway that it is for, where it is known. */
  readonly gateway?: GatewayKind;
  /** Rules by id: switched off, or with another severity. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

/** The fix, where there is a safe or an obvious one. */
export type Report = (span: Span, message: string, fix?: Fix) => void;

/** What a rule looks at; all rules are fed by one walk. Whoever needs more than the node at hand asks the subject. */
export interface Check {
  readonly document?: (subject: Subject, report: Report) => void;
  /** Each list of statements: a section's, a branch's, a container's. */
  readonly statements?: (list: Statements, report: Report, subject: Subject) => void;
  /** Statements by the name of their policy. */
  readonly policy?: Readonly<Record<string, (policy: BoundPolicy, report: Report, subject: Subject) => void>>;
  /** Each policy and each of its child elements. */
  readonly element?: (element: BoundElement, report: Report, subject: Subject) => void;
  /** Each expression. */
  readonly code?: (code: Code, report: Report, subject: Subject) => void;
}

export const defineRule = (rule: Omit<RuleDef, 'given'> & Partial<Pick<RuleDef, 'given'>>): RuleDef => ({
  given: {},
  ...rule,
});
