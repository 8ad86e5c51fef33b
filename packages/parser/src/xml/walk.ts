import { contains } from '../text/span.ts';
import type { Attribute, Document, Missing, Node } from './ast.ts';

/** Ways through a tree. Nodes know no parents: whoever needs them asks for a path. */
export type AnyNode = Document | Node | Attribute | Missing;

/** What a node holds, in file order; an element its attributes first. */
export function children(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case 'Document':
      return node.children;
    case 'Element':
      return node.attributes.length === 0 ? node.children : [...node.attributes, ...node.children];
    case 'Attribute':
      return [node.value];
    case 'CData':
      return node.island ? [node.island] : [];
    case 'Text':
    case 'Island':
    case 'Comment':
    case 'Instruction':
    case 'Directive':
    case 'Missing':
      return [];
  }
}

/** From the document to the innermost node at an offset. Between two nodes the one that begins there wins. */
export function pathTo(document: Document, offset: number): readonly AnyNode[] {
  const path: AnyNode[] = [document];
  for (let node: AnyNode | undefined = document; node;) {
    node = children(node).findLast((child) => contains(child.span, offset));
    if (node) path.push(node);
  }
  return path;
}

export const nodeAt = (document: Document, offset: number): AnyNode => pathTo(document, offset).at(-1)!;

/** A depth-first walk without recursion. */
export function walk(node: AnyNode, enter: (node: AnyNode) => void): void {
  const pending: AnyNode[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    enter(next);
    const inner = children(next);
    for (let i = inner.length - 1; i >= 0; i--) pending.push(inner[i]!);
  }
}
