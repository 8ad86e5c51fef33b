import { clrThrow } from '../exception.ts';
import { appendText } from './content.ts';
import { XDeclaration, XDocument } from './document.ts';
import { XAttribute, XElement } from './element.ts';
import { XCData, XComment, XDocumentType, XProcessingInstruction } from './leaves.ts';
import { namespaceOf, XName, type XNamespace } from './name.ts';
import { XmlNodeType } from './node-type.ts';
import type { XContainer, XNode } from './node.ts';
import { XmlScanner } from './scanner.ts';

/** Trees from text: `XElement.Parse`, `XDocument.Parse`. */

/** `System.Xml.Linq.LoadOptions`. */
export const LoadOptions = { None: 0, PreserveWhitespace: 1, SetBaseUri: 2, SetLineInfo: 4 } as const;

const scannerOf = (text: string, options: number): XmlScanner =>
  new XmlScanner(text, { ignoreSpace: (options & LoadOptions.PreserveWhitespace) === 0 });

/** The root element; what stands around it is read, and forgotten. */
export function parseElement(text: string, options: number = LoadOptions.None): XElement {
  const scanner = scannerOf(text, options);
  while (scanner.read() && scanner.nodeType !== XmlNodeType.Element);
  const root = readNode(scanner, new Names()) as XElement;
  while (scanner.read());
  return root;
}

export function parseDocument(text: string, options: number = LoadOptions.None): XDocument {
  const scanner = scannerOf(text, options);
  const document = new XDocument();
  const names = new Names();
  while (scanner.read()) {
    if (scanner.nodeType === XmlNodeType.XmlDeclaration) {
      const { version, encoding, standalone } = scanner.declaration!;
      document.declaration = new XDeclaration(version, encoding, standalone);
    } else readInto(document, scanner, names);
  }
  return document.root === null
    ? clrThrow('System.InvalidOperationException', 'The root element is missing.')
    : document;
}

/** The node that the scanner is at, with everything in it; the scanner ends at its end tag. */
export function readNode(scanner: XmlScanner, names: Names): XNode {
  const top = new XElement(names.name('', 'top'));
  readInto(top, scanner, names);
  const node = top.lastNode!;
  top.unlink(node);
  return node;
}

function readInto(container: XContainer, scanner: XmlScanner, names: Names): void {
  let into = container;
  do {
    switch (scanner.nodeType) {
      case XmlNodeType.Element: {
        const element = new XElement(names.name(scanner.namespace, scanner.local));
        for (const { prefix, local, namespace, value } of scanner.attributes)
          element.appendAttribute(
            // `xmlns` itself is in no namespace here
            new XAttribute(names.name(prefix === '' ? '' : namespace, local), value),
          );
        append(into, element);
        if (!scanner.isEmpty) into = element;
        break;
      }
      case XmlNodeType.EndElement:
        into.content ??= '';
        into = into.parent!;
        break;
      case XmlNodeType.Text:
      case XmlNodeType.Whitespace:
      case XmlNodeType.SignificantWhitespace:
        appendText(into, scanner.value);
        break;
      case XmlNodeType.CDATA:
        append(into, new XCData(scanner.value));
        break;
      case XmlNodeType.Comment:
        append(into, new XComment(scanner.value));
        break;
      case XmlNodeType.ProcessingInstruction:
        append(into, new XProcessingInstruction(scanner.name, scanner.value));
        break;
      case XmlNodeType.DocumentType: {
        const { name, publicId, systemId, internalSubset } = scanner.documentType!;
        append(into, new XDocumentType(name, publicId, systemId, internalSubset));
        break;
      }
      default:
    }
  } while (into !== container && scanner.read());
}

function append(container: XContainer, node: XNode): void {
  container.textToNode();
  container.append(node);
}

/** The names of one document, each made once. */
export class Names {
  private readonly namespaces = new Map<string, { readonly of: XNamespace; readonly names: Map<string, XName> }>();

  name(namespace: string, local: string): XName {
    let known = this.namespaces.get(namespace);
    if (known === undefined) this.namespaces.set(namespace, (known = { of: namespaceOf(namespace), names: new Map() }));
    let name = known.names.get(local);
    if (name === undefined) known.names.set(local, (name = new XName(known.of, local)));
    return name;
  }
}
