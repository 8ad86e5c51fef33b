import { CLR } from '../clr.ts';
import { XElement } from './element.ts';
import { XDocumentType } from './leaves.ts';
import { XmlNodeType } from './node-type.ts';
import { XContainer, type XNode, type XObject } from './node.ts';

export class XDeclaration {
  version: string | null;
  encoding: string | null;
  standalone: string | null;

  constructor(version: string | null, encoding: string | null, standalone: string | null) {
    this.version = version;
    this.encoding = encoding;
    this.standalone = standalone;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XDeclaration';
  }

  get text(): string {
    const part = (name: string, value: string | null): string => (value === null ? '' : ` ${name}="${value}"`);
    return `<?xml${part('version', this.version)}${part('encoding', this.encoding)}${part('standalone', this.standalone)}?>`;
  }
}

export class XDocument extends XContainer {
  declaration: XDeclaration | null = null;

  get nodeType(): XmlNodeType {
    return XmlNodeType.Document;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XDocument';
  }

  get root(): XElement | null {
    return firstOf(this, XElement);
  }

  get documentType(): XDocumentType | null {
    return firstOf(this, XDocumentType);
  }
}

function firstOf<N extends XNode>(container: XContainer, kind: abstract new (...args: never[]) => N): N | null {
  for (let at = container.first; at !== null; at = at.nextSibling) if (at instanceof kind) return at;
  return null;
}

/** The top of the tree that a node or attribute is in. */
export function topOf(object: XObject): XObject {
  let at = object;
  while (at.parent !== null) at = at.parent;
  return at;
}

export function documentOf(object: XObject): XDocument | null {
  const top = topOf(object);
  return top instanceof XDocument ? top : null;
}

/** `XObject.Parent`: an element, never a document. */
export const parentElement = (object: XObject): XElement | null =>
  object.parent instanceof XElement ? object.parent : null;
