import { DiagnosticBag } from '@sluice/parser';
import { masking, maskingFindings } from './exchange/secrets.ts';
import { Findings, sourceFile, type FileFindings, type PolicyText } from './policy/findings.ts';
import { Gateway, type Pipeline } from './gateway.ts';
import { policies } from './policies/index.generated.ts';
import { bindDocument, fragmentSource, type BoundDocument } from './policy/documents.ts';
import { emitStatements } from './policy/emit.ts';
import { reportUnrunnable } from './policy/runnable.ts';
import { preflightStatements } from './policy/preflight.ts';
import type { PlaceInService } from './policy/service.ts';
import type { Step } from './policy/step.ts';
import { SCOPES, SECTIONS, type GatewayKind, type Scope, type Section } from './policy/vocabulary.ts';

export interface PolicySet {
  /** The documents of the scopes that have one; a single text is taken for the API's. */
  readonly documents: PolicyText | { readonly [S in Scope]?: PolicyText };
  readonly fragments?: Readonly<Record<string, PolicyText>>;
  readonly namedValues?: Readonly<Record<string, string | NamedValue>>;
  /** Which kind of gateway to be; `classic` where it is left out. `v2` limits rates with token buckets. */
  readonly gateway?: GatewayKind;
  /** Where it runs, as far as that is known: what the documents name is looked up there. */
  readonly inService?: PlaceInService;
  /** Run what only the service refuses: a policy in the wrong section, a type off its list. */
  readonly lenient?: boolean;
}

export interface NamedValue {
  readonly value: string;
  /** It is not shown in findings and logs. */
  readonly secret?: boolean;
}

export interface Loaded {
  /** Null where a document has errors. */
  readonly gateway: Gateway | null;
  /** Every file with what was found in it, also where nothing was. */
  readonly files: readonly FileFindings[];
}

export const definitions = new Map(policies.map((def) => [def.name, def]));

/** What is known of the place of a file that is checked by itself. */
export interface CheckOptions {
  readonly scope?: Scope;
  /** The ids of the fragments that there are; left out: not known. Their statements stay unknown either way. */
  readonly fragments?: ReadonlySet<string>;
  readonly inService?: PlaceInService;
}

/** Checks one file by itself: what depends on other documents and named values is left open. */
export function checkPolicy(
  text: PolicyText,
  { scope, fragments, inService }: CheckOptions = {},
): FileFindings & { readonly bound: BoundDocument } {
  const file = sourceFile(text, 'policy');
  const bag = new DiagnosticBag();
  const options = {
    definitions,
    namedValues: null,
    fragments:
      fragments === undefined
        ? null
        : { ids: () => fragments.values(), bind: (id: string) => (fragments.has(id) ? [] : null) },
    scope: scope ?? null,
    inService: inService ?? null,
  };
  const bound = bindDocument(file, options, (d) => bag.add(d));
  return { file, diagnostics: bag.sorted(), bound };
}

/** Reads, binds and emits a set of policy documents. Mistakes in them are findings; with errors there is no gateway. */
export function loadPolicies(set: PolicySet): Loaded {
  const named = Object.entries(set.namedValues ?? {}).map(([name, v]): [string, NamedValue] => [
    name,
    typeof v === 'string' ? { value: v } : v,
  ]);
  const secrets = named.filter(([, { secret }]) => secret === true).map(([, { value }]) => value);
  const findings = new Findings(set.lenient === true, maskingFindings(secrets));
  const { report } = findings;

  const known = {
    definitions,
    namedValues: new Map(named.map(([name, { value }]) => [name, value])),
    inService: set.inService ?? null,
  };
  const fragmentFiles = new Map(
    Object.entries(set.fragments ?? {}).map(([id, t]) => [id, findings.file(t, `fragment ${id}`)]),
  );
  const fragments = fragmentSource(fragmentFiles, known, report);
  const bind = (text: PolicyText, scope: Scope, anyScope: boolean): BoundDocument => {
    const file = findings.file(text, `${scope} policy`);
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

  return {
    gateway: findings.isBroken ? null : new Gateway(emitPipeline(chain, set.gateway ?? 'classic'), masking(secrets)),
    files: findings.files(given.global === undefined ? chain[0]!.file : undefined),
  };
}

/** The global policy that a service begins with: the backend section forwards. */
export const BUILT_IN = {
  name: '(built-in global policy)',
  text: '<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>',
};

/** The same for what answers CORS preflights; null where no scope has any. */
function emitPreflight(chain: readonly BoundDocument[], gateway: GatewayKind): Step | null {
  let step: Step | null = null;
  for (const { sections, form } of chain) {
    const inbound = sections.get('inbound');
    if (inbound === undefined && form !== 'policies') continue;
    const statements = preflightStatements(inbound ?? []);
    if (step !== null || statements.some((s) => s.def.name !== 'base'))
      step = emitStatements(statements, step ?? (() => undefined), gateway);
  }
  return step;
}

/**
 * From broad to narrow, each document's section wraps the one before it, where its `<base />` stands. A document that
 * lacks a section counts as one where the section is empty (docs/fidelity.md); a fragment or bare statements speak
 * for inbound alone.
 */
function emitPipeline(chain: readonly BoundDocument[], gateway: GatewayKind): Pipeline {
  const emitSection = (section: Section): Step => {
    let step: Step = () => undefined;
    for (const { sections, form } of chain) {
      const statements = sections.get(section);
      if (statements !== undefined || form === 'policies') step = emitStatements(statements ?? [], step, gateway);
    }
    return step;
  };
  const sections = Object.fromEntries(SECTIONS.map((s) => [s, emitSection(s)])) as Record<Section, Step>;
  return { ...sections, preflight: emitPreflight(chain, gateway) };
}
