import { parseDocument, type Attribute, type Element, type Node } from '@sluice/parser';
import { contentOf, isSpace, ROOT, shapeOf, type Shape } from './shape.ts';

/**
 * Whether two texts are the same document in different clothes: what a formatter may change is white space between
 * nodes and inside tags, the order of attributes, `<a/>` for `<a></a>`, and in expressions the white space that begins
 * a line. The command asks before it overwrites a file.
 */
export function sameContent(before: string, after: string): boolean {
  const [a, b] = [before, after].map((text) => ({ text, nodes: parseDocument(text).document.children }));
  return sameNodes(a!, b!, ROOT);
}

interface Nodes {
  readonly text: string;
  readonly nodes: readonly Node[];
}

function sameNodes(a: Nodes, b: Nodes, parent: Shape): boolean {
  const [left, right] = [a, b].map(({ text, nodes }) => nodes.filter((node) => !isSpace(node, text)));
  if (left!.length !== right!.length) return false;
  return left!.every((node, i) => {
    const other = right![i]!;
    if (node.kind !== 'Element' || other.kind !== 'Element')
      return node.kind === other.kind && rawOf(a.text, node).trim() === rawOf(b.text, other).trim();
    const shape = shapeOf(node.name, parent);
    return (
      node.name === other.name &&
      attributesOf(a.text, node) === attributesOf(b.text, other) &&
      (isLiteral(a.text, node, shape)
        ? innerOf(a.text, node) === innerOf(b.text, other)
        : sameNodes({ text: a.text, nodes: node.children }, { text: b.text, nodes: other.children }, shape ?? ROOT))
    );
  });
}

const isLiteral = (text: string, element: Element, shape: Shape | null): boolean =>
  contentOf(element, shape, text) === 'literal';

const rawOf = (text: string, { span }: Node): string => text.slice(span.start, span.end);

const attributesOf = (text: string, { attributes }: Element): string =>
  attributes
    .map((a) => `${a.name}=${valueOf(text, a)}`)
    .sort()
    .join(' ');

const valueOf = (text: string, { value, span }: Attribute): string => {
  const raw = text.slice(value.span.start - 1, span.end);
  return value.kind === 'Island' ? withoutMargins(raw) : raw;
};

function innerOf(text: string, { children, startTag, endTag }: Element): string {
  const raw = text.slice(startTag.end, endTag?.start ?? startTag.end);
  return children.some(({ kind }) => kind === 'Island') ? withoutMargins(raw) : raw;
}

const withoutMargins = (raw: string): string => raw.replace(/[\r\n][ \t\r\n]*/g, '\n');
