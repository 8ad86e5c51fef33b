import type { Element, Node } from '@sluice/parser';
import { policies, SECTIONS } from '@sluice/runtime';

/**
 * What is known of an element, and so what may be done with the white space in it. Between statements and between
 * child elements it means nothing. In a text it may mean something, and in an element that nobody knows as well:
 * there every character stays.
 */
type PolicyDef = (typeof policies)[number];
type ElementDef = PolicyDef['elements'][string];
export type Shape = Pick<ElementDef, 'attributes' | 'elements' | 'policies' | 'text'>;

/** `policies`, `fragment` and the sections hold statements and nothing else. */
const STRUCTURE: Shape = { attributes: {}, elements: {}, policies: 'any', text: null };

const known: ReadonlyMap<string, Shape> = new Map([
  ...policies.map((def) => [def.name, def] as const),
  ...['policies', 'fragment', ...SECTIONS].map((name) => [name, STRUCTURE] as const),
]);

/** Null: not known. A child element of the element around it goes before a policy of the same name. */
export const shapeOf = (name: string, parent: Shape): Shape | null =>
  (Object.hasOwn(parent.elements, name) ? parent.elements[name] : known.get(name)) ?? null;

/** What surrounds the document. */
export const ROOT: Shape = STRUCTURE;

export type Content =
  /** Nothing, or nothing that counts. */
  | 'empty'
  /** Every character stays. */
  | 'literal'
  /** Nodes with white space between them that means nothing. */
  | 'nodes';

export function contentOf({ attributes, children }: Element, shape: Shape | null, text: string): Content {
  if (children.length === 0) return 'empty';
  if (shape === null || shape.text?.markup === true) return 'literal';
  if (attributes.some(({ name }) => name === 'xml:space')) return 'literal';
  if (children.some(({ kind }) => kind === 'Island' || kind === 'CData')) return 'literal';
  const content = children.filter((node) => !isSpace(node, text));
  if (content.length === 0) return shape.text === null ? 'empty' : 'literal';
  // where no text may stand, it is what another tool replaces by statements or elements
  const takesNodes = shape.policies !== null || Object.keys(shape.elements).length > 0;
  if (content.some(({ kind }) => kind === 'Text')) return shape.text === null && takesNodes ? 'nodes' : 'literal';
  return shape.text === null || content.some(({ kind }) => kind === 'Element') ? 'nodes' : 'literal';
}

/** White space as written: a reference such as `&#32;` is none. */
export const isSpace = ({ kind, span }: Node, text: string): boolean =>
  kind === 'Text' && /^[ \t\r\n]*$/.test(text.slice(span.start, span.end));
