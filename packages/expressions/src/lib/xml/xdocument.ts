import { accessors, missing, typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import type { StringReader } from '../../values/string-reader.ts';
import type { StringWriter } from '../../values/string-writer.ts';
import { clone, cloneDeclaration } from '../../values/xml/clone.ts';
import { add } from '../../values/xml/content.ts';
import { XDeclaration, XDocument } from '../../values/xml/document.ts';
import { parseDocument } from '../../values/xml/load.ts';
import { savedText } from '../../values/xml/serialize.ts';

function filled(declaration: XDeclaration | null, content: unknown): XDocument {
  const document = new XDocument();
  document.declaration = declaration;
  add(document, content);
  return document;
}

const source = (text: string | null): string => text ?? argumentNull('s');
const read = (reader: StringReader | null): string => (reader ?? argumentNull('input')).readToEnd();
const writerOf = (writer: StringWriter | null): StringWriter => writer ?? argumentNull('output');

/** System.Xml.Linq.XDocument and its XDeclaration. */
export const SystemXDocument = typeDef('System.Xml.Linq.XDocument', {
  kind: 'class',
  base: 'XContainer',
  documented: { except: ['Load'] },
  members: {
    'new()': () => new XDocument(),
    'new(params object[] content)': (content) => filled(null, content),
    'new(XDeclaration declaration, params object[] content)': filled,
    'new(XDocument other)': (other: XDocument | null) => clone(other ?? argumentNull('other')),
    'XDeclaration Declaration { get; set; }': accessors(
      (self: XDocument) => self.declaration,
      (self: XDocument, value: XDeclaration | null) => void (self.declaration = value),
    ),
    'XDocumentType DocumentType { get; }': (self: XDocument) => self.documentType,
    'XmlNodeType NodeType { get; }': (self: XDocument) => self.nodeType,
    'XElement Root { get; }': (self: XDocument) => self.root,
    'static XDocument Parse(string text)': (text) => parseDocument(source(text)),
    'static XDocument Parse(string text, LoadOptions options)': (text, options) => parseDocument(source(text), options),
    'static XDocument Load(TextReader textReader)': (reader) => parseDocument(read(reader)),
    'static XDocument Load(TextReader textReader, LoadOptions options)': (reader, options) =>
      parseDocument(read(reader), options),
    'void Save(TextWriter textWriter)': (self: XDocument, writer) => writerOf(writer).write(savedText(self)),
    'void Save(TextWriter textWriter, SaveOptions options)': (self: XDocument, writer, options) =>
      writerOf(writer).write(savedText(self, options)),
    'static XDocument Load(string uri)': missing,
    'static XDocument Load(string uri, LoadOptions options)': missing,
    'static XDocument Load(Stream stream)': missing,
    'static XDocument Load(Stream stream, LoadOptions options)': missing,
    'static XDocument Load(XmlReader reader)': missing,
    'static XDocument Load(XmlReader reader, LoadOptions options)': missing,
    'static Task<XDocument> LoadAsync(Stream stream, LoadOptions options, CancellationToken cancellationToken)':
      missing,
    'static Task<XDocument> LoadAsync(TextReader textReader, LoadOptions options, CancellationToken cancellationToken)':
      missing,
    'static Task<XDocument> LoadAsync(XmlReader reader, LoadOptions options, CancellationToken cancellationToken)':
      missing,
    'void Save(Stream stream)': missing,
    'void Save(Stream stream, SaveOptions options)': missing,
    'void Save(XmlWriter writer)': missing,
    'void Save(string fileName)': missing,
    'void Save(string fileName, SaveOptions options)': missing,
    'Task SaveAsync(Stream stream, SaveOptions options, CancellationToken cancellationToken)': missing,
    'Task SaveAsync(TextWriter textWriter, SaveOptions options, CancellationToken cancellationToken)': missing,
    'Task SaveAsync(XmlWriter writer, CancellationToken cancellationToken)': missing,
    'void WriteTo(XmlWriter writer)': missing,
    'Task WriteToAsync(XmlWriter writer, CancellationToken cancellationToken)': missing,
  },
});

export const SystemXDeclaration = typeDef('System.Xml.Linq.XDeclaration', {
  kind: 'class',
  documented: 'all',
  members: {
    'new(string version, string encoding, string standalone)': (version, encoding, standalone) =>
      new XDeclaration(version, encoding, standalone),
    'new(XDeclaration other)': (other: XDeclaration | null) => cloneDeclaration(other ?? argumentNull('other')),
    'string Version { get; set; }': accessors(
      (self: XDeclaration) => self.version,
      (self: XDeclaration, value: string | null) => void (self.version = value),
    ),
    'string Encoding { get; set; }': accessors(
      (self: XDeclaration) => self.encoding,
      (self: XDeclaration, value: string | null) => void (self.encoding = value),
    ),
    'string Standalone { get; set; }': accessors(
      (self: XDeclaration) => self.standalone,
      (self: XDeclaration, value: string | null) => void (self.standalone = value),
    ),
    'string ToString()': (self: XDeclaration) => self.text,
  },
});
