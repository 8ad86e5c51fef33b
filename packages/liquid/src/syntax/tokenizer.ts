import { SourceMap, type Span } from '@sluice/parser';

/**
 * From a template to texts, outputs and tags, as DotLiquid 2.2 cuts them at the syntax level that it begins with (2.0):
 * `-}}` takes a line end or the blanks behind it along, `{{-` the blanks before it, line ends not. Quotes in markup hide
 * its end. What has no end is one token to the end of the template. Spans are offsets of the template.
 */
export interface Token {
  readonly kind: 'text' | 'output' | 'tag';
  /** A text as it is written; of the others what stands between the braces. */
  readonly content: string;
  readonly span: Span;
  /** Where a part of the content stands. */
  readonly locate: (start: number, end: number) => Span;
  readonly closed: boolean;
}

/** Tags whose content is text, whatever it looks like. */
export const RAW_TAGS: ReadonlySet<string> = new Set(['raw', 'comment']);

export function tokenize(template: string): readonly Token[] {
  const { text, map } = withoutTrailingBlanks(template);
  const tokens: Token[] = [];
  const add = (
    kind: Token['kind'],
    start: number,
    end: number,
    inner: number,
    content: string,
    closed = true,
  ): void => {
    const locate: Token['locate'] = (from, to) => map.span({ start: inner + from, end: inner + to });
    tokens.push({ kind, content, span: map.span({ start, end }), locate, closed });
  };
  let at = 0;
  while (at < text.length) {
    const open = nextOpening(text, at);
    if (open < 0) break;
    const dash = text[open + 2] === '-' ? 1 : 0;
    const before = dash === 1 ? trimBlanks(text.slice(at, open)) : text.slice(at, open);
    if (before !== '') add('text', at, open, at, before);
    const isTag = text[open + 1] === '%';
    const inner = open + 2 + dash;
    const end = endOf(text, inner, isTag ? '%' : '}');
    const closed = end >= 0;
    const content = text.slice(inner, closed ? end : undefined);
    at = closed ? end + 2 : text.length;
    add(isTag ? 'tag' : 'output', open, at, inner, content, closed);
    const name = isTag ? /^\s*(\w+)/.exec(content)?.[1] : undefined;
    if (closed && name !== undefined && RAW_TAGS.has(name)) {
      const stop = rawEnd(text, at, name);
      if (stop > at) add('text', at, stop, at, text.slice(at, stop));
      at = stop;
    }
  }
  if (at < text.length) add('text', at, text.length, at, text.slice(at));
  return tokens;
}

function withoutTrailingBlanks(template: string): { readonly text: string; readonly map: SourceMap } {
  const edits: { start: number; end: number; length: number }[] = [];
  let text = '';
  let from = 0;
  for (const m of template.matchAll(/-(?:\}\}|%\})(\n|\r\n|[ \t]+)?/g)) {
    const braces = m.index + 1;
    text += template.slice(from, m.index) + template.slice(braces, braces + 2);
    from = m.index + m[0].length;
    edits.push({ start: m.index, end: braces, length: 0 });
    if (m[1] !== undefined) edits.push({ start: braces + 2, end: from, length: 0 });
  }
  const map = SourceMap.at(0);
  return edits.length === 0
    ? { text: template, map }
    : { text: text + template.slice(from), map: map.replacing(edits) };
}

function nextOpening(text: string, from: number): number {
  for (let i = text.indexOf('{', from); i >= 0; i = text.indexOf('{', i + 1))
    if (text[i + 1] === '{' || text[i + 1] === '%') return i;
  return -1;
}

/** Where the closing braces begin; -1 where there are none. */
function endOf(text: string, from: number, mark: '%' | '}'): number {
  for (let i = from; i < text.length; i++) {
    const c = text[i]!;
    if (c === '"' || c === "'") {
      i = text.indexOf(c, i + 1);
      if (i < 0) return -1;
    } else if (c === mark && text[i + 1] === '}') return i;
  }
  return -1;
}

const trimBlanks = (text: string): string => {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text.slice(0, end);
};

/** The end of the template where the end tag is missing: the reader says so. */
function rawEnd(text: string, from: number, name: string): number {
  const end = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g');
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}
