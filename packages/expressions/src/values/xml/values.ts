import { charge, chargeString } from '../run.ts';
import { argumentNull } from '../exception.ts';
import { addNode, removeNode } from './content.ts';
import { verifyAttribute, XAttribute, XElement } from './element.ts';
import { sameName, type XName } from './name.ts';
import { XContainer, XText, type XNode } from './node.ts';
import { valueText } from './value-text.ts';

/** Values of elements and attributes: reading them as text, and setting them, where null takes things away. */

/** `XElement.Value`: all the text below, CDATA included, comments and instructions not. */
export function textOf(container: XContainer): string {
  const { content } = container;
  if (content === null) return '';
  if (typeof content === 'string') return content;
  if (content.next === content && content instanceof XText) return content.value;
  let out = '';
  for (let at: XNode = content.next!; ;) {
    charge(1);
    if (at instanceof XText) out += at.value;
    else if (at instanceof XContainer) {
      if (typeof at.content === 'string') out += at.content;
      else if (at.first !== null) {
        at = at.first;
        continue;
      }
    }
    while (at.nextSibling === null) {
      at = at.parent!;
      if (at === container) {
        chargeString(out.length);
        return out;
      }
    }
    at = at.nextSibling;
  }
}

const present = (value: unknown): string => (value === null ? argumentNull('value') : valueText(value));

/** `XElement.Value = text`. */
export function setText(element: XElement, value: string): void {
  element.clear();
  element.content = value;
}

/** `XElement.SetValue`. */
export const setElementValue = (element: XElement, value: unknown): void => setText(element, present(value));

/** `XAttribute.Value = text`, `XAttribute.SetValue`. */
export function setAttributeValue(attribute: XAttribute, value: unknown): void {
  attribute.value = verifyAttribute(attribute.name, present(value));
}

/** `new XAttribute(name, value)`. */
export function newAttribute(name: XName | null, value: unknown): XAttribute {
  if (name === null) return argumentNull('name');
  return new XAttribute(name, verifyAttribute(name, present(value)));
}

/** The first child element of the name. */
export function childElement(container: XContainer, name: XName | null): XElement | null {
  if (name === null) return null;
  for (let at = container.first; at !== null; at = at.nextSibling) {
    charge(1);
    if (at instanceof XElement && sameName(at.name, name)) return at;
  }
  return null;
}

/** `SetAttributeValue(name, value)`: sets, adds, or with null removes. */
export function setAttribute(element: XElement, name: XName | null, value: unknown): void {
  const attribute = element.attribute(name);
  if (value === null) {
    if (attribute !== null) element.removeAttribute(attribute);
  } else if (attribute !== null) setAttributeValue(attribute, value);
  else element.appendAttribute(newAttribute(name, value));
}

/** `SetElementValue(name, value)`: the same for the first child of the name. */
export function setChild(element: XElement, name: XName | null, value: unknown): void {
  const child = childElement(element, name);
  if (value === null) {
    if (child !== null) removeNode(child);
  } else if (child !== null) setElementValue(child, value);
  else {
    const added = new XElement(name ?? argumentNull('name'));
    added.content = present(value);
    addNode(element, added);
  }
}
