import type { Fix, Severity, Span } from '@sluice/parser';
import type { BoundElement, BoundPolicy, GatewayKind, PolicyText, Scope, ServiceDescription } from '@sluice/runtime';
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
  /** The smallest profile that has it: what not every team wants to hear belongs to `strict` alone. */
  readonly profile: 'recommended' | 'strict';
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
  /** Codes that the reader or the binder gives to the same mistake, where the rule adds a fix to them. */
  readonly beside: readonly string[];
  readonly check: Check;
}

export interface LintOptions {
  /** Which rules run, and how loud: see `profiles`. Without one: recommended. */
  readonly profile?: ProfileName;
  /** The scope that the document is for, where it is known. */
  readonly scope?: Scope;
  /** The kind of gateway that it is for, where it is known. */
  readonly gateway?: GatewayKind;
  /**
   * The fragments that it may include, where they are known: their ids, or, by id, their texts as well. Another one is
   * an error; with the texts it is known what they do with variables. One map for many documents is read once.
   */
  readonly fragments?: ReadonlySet<string> | ReadonlyMap<string, PolicyText>;
  /**
   * The documents of the scopes broader than `scope`, where they are known; null: there is none. With them it is known
   * what `<base />` does with variables, as far as no scope in between is left out. One object for many documents is
   * read once.
   */
  readonly broader?: { readonly [S in Exclude<Scope, 'operation'>]?: PolicyText | null };
  /** The service that it is for, where there is a description: what it names must be there. Its fragments count, too. */
  readonly service?: ServiceDescription;
  /** The ids of the product, or the API and the operation, that it is for, where they are known. */
  readonly product?: string;
  readonly api?: string;
  readonly operation?: string;
  /** Rules by id, and warnings and hints of reader and binder by code: switched off, or with another severity. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

/** The name of a profile: `recommended`, `strict`, or the kind of gateway that the documents are for. */
export type ProfileName = 'recommended' | 'strict' | GatewayKind;

/**
 * `fix`: where there is a safe or an obvious one. `severity`: where this finding is surer, or less sure, than those of
 * its rule mostly are; `error` only where the statement can never work.
 */
export type Report = (span: Span, message: string, fix?: Fix, severity?: Severity) => void;

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

type Optional = 'given' | 'profile' | 'beside';

export const defineRule = (rule: Omit<RuleDef, Optional> & Partial<Pick<RuleDef, Optional>>): RuleDef => ({
  given: {},
  profile: 'recommended',
  beside: [],
  ...rule,
});
