import { accessors, missing, typeDef, type Row } from '../../types/define.ts';
import { documentOf, XDocument } from '../../values/xml/document.ts';
import {
  attributeNamed,
  attributesOf,
  childNamed,
  childrenOf,
  elementsByTag,
  innerText,
  innerXml,
  loadXml,
  nodeLocalName,
  nodeName,
  nodeNamespace,
  nodeType,
  nodeValue,
  outerXml,
  selectNodes,
  selectSingleNode,
  setInnerText,
  viewOf,
  XmlNode,
  XmlNodeList,
} from '../../values/xml/dom.ts';
import type { XElement } from '../../values/xml/element.ts';
import { XNode as TreeNode } from '../../values/xml/node.ts';
import { NameTable } from '../../values/xml/namespace-manager.ts';

/** System.Xml.XmlDocument and its nodes: loading, reading, selecting. Changing the tree is not here. */

/** Not on the service's list, but Microsoft's own published policies use it: no complaint. */
const ACCEPTED = 'all';

const sibling = (self: XmlNode, next: boolean): XmlNode | null =>
  self.source instanceof TreeNode ? viewOf(next ? self.source.nextSibling : self.source.previousSibling) : null;

const at = (list: XmlNodeList, index: number): XmlNode | null => list.items[index] ?? null;

export const SystemXmlNode = typeDef('System.Xml.XmlNode', {
  kind: 'class',
  interfaces: ['IEnumerable'],
  documented: ACCEPTED,
  members: {
    'string Name { get; }': nodeName,
    'string LocalName { get; }': nodeLocalName,
    'string Prefix { get; }': (self: XmlNode) => {
      const name = nodeName(self);
      return name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
    },
    'string NamespaceURI { get; }': nodeNamespace,
    'XmlNodeType NodeType { get; }': nodeType,
    'string Value { get; set; }': accessors(nodeValue, setInnerText),
    'string InnerText { get; set; }': accessors(innerText, setInnerText),
    'string InnerXml { get; }': innerXml,
    'string OuterXml { get; }': outerXml,
    'XmlDocument OwnerDocument { get; }': (self: XmlNode) =>
      self.source === null || self.source instanceof XDocument ? null : viewOf(documentOf(self.source)),
    'XmlNode ParentNode { get; }': (self: XmlNode) => viewOf(self.source?.parent ?? null),
    'XmlNode FirstChild { get; }': (self: XmlNode) => viewOf(childrenOf(self.source)[0] ?? null),
    'XmlNode LastChild { get; }': (self: XmlNode) => viewOf(childrenOf(self.source).at(-1) ?? null),
    'XmlNode NextSibling { get; }': (self: XmlNode) => sibling(self, true),
    'XmlNode PreviousSibling { get; }': (self: XmlNode) => sibling(self, false),
    'bool HasChildNodes { get; }': (self: XmlNode) => childrenOf(self.source).length > 0,
    'XmlNodeList ChildNodes { get; }': (self: XmlNode) => new XmlNodeList(childrenOf(self.source)),
    'XmlAttributeCollection Attributes { get; }': attributesOf,
    'XmlElement this[string name] { get; }': childNamed,
    'XmlNode SelectSingleNode(string xpath)': (self: XmlNode, path) => selectSingleNode(self, path),
    'XmlNode SelectSingleNode(string xpath, XmlNamespaceManager nsmgr)': selectSingleNode,
    'XmlNodeList SelectNodes(string xpath)': (self: XmlNode, path) => selectNodes(self, path),
    'XmlNodeList SelectNodes(string xpath, XmlNamespaceManager nsmgr)': selectNodes,
    'XmlNode AppendChild(XmlNode newChild)': missing,
    'XmlNode PrependChild(XmlNode newChild)': missing,
    'XmlNode RemoveChild(XmlNode oldChild)': missing,
    'XmlNode ReplaceChild(XmlNode newChild, XmlNode oldChild)': missing,
    'XmlNode InsertBefore(XmlNode newChild, XmlNode refChild)': missing,
    'XmlNode InsertAfter(XmlNode newChild, XmlNode refChild)': missing,
    'XmlNode CloneNode(bool deep)': missing,
  },
});

export const SystemXmlDocument = typeDef('System.Xml.XmlDocument', {
  kind: 'class',
  base: 'XmlNode',
  documented: ACCEPTED,
  members: {
    'new()': () => new XmlNode(null),
    'void LoadXml(string xml)': loadXml,
    'XmlElement DocumentElement { get; }': (self: XmlNode) =>
      self.source instanceof XDocument ? viewOf(self.source.root) : null,
    'XmlNameTable NameTable { get; }': () => new NameTable(),
    'XmlNodeList GetElementsByTagName(string name)': elementsByTag,
    'void Load(string filename)': missing,
    'void Load(Stream inStream)': missing,
    'void Save(string filename)': missing,
    'XmlElement CreateElement(string name)': missing,
    'XmlAttribute CreateAttribute(string name)': missing,
    'XmlText CreateTextNode(string text)': missing,
  },
});

export const SystemXmlElement = typeDef('System.Xml.XmlElement', {
  kind: 'class',
  base: 'XmlNode',
  documented: ACCEPTED,
  members: {
    'bool HasAttributes { get; }': (self: XmlNode) => (self.source as XElement).lastAttribute !== null,
    'bool IsEmpty { get; }': (self: XmlNode) => (self.source as XElement).content === null,
    'string GetAttribute(string name)': (self: XmlNode, name: string) => nodeText(attributeNamed(self, name)),
    'bool HasAttribute(string name)': (self: XmlNode, name: string) => attributeNamed(self, name) !== null,
    'XmlAttribute GetAttributeNode(string name)': attributeNamed,
    'XmlNodeList GetElementsByTagName(string name)': elementsByTag,
    'void SetAttribute(string name, string value)': missing,
    'void RemoveAttribute(string name)': missing,
  },
});

const nodeText = (node: XmlNode | null): string => (node === null ? '' : innerText(node));

const none: Readonly<Record<string, Row>> = {};
const leaf = (name: string) =>
  typeDef(`System.Xml.${name}`, { kind: 'class', base: 'XmlNode', documented: ACCEPTED, members: none });
export const SystemXmlAttribute = leaf('XmlAttribute');
export const SystemXmlText = leaf('XmlText');
export const SystemXmlCDataSection = leaf('XmlCDataSection');
export const SystemXmlComment = leaf('XmlComment');
export const SystemXmlProcessingInstruction = leaf('XmlProcessingInstruction');

export const SystemXmlNodeList = typeDef('System.Xml.XmlNodeList', {
  kind: 'class',
  interfaces: ['IEnumerable'],
  documented: ACCEPTED,
  members: {
    'int Count { get; }': (self: XmlNodeList) => self.items.length,
    'XmlNode Item(int index)': at,
    'XmlNode this[int i] { get; }': at,
  },
});

export const SystemXmlAttributeCollection = typeDef('System.Xml.XmlAttributeCollection', {
  kind: 'class',
  interfaces: ['ICollection'],
  documented: ACCEPTED,
  members: {
    'int Count { get; }': (self: XmlNodeList) => self.items.length,
    'XmlAttribute this[int i] { get; }': at,
    'XmlAttribute this[string name] { get; }': (self: XmlNodeList, name: string) =>
      self.items.find((item) => nodeName(item) === name) ?? null,
    'XmlNode GetNamedItem(string name)': (self: XmlNodeList, name: string) =>
      self.items.find((item) => nodeName(item) === name) ?? null,
  },
});
