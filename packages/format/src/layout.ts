import type { Document, Element, Node } from '@sluice/parser';
import { reindent } from './csharp.ts';
import type { Style } from './options.ts';
import { contentOf, isSpace, ROOT, shapeOf, type Shape } from './shape.ts';
import { startTag } from './tag.ts';

/**
 * A tree without errors → its text. Each node stands on a line of its own, one level deeper than its parent; a comment
 * that stood behind something on its line stays there. What a node says is copied from the file.
 */
export function layout(text: string, document: Document, style: Style): string {
  const body = block(text, document.children, ROOT, 0, style).join('').slice(style.eol.length);
  return text.slice(0, document.span.start) + body + style.eol;
}

/** A node with what stands around it: the numbers of line breaks. */
interface Item {
  readonly node: Node;
  readonly written: string;
  readonly before: number;
  after: number;
}

/** The nodes, each with the line break and the indentation before it, or, behind something on its line, a space. */
function block(text: string, nodes: readonly Node[], parent: Shape, depth: number, style: Style): string[] {
  const items = itemsOf(text, nodes);
  const start = style.eol + style.unit.repeat(depth);
  return items.map((item, i) => {
    const { node, before } = item;
    const previous = items[i - 1];
    if (staysOnLine(item, previous, items[i + 1], depth)) return ` ${item.written}`;
    const shown =
      node.kind === 'Element' && !isKept(item, previous)
        ? elementText(text, node, shapeOf(node.name, parent), depth, tagStyle(previous, style), style)
        : item.written;
    return (previous !== undefined && before > 1 ? style.eol : '') + start + shown;
  });
}

/** A comment that says so keeps the element behind it as it is, and one that silences a line keeps what is one line. */
const isKept = ({ written }: Item, previous: Item | undefined): boolean =>
  says(previous, ignore) || (says(previous, silences) && lineBreaks(written) === 0);

/** What is silenced is in the line behind the comment, so attributes stay there. */
const tagStyle = (previous: Item | undefined, style: Style): Style =>
  says(previous, silences) ? { ...style, width: Infinity } : style;

const says = (item: Item | undefined, what: RegExp): boolean =>
  item?.node.kind === 'Comment' && what.test(item.node.text);

const ignore = /^\s*sluice-fmt-ignore\b/;
const silences = /^\s*sluice-disable-next-line\b/;

/** A comment behind a statement, or behind the start tag, speaks of it where nothing follows on the line. */
function staysOnLine(
  { node, before, after }: Item,
  previous: Item | undefined,
  next: Item | undefined,
  depth: number,
): boolean {
  if (node.kind !== 'Comment' || before > 0) return false;
  if (previous === undefined) return depth > 0 && after > 0;
  const speaksOf = previous.node.kind !== 'Comment' && previous.node.kind !== 'Instruction';
  return speaksOf && (after > 0 || next === undefined);
}

function itemsOf(text: string, nodes: readonly Node[]): Item[] {
  const items: Item[] = [];
  let gap = '';
  const end = (): void => {
    const last = items.at(-1);
    if (last !== undefined) last.after = lineBreaks(gap);
  };
  for (const node of nodes) {
    const raw = text.slice(node.span.start, node.span.end);
    if (isSpace(node, text)) {
      gap += raw;
      continue;
    }
    const [from, to] = node.kind === 'Text' ? extentWithin(raw) : [0, raw.length];
    gap += raw.slice(0, from);
    end();
    items.push({ node, written: raw.slice(from, to), before: lineBreaks(gap), after: 0 });
    gap = raw.slice(to);
  }
  end();
  return items;
}

/** A text without the white space around it; what Unicode has of it beyond XML's stays. */
function extentWithin(raw: string): readonly [from: number, to: number] {
  let from = 0;
  let to = raw.length;
  while (space.has(raw[from]!)) from++;
  while (to > from && space.has(raw[to - 1]!)) to--;
  return [from, to];
}

const space: ReadonlySet<string> = new Set(' \t\r\n');

const lineBreaks = (gap: string): number => gap.match(/\r\n|\r|\n/g)?.length ?? 0;

function elementText(
  text: string,
  element: Element,
  shape: Shape | null,
  depth: number,
  ofTag: Style,
  style: Style,
): string {
  const content = contentOf(element, shape, text);
  if (element.endTag === null || (content === 'empty' && style.emptyElements === 'self-closing'))
    return startTag(text, element, shape, depth, '/>', ofTag);
  const open = startTag(text, element, shape, depth, '>', ofTag);
  const close = `</${element.name}>`;
  switch (content) {
    case 'empty':
      return open + close;
    case 'literal':
      return open + literalText(text, element, shape, depth, style) + close;
    case 'nodes': {
      const inner = block(text, element.children, shape!, depth + 1, style);
      return `${open}${inner.join('')}${style.eol}${style.unit.repeat(depth)}${close}`;
    }
  }
}

/** All as it stands; only where an expression is all there is, and may move, it does. */
function literalText(text: string, element: Element, shape: Shape | null, depth: number, style: Style): string {
  const { startTag: tag, endTag, children } = element;
  const whole = text.slice(tag.end, endTag!.start);
  const content = children.filter((node) => !isSpace(node, text));
  const [island] = content;
  if (style.expressions === 'keep' || shape === null || content.length !== 1 || island?.kind !== 'Island') return whole;
  const before = text.slice(tag.end, island.span.start);
  const after = text.slice(island.span.end, endTag!.start);
  const own = lineBreaks(before) > 0;
  const level = own ? depth + 1 : depth;
  const margin = (space: string, levels: number): string =>
    lineBreaks(space) > 0 ? style.eol + style.unit.repeat(levels) : space;
  return margin(before, depth + 1) + reindent(text, island, level * style.columns, style) + margin(after, depth);
}
