import { missing, typeDef } from '../../types/define.ts';
import { readerOf, type XmlReader } from '../../values/xml/reader.ts';
import { NameTable } from '../../values/xml/namespace-manager.ts';

/** System.Xml.XmlReader over a StringReader: going through a document, and what the node at hand is. */
export const SystemXmlReader = typeDef('System.Xml.XmlReader', {
  kind: 'class',
  interfaces: ['IDisposable'],
  documented: 'all', // not on the service's list, but Microsoft's own published policies use it
  members: {
    'static XmlReader Create(TextReader input)': readerOf,
    'static XmlReader Create(string inputUri)': missing,
    'static XmlReader Create(Stream input)': missing,
    'static XmlReader Create(TextReader input, XmlReaderSettings settings)': missing,
    'bool Read()': (self: XmlReader) => self.read(),
    'bool EOF { get; }': (self: XmlReader) => self.endOfFile,
    'XmlNodeType MoveToContent()': (self: XmlReader) => self.moveToContent(),
    'XmlNodeType NodeType { get; }': (self: XmlReader) => self.nodeType,
    'string Name { get; }': (self: XmlReader) => self.of((node) => node.name, ''),
    'string LocalName { get; }': (self: XmlReader) => self.of((node) => node.local, ''),
    'string Prefix { get; }': (self: XmlReader) => self.of((node) => node.prefix, ''),
    'string NamespaceURI { get; }': (self: XmlReader) => self.of((node) => node.namespace, ''),
    'string Value { get; }': (self: XmlReader) => self.of((node) => node.value, ''),
    'int Depth { get; }': (self: XmlReader) => self.of((node) => node.depth, 0),
    'bool IsEmptyElement { get; }': (self: XmlReader) => self.of((node) => node.isEmpty, false),
    'bool HasAttributes { get; }': (self: XmlReader) => self.of((node) => node.attributes.length > 0, false),
    'int AttributeCount { get; }': (self: XmlReader) => self.of((node) => node.attributes.length, 0),
    'string GetAttribute(string name)': (self: XmlReader, name: string | null) => self.attribute(name),
    'string this[string name] { get; }': (self: XmlReader, name: string | null) => self.attribute(name),
    'XmlNameTable NameTable { get; }': () => new NameTable(),
    'bool IsStartElement()': (self: XmlReader) => self.isStart(null),
    'bool IsStartElement(string name)': (self: XmlReader, name: string) => self.isStart(name),
    'bool ReadToFollowing(string name)': (self: XmlReader, name: string | null) => self.readToFollowing(name),
    'string ReadInnerXml()': missing,
    'string ReadOuterXml()': missing,
    'string ReadElementContentAsString()': (self: XmlReader) => self.elementText('ReadElementContentAsString'),
    'string ReadElementString()': missing,
    'string ReadString()': missing,
    'void Skip()': missing,
    'void Close()': (self: XmlReader) => self.close(),
    'void Dispose()': (self: XmlReader) => self.close(),
  },
});
