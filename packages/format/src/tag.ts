import type { Attribute, Element } from '@sluice/parser';
import { reindent } from './csharp.ts';
import type { Style } from './options.ts';
import type { Shape } from './shape.ts';

/** A start tag: on one line where its first line fits the width, else each attribute on a line of its own. */
export function startTag(
  text: string,
  element: Element,
  shape: Shape | null,
  depth: number,
  close: '>' | '/>',
  style: Style,
): string {
  const attributes = inOrder(element.attributes, shape, style);
  const write = (level: number): string[] => attributes.map((a) => attributeText(text, a, level, style));
  const end = close === '>' ? '>' : ' />';
  const line = [`<${element.name}`, ...write(depth)].join(' ') + end;
  const [first = ''] = line.split(/[\r\n]/, 1);
  if (attributes.length < 2 || depth * style.columns + first.length <= style.width) return line;
  const start = style.eol + style.unit.repeat(depth);
  return `<${element.name}${write(depth + 1)
    .map((a) => start + style.unit + a)
    .join('')}${start}${close}`;
}

function attributeText(text: string, { name, span, value, quote }: Attribute, depth: number, style: Style): string {
  const from = value.span.start - 1;
  if (style.expressions === 'keep' || value.kind !== 'Island') return `${name}=${text.slice(from, span.end)}`;
  return `${name}=${quote}${reindent(text, value, depth * style.columns, style)}${text.slice(value.span.end, span.end)}`;
}

/** Namespaces first, as everybody writes them; then as the definition has them; then the rest. */
function inOrder(attributes: readonly Attribute[], shape: Shape | null, style: Style): readonly Attribute[] {
  if (style.attributes === 'keep' || shape === null) return attributes;
  const names = ['id', ...Object.keys(shape.attributes)];
  const rank = ({ name }: Attribute): number => {
    if (/^xmlns(?::|$)/.test(name)) return -1;
    const at = names.indexOf(name);
    return at < 0 ? names.length : at;
  };
  return attributes.toSorted((a, b) => rank(a) - rank(b));
}
