import { CLR } from '../clr.ts';
import { argument } from '../exception.ts';
import { verifyName } from './name.ts';
import { XmlNodeType } from './node-type.ts';
import { XNode, XText } from './node.ts';

/** The nodes without children, besides plain text. */
export class XCData extends XText {
  override get nodeType(): XmlNodeType {
    return XmlNodeType.CDATA;
  }

  override get [CLR](): string {
    return 'System.Xml.Linq.XCData';
  }
}

export class XComment extends XNode {
  value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  get nodeType(): XmlNodeType {
    return XmlNodeType.Comment;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XComment';
  }
}

export class XProcessingInstruction extends XNode {
  target: string;
  data: string;

  constructor(target: string, data: string) {
    super();
    this.target = target;
    this.data = data;
  }

  get nodeType(): XmlNodeType {
    return XmlNodeType.ProcessingInstruction;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XProcessingInstruction';
  }
}

/** The name of a processing instruction that a policy makes; a document's own are read by other rules. */
export function verifyTarget(target: string | null): string {
  const name = verifyName(target);
  return name.toLowerCase() === 'xml' ? argument(`'${name}' is an invalid name for a processing instruction.`) : name;
}

export class XDocumentType extends XNode {
  name: string;
  publicId: string | null;
  systemId: string | null;
  internalSubset: string | null;

  constructor(name: string, publicId: string | null, systemId: string | null, internalSubset: string | null) {
    super();
    this.name = name;
    this.publicId = publicId;
    this.systemId = systemId;
    this.internalSubset = internalSubset;
  }

  get nodeType(): XmlNodeType {
    return XmlNodeType.DocumentType;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XDocumentType';
  }
}

/** Text that text beside it may join: CDATA sections stay apart. */
export const isPlainText = (node: unknown): node is XText =>
  node instanceof XText && node.nodeType === XmlNodeType.Text;
