import { CLR } from '../clr.ts';
import { argument } from '../exception.ts';
import { sameName, XML_NAMESPACE, XMLNS_NAMESPACE, type XName } from './name.ts';
import { XmlNodeType } from './node-type.ts';
import { XContainer, XObject } from './node.ts';

/** Elements and their attributes, which are a ring too, in the order they were added. */
export class XElement extends XContainer {
  name: XName;
  lastAttribute: XAttribute | null = null;

  constructor(name: XName) {
    super();
    this.name = name;
  }

  get nodeType(): XmlNodeType {
    return XmlNodeType.Element;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XElement';
  }

  get firstAttribute(): XAttribute | null {
    return this.lastAttribute === null ? null : this.lastAttribute.next;
  }

  attribute(name: XName | null): XAttribute | null {
    const last = this.lastAttribute;
    if (last === null || name === null) return null;
    for (let at = last.next!; ; at = at.next!) {
      if (sameName(at.name, name)) return at;
      if (at === last) return null;
    }
  }

  appendAttribute(attribute: XAttribute): void {
    const last = this.lastAttribute;
    attribute.parent = this;
    attribute.next = last === null ? attribute : last.next;
    if (last !== null) last.next = attribute;
    this.lastAttribute = attribute;
  }

  removeAttribute(attribute: XAttribute): void {
    let before = this.lastAttribute!;
    while (before.next !== attribute) before = before.next!;
    if (before === attribute) this.lastAttribute = null;
    else {
      before.next = attribute.next;
      if (this.lastAttribute === attribute) this.lastAttribute = before;
    }
    attribute.parent = attribute.next = null;
  }

  clearAttributes(): void {
    for (let at = this.firstAttribute; at !== null;) {
      const { next } = at;
      at.parent = at.next = null;
      at = next;
    }
    this.lastAttribute = null;
  }
}

export class XAttribute extends XObject {
  readonly name: XName;
  value: string;
  /** The ring of the element's attributes; null outside an element. */
  next: XAttribute | null = null;

  constructor(name: XName, value: string) {
    super();
    this.name = name;
    this.value = value;
  }

  get nodeType(): XmlNodeType {
    return XmlNodeType.Attribute;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XAttribute';
  }

  get element(): XElement | null {
    return this.parent as XElement | null;
  }

  get nextAttribute(): XAttribute | null {
    return this.element === null || this.element.lastAttribute === this ? null : this.next;
  }

  get previousAttribute(): XAttribute | null {
    if (this.element === null || this.element.firstAttribute === this) return null;
    let at = this.next!;
    while (at.next !== this) at = at.next!;
    return at;
  }

  get isNamespaceDeclaration(): boolean {
    const { namespace, local } = this.name;
    return namespace.name === '' ? local === 'xmlns' : namespace.name === XMLNS_NAMESPACE;
  }

  /** The prefix that it declares where it is a namespace declaration; the empty one for `xmlns`. */
  get declaredPrefix(): string {
    return this.name.namespace.name === '' ? '' : this.name.local;
  }
}

const XML_PREFIX = `The prefix 'xml' is bound to the namespace name '${XML_NAMESPACE}'. Other prefixes must not be bound to this namespace name, and it must not be declared as the default namespace.`;
const XMLNS_PREFIX = `The prefix 'xmlns' is bound to the namespace name '${XMLNS_NAMESPACE}'. It must not be declared. Other prefixes must not be bound to this namespace name, and it must not be declared as the default namespace.`;

/** The value of an attribute that a policy makes; throws where it would be a namespace declaration that can't be. */
export function verifyAttribute(name: XName, value: string): string {
  const { local } = name;
  if (name.namespace.name === XMLNS_NAMESPACE) {
    if (value === '') argument(`The prefix '${local}' cannot be bound to the empty namespace name.`);
    if (value === XML_NAMESPACE ? local !== 'xml' : local === 'xml' && value !== XMLNS_NAMESPACE) argument(XML_PREFIX);
    if (value === XMLNS_NAMESPACE || local === 'xmlns') argument(XMLNS_PREFIX);
  } else if (name.namespace.name === '' && local === 'xmlns') {
    if (value === XML_NAMESPACE) argument(XML_PREFIX);
    if (value === XMLNS_NAMESPACE) argument(XMLNS_PREFIX);
  }
  return value;
}
