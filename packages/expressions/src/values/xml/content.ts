import { argument, clrThrow, invalidOperation } from '../exception.ts';
import { boxedCursorOf } from '../protocol.ts';
import { charge, chargeString } from '../run.ts';
import { ENUMERATE } from '../sequence.ts';
import { isBlank } from './characters.ts';
import { clone } from './clone.ts';
import { topOf } from './document.ts';
import { XAttribute, XElement } from './element.ts';
import { badStructure, corrupted, missingParent } from './errors.ts';
import { isPlainText } from './leaves.ts';
import { XmlNodeType } from './node-type.ts';
import { XNode, XText, type XContainer } from './node.ts';
import { XStreamingElement } from './streaming.ts';
import { valueText } from './value-text.ts';

/**
 * What `Add` and its relatives take: nodes, attributes, text, values made text, and sequences of all these, at any
 * depth; null is nothing. A node that is in a tree already, or is the top of this one, goes in as a copy; text joins
 * the text beside it. Content is looked through before the tree is changed only where .NET does so too.
 */

/** Sequences within sequences that are followed: what .NET's own stack would allow is not a promise. */
const MAX_NESTING = 128;

/** Steps through content; sequences are opened, values come as they stand in an object slot. */
function eachPiece(content: unknown, take: (piece: NonNullable<unknown>) => void, depth = 0): void {
  if (content === null) return;
  if (depth > MAX_NESTING)
    clrThrow(
      'System.InsufficientExecutionStackException',
      'Insufficient stack to continue executing the program safely. This can happen from having too many functions on the call stack or function on the stack using too much stack space.',
    );
  if (content instanceof XStreamingElement) return take(streamed(content, depth + 1));
  if (!isSequence(content)) return take(content as NonNullable<unknown>);
  for (const cursor = boxedCursorOf(content); cursor.moveNext();) eachPiece(cursor.current, take, depth + 1);
}

/** The element that a streaming element stands for now. */
export function streamed(streaming: XStreamingElement, depth = 0): XElement {
  const element = new XElement(streaming.name);
  for (const part of streaming.content) add(element, part, depth);
  return element;
}

const isSequence = (content: unknown): boolean =>
  content instanceof Uint8Array || (typeof content === 'object' && content !== null && ENUMERATE in content);

// ---- what may stand where

const NOT_WHITE = 'Non-whitespace characters cannot be added to content.';

const isElement = (container: XContainer): container is XElement => container.nodeType === XmlNodeType.Element;

function checkText(container: XContainer, text: string): void {
  if (!isElement(container) && !isBlank(text)) argument(NOT_WHITE);
}

/** Throws where the node may not stand behind `after` (null: in front), or at the end of the container (`container`). */
function checkNode(container: XContainer, node: XNode, after: XNode | null): void {
  const { nodeType } = node;
  if (nodeType === XmlNodeType.Document) argument('A node of type Document cannot be added to content.');
  if (isElement(container)) {
    if (nodeType === XmlNodeType.DocumentType) argument('A node of type DocumentType cannot be added to content.');
    return;
  }
  switch (nodeType) {
    case XmlNodeType.CDATA:
      return argument('A node of type CDATA cannot be added to content.');
    case XmlNodeType.Text:
      return checkText(container, (node as XText).value);
    case XmlNodeType.Element:
      return checkOrder(container, after, XmlNodeType.DocumentType, XmlNodeType.None);
    case XmlNodeType.DocumentType:
      return checkOrder(container, after, XmlNodeType.None, XmlNodeType.Element);
    default:
  }
}

/** A document has at most one element and one document type, which comes first. */
function checkOrder(container: XContainer, after: XNode | null, before: XmlNodeType, behind: XmlNodeType): void {
  let allowed = after === null ? behind : before;
  for (let at = container.first; at !== null; at = at.nextSibling) {
    const { nodeType } = at;
    if (nodeType === XmlNodeType.Element || nodeType === XmlNodeType.DocumentType) {
      if (nodeType !== allowed) badStructure();
      allowed = XmlNodeType.None;
    }
    if (at === after) allowed = behind;
  }
}

/** The node itself where it is free and not the top of the container's own tree, else a copy. */
const freeNode = (container: XContainer, node: XNode): XNode =>
  node.parent !== null || topOf(container) === node ? clone(node) : node;

