import { generic, typeDef, type Row } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { argumentNull } from '../../values/exception.ts';
import { deferred, sequence } from '../../values/linq/cursors.ts';
import type { Query } from '../../values/linq/query.ts';
import { cursorOf, toArray, type Cursor } from '../../values/sequence.ts';
import {
  ancestors,
  ancestorsAndSelf,
  attributes,
  attributeType,
  descendantNodes,
  descendants,
  descendantsAndSelf,
  elements,
  elementType,
  nodes,
  nodeType,
  type NameTest,
} from '../../values/xml/axes.ts';
import { removeNode } from '../../values/xml/content.ts';
import { XAttribute } from '../../values/xml/element.ts';
import { missingParent } from '../../values/xml/errors.ts';
import type { XNode } from '../../values/xml/node.ts';
import { compareOrder } from '../../values/xml/order.ts';

/** The axis of each node, one after the other; null nodes are passed over. */
const flatten =
  <N>(type: () => Type, axis: (node: N, name?: NameTest) => Query) =>
  (source: unknown, ...name: readonly NameTest[]): Query => {
    if (source === null) return argumentNull('source');
    return sequence(type(), () => {
      const outer = cursorOf<N | null>(source);
      let inner: Cursor | null = null;
      return (out) => {
        for (;;) {
          if (inner?.moveNext()) {
            out.current = inner.current;
            return true;
          }
          if (!outer.moveNext()) return false;
          const node = outer.current;
          inner = node === null ? null : cursorOf(axis(node, ...name));
        }
      };
    });
  };

const elementsOf = flatten(elementType, elements);
const descendantsOf = flatten(elementType, descendants);
const ancestorsOf = flatten(elementType, ancestors);
const nodesOf = flatten(nodeType, nodes);
const descendantNodesOf = flatten(nodeType, (node: Parameters<typeof descendantNodes>[0]) => descendantNodes(node));
const attributesOf = flatten(attributeType, attributes);
const ancestorsAndSelfOf = flatten(elementType, ancestorsAndSelf);
const descendantsAndSelfOf = flatten(elementType, descendantsAndSelf);

/** Removes what the sequence gave before anything was removed. */
function removeAll(source: unknown): void {
  if (source === null) argumentNull('source');
  for (const found of toArray<XNode | XAttribute | null>(source)) {
    if (found instanceof XAttribute) (found.element ?? missingParent()).removeAttribute(found);
    else if (found !== null) removeNode(found);
  }
}

/** Rows over any `T` that is a node or container. */
const open = (row: (...args: never[]) => unknown): Row => generic(() => row);

/** System.Xml.Linq.Extensions: the axes of many nodes at once. */
export const SystemXmlLinqExtensions = typeDef('System.Xml.Linq.Extensions', {
  kind: 'static class',
  documented: 'all',
  constraints: {
    Ancestors: 'XNode',
    Descendants: 'XContainer',
    Elements: 'XContainer',
    Nodes: 'XContainer',
    DescendantNodes: 'XContainer',
    InDocumentOrder: 'XNode',
    Remove: 'XNode',
  },
  members: {
    'static IEnumerable<XElement> Ancestors<T>(this IEnumerable<T> source)': open(ancestorsOf),
    'static IEnumerable<XElement> Ancestors<T>(this IEnumerable<T> source, XName name)': open(ancestorsOf),
    'static IEnumerable<XElement> AncestorsAndSelf(this IEnumerable<XElement> source)': ancestorsAndSelfOf,
    'static IEnumerable<XElement> AncestorsAndSelf(this IEnumerable<XElement> source, XName name)': ancestorsAndSelfOf,
    'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source)': attributesOf,
    'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source, XName name)': attributesOf,
    'static IEnumerable<XElement> Descendants<T>(this IEnumerable<T> source)': open(descendantsOf),
    'static IEnumerable<XElement> Descendants<T>(this IEnumerable<T> source, XName name)': open(descendantsOf),
    'static IEnumerable<XElement> DescendantsAndSelf(this IEnumerable<XElement> source)': descendantsAndSelfOf,
    'static IEnumerable<XElement> DescendantsAndSelf(this IEnumerable<XElement> source, XName name)':
      descendantsAndSelfOf,
    'static IEnumerable<XElement> Elements<T>(this IEnumerable<T> source)': open(elementsOf),
    'static IEnumerable<XElement> Elements<T>(this IEnumerable<T> source, XName name)': open(elementsOf),
    'static IEnumerable<XNode> Nodes<T>(this IEnumerable<T> source)': open(nodesOf),
    'static IEnumerable<XNode> DescendantNodes<T>(this IEnumerable<T> source)': open(descendantNodesOf),
    'static IEnumerable<XNode> DescendantNodesAndSelf(this IEnumerable<XElement> source)': flatten(
      nodeType,
      (node: Parameters<typeof descendantNodes>[0]) => descendantNodes(node, true),
    ),
    'static IEnumerable<T> InDocumentOrder<T>(this IEnumerable<T> source)': generic((t: Type) => (source: unknown) => {
      if (source === null) return argumentNull('source');
      return deferred(t, () => toArray<XNode | null>(source).sort(compareOrder));
    }),
    'static void Remove(this IEnumerable<XAttribute> source)': removeAll,
    'static void Remove<T>(this IEnumerable<T> source)': open(removeAll),
  },
});
