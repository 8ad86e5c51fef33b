import { charge } from '../run.ts';
import { XDeclaration, XDocument } from './document.ts';
import { XAttribute, XElement } from './element.ts';
import { XCData, XComment, XDocumentType, XProcessingInstruction } from './leaves.ts';
import { XContainer, XText, type XNode } from './node.ts';

/** Copies of nodes, outside any tree; containers with all that is in them, however deep. */
export function clone(node: XNode): XNode {
  const copy = shallow(node);
  if (!(node instanceof XContainer)) return copy;
  let source: XContainer = node;
  let target = copy as XContainer;
  for (let at: XNode | null = source.first; ;) {
    if (at === null) {
      if (source === node) return copy;
      at = source.nextSibling;
      source = source.parent!;
      target = target.parent!;
      continue;
    }
    charge(1);
    const child = shallow(at);
    target.append(child);
    if (at instanceof XContainer && at.first !== null) {
      source = at;
      target = child as XContainer;
      at = at.first;
    } else at = at.nextSibling;
  }
}

function shallow(node: XNode): XNode {
  if (node instanceof XElement) return shell(node);
  if (node instanceof XCData) return new XCData(node.value);
  if (node instanceof XText) return new XText(node.value);
  if (node instanceof XComment) return new XComment(node.value);
  if (node instanceof XProcessingInstruction) return new XProcessingInstruction(node.target, node.data);
  if (node instanceof XDocumentType)
    return new XDocumentType(node.name, node.publicId, node.systemId, node.internalSubset);
  const { content, declaration } = node as XDocument;
  const copy = new XDocument();
  if (declaration !== null) copy.declaration = cloneDeclaration(declaration);
  if (typeof content === 'string') copy.content = content;
  return copy;
}

/** An element with its attributes, and its text where that is all it has. */
function shell(element: XElement): XElement {
  const copy = new XElement(element.name);
  for (let at = element.firstAttribute; at !== null; at = at.nextAttribute)
    copy.appendAttribute(new XAttribute(at.name, at.value));
  if (typeof element.content === 'string') copy.content = element.content;
  return copy;
}

export const cloneDeclaration = (d: XDeclaration): XDeclaration =>
  new XDeclaration(d.version, d.encoding, d.standalone);
