import { CLR } from '../clr.ts';
import { argumentNull, clrThrow } from '../exception.ts';
import type { StringReader } from '../string-reader.ts';
import { Names, readNode } from './load.ts';
import { XmlNodeType } from './node-type.ts';
import type { XNode } from './node.ts';
import { XmlScanner } from './scanner.ts';

/**
 * System.Xml.XmlReader over a text, as `XmlReader.Create(new StringReader(xml))` makes it: nodes one by one, white
 * space included. Document types are refused, as that method's settings refuse them.
 */
export class XmlReader {
  private readonly scanner: XmlScanner;
  private state: 'initial' | 'interactive' | 'end' | 'closed' = 'initial';

  constructor(text: string) {
    this.scanner = new XmlScanner(text, { ignoreSpace: false, prohibitTypes: true });
  }

  get [CLR](): string {
    return 'System.Xml.XmlReader';
  }

  get endOfFile(): boolean {
    return this.state === 'end';
  }

  /** The scanner, at a node; before the first and behind the last it has none. */
  get node(): XmlScanner {
    return this.scanner;
  }

  get nodeType(): XmlNodeType {
    return this.state === 'interactive' ? this.scanner.nodeType : XmlNodeType.None;
  }

  read(): boolean {
    if (this.state === 'end' || this.state === 'closed') return false;
    const found = this.scanner.read();
    this.state = found ? 'interactive' : 'end';
    return found;
  }

  /** Passes over white space, comments, instructions and the document type. */
  moveToContent(): XmlNodeType {
    do {
      switch (this.nodeType) {
        case XmlNodeType.Element:
        case XmlNodeType.EndElement:
        case XmlNodeType.Text:
        case XmlNodeType.CDATA:
          return this.nodeType;
        default:
      }
    } while (this.read());
    return this.nodeType;
  }

  attribute(name: string | null): string | null {
    if (name === null) return argumentNull('name');
    return this.scanner.attributes.find((a) => a.name === name)?.value ?? null;
  }

  close(): void {
    this.state = 'closed';
  }
}

export const readerOf = (source: StringReader | null): XmlReader =>
  new XmlReader((source ?? argumentNull('input')).readToEnd());

/** `XNode.ReadFrom`: the node that the reader is at; it moves on behind it. */
export function nodeFrom(reader: XmlReader): XNode {
  const { nodeType } = reader;
  if (nodeType === XmlNodeType.None)
    return clrThrow('System.InvalidOperationException', 'The XmlReader state should be Interactive.');
  if (nodeType === XmlNodeType.EndElement || nodeType === XmlNodeType.XmlDeclaration)
    return clrThrow(
      'System.InvalidOperationException',
      `The XmlReader should not be on a node of type ${nodeType === XmlNodeType.EndElement ? 'EndElement' : 'XmlDeclaration'}.`,
    );
  const node = readNode(reader.node, new Names());
  reader.read();
  return node;
}
