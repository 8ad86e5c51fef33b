import { Findings, type FileFindings, type PolicyText } from './policy/findings.ts';
import { BUILT_IN, definitions, type PolicySet } from './load.ts';
import { bindDocument, fragmentSource, type BoundDocument } from './policy/documents.ts';
import { effectiveSections, type EffectiveSections } from './policy/effective.ts';
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
  const findings = new Findings(set.lenient === true);
  const { report } = findings;
  const known = { definitions, namedValues: null };
  const { documents, fragments: given } = set;
  const files = Object.entries(given ?? {}).map(([id, t]) => [id, findings.file(t, `fragment ${id}`)] as const);
  const fragments = given === undefined ? null : fragmentSource(new Map(files), known, report);
  const bind = (text: PolicyText, scope: Scope, anyScope = false): BoundDocument => {
    const file = findings.file(text, `${scope} policy`);
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
    sections: findings.isBroken ? null : effectiveSections(chain),
    files: findings.files(),
  };
}
