import { CLR } from '../clr.ts';
import { argument, argumentNull, clrThrow } from '../exception.ts';
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

  /** What the node at hand has; before the first and behind the last there is none. */
  of<V>(part: (node: XmlScanner) => V, none: V): V {
    return this.state === 'interactive' ? part(this.scanner) : none;
  }

  read(): boolean {
    if (this.state === 'end' || this.state === 'closed') return false;
    const found = this.scanner.read();
    this.state = found ? 'interactive' : 'end';
    return found;
  }

  private next(): XmlNodeType {
    this.read();
    return this.nodeType;
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

  /** Whether the next content is a start tag, of this name where one is given. */
  isStart(name: string | null): boolean {
    return this.moveToContent() === XmlNodeType.Element && (name === null || this.scanner.name === name);
  }

  readToFollowing(name: string | null): boolean {
    if (name === null || name === '') return argument("The empty string '' is not a valid name.", 'name');
    while (this.read()) if (this.nodeType === XmlNodeType.Element && this.scanner.name === name) return true;
    return false;
  }

  /** The text of an element that has nothing else, and on behind its end tag. */
  elementText(method: string): string {
    if (this.nodeType !== XmlNodeType.Element)
      clrThrow(
        'System.InvalidOperationException',
        `The ${method} method is not supported on node type ${nodeTypeName(this.nodeType)}.`,
      );
    let text = '';
    if (!this.scanner.isEmpty) {
      for (let type = this.next(); type !== XmlNodeType.EndElement; type = this.next()) {
        if (type === XmlNodeType.Element)
          this.scanner.fail(
            `Unexpected node type Element. ${method} method can only be called on elements with simple or empty content.`,
          );
        if (TEXT.has(type)) text += this.scanner.value;
      }
    }
    this.read();
    return text;
  }

  close(): void {
    this.state = 'closed';
  }
}

const TEXT: ReadonlySet<XmlNodeType> = new Set([
  XmlNodeType.Text,
  XmlNodeType.CDATA,
  XmlNodeType.Whitespace,
  XmlNodeType.SignificantWhitespace,
]);

const nodeTypeName = (type: XmlNodeType): string =>
  Object.keys(XmlNodeType).find((name) => XmlNodeType[name as keyof typeof XmlNodeType] === type)!;

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
      `The XmlReader should not be on a node of type ${nodeTypeName(nodeType)}.`,
    );
  const node = readNode(reader.node, new Names());
  reader.read();
  return node;
}
