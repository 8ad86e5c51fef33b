import { DiagnosticBag, SourceFile, type Diagnostic } from '@sluice/parser';
import { Gateway, type Pipeline } from './gateway.ts';
import { policies } from './policies/index.generated.ts';
import { bindDocument, fragmentSource, type BoundDocument } from './policy/documents.ts';
import { isRefusal } from './policy/messages.ts';
import { emitStatements } from './policy/emit.ts';
import { reportUnrunnable } from './policy/runnable.ts';
import { preflightStatements } from './policy/preflight.ts';
import type { Step } from './policy/step.ts';
import { SCOPES, SECTIONS, type Scope, type Section } from './policy/vocabulary.ts';

/** A text, or a text with the name of its file for messages. */
export type PolicyText = string | { readonly name: string; readonly text: string };

export interface PolicySet {
  /** The documents of the scopes that have one; a single text is taken for the API's. */
  readonly documents: PolicyText | { readonly [S in Scope]?: PolicyText };
  readonly fragments?: Readonly<Record<string, PolicyText>>;
  readonly namedValues?: Readonly<Record<string, string>>;
  /** Run what only the service refuses: a policy in the wrong section, a type off its list. */
  readonly lenient?: boolean;
}

export interface FileFindings {
  readonly file: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Loaded {
  /** Null where a document has errors. */
  readonly gateway: Gateway | null;
  /** Every file with what was found in it, also where nothing was. */
  readonly files: readonly FileFindings[];
}

const definitions = new Map(policies.map((def) => [def.name, def]));

/** Checks one file by itself: what depends on other documents, fragments and named values is left open. */
export function checkPolicy(text: PolicyText): FileFindings & { readonly bound: BoundDocument } {
  const file = sourceFile(text, 'policy');
  const bag = new DiagnosticBag();
  const options = { definitions, namedValues: null, fragments: null, scope: null };
  const bound = bindDocument(file, options, (d) => bag.add(d));
  return { file, diagnostics: bag.sorted(), bound };
}

/** Reads, binds and emits a set of policy documents. Mistakes in them are findings; with errors there is no gateway. */
export function loadPolicies(set: PolicySet): Loaded {
  const findings = new Map<SourceFile, DiagnosticBag>();
  let broken = false;
  const note = (text: PolicyText, name: string): SourceFile => {
    const file = sourceFile(text, name);
    findings.set(file, new DiagnosticBag());
    return file;
  };
  const report = (file: SourceFile, d: Diagnostic): void => {
    findings.get(file)!.add(d);
    if (d.severity === 'error' && !(set.lenient === true && isRefusal(d.code))) broken = true;
  };

  const known = { definitions, namedValues: new Map(Object.entries(set.namedValues ?? {})) };
  const fragmentFiles = new Map(Object.entries(set.fragments ?? {}).map(([id, t]) => [id, note(t, `fragment ${id}`)]));
  const fragments = fragmentSource(fragmentFiles, known, report);
  const bind = (text: PolicyText, scope: Scope, anyScope: boolean): BoundDocument => {
    const file = note(text, `${scope} policy`);
    const bound = bindDocument(file, { ...known, fragments, scope, anyScope }, (d) => report(file, d));
    for (const statements of bound.sections.values()) reportUnrunnable(statements, report);
    return bound;
  };

  const { documents } = set;
  const single = typeof documents === 'string' || 'text' in documents ? documents : null;
  const given = single === null ? (documents as { readonly [S in Scope]?: PolicyText }) : {};
  const chain = [bind(given.global ?? BUILT_IN, 'global', false)];
  for (const scope of SCOPES.slice(1)) if (given[scope] !== undefined) chain.push(bind(given[scope], scope, false));
  if (single !== null) chain.push(bind(single, 'api', true));

  if (given.global === undefined) findings.delete(chain[0]!.file);
  return {
    gateway: broken ? null : new Gateway(emitPipeline(chain)),
    files: [...findings].map(([file, bag]) => ({ file, diagnostics: bag.sorted() })),
  };
}

/** The global policy that a service begins with: the backend section forwards. */
const BUILT_IN = {
  name: '(built-in global policy)',
  text: '<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>',
};

/** The same for what answers CORS preflights; null where no scope has any. */
function emitPreflight(chain: readonly BoundDocument[]): Step | null {
  let step: Step | null = null;
  for (const { sections, form } of chain) {
    const inbound = sections.get('inbound');
    if (inbound === undefined && form !== 'policies') continue;
    const statements = preflightStatements(inbound ?? []);
    if (step !== null || statements.some((s) => s.def.name !== 'base'))
      step = emitStatements(statements, step ?? (() => undefined));
  }
  return step;
}

/**
 * From broad to narrow, each document's section wraps the one before it, where its `<base />` stands. A document that
 * lacks a section counts as one where the section is empty (docs/fidelity.md); a fragment or bare statements speak
 * for inbound alone.
 */
function emitPipeline(chain: readonly BoundDocument[]): Pipeline {
  const emitSection = (section: Section): Step => {
    let step: Step = () => undefined;
    for (const { sections, form } of chain) {
      const statements = sections.get(section);
      if (statements !== undefined || form === 'policies') step = emitStatements(statements ?? [], step);
    }
    return step;
  };
  const sections = Object.fromEntries(SECTIONS.map((s) => [s, emitSection(s)])) as Record<Section, Step>;
  return { ...sections, preflight: emitPreflight(chain) };
}

const sourceFile = (text: PolicyText, name: string): SourceFile =>
  typeof text === 'string' ? new SourceFile(name, text) : new SourceFile(text.name, text.text);
