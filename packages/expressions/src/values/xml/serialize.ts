import { invalidOperation } from '../exception.ts';
import { chargeString } from '../run.ts';
import { XDocument } from './document.ts';
import { XElement, type XAttribute } from './element.ts';
import { ElementPrefixes } from './element-prefixes.ts';
import { XCData, XComment, XProcessingInstruction, type XDocumentType } from './leaves.ts';
import { XMLNS_NAMESPACE } from './name.ts';
import { prefixOfNamespace } from './namespaces.ts';
import { XText, type XNode } from './node.ts';
import { XmlTextWriter } from './writer.ts';

/** `ToString()` and `Save`: trees as text. */

/** `System.Xml.Linq.SaveOptions`. */
export const SaveOptions = { None: 0, DisableFormatting: 1, OmitDuplicateNamespaces: 2 } as const;

const newWriter = (options: number): XmlTextWriter =>
  new XmlTextWriter({
    indent: (options & SaveOptions.DisableFormatting) === 0,
    omitDuplicates: (options & SaveOptions.OmitDuplicateNamespaces) !== 0,
  });

const finished = (writer: XmlTextWriter): string => {
  chargeString(writer.out.length);
  return writer.out;
};

/** `XNode.ToString(options)`: without the XML declaration. */
export function nodeText(node: XNode, options: number = SaveOptions.None): string {
  const writer = newWriter(options);
  writeNode(writer, node);
  return finished(writer);
}

/** What `Save` writes to a TextWriter, whose encoding is UTF-16. */
export function savedText(node: XNode, options: number = SaveOptions.None): string {
  if (node instanceof XDocument && node.root === null)
    invalidOperation(
      `Token EndDocument in state ${node.content === null ? 'Document' : 'Prolog'} would result in an invalid XML document.`,
    );
  const writer = newWriter(options);
  writer.declaration(node instanceof XDocument ? (node.declaration?.standalone ?? null) : null);
  writeNode(writer, node);
  return finished(writer);
}

export function writeNode(writer: XmlTextWriter, node: XNode): void {
  if (node instanceof XElement) writeElement(writer, node);
  else if (node instanceof XDocument) {
    if (typeof node.content === 'string') writer.text(node.content);
    for (let at = node.first; at !== null; at = at.nextSibling) writeNode(writer, at);
  } else if (node instanceof XCData) writer.cdata(node.value);
  else if (node instanceof XText) writer.text(node.value);
  else if (node instanceof XComment) writer.comment(node.value);
  else if (node instanceof XProcessingInstruction) writer.processingInstruction(node.target, node.data);
  else {
    const { name, publicId, systemId, internalSubset } = node as XDocumentType;
    writer.documentType(name, publicId, systemId, internalSubset);
  }
}

function writeElement(writer: XmlTextWriter, element: XElement): void {
  const prefixes = new ElementPrefixes(element);
  for (let at: XNode = element; ;) {
    if (at instanceof XElement) {
      prefixes.enter(at);
      startElement(writer, at, prefixes);
      if (at.content === null) {
        writer.endElement();
        prefixes.leave();
      } else if (typeof at.content === 'string') {
        writer.text(at.content);
        writer.endElementInFull();
        prefixes.leave();
      } else {
        at = at.first!;
        continue;
      }
    } else writeNode(writer, at);
    while (at !== element && at.nextSibling === null) {
      at = at.parent!;
      writer.endElementInFull();
      prefixes.leave();
    }
    if (at === element) return;
    at = at.nextSibling!;
  }
}

function startElement(writer: XmlTextWriter, element: XElement, prefixes: ElementPrefixes): void {
  const { local, namespace } = element.name;
  writer.startElement(prefixes.prefixOf(namespace.name, true), local, namespace.name);
  for (let at = element.firstAttribute; at !== null; at = at.nextAttribute) writeAttribute(writer, at, prefixes);
}

function writeAttribute(writer: XmlTextWriter, attribute: XAttribute, prefixes: ElementPrefixes): void {
  const { local, namespace } = attribute.name;
  const isDefault = namespace.name === '' && local === 'xmlns';
  const prefix = prefixes.prefixOf(namespace.name, false);
  writer.attribute(prefix, local, isDefault ? XMLNS_NAMESPACE : namespace.name, attribute.value);
}

/** `XAttribute.ToString()`: `name="value"`. */
export function attributeText(attribute: XAttribute): string {
  const { local, namespace } = attribute.name;
  const writer = newWriter(SaveOptions.None);
  const isDefault = namespace.name === '' && local === 'xmlns';
  const prefix = prefixOfNamespace(attribute, namespace.name);
  writer.attribute(prefix, local, isDefault ? XMLNS_NAMESPACE : namespace.name, attribute.value);
  return writer.out.trim();
}
