import { CLR } from '../clr.ts';
import type { XmlNodeType } from './node-type.ts';
import { XmlNodeType as Kind } from './node-type.ts';

/**
 * The tree of LINQ to XML. Children are a ring, and a container holds its last one, so that both ends are at hand;
 * text that is all of a container's content is kept as a string until somebody asks for the node. A node is in one
 * tree at a time. Nothing here checks what may stand where: that is `content.ts`.
 */
export abstract class XObject {
  parent: XContainer | null = null;

  abstract readonly nodeType: XmlNodeType;
  abstract get [CLR](): string;
}

export abstract class XNode extends XObject {
  /** The ring of siblings; null outside a tree. */
  next: XNode | null = null;
  previous: XNode | null = null;

  get nextSibling(): XNode | null {
    return this.parent === null || this.parent.content === this ? null : this.next;
  }

  get previousSibling(): XNode | null {
    return this.parent === null || this.parent.first === this ? null : this.previous;
  }
}

export class XText extends XNode {
  value: string;

  constructor(value: string) {
    super();
    this.value = value;
  }

  get nodeType(): XmlNodeType {
    return Kind.Text;
  }

  get [CLR](): string {
    return 'System.Xml.Linq.XText';
  }
}

export abstract class XContainer extends XNode {
  /** The last child, or text instead of children. Null is `<a />`, the empty text `<a></a>`. */
  content: XNode | string | null = null;

  /** The first child where there are nodes: text that is not a node yet does not count. */
  get first(): XNode | null {
    const { content } = this;
    return content instanceof XNode ? content.next : null;
  }

  get firstNode(): XNode | null {
    this.textToNode();
    return this.first;
  }

  get lastNode(): XNode | null {
    this.textToNode();
    return this.content instanceof XNode ? this.content : null;
  }

  /** From here on the text is a node; the empty text stays as it is. */
  textToNode(): void {
    const { content } = this;
    if (typeof content !== 'string' || content === '') return;
    this.content = null;
    this.append(new XText(content));
  }

  append(node: XNode): void {
    const { content } = this;
    this.insertAfter(content instanceof XNode ? content : null, node);
    this.content = node;
  }

  /** Links a free node behind a child; in front of all of them where there is none. Empty text gives way. */
  insertAfter(child: XNode | null, node: XNode): void {
    const { content } = this;
    node.parent = this;
    if (!(content instanceof XNode)) {
      node.next = node.previous = node;
      this.content = node;
      return;
    }
    const before = child ?? content;
    const after = before.next!;
    node.previous = before;
    node.next = after;
    before.next = after.previous = node;
    if (child === content) this.content = node;
  }

  unlink(node: XNode): void {
    if (node.next === node) this.content = null;
    else {
      node.previous!.next = node.next;
      node.next!.previous = node.previous;
      if (this.content === node) this.content = node.previous;
    }
    node.parent = node.next = node.previous = null;
  }

  /** Frees all children. */
  clear(): void {
    let node = this.first;
    this.content = null;
    while (node !== null) {
      const { next } = node;
      node.parent = node.next = node.previous = null;
      node = next;
    }
  }
}
