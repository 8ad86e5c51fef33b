import { typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import { NamespaceManager, NameTable } from '../../values/xml/namespace-manager.ts';

/** The prefixes of XPath expressions: XmlNamespaceManager, and the NameTable it wants. */
export const SystemXmlNameTable = typeDef('System.Xml.XmlNameTable', {
  kind: 'class',
  documented: 'none',
  members: {},
});

export const SystemNameTable = typeDef('System.Xml.NameTable', {
  kind: 'class',
  base: 'XmlNameTable',
  documented: 'none',
  members: { 'new()': () => new NameTable() },
});

export const SystemIXmlNamespaceResolver = typeDef('System.Xml.IXmlNamespaceResolver', {
  kind: 'interface',
  documented: 'none',
  members: {
    'string LookupNamespace(string prefix)': (self: NamespaceManager, prefix: string | null) =>
      prefix === null ? null : self.lookUp(prefix),
    'string LookupPrefix(string namespaceName)': (self: NamespaceManager, uri: string | null) =>
      uri === null ? null : self.prefixOf(uri),
  },
});

export const SystemXmlNamespaceManager = typeDef('System.Xml.XmlNamespaceManager', {
  kind: 'class',
  interfaces: ['IXmlNamespaceResolver'],
  documented: 'none',
  members: {
    'new(XmlNameTable nameTable)': (table: NameTable | null) =>
      new NamespaceManager(table ?? argumentNull('nameTable')),
    'string DefaultNamespace { get; }': (self: NamespaceManager) => self.lookUp(''),
    'XmlNameTable NameTable { get; }': (self: NamespaceManager) => self.nameTable,
    'void AddNamespace(string prefix, string uri)': (self: NamespaceManager, prefix, uri) => self.add(prefix, uri),
    'void RemoveNamespace(string prefix, string uri)': (self: NamespaceManager, prefix, uri) =>
      self.remove(prefix, uri),
    'bool HasNamespace(string prefix)': (self: NamespaceManager, prefix: string | null) =>
      prefix !== null && self.has(prefix),
    'string LookupNamespace(string prefix)': (self: NamespaceManager, prefix: string | null) =>
      prefix === null ? null : self.lookUp(prefix),
    'string LookupPrefix(string uri)': (self: NamespaceManager, uri: string | null) =>
      uri === null ? null : self.prefixOf(uri),
    'void PushScope()': (self: NamespaceManager) => self.push(),
    'bool PopScope()': (self: NamespaceManager) => self.pop(),
  },
});
