import { pathTo, span, type Attribute, type Document, type Element, type Span } from '@sluice/parser';
import type { AttributeDef } from './attribute.ts';
import { ID } from './bind.ts';
import type { ElementDef, PolicyDef } from './define.ts';
import {
  constraintSentence,
  expressionWords,
  occurrenceWords,
  policiesWords,
  requiredWords,
  valueWords,
} from './facts.ts';
import { SECTIONS, type Section } from './vocabulary.ts';

/**
 * What stands at a place of a document, out of the definitions: what an editor shows beside the pointer. Any tree will
 * do, also that of a text somebody is typing in; where nothing is known, nothing is said.
 */
export interface Description {
  readonly kind: 'section' | 'policy' | 'element' | 'attribute' | 'text';
  readonly name: string;
  /** What is described. */
  readonly span: Span;
  readonly doc: string;
  /** A line each: what it takes, whether it must be there, where it may stand. */
  readonly facts: readonly string[];
  /** The policy that it belongs to, which has a page of its own; null for a section. */
  readonly policy: string | null;
}

export type Definitions = ReadonlyMap<string, PolicyDef>;

/** An element on the way to a place, with what is known of it. */
export interface Known {
  readonly element: Element;
  /** Null: a section, `policies` or `fragment`, or nothing is known of it. */
  readonly def: PolicyDef | ElementDef | null;
  readonly policy: PolicyDef | null;
  readonly section: Section | null;
}

/** The elements around an offset from the outermost in, each matched with its definition. */
export function knownAround(document: Document, offset: number, definitions: Definitions): readonly Known[] {
  const known: Known[] = [];
  for (const node of pathTo(document, offset)) {
    if (node.kind !== 'Element') continue;
    const { name } = node;
    const outer = known.at(-1);
    const def = childOf(outer?.def ?? null, name) ?? definitions.get(name) ?? null;
    const section = def === null ? SECTIONS.find((s) => s === name) : undefined;
    const policy = def !== null && isPolicy(def) ? def : (outer?.policy ?? null);
    known.push({ element: node, def, policy, section: section ?? outer?.section ?? null });
  }
  return known;
}

const childOf = (def: Known['def'], name: string): ElementDef | undefined =>
  def !== null && Object.hasOwn(def.elements, name) ? def.elements[name] : undefined;

export const isPolicy = (def: PolicyDef | ElementDef): def is PolicyDef => 'name' in def;

/** The end included: a cursor stands between characters. */
export const contains = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

/** Every policy may carry an id. */
export const attributesOf = (def: PolicyDef | ElementDef): Readonly<Record<string, AttributeDef>> =>
  isPolicy(def) ? { id: ID, ...def.attributes } : def.attributes;

/** Null where nothing is known, and inside an expression, which is for whoever knows C#. */
export function describeAt(document: Document, offset: number, definitions: Definitions): Description | null {
  const known = knownAround(document, offset, definitions);
  const at = known.at(-1);
  if (at === undefined) return null;
  const { element, def, section } = at;
  const name = [element.nameSpan, endName(element)].find((s) => s !== null && contains(s, offset));
  if (name) {
    if (def !== null) return describeElement(at, name);
    return section === element.name ? describeSection(section, name) : null;
  }
  if (def === null) return null;
  const attribute = element.attributes.find((a) => contains(a.span, offset));
  if (attribute !== undefined) {
    const inExpression = attribute.value.kind === 'Island' && contains(attribute.value.span, offset);
    return inExpression ? null : describeAttribute(attribute, at);
  }
  const inContent = offset >= element.startTag.end && element.endTag !== null && offset <= element.endTag.start;
  if (!inContent || def.text === null || pathTo(document, offset).at(-1)!.kind !== 'Text') return null;
  const content = span(element.startTag.end, element.endTag.start);
  return {
    ...{ kind: 'text', name: element.name, span: content, doc: def.text.doc, facts: attributeFacts(def.text) },
    policy: at.policy?.name ?? null,
  };
}

const endName = ({ endTag, name }: Element): Span | null =>
  endTag === null ? null : span(endTag.start + 2, endTag.start + 2 + name.length);

function describeAttribute(attribute: Attribute, { def, policy }: Known): Description | null {
  const { name, value } = attribute;
  const attributes = attributesOf(def!);
  if (!Object.hasOwn(attributes, name)) return null;
  const found = attributes[name]!;
  const where = value.kind === 'Island' ? attribute.nameSpan : attribute.span;
  return {
    ...{ kind: 'attribute', name, span: where, doc: found.doc, facts: attributeFacts(found) },
    policy: policy?.name ?? null,
  };
}

function describeElement({ element, def, policy }: Known, where: Span): Description {
  const { name } = element;
  const inside = policiesWords(def!.policies);
  const facts = [
    ...(isPolicy(def!) ? placeFacts(def) : [`Occurs: ${occurrenceWords(def!)}`]),
    ...(inside === null ? [] : [`Statements inside: ${inside}`]),
    ...def!.constraints.map(constraintSentence),
    ...(isPolicy(def!) ? def.notes : []),
  ];
  const [kind, doc] = isPolicy(def!) ? (['policy', def.purpose] as const) : (['element', def!.doc] as const);
  return { kind, name, span: where, doc, facts, policy: policy?.name ?? null };
}

const describeSection = (name: Section, where: Span): Description => ({
  ...{ kind: 'section', name, span: where, doc: SECTION_DOCS[name], facts: [], policy: null },
});

export const SECTION_DOCS: Readonly<Record<Section, string>> = {
  inbound: 'Runs before the request goes to the backend.',
  backend: 'Sends the request to the backend; holds one statement.',
  outbound: 'Runs on the response, before it goes to the caller.',
  'on-error': 'Runs where a statement of the other sections fails; the rest of them is left out.',
};

function placeFacts({ sections, disputedSections, scopes, gateways, documented, compile }: PolicyDef): string[] {
  const disputed = disputedSections.length > 0 ? ` (disputed: ${disputedSections.join(', ')})` : '';
  return [
    `Sections: ${sections.length === 0 ? 'none, it is a document of its own' : sections.join(', ')}${disputed}`,
    `Scopes: ${scopes.join(', ')}`,
    `Gateways: ${gateways.join(', ')}`,
    ...(documented === 'retired'
      ? ['Retired']
      : documented === 'schema'
        ? ["Known from the service's schemas only"]
        : []),
    ...(compile === null ? ['Checked, but not run by sluice'] : []),
  ];
}

function attributeFacts(def: AttributeDef): string[] {
  return [
    `Value: ${valueWords(def)}`,
    `Required: ${requiredWords(def)}`,
    ...(def.default === undefined ? [] : [`Default: ${def.default}`]),
    `Expressions: ${expressionWords(def)}`,
  ];
}
