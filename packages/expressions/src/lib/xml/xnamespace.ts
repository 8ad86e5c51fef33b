import { typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { hashOf } from '../../values/object.ts';
import { nameIn, namespaceOf, NO_NAMESPACE, XML, XMLNS, XNamespace } from '../../values/xml/name.ts';

const same = (a: XNamespace | null, b: unknown): boolean =>
  a === b || (a !== null && b instanceof XNamespace && a.name === b.name);

/** System.Xml.Linq.XNamespace: a namespace, which with a local name makes an XName. */
export const SystemXNamespace = typeDef('System.Xml.Linq.XNamespace', {
  kind: 'class',
  documented: 'all',
  key: (ns: XNamespace) => ns.name,
  members: {
    'string NamespaceName { get; }': (self: XNamespace) => self.name,
    'XName GetName(string localName)': nameIn,
    'string ToString()': (self: XNamespace) => self.name,
    'bool Equals(object obj)': same,
    'int GetHashCode()': (self: XNamespace) => hashOf(self.name),
    'static XNamespace Get(string namespaceName)': namespaceOf,
    'static XNamespace None { get; }': () => NO_NAMESPACE,
    'static XNamespace Xml { get; }': () => XML,
    'static XNamespace Xmlns { get; }': () => XMLNS,
    'static XName operator +(XNamespace ns, string localName)': (ns: XNamespace | null, local: string | null) =>
      nameIn(ns ?? argumentNull('ns'), local),
    'static bool operator ==(XNamespace left, XNamespace right)': same,
    'static bool operator !=(XNamespace left, XNamespace right)': (a, b) => !same(a, b),
    'static implicit operator XNamespace(string namespaceName)': (name: string | null) =>
      name === null ? null : namespaceOf(name),
  },
});
