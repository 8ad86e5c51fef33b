import type { Attribute, Span } from '@sluice/parser';
import { isTemplated, type BoundElement, type BoundPolicy } from '@sluice/runtime';

/** Questions about an element that rules ask; each answers undefined where the value is not known before it runs. */

/** Whether the attribute is written, whatever it holds. */
export const isGiven = (element: BoundElement, name: string): boolean => attributeOf(element, name) !== undefined;

export const attributeOf = (element: BoundElement, name: string): Attribute | undefined =>
  element.element.attributes.find((a) => a.name === name);

/** A literal, or the default of an attribute that is not written. */
export function literal(element: BoundElement, name: string): string | number | boolean | undefined {
  const value = element.attributes.get(name);
  if (value === undefined) return isGiven(element, name) ? undefined : element.def.attributes[name]?.default;
  if (value.kind !== 'literal' || (typeof value.value === 'string' && isTemplated(value.value))) return undefined;
  return value.value;
}

/** The text of an element, where it is a literal that nobody fills in. */
export function literalText(element: BoundElement): string | undefined {
  const { text } = element;
  if (text?.kind !== 'literal') return undefined;
  const value = String(text.value).trim();
  return isTemplated(value) ? undefined : value;
}

/** The child elements of a name. */
export const childrenNamed = (element: BoundElement, name: string): readonly BoundElement[] =>
  element.elements.get(name) ?? [];

/** Whether another tool may still put elements into this one. */
export const mayGrow = (element: BoundElement): boolean =>
  element.element.children.some((n) => n.kind === 'Directive' || (n.kind === 'Text' && isTemplated(n.text)));

/** Where a finding about an attribute is shown; the element's name where it is not written. */
export const spanOf = (element: BoundElement, name: string): Span =>
  attributeOf(element, name)?.span ?? element.element.nameSpan;

/** Where what a statement writes into a message goes to. */
export function destinationOf({ place, section }: BoundPolicy): 'caller' | 'backend' | 'elsewhere' {
  if (/(?:^|\/)return-response\[/.test(place.path)) return 'caller';
  if (/(?:^|\/)(?:send-|publish-|invoke-|http-)/.test(place.path)) return 'elsewhere';
  return section === 'inbound' || section === 'backend' ? 'backend' : 'caller';
}
