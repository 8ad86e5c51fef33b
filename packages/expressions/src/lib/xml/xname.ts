import { typeDef } from '../../types/define.ts';
import { hashOf } from '../../values/object.ts';
import { expandedName, nameIn, namespaceOf, parseExpandedName, sameName, XName } from '../../values/xml/name.ts';

const same = (a: XName | null, b: unknown): boolean => a === b || (a !== null && b instanceof XName && sameName(a, b));

/** System.Xml.Linq.XName: a local name in a namespace. */
export const SystemXName = typeDef('System.Xml.Linq.XName', {
  kind: 'class',
  interfaces: ['IEquatable<XName>'],
  documented: 'all',
  key: expandedName,
  members: {
    'string LocalName { get; }': (self: XName) => self.local,
    'XNamespace Namespace { get; }': (self: XName) => self.namespace,
    'string NamespaceName { get; }': (self: XName) => self.namespace.name,
    'string ToString()': expandedName,
    'bool Equals(object obj)': same,
    'int GetHashCode()': (self: XName) => hashOf(expandedName(self)),
    'static XName Get(string expandedName)': parseExpandedName,
    'static XName Get(string localName, string namespaceName)': (local: string | null, namespace: string | null) =>
      nameIn(namespaceOf(namespace), local),
    'static bool operator ==(XName left, XName right)': same,
    'static bool operator !=(XName left, XName right)': (a, b) => !same(a, b),
    'static implicit operator XName(string expandedName)': (text: string | null) =>
      text === null ? null : parseExpandedName(text),
  },
});
