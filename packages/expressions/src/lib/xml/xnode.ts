import { missing, typeDef } from '../../types/define.ts';
import type { ClrArray } from '../../values/array.ts';
import { argumentNull } from '../../values/exception.ts';
import { ancestors, elementsAfter, elementsBefore, nodesAfter, nodesBefore } from '../../values/xml/axes.ts';
import { DOCUMENT_ORDER, XNodeEqualityComparer } from '../../values/xml/comparers.ts';
import { addAfterSelf, addBeforeSelf, removeNode, replaceWith } from '../../values/xml/content.ts';
import type { XNode } from '../../values/xml/node.ts';
import { compareOrder, deepEquals } from '../../values/xml/order.ts';
import { nodeFrom, type XmlReader } from '../../values/xml/reader.ts';
import { nodeText } from '../../values/xml/serialize.ts';

const EQUALITY = new XNodeEqualityComparer();

/** System.Xml.Linq.XNode: siblings, ancestors, changing what stands around a node. */
export const SystemXNode = typeDef('System.Xml.Linq.XNode', {
  kind: 'class',
  abstract: true,
  base: 'XObject',
  documented: 'all',
  members: {
    'XNode NextNode { get; }': (self: XNode) => self.nextSibling,
    'XNode PreviousNode { get; }': (self: XNode) => self.previousSibling,
    'static XNodeDocumentOrderComparer DocumentOrderComparer { get; }': () => DOCUMENT_ORDER,
    'static XNodeEqualityComparer EqualityComparer { get; }': () => EQUALITY,
    'string ToString()': (self: XNode) => nodeText(self),
    'string ToString(SaveOptions options)': nodeText,
    'IEnumerable<XElement> Ancestors()': (self: XNode) => ancestors(self),
    'IEnumerable<XElement> Ancestors(XName name)': ancestors,
    'IEnumerable<XElement> ElementsAfterSelf()': (self: XNode) => elementsAfter(self),
    'IEnumerable<XElement> ElementsAfterSelf(XName name)': elementsAfter,
    'IEnumerable<XElement> ElementsBeforeSelf()': (self: XNode) => elementsBefore(self),
    'IEnumerable<XElement> ElementsBeforeSelf(XName name)': elementsBefore,
    'IEnumerable<XNode> NodesAfterSelf()': nodesAfter,
    'IEnumerable<XNode> NodesBeforeSelf()': nodesBefore,
    'void AddAfterSelf(object content)': addAfterSelf,
    'void AddAfterSelf(params object[] content)': (self: XNode, content: ClrArray) => addAfterSelf(self, content),
    'void AddBeforeSelf(object content)': addBeforeSelf,
    'void AddBeforeSelf(params object[] content)': (self: XNode, content: ClrArray) => addBeforeSelf(self, content),
    'void Remove()': removeNode,
    'void ReplaceWith(object content)': replaceWith,
    'void ReplaceWith(params object[] content)': (self: XNode, content: ClrArray) => replaceWith(self, content),
    'bool IsAfter(XNode node)': (self: XNode, node: XNode | null) => compareOrder(self, node) > 0,
    'bool IsBefore(XNode node)': (self: XNode, node: XNode | null) => compareOrder(self, node) < 0,
    'static int CompareDocumentOrder(XNode n1, XNode n2)': compareOrder,
    'static bool DeepEquals(XNode n1, XNode n2)': deepEquals,
    'static XNode ReadFrom(XmlReader reader)': (reader: XmlReader | null) => nodeFrom(reader ?? argumentNull('reader')),
    'static Task<XNode> ReadFromAsync(XmlReader reader, CancellationToken cancellationToken)': missing,
    'XmlReader CreateReader()': missing,
    'XmlReader CreateReader(ReaderOptions readerOptions)': missing,
    'void WriteTo(XmlWriter writer)': missing,
    'Task WriteToAsync(XmlWriter writer, CancellationToken cancellationToken)': missing,
  },
});
