import type { Attribute, Document, Node } from '../../packages/parser/src/index.ts';

/** A tree as indented lines: kind, name, text; white space between nodes left out. For snapshots. */
export function printTree(document: Document): string {
  return document.children.flatMap((node) => lines(node, '')).join('\n');
}

function lines(node: Node, indent: string): string[] {
  switch (node.kind) {
    case 'Element': {
      const end = node.endTag ? '' : node.span.end === node.startTag.end ? ' (empty)' : ' (no end tag)';
      return [
        `${indent}Element ${node.name}${end}`,
        ...node.attributes.map((a) => `${indent}  ${attribute(a)}`),
        ...node.children.flatMap((child) => lines(child, `${indent}  `)),
      ];
    }
    case 'Text':
      return node.text.trim() === '' ? [] : [`${indent}Text ${JSON.stringify(node.text)}`];
    case 'Island':
      return [`${indent}Island ${node.form}${node.closed ? '' : ' (not closed)'} ${JSON.stringify(node.code)}`];
    case 'CData': {
      const inside = node.island ? `Island ${node.island.form}` : 'Text';
      return [`${indent}CData ${inside} ${JSON.stringify(node.island?.code ?? node.text)}`];
    }
    default:
      return [`${indent}${node.kind} ${JSON.stringify(node.text)}`];
  }
}

function attribute({ name, value }: Attribute): string {
  switch (value.kind) {
    case 'Missing':
      return `@${name} missing`;
    case 'Text':
      return `@${name} ${JSON.stringify(value.text)}`;
    case 'Island':
      return `@${name} ${value.form}${value.closed ? '' : ' (not closed)'} ${JSON.stringify(value.code)}`;
  }
}