// ---- at the end

export function addText(container: XContainer, text: string): void {
  checkText(container, text);
  appendText(container, text);
}

/** Without a check: what the reader adds. */
export function appendText(container: XContainer, text: string): void {
  const { content } = container;
  if (content === null) container.content = text;
  if (content === null || text === '') return;
  if (typeof content === 'string') {
    chargeString(content.length + text.length);
    container.content = content + text;
  } else if (isPlainText(content)) {
    chargeString(content.value.length + text.length);
    content.value += text;
  } else container.append(new XText(text));
}

export function addNode(container: XContainer, node: XNode): void {
  checkNode(container, node, container);
  const free = freeNode(container, node);
  container.textToNode();
  container.append(free);
}

export function addAttribute(container: XContainer, attribute: XAttribute): void {
  if (!isElement(container)) return argument('An attribute cannot be added to content.');
  if (container.attribute(attribute.name) !== null) invalidOperation('Duplicate attribute.');
  container.appendAttribute(attribute.parent === null ? attribute : new XAttribute(attribute.name, attribute.value));
}

/** `Add(content)`. */
export function add(container: XContainer, content: unknown, depth = 0): void {
  const put = (piece: NonNullable<unknown>): void => {
    charge(1);
    if (piece instanceof XAttribute) addAttribute(container, piece);
    else if (piece instanceof XNode) addNode(container, piece);
    else addText(container, valueText(piece));
  };
  eachPiece(content, put, depth);
}

// ---- in between

/** `AddFirst`, `AddBeforeSelf`, `AddAfterSelf`: content behind a child (null: in front of all), in its order. */
export function insert(container: XContainer, after: XNode | null, content: unknown): void {
  let last = after;
  let text: string | null = null;
  const put = (node: XNode): void => {
    container.insertAfter(last, node);
    last = node;
  };
  const putText = (): void => {
    if (text === null || text === '') return;
    if (isPlainText(last)) last.value += text;
    else put(new XText(text));
  };
  eachPiece(content, (piece) => {
    charge(1);
    if (piece instanceof XAttribute) argument('An attribute cannot be added to content.');
    if (piece instanceof XNode) {
      checkNode(container, piece, last);
      const free = freeNode(container, piece);
      container.textToNode();
      putText();
      text = null;
      put(free);
    } else {
      const more = valueText(piece);
      checkText(container, more);
      chargeString((text ?? '').length + more.length);
      text = (text ?? '') + more;
    }
  });
  if (text === null) return;
  if (container.content === null) container.content = text;
  else if (text !== '') {
    container.textToNode();
    putText();
  }
}

const parentOf = (node: XNode): XContainer => node.parent ?? missingParent();

export const addFirst = (container: XContainer, content: unknown): void => insert(container, null, content);

export const addAfterSelf = (node: XNode, content: unknown): void => insert(parentOf(node), node, content);

export const addBeforeSelf = (node: XNode, content: unknown): void =>
  insert(parentOf(node), node.previousSibling, content);

export const removeNode = (node: XNode): void => parentOf(node).unlink(node);

export function replaceWith(node: XNode, content: unknown): void {
  const parent = parentOf(node);
  const before = node.previousSibling;
  parent.unlink(node);
  if (before !== null && before.parent !== parent) corrupted();
  insert(parent, before, content);
}

// ---- instead

/** The pieces of content, so that what is removed meanwhile can still be added. */
export function snapshot(content: unknown): readonly unknown[] {
  const pieces: unknown[] = [];
  eachPiece(content, (piece) => pieces.push(piece));
  return pieces;
}

/** `ReplaceNodes`. */
export function replaceNodes(container: XContainer, content: unknown): void {
  const pieces = snapshot(content);
  container.clear();
  for (const piece of pieces) add(container, piece);
}

/** `ReplaceAll`. */
export function replaceAll(element: XElement, content: unknown): void {
  const pieces = snapshot(content);
  element.clearAttributes();
  element.clear();
  for (const piece of pieces) add(element, piece);
}

/** `ReplaceAttributes`. */
export function replaceAttributes(element: XElement, content: unknown): void {
  const pieces = snapshot(content);
  element.clearAttributes();
  for (const piece of pieces) add(element, piece);
}
