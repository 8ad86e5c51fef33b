import type { BoundElement, BoundPolicy } from './bound.ts';
import type { BoundDocument } from './documents.ts';
import { SECTIONS, type Section } from './vocabulary.ts';

/**
 * What runs for a request, section by section: the documents from broad to narrow put together as the gateway does it,
 * each statement with the file that it comes from. `<base />` gives way to the statements that it stands for; nothing
 * else is changed.
 */
export interface EffectiveStatement {
  /** The statement as bound: its definition, its element, its file, its place (path and scope). */
  readonly policy: BoundPolicy;
  /** The fragment that it stands in. */
  readonly fragment: string | null;
  /** The statements inside it, in order: those of its branches, and those of the fragment that it includes. */
  readonly statements: readonly EffectiveStatement[];
}

export type EffectiveSections = ReadonlyMap<Section, readonly EffectiveStatement[]>;

/** A document without a section counts as one where the section is empty; a fragment speaks for inbound alone. */
export function effectiveSections(chain: readonly BoundDocument[]): EffectiveSections {
  const effective = (section: Section): readonly EffectiveStatement[] => {
    let broader: readonly EffectiveStatement[] = [];
    for (const { sections, form } of chain) {
      const statements = sections.get(section);
      if (statements !== undefined || form === 'policies') broader = within(statements ?? [], broader);
    }
    return broader;
  };
  return new Map(SECTIONS.map((section) => [section, effective(section)]));
}

const within = (
  statements: readonly BoundPolicy[],
  broader: readonly EffectiveStatement[],
): readonly EffectiveStatement[] =>
  statements.flatMap((policy) => (policy.def.name === 'base' ? broader : [statement(policy, null)]));

function statement(policy: BoundPolicy, fragment: string | null): EffectiveStatement {
  const inside = fragmentOf(policy) ?? fragment;
  return { policy, fragment, statements: innerPolicies(policy).map((inner) => statement(inner, inside)) };
}

/** The id of the fragment that a statement includes; null where it is none of these, or the id is not known yet. */
export function fragmentOf(policy: BoundPolicy): string | null {
  const id = policy.def.name === 'include-fragment' ? policy.attributes.get('fragment-id') : undefined;
  return id?.kind === 'literal' ? String(id.value) : null;
}

const innerPolicies = (element: BoundElement): readonly BoundPolicy[] => {
  const children = [...element.elements.values()].flat();
  if (children.length === 0) return element.policies;
  const all = [...element.policies, ...children.flatMap(innerPolicies)];
  return all.sort((a, b) => a.element.span.start - b.element.span.start);
};
