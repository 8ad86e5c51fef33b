import { span, type Attribute, type Document, type Element, type Span } from '@sluice/parser';
import type { AttributeDef } from './attribute.ts';
import type { ElementDef, PolicyDef } from './define.ts';
import { attributesOf, contains, knownAround, SECTION_DOCS, type Definitions, type Known } from './describe.ts';
import { requiredWords, valueWords } from './facts.ts';
import { SECTIONS, type Section } from './vocabulary.ts';

/**
 * What could be written at a place of a document: what an editor offers while somebody types. What must be there comes
 * first, then the order of the definitions. Whoever shows it filters by what is typed already, which `replaces` covers.
 */
export interface Completion {
  readonly kind: 'section' | 'policy' | 'element' | 'attribute' | 'value';
  readonly label: string;
  readonly doc: string;
  /** The text for the place of `replaces`: an element with its required attributes, an attribute with its quotes. */
  readonly insert: string;
  readonly replaces: Span;
}

type Offer = Omit<Completion, 'replaces'>;

export function completionsAt(
  text: string,
  document: Document,
  offset: number,
  definitions: Definitions,
): readonly Completion[] {
  const around = knownAround(document, offset, definitions);
  const at = around.at(-1);
  if (at === undefined) return childrenOf(null, null, replacedBefore(text, offset), definitions);
  const { element, def } = at;
  const { startTag, nameSpan, endTag } = element;
  if (contains(nameSpan, offset))
    return childrenOf(around.at(-2) ?? null, element, span(nameSpan.start - 1, nameSpan.end), definitions);
  const attribute = element.attributes.find((a) => contains(a.span, offset));
  if (attribute !== undefined) return def === null ? [] : inAttribute(attribute, element, def, offset);
  if (offset < startTag.end) return def === null ? [] : attributeOffers(element, def, wordBefore(text, offset));
  if (endTag !== null && offset > endTag.start) return [];
  const replaces = replacedBefore(text, offset);
  const texts = def?.text?.values ?? null;
  if (texts === null) return childrenOf(at, null, replaces, definitions);
  return valueOffers(def!.text!).map((o) => ({ ...o, replaces: wordBefore(text, offset) }));
}

/** What may stand in an element; `typed` is the element that is being written. */
function childrenOf(
  at: Known | null,
  typed: Element | null,
  replaces: Span,
  definitions: Definitions,
): readonly Completion[] {
  const offers =
    at === null
      ? rootOffers()
      : at.def === null
        ? structureOffers(at, typed, definitions)
        : elementOffers(at, at.def, typed, definitions);
  return offers.map((offer) => ({ ...offer, replaces }));
}

const rootOffers = (): Offer[] => [
  { kind: 'element', label: 'policies', doc: 'A policy document.', insert: '<policies></policies>' },
  { kind: 'element', label: 'fragment', doc: 'Statements that documents include.', insert: '<fragment></fragment>' },
];

function structureOffers({ element, section }: Known, typed: Element | null, definitions: Definitions): Offer[] {
  if (element.name !== 'policies')
    return section !== null || element.name === 'fragment' ? policyOffers([...definitions.values()], section) : [];
  const present = childNames(element, typed);
  return SECTIONS.filter((name) => !present.includes(name)).map((name) => ({
    kind: 'section', label: name, doc: SECTION_DOCS[name], insert: `<${name}></${name}>`,
  })); // prettier-ignore
}

function elementOffers(
  { element, section }: Known,
  def: PolicyDef | ElementDef,
  typed: Element | null,
  definitions: Definitions,
): Offer[] {
  const present = childNames(element, typed);
  const children = Object.entries(def.elements)
    .filter(([name, { max }]) => present.filter((n) => n === name).length < max)
    .map(([name, child]): Offer => ({
      kind: 'element',
      label: name,
      doc: child.doc,
      insert: elementText(name, child),
    }));
  const listed =
    def.policies === 'any'
      ? [...definitions.values()]
      : (def.policies ?? []).flatMap((name) => definitions.get(name) ?? []);
  const statements = policyOffers(
    listed.filter(({ name }) => name !== 'base'),
    def.policies === 'any' ? section : null,
  );
  return [...children, ...statements];
}

/** Statements for a section; null: for any. What is retired is not offered. */
const policyOffers = (policies: readonly PolicyDef[], section: Section | null): Offer[] =>
  policies
    .filter(
      ({ documented, sections }) =>
        documented !== 'retired' && (section === null ? sections.length > 0 : sections.includes(section)),
    )
    .map((def) => ({ kind: 'policy', label: def.name, doc: def.purpose, insert: elementText(def.name, def) }));

const childNames = ({ children }: Element, typed: Element | null): string[] =>
  children.flatMap((n) => (n.kind === 'Element' && n !== typed ? [n.name] : []));

function elementText(name: string, def: PolicyDef | ElementDef): string {
  const attributes = Object.entries(def.attributes).filter(([, { required }]) => required === true);
  const tag = [`<${name}`, ...attributes.map(([attribute]) => `${attribute}=""`)].join(' ');
  const holds = def.text !== null || def.policies !== null || Object.keys(def.elements).length > 0;
  return holds ? `${tag}></${name}>` : `${tag} />`;
}

function inAttribute(
  { name, nameSpan, value, span: whole }: Attribute,
  element: Element,
  def: PolicyDef | ElementDef,
  offset: number,
): readonly Completion[] {
  if (contains(nameSpan, offset)) {
    if (value.kind === 'Missing') return attributeOffers(element, def, whole);
    return attributeOffers(element, def, nameSpan).map((offer) => ({ ...offer, insert: offer.label }));
  }
  const attributes = attributesOf(def);
  if (value.kind !== 'Text' || !contains(value.span, offset) || !Object.hasOwn(attributes, name)) return [];
  return valueOffers(attributes[name]!).map((offer) => ({ ...offer, replaces: value.span }));
}

function attributeOffers(element: Element, def: PolicyDef | ElementDef, replaces: Span): readonly Completion[] {
  const present = new Set(element.attributes.filter((a) => a.nameSpan.start !== replaces.start).map((a) => a.name));
  return Object.entries(attributesOf(def))
    .filter(([name]) => !present.has(name))
    .sort(([, a], [, b]) => Number(b.required === true) - Number(a.required === true))
    .map(([name, attribute]) => ({
      kind: 'attribute',
      label: name,
      doc: `${attribute.doc} (${valueWords(attribute)}; required: ${requiredWords(attribute)})`,
      insert: `${name}="${attribute.default ?? ''}"`,
      replaces,
    }));
}

function valueOffers(def: AttributeDef): Offer[] {
  const values = def.values ?? (def.type === 'bool' ? ['true', 'false'] : []);
  return values.map((value) => ({
    kind: 'value', label: value, doc: value === String(def.default) ? 'The default.' : '', insert: value,
  })); // prettier-ignore
}

/** The `<` before the cursor, and the part of a name behind it. */
function replacedBefore(text: string, offset: number): Span {
  const { start } = wordBefore(text, offset);
  return span(text[start - 1] === '<' ? start - 1 : start, offset);
}

function wordBefore(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && /[\w:.-]/.test(text[start - 1]!)) start--;
  return span(start, offset);
}
