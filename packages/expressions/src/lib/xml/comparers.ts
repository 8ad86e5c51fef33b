import { typeDef } from '../../types/define.ts';
import { XNodeDocumentOrderComparer, XNodeEqualityComparer } from '../../values/xml/comparers.ts';
import type { XNode } from '../../values/xml/node.ts';

/** The comparers of nodes. */
export const SystemXNodeDocumentOrderComparer = typeDef('System.Xml.Linq.XNodeDocumentOrderComparer', {
  kind: 'class',
  interfaces: ['IComparer<XNode>'],
  documented: 'all',
  members: {
    'new()': () => new XNodeDocumentOrderComparer(),
    'int Compare(XNode x, XNode y)': (self: XNodeDocumentOrderComparer, x: XNode | null, y: XNode | null) =>
      self.compare(x, y),
  },
});

export const SystemXNodeEqualityComparer = typeDef('System.Xml.Linq.XNodeEqualityComparer', {
  kind: 'class',
  interfaces: ['IEqualityComparer<XNode>'],
  documented: 'all',
  members: {
    'new()': () => new XNodeEqualityComparer(),
    'bool Equals(XNode x, XNode y)': (self: XNodeEqualityComparer, x: XNode | null, y: XNode | null) =>
      self.equals(x, y),
    'int GetHashCode(XNode obj)': (self: XNodeEqualityComparer, node: XNode | null) => self.hash(node),
  },
});
