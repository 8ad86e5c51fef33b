import { charge } from '../run.ts';
import { topOf, XDocument } from './document.ts';
import { XAttribute, XElement } from './element.ts';
import { XDocumentType, XProcessingInstruction, type XComment } from './leaves.ts';
import { XML_NAMESPACE, XMLNS, XName } from './name.ts';
import { XContainer, XNode, XText } from './node.ts';
import { prefixOf } from './namespaces.ts';
import { textOf } from './values.ts';
import type { Axis } from './xpath-syntax.ts';

/**
 * XPath's view of the tree: text nodes side by side are one, document types and namespace declarations are not there,
 * and each element has a node of its own for every namespace in scope.
 */
export class NamespaceNode {
  readonly element: XElement;
  readonly attribute: XAttribute;

  constructor(element: XElement, attribute: XAttribute) {
    this.element = element;
    this.attribute = attribute;
  }
}

export type XPathNode = XNode | XAttribute | NamespaceNode;

const isHidden = (node: XNode): boolean =>
  node instanceof XDocumentType ||
  (node instanceof XText && (node.previousSibling instanceof XText || node.parent instanceof XDocument));

export const rootOf = (node: XPathNode): XPathNode =>
  topOf(node instanceof NamespaceNode ? node.element : node) as XNode;

export function parentOf(node: XPathNode): XNode | null {
  return node instanceof NamespaceNode ? node.element : node.parent;
}

export function stringValue(node: XPathNode): string {
  if (node instanceof NamespaceNode) return node.attribute.value;
  if (node instanceof XContainer) return textOf(node);
  if (node instanceof XProcessingInstruction) return node.data;
  if (node instanceof XText) {
    let text = node.value;
    for (let at = node.nextSibling; at instanceof XText; at = at.nextSibling) text += at.value;
    return text;
  }
  return (node as XAttribute | XComment).value;
}

export function localName(node: XPathNode): string {
  if (node instanceof XElement || node instanceof XAttribute) return node.name.local;
  if (node instanceof XProcessingInstruction) return node.target;
  return node instanceof NamespaceNode ? node.attribute.declaredPrefix : '';
}

export const namespaceUri = (node: XPathNode): string =>
  node instanceof XElement || node instanceof XAttribute ? node.name.namespace.name : '';

export function qualifiedName(node: XPathNode): string {
  const local = localName(node);
  const namespace = namespaceUri(node);
  if (namespace === '') return local;
  const element = node instanceof XAttribute ? node.element : (node as XElement);
  const prefix = element === null ? null : prefixOf(element, namespace);
  const isDefault = prefix === null || prefix === '';
  return isDefault ? local : `${prefix}:${local}`;
}

/** The nodes of an axis, nearest first. */
export function* axisNodes(node: XPathNode, axis: Axis): Generator<XPathNode, void, undefined> {
  switch (axis) {
    case 'self':
      return yield node;
    case 'parent': {
      const parent = parentOf(node);
      if (parent !== null) yield parent;
      return;
    }
    case 'child':
      return yield* children(node);
    case 'attribute':
      if (node instanceof XElement)
        for (let at = node.firstAttribute; at !== null; at = at.nextAttribute) if (!at.isNamespaceDeclaration) yield at;
      return;
    case 'namespace':
      return yield* namespaces(node);
    case 'descendant':
      return yield* below(node);
    case 'descendant-or-self':
      yield node;
      return yield* below(node);
    case 'ancestor-or-self':
      yield node;
      return yield* ancestors(node);
    case 'ancestor':
      return yield* ancestors(node);
    case 'following-sibling':
      return yield* siblings(node, false);
    case 'preceding-sibling':
      return yield* siblings(node, true);
    case 'following':
      // what follows an attribute begins inside its element
      if (!(node instanceof XNode)) yield* below(parentOf(node)!);
      for (let at = node instanceof XNode ? node : parentOf(node)!; at !== null; at = at.parent as XNode)
        for (const sibling of siblings(at, false)) {
          yield sibling;
          yield* below(sibling);
        }
      return;
    case 'preceding':
      for (let at = node instanceof XNode ? node : parentOf(node)!; at !== null; at = at.parent as XNode)
        for (const sibling of siblings(at, true)) yield* [sibling, ...below(sibling)].reverse();
  }
}

function* children(node: XPathNode): Generator<XNode, void, undefined> {
  if (!(node instanceof XContainer)) return;
  for (let at = node.firstNode; at !== null; at = at.nextSibling) {
    charge(1);
    if (!isHidden(at)) yield at;
  }
}

function* below(top: XPathNode): Generator<XNode, void, undefined> {
  if (!(top instanceof XContainer)) return;
  let at: XNode | null = top.firstNode;
  while (at !== null) {
    charge(1);
    if (!isHidden(at)) yield at;
    const first: XNode | null = at instanceof XContainer ? at.firstNode : null;
    if (first !== null) {
      at = first;
      continue;
    }
    while (at !== top && at.nextSibling === null) at = at.parent!;
    at = at === top ? null : at.nextSibling;
  }
}

function* ancestors(node: XPathNode): Generator<XNode, void, undefined> {
  for (let at = parentOf(node); at !== null; at = at.parent) {
    charge(1);
    yield at;
  }
}

function* siblings(node: XPathNode, before: boolean): Generator<XNode, void, undefined> {
  if (!(node instanceof XNode)) return;
  for (
    let at = before ? node.previousSibling : node.nextSibling;
    at !== null;
    at = before ? at.previousSibling : at.nextSibling
  ) {
    charge(1);
    if (!isHidden(at)) yield at;
  }
}

function* namespaces(node: XPathNode): Generator<NamespaceNode, void, undefined> {
  if (!(node instanceof XElement)) return;
  const seen = new Set<string>();
  for (let element: XNode | null = node; element instanceof XElement; element = element.parent)
    for (let at = element.firstAttribute; at !== null; at = at.nextAttribute) {
      charge(1);
      if (!at.isNamespaceDeclaration || seen.has(at.declaredPrefix)) continue;
      seen.add(at.declaredPrefix);
      if (at.value !== '') yield new NamespaceNode(node, at);
    }
  if (!seen.has('xml')) yield new NamespaceNode(node, new XAttribute(new XName(XMLNS, 'xml'), XML_NAMESPACE));
}

/** Places in document order of everything in a tree. */
export function documentOrder(root: XPathNode): Map<XPathNode, number> {
  const order = new Map<XPathNode, number>();
  const enter = (node: XPathNode): void => {
    order.set(node, order.size);
    if (node instanceof XElement)
      for (let at = node.firstAttribute; at !== null; at = at.nextAttribute) order.set(at, order.size);
  };
  enter(root);
  for (const node of below(root)) enter(node);
  return order;
}
