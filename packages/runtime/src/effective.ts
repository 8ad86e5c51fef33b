import { DiagnosticBag, type Diagnostic, type SourceFile } from '@sluice/parser';
import { BUILT_IN, definitions, sourceFile, type FileFindings, type PolicySet, type PolicyText } from './load.ts';
import { bindDocument, fragmentSource, type BoundDocument } from './policy/documents.ts';
import { effectiveSections, type EffectiveSections } from './policy/effective.ts';
import { isRefusal } from './policy/messages.ts';
import { SCOPES, type Scope } from './policy/vocabulary.ts';

export interface Effective {
  /** Null where a document has errors. */
  readonly sections: EffectiveSections | null;
  /** Every file with what was found in it, also where nothing was. */
  readonly files: readonly FileFindings[];
}

/**
 * The policy that is in effect at the narrowest scope of a set. It is read, not run, so named values stay as they are
 * written; without fragments in the set, nothing is known of them, and what includes one stays, too.
 */
export function effectivePolicy(set: Pick<PolicySet, 'documents' | 'fragments' | 'lenient'>): Effective {
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

  const known = { definitions, namedValues: null };
  const { documents, fragments: given } = set;
  const files = Object.entries(given ?? {}).map(([id, t]) => [id, note(t, `fragment ${id}`)] as const);
  const fragments = given === undefined ? null : fragmentSource(new Map(files), known, report);
  const bind = (text: PolicyText, scope: Scope, anyScope = false): BoundDocument => {
    const file = note(text, `${scope} policy`);
    return bindDocument(file, { ...known, fragments, scope, anyScope }, (d) => report(file, d));
  };

  const chain: BoundDocument[] = [];
  if (typeof documents === 'string' || 'text' in documents) {
    chain.push(bind(BUILT_IN, 'global'), bind(documents, 'api', true));
  } else {
    const all = { global: BUILT_IN, ...documents };
    for (const scope of SCOPES) if (all[scope] !== undefined) chain.push(bind(all[scope], scope));
  }
  return {
    sections: broken ? null : effectiveSections(chain),
    files: [...findings].map(([file, bag]) => ({ file, diagnostics: bag.sorted() })),
  };
}
