import { accessors, missing, typeDef } from '../../types/define.ts';
import { argumentNull } from '../../values/exception.ts';
import type { StringReader } from '../../values/string-reader.ts';
import type { StringWriter } from '../../values/string-writer.ts';
import {
  ancestorsAndSelf,
  attributes,
  descendantNodes,
  descendantsAndSelf,
  hasElements,
  noElements,
} from '../../values/xml/axes.ts';
import { castRows } from '../../values/xml/casts.ts';
import { clone } from '../../values/xml/clone.ts';
import { add, replaceAll, replaceAttributes, streamed } from '../../values/xml/content.ts';
import { XElement } from '../../values/xml/element.ts';
import { parseElement } from '../../values/xml/load.ts';
import type { XName, XNamespace } from '../../values/xml/name.ts';
import { defaultNamespace, namespaceOfPrefix, prefixOf } from '../../values/xml/namespaces.ts';
import { savedText } from '../../values/xml/serialize.ts';
import type { XStreamingElement } from '../../values/xml/streaming.ts';
import { setAttribute, setChild, setElementValue, setText, textOf } from '../../values/xml/values.ts';

const named = (name: XName | null): XElement => new XElement(name ?? argumentNull('name'));

function filled(name: XName | null, content: unknown): XElement {
  const element = named(name);
  add(element, content);
  return element;
}

const source = (text: string | null): string => text ?? argumentNull('s');
const read = (reader: StringReader | null): string => (reader ?? argumentNull('input')).readToEnd();
const writerOf = (writer: StringWriter | null): StringWriter => writer ?? argumentNull('output');

/** System.Xml.Linq.XElement. */
export const SystemXElement = typeDef('System.Xml.Linq.XElement', {
  kind: 'class',
  base: 'XContainer',
  documented: 'all',
  members: {
    'new(XName name)': named,
    'new(XName name, object content)': filled,
    'new(XName name, params object[] content)': filled,
    'new(XElement other)': (other: XElement | null) => clone(other ?? argumentNull('other')),
    'new(XStreamingElement other)': (other: XStreamingElement | null) => streamed(other ?? argumentNull('other')),
    'static IEnumerable<XElement> EmptySequence { get; }': noElements,
    'XName Name { get; set; }': accessors(
      (self: XElement) => self.name,
      (self: XElement, name: XName | null) => void (self.name = name ?? argumentNull('value')),
    ),
    'string Value { get; set; }': accessors(textOf, (self: XElement, value: string | null) =>
      setText(self, value ?? argumentNull('value')),
    ),
    'XmlNodeType NodeType { get; }': (self: XElement) => self.nodeType,
    'bool IsEmpty { get; }': (self: XElement) => self.content === null,
    'bool HasElements { get; }': hasElements,
    'bool HasAttributes { get; }': (self: XElement) => self.lastAttribute !== null,
    'XAttribute FirstAttribute { get; }': (self: XElement) => self.firstAttribute,
    'XAttribute LastAttribute { get; }': (self: XElement) => self.lastAttribute,
    'XAttribute Attribute(XName name)': (self: XElement, name: XName | null) => self.attribute(name),
    'IEnumerable<XAttribute> Attributes()': (self: XElement) => attributes(self),
    'IEnumerable<XAttribute> Attributes(XName name)': attributes,
    'IEnumerable<XElement> AncestorsAndSelf()': (self: XElement) => ancestorsAndSelf(self),
    'IEnumerable<XElement> AncestorsAndSelf(XName name)': ancestorsAndSelf,
    'IEnumerable<XElement> DescendantsAndSelf()': (self: XElement) => descendantsAndSelf(self),
    'IEnumerable<XElement> DescendantsAndSelf(XName name)': descendantsAndSelf,
    'IEnumerable<XNode> DescendantNodesAndSelf()': (self: XElement) => descendantNodes(self, true),
    'XNamespace GetDefaultNamespace()': defaultNamespace,
    'XNamespace GetNamespaceOfPrefix(string prefix)': namespaceOfPrefix,
    'string GetPrefixOfNamespace(XNamespace ns)': (self: XElement, ns: XNamespace | null) =>
      prefixOf(self, (ns ?? argumentNull('ns')).name),
    'void SetValue(object value)': setElementValue,
    'void SetAttributeValue(XName name, object value)': setAttribute,
    'void SetElementValue(XName name, object value)': setChild,
    'void ReplaceAll(object content)': replaceAll,
    'void ReplaceAll(params object[] content)': replaceAll,
    'void ReplaceAttributes(object content)': replaceAttributes,
    'void ReplaceAttributes(params object[] content)': replaceAttributes,
    'void RemoveAll()': (self: XElement) => {
      self.clearAttributes();
      self.clear();
    },
    'void RemoveAttributes()': (self: XElement) => self.clearAttributes(),
    'static XElement Parse(string text)': (text) => parseElement(source(text)),
    'static XElement Parse(string text, LoadOptions options)': (text, options) => parseElement(source(text), options),
    'static XElement Load(TextReader textReader)': (reader) => parseElement(read(reader)),
    'static XElement Load(TextReader textReader, LoadOptions options)': (reader, options) =>
      parseElement(read(reader), options),
    'void Save(TextWriter textWriter)': (self: XElement, writer) => writerOf(writer).write(savedText(self)),
    'void Save(TextWriter textWriter, SaveOptions options)': (self: XElement, writer, options) =>
      writerOf(writer).write(savedText(self, options)),
    ...castRows<XElement>('XElement', 'element', textOf),
    'static XElement Load(string uri)': missing,
    'static XElement Load(string uri, LoadOptions options)': missing,
    'static XElement Load(Stream stream)': missing,
    'static XElement Load(Stream stream, LoadOptions options)': missing,
    'static XElement Load(XmlReader reader)': missing,
    'static XElement Load(XmlReader reader, LoadOptions options)': missing,
    'static Task<XElement> LoadAsync(Stream stream, LoadOptions options, CancellationToken cancellationToken)': missing,
    'static Task<XElement> LoadAsync(TextReader textReader, LoadOptions options, CancellationToken cancellationToken)':
      missing,
    'static Task<XElement> LoadAsync(XmlReader reader, LoadOptions options, CancellationToken cancellationToken)':
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
