import { type as typeNamed } from '../../types/registry.ts';
import type { Type } from '../../types/type.ts';
import { ClrArray } from '../array.ts';
import { nullReference } from '../exception.ts';
import { sequence, type Step } from '../linq/cursors.ts';
import type { Query } from '../linq/query.ts';
import { charge } from '../run.ts';
import { XElement, type XAttribute } from './element.ts';
import { sameName, type XName } from './name.ts';
import { XContainer, type XNode } from './node.ts';

/**
 * The axes: lazy sequences over a tree that may change under them. As in .NET they hold the node they gave last and go
 * on from there, so that a node that was removed meanwhile ends its axis early.
 *
 * Null as a name means that none was asked for and nothing is found; left out it means every element.
 */
export type NameTest = XName | null | undefined;

export const elementType = (): Type => typeNamed('System.Xml.Linq.XElement');
export const attributeType = (): Type => typeNamed('System.Xml.Linq.XAttribute');
export const nodeType = (): Type => typeNamed('System.Xml.Linq.XNode');

const nothing: Step = () => false;
const parentOf = (node: XNode): XContainer => node.parent ?? nullReference();

/** Elements among what `next` gives after each node, the first time after null. */
const elementsOf = (name: NameTest, next: (after: XNode | null) => XNode | null): Query =>
  sequence(elementType(), () => {
    if (name === null) return nothing;
    let at: XNode | null = null;
    let done = false;
    return (out) => {
      while (!done) {
        at = next(at);
        if (at === null) done = true;
        else {
          charge(1);
          if (at instanceof XElement && (name === undefined || sameName(at.name, name))) {
            out.current = at;
            return true;
          }
        }
      }
      return false;
    };
  });

const nodesOf = (next: (after: XNode | null) => XNode | null): Query =>
  sequence(nodeType(), () => {
    let at: XNode | null = null;
    let done = false;
    return (out) => {
      if (done) return false;
      at = next(at);
      if (at === null) {
        done = true;
        return false;
      }
      charge(1);
      out.current = at;
      return true;
    };
  });

// ---- one step each

/** The child after one; none where that one has left the container. */
const child = (container: XContainer, after: XNode | null): XNode | null => {
  if (after === null) return container.first;
  return after.parent !== container || after === container.content ? null : after.next;
};

/** In document order below a container. `opened` says how text that is no node yet counts. */
const below = (top: XNode, opened: (container: XContainer) => XNode | null, after: XNode): XNode | null => {
  const first = after instanceof XContainer ? opened(after) : null;
  if (first !== null) return first;
  let at = after;
  while (at !== top && at === parentOf(at).content) at = parentOf(at);
  return at === top ? null : at.next;
};
const asNodes = (container: XContainer): XNode | null => container.firstNode;
const asElements = (container: XContainer): XNode | null => container.first;

const ancestor = (at: XNode): XElement | null => (at.parent instanceof XElement ? at.parent : null);
const following = (at: XNode): XNode | null => at.nextSibling;

// ---- axes

export const nodes = (container: XContainer): Query =>
  nodesOf((after) => {
    if (after === null) container.textToNode();
    return child(container, after);
  });

export const elements = (container: XContainer, name?: NameTest): Query =>
  elementsOf(name, (after) => child(container, after));

export const descendantNodes = (container: XContainer, self = false): Query =>
  nodesOf((after) => (after === null && self ? container : below(container, asNodes, after ?? container)));

export const descendants = (container: XContainer, name?: NameTest): Query =>
  elementsOf(name, (after) => below(container, asElements, after ?? container));

export const descendantsAndSelf = (element: XElement, name?: NameTest): Query =>
  elementsOf(name, (after) => (after === null ? element : below(element, asElements, after)));

export const ancestors = (node: XNode, name?: NameTest): Query => elementsOf(name, (after) => ancestor(after ?? node));

export const ancestorsAndSelf = (element: XElement, name?: NameTest): Query =>
  elementsOf(name, (after) => (after === null ? element : ancestor(after)));

export const nodesAfter = (node: XNode): Query => nodesOf((after) => following(after ?? node));

export const elementsAfter = (node: XNode, name?: NameTest): Query =>
  elementsOf(name, (after) => following(after ?? node));

/** Siblings up to the node, from the first one. */
const before =
  (node: XNode) =>
  (after: XNode | null): XNode | null => {
    if (node.parent === null || (after !== null && after.parent !== node.parent)) return null;
    const at = after === null ? node.parent.first : after.next;
    return at === node ? null : at;
  };

export const nodesBefore = (node: XNode): Query => nodesOf(before(node));
export const elementsBefore = (node: XNode, name?: NameTest): Query => elementsOf(name, before(node));

export const attributes = (element: XElement, name?: NameTest): Query =>
  sequence(attributeType(), () => {
    if (name === null) return nothing;
    let at: XAttribute | null = null;
    let done = false;
    return (out) => {
      while (!done) {
        at = at === null ? element.firstAttribute : at.parent !== element ? null : at.nextAttribute;
        if (at === null) done = true;
        else {
          charge(1);
          if (name === undefined || sameName(at.name, name)) {
            out.current = at;
            return true;
          }
        }
      }
      return false;
    };
  });

/** Whether there is any child element. */
export function hasElements(container: XContainer): boolean {
  for (let at = container.first; at !== null; at = at.nextSibling) {
    charge(1);
    if (at instanceof XElement) return true;
  }
  return false;
}

/** `EmptySequence`: an array, as in .NET. */
export const noElements = (): ClrArray => new ClrArray(elementType(), []);
export const noAttributes = (): ClrArray => new ClrArray(attributeType(), []);
