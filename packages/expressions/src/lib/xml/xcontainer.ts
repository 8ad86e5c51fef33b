import { missing, typeDef } from '../../types/define.ts';
import { descendantNodes, descendants, elements, nodes } from '../../values/xml/axes.ts';
import { add, addFirst, replaceNodes } from '../../values/xml/content.ts';
import type { XContainer } from '../../values/xml/node.ts';
import { childElement } from '../../values/xml/values.ts';

/** System.Xml.Linq.XContainer: children, descendants, adding and replacing content. */
export const SystemXContainer = typeDef('System.Xml.Linq.XContainer', {
  kind: 'class',
  abstract: true,
  base: 'XNode',
  documented: 'all',
  members: {
    'XNode FirstNode { get; }': (self: XContainer) => self.firstNode,
    'XNode LastNode { get; }': (self: XContainer) => self.lastNode,
    'XElement Element(XName name)': childElement,
    'IEnumerable<XElement> Elements()': (self: XContainer) => elements(self),
    'IEnumerable<XElement> Elements(XName name)': elements,
    'IEnumerable<XElement> Descendants()': (self: XContainer) => descendants(self),
    'IEnumerable<XElement> Descendants(XName name)': descendants,
    'IEnumerable<XNode> Nodes()': nodes,
    'IEnumerable<XNode> DescendantNodes()': (self: XContainer) => descendantNodes(self),
    'void Add(object content)': add,
    'void Add(params object[] content)': add,
    'void AddFirst(object content)': addFirst,
    'void AddFirst(params object[] content)': addFirst,
    'void ReplaceNodes(object content)': replaceNodes,
    'void ReplaceNodes(params object[] content)': replaceNodes,
    'void RemoveNodes()': (self: XContainer) => self.clear(),
    'XmlWriter CreateWriter()': missing,
  },
});
