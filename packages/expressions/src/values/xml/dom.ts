import { CLR } from '../clr.ts';
import { argumentNull } from '../exception.ts';
import { cursorOver, ENUMERATE, type Cursor } from '../sequence.ts';
import { XDocument } from './document.ts';
import { XAttribute, XElement } from './element.ts';
import { parseDocument } from './load.ts';
import type { NamespaceManager } from './namespace-manager.ts';
import { XmlNodeType } from './node-type.ts';
import { XContainer, XText, type XNode, type XObject } from './node.ts';
import { attributeText, nodeText, SaveOptions } from './serialize.ts';
import { setText, textOf } from './values.ts';
import { localName, namespaceUri, NamespaceNode, qualifiedName, stringValue, type XPathNode } from './xpath-nodes.ts';
import { XPathEvaluation } from './xpath.ts';
import { parseXPath } from './xpath-parser.ts';
import { NODE_SET_EXPECTED, xpathError } from './xpath-syntax.ts';
import { isNodes } from './xpath-values.ts';

/**
 * The older document model, System.Xml.XmlDocument, as far as policies use it: reading. Its nodes are views of the
 * LINQ to XML tree, one per node, so that the same node is the same object.
 */
export class XmlNode {
  /** Null for a document that nothing was loaded into. */
  source: XObject | null;

  constructor(source: XObject | null) {
    this.source = source;
  }

  get [CLR](): string {
    const { source } = this;
    if (source === null || source instanceof XDocument) return 'System.Xml.XmlDocument';
    return TYPES[source.nodeType] ?? 'System.Xml.XmlNode';
  }
}

const TYPES: Readonly<Partial<Record<XmlNodeType, string>>> = {
  [XmlNodeType.Element]: 'System.Xml.XmlElement',
  [XmlNodeType.Attribute]: 'System.Xml.XmlAttribute',
  [XmlNodeType.Text]: 'System.Xml.XmlText',
  [XmlNodeType.CDATA]: 'System.Xml.XmlCDataSection',
  [XmlNodeType.Comment]: 'System.Xml.XmlComment',
  [XmlNodeType.ProcessingInstruction]: 'System.Xml.XmlProcessingInstruction',
};

const NAMES: Readonly<Partial<Record<XmlNodeType, string>>> = {
  [XmlNodeType.Text]: '#text',
  [XmlNodeType.CDATA]: '#cdata-section',
  [XmlNodeType.Comment]: '#comment',
  [XmlNodeType.Document]: '#document',
};

const views = new WeakMap<XObject, XmlNode>();

export function viewOf(source: XObject | null): XmlNode | null {
  if (source === null) return null;
  let view = views.get(source);
  if (view === undefined) views.set(source, (view = new XmlNode(source)));
  return view;
}

/** `LoadXml`: the document becomes the view of another tree. */
export function loadXml(document: XmlNode, text: string | null): void {
  document.source = parseDocument(text ?? argumentNull('xml'));
  views.set(document.source, document);
}

const pathNode = (node: XmlNode): XPathNode | null => node.source as XPathNode | null;

export const nodeType = (node: XmlNode): XmlNodeType => node.source?.nodeType ?? XmlNodeType.Document;
export const nodeName = (node: XmlNode): string => NAMES[nodeType(node)] ?? qualifiedName(pathNode(node)!);
export const nodeLocalName = (node: XmlNode): string => NAMES[nodeType(node)] ?? localName(pathNode(node)!);
export const nodeNamespace = (node: XmlNode): string => (node.source === null ? '' : namespaceUri(pathNode(node)!));

/** Null for documents and elements, whose text is `InnerText`. */
export const nodeValue = (node: XmlNode): string | null =>
  node.source === null || node.source instanceof XContainer
    ? null
    : node.source instanceof XText
      ? node.source.value
      : stringValue(pathNode(node)!);

export const innerText = (node: XmlNode): string =>
  node.source instanceof XContainer ? textOf(node.source) : (nodeValue(node) ?? '');

export function setInnerText(node: XmlNode, text: string | null): void {
  if (node.source instanceof XElement) setText(node.source, text ?? '');
  else if (node.source instanceof XAttribute) node.source.value = text ?? '';
}

export function outerXml(node: XmlNode): string {
  const { source } = node;
  if (source === null) return '';
  if (source instanceof XAttribute) return attributeText(source);
  const declaration = source instanceof XDocument ? (source.declaration?.text ?? '') : '';
  return declaration + nodeText(source as XNode, SaveOptions.DisableFormatting);
}

export const innerXml = (node: XmlNode): string =>
  node.source instanceof XDocument
    ? outerXml(node)
    : node.source instanceof XContainer
      ? childrenOf(node.source)
          .map((child) => nodeText(child, SaveOptions.DisableFormatting))
          .join('')
      : (nodeValue(node) ?? '');

export function childrenOf(container: XObject | null): XNode[] {
  const out: XNode[] = [];
  if (container instanceof XContainer)
    for (let at = container.firstNode; at !== null; at = at.nextSibling) out.push(at);
  return out;
}

/** XmlNodeList, XmlAttributeCollection: nodes that are known once and for all. */
export class XmlNodeList {
  readonly items: readonly XmlNode[];
  private readonly clrName: string;

  constructor(items: readonly XObject[], clrName = 'System.Xml.XmlNodeList') {
    this.items = items.map((item) => viewOf(item)!);
    this.clrName = clrName;
  }

  get [CLR](): string {
    return this.clrName;
  }

  [ENUMERATE](): Cursor<XmlNode> {
    return cursorOver(this.items);
  }
}

/** Null for all but elements. */
export function attributesOf(node: XmlNode): XmlNodeList | null {
  if (!(node.source instanceof XElement)) return null;
  const out: XAttribute[] = [];
  for (let at = node.source.firstAttribute; at !== null; at = at.nextAttribute) out.push(at);
  return new XmlNodeList(out, 'System.Xml.XmlAttributeCollection');
}

/** The element's attribute of a name as written, with its prefix. */
export const attributeNamed = (node: XmlNode, name: string): XmlNode | null =>
  attributesOf(node)?.items.find((attribute) => nodeName(attribute) === name) ?? null;

/** The first child element of a name as written. */
export const childNamed = (node: XmlNode, name: string): XmlNode | null =>
  new XmlNodeList(childrenOf(node.source).filter((child) => child instanceof XElement)).items.find(
    (child) => nodeName(child) === name,
  ) ?? null;

export function selectNodes(node: XmlNode, path: string | null, manager: NamespaceManager | null = null): XmlNodeList {
  const expression = parseXPath(path ?? argumentNull('xpath'));
  const start = node.source ?? new XDocument();
  const prefixes = manager === null ? null : (prefix: string) => manager.lookUp(prefix) ?? undefined;
  const found = new XPathEvaluation(start as XPathNode, prefixes).run(expression);
  if (!isNodes(found)) return xpathError(NODE_SET_EXPECTED);
  return new XmlNodeList(found.map((item) => (item instanceof NamespaceNode ? item.attribute : item)));
}

export const selectSingleNode = (
  node: XmlNode,
  path: string | null,
  manager: NamespaceManager | null = null,
): XmlNode | null => selectNodes(node, path, manager).items[0] ?? null;

/** Descendants of a name as written; `*` is any. */
export function elementsByTag(node: XmlNode, name: string): XmlNodeList {
  const all = selectNodes(node, './/*').items;
  return new XmlNodeList(all.filter((item) => name === '*' || nodeName(item) === name).map((item) => item.source!));
}
