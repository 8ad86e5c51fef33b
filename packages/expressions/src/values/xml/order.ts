import { charge } from '../run.ts';
import type { XDocument } from './document.ts';
import { XElement } from './element.ts';
import { missingAncestor } from './errors.ts';
import { XComment, XDocumentType, XProcessingInstruction } from './leaves.ts';
import { sameName } from './name.ts';
import { XmlNodeType } from './node-type.ts';
import { XText, type XContainer, type XNode } from './node.ts';
import { textOf } from './values.ts';

/** How nodes compare: by their place in the document, and by what they are. */

/** `CompareDocumentOrder`: a node comes before what is in it; throws for nodes of different trees. */
export function compareOrder(a: XNode | null, b: XNode | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  let [left, right] = [a, b];
  let difference = depthOf(a) - depthOf(b);
  if (difference === 0 && a.parent === null) return missingAncestor();
  const deeper = Math.sign(difference);
  for (; difference > 0; difference--) left = left.parent!;
  for (; difference < 0; difference++) right = right.parent!;
  if (left === right) return deeper;
  while (left.parent !== right.parent) [left, right] = [left.parent!, right.parent!];
  if (left.parent === null) return missingAncestor();
  for (let at = left.nextSibling; at !== null; at = at.nextSibling) {
    charge(1);
    if (at === right) return -1;
  }
  return 1;
}

function depthOf(node: XNode): number {
  let depth = 0;
  for (let at = node.parent; at !== null; at = at.parent) depth++;
  charge(depth >> 3);
  return depth;
}

/** `DeepEquals`: the same kind, name, attributes in the same order, text (however cut), children. */
export function deepEquals(a: XNode | null, b: XNode | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  /** Containers whose shells are equal, and whose contents are still to be compared. */
  const open: [XContainer, XContainer][] = [];
  if (!shellsEqual(a, b, open)) return false;
  for (let pair = open.pop(); pair !== undefined; pair = open.pop())
    if (!contentsEqual(pair[0], pair[1], open)) return false;
  return true;
}

function shellsEqual(a: XNode, b: XNode, open: [XContainer, XContainer][]): boolean {
  charge(1);
  if (a.nodeType !== b.nodeType) return false;
  if (a instanceof XText) return a.value === (b as XText).value;
  if (a instanceof XElement) {
    open.push([a, b as XElement]);
    return sameName(a.name, (b as XElement).name) && attributesEqual(a, b as XElement);
  }
  if (a instanceof XComment) return a.value === (b as XComment).value;
  if (a instanceof XProcessingInstruction) {
    const other = b as XProcessingInstruction;
    return a.target === other.target && a.data === other.data;
  }
  if (a instanceof XDocumentType) {
    const other = b as XDocumentType;
    return (
      a.name === other.name &&
      a.publicId === other.publicId &&
      a.systemId === other.systemId &&
      a.internalSubset === other.internalSubset
    );
  }
  open.push([a as XDocument, b as XDocument]);
  return true;
}

function attributesEqual(a: XElement, b: XElement): boolean {
  let [x, y] = [a.firstAttribute, b.firstAttribute];
  while (x !== null && y !== null) {
    if (!sameName(x.name, y.name) || x.value !== y.value) return false;
    [x, y] = [x.nextAttribute, y.nextAttribute];
  }
  return x === y;
}

function contentsEqual(a: XContainer, b: XContainer, open: [XContainer, XContainer][]): boolean {
  if (a.content === b.content) return true;
  const text = textOnly(a);
  if (text !== null) return text === textOnly(b);
  let [x, y] = [a.first, b.first];
  if (x === null || y === null) return false;
  for (;;) {
    const runX: TextRun = textRun(x);
    const runY: TextRun = textRun(y);
    if (runX.text !== runY.text) return false;
    [x, y] = [runX.end, runY.end];
    if (x === null || y === null) return x === y;
    if (!shellsEqual(x, y, open)) return false;
    [x, y] = [x.nextSibling, y.nextSibling];
  }
}

/** The text of a container that has nothing else; null where it has other nodes, or nothing at all. */
function textOnly(container: XContainer): string | null {
  const { content } = container;
  if (content === null || typeof content === 'string') return content;
  for (let at = container.first; at !== null; at = at.nextSibling) if (at.nodeType !== XmlNodeType.Text) return null;
  return textOf(container);
}

/** Text nodes side by side are one text. */
interface TextRun {
  readonly text: string;
  readonly end: XNode | null;
}
function textRun(from: XNode | null): TextRun {
  let text = '';
  let at = from;
  for (; at !== null && at.nodeType === XmlNodeType.Text; at = at.nextSibling) text += (at as XText).value;
  return { text, end: at };
}

/** A text that equal nodes share, for hashing: what they are, and all their text. */
export const roughKey = (node: XNode): string =>
  node instanceof XElement
    ? `${node.name.local}:${textOf(node)}`
    : node instanceof XText
      ? node.value
      : String(node.nodeType);
