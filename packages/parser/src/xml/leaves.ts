import type { IToken } from 'chevrotain';
import type { DiagnosticBag } from '../diag/bag.ts';
import { SourceMap } from '../text/source-map.ts';
import { span } from '../text/span.ts';
import type { Span } from '../text/span.ts';
import type { CData, Comment, Instruction, Island, Text } from './ast.ts';
import { skipSpace } from './chars.ts';
import { decode } from './entities.ts';
import { startsIsland } from './extents.ts';
import { scanIsland } from './island.ts';
import type { Extent } from './island.ts';
import { xmlMessages } from './messages.ts';
import type { Closing } from './tokens.ts';

/** The nodes without children: what a token's text means, and what is odd about it. */

export const spanOf = (token: IToken): Span => span(token.startOffset, token.startOffset + token.image.length);

/** Element text. */
export function readText(token: IToken, bag: DiagnosticBag): Text {
  const { image: raw, startOffset: start } = token;
  const angle = strayAngle(raw);
  if (angle >= 0) bag.add(xmlMessages('XML1016', span(start + angle, start + angle + 1)));
  return literal(raw, start, bag);
}

/** The value of an attribute, without its quotes. */
export function readValue(raw: string, start: number, attribute: string, bag: DiagnosticBag): Text {
  const angle = strayAngle(raw);
  if (angle >= 0) bag.add(xmlMessages('XML1015', span(start + angle, start + angle + 1), { name: attribute }));
  return literal(raw, start, bag);
}

function literal(raw: string, start: number, bag: DiagnosticBag): Text {
  const { text, map, bare } = decode(raw, start);
  if (bare && !/@[({]/.test(raw)) bag.add(xmlMessages('XML1017', bare));
  return { kind: 'Text', span: span(start, start + raw.length), text, map };
}

/** The first raw `<`; those behind an `@(` are C# that was meant as an expression. */
function strayAngle(raw: string): number {
  const angle = raw.indexOf('<');
  if (angle < 0) return -1;
  const island = raw.search(/@[({]/);
  return island >= 0 && island < angle ? -1 : angle;
}

/** Text taken as it stands, markup and all. */
export const verbatimText = (raw: string, start: number): Text => ({
  kind: 'Text',
  span: span(start, start + raw.length),
  text: raw,
  map: SourceMap.at(start),
});

/** An expression in an attribute or in text, where references stand for characters. */
export function readIsland(text: string, start: number, extent: Extent, bag: DiagnosticBag): Island {
  const { text: code, map } = decode(text.slice(start, extent.end), start);
  return island(text, start, extent, code, map, bag);
}

function island(
  text: string,
  start: number,
  { end, closed }: Extent,
  code: string,
  map: SourceMap,
  bag: DiagnosticBag,
): Island {
  const block = text.charCodeAt(start + 1) === 0x7b;
  if (!closed) bag.add(xmlMessages('XML1010', span(start, start + 2), { bracket: block ? '}' : ')' }));
  return { kind: 'Island', span: span(start, end), form: block ? 'block' : 'expression', code, map, closed };
}

const cdataOpen = '<![CDATA['.length;
const cdataClose = ']]>'.length;

export function readCData(token: IToken, source: string, bag: DiagnosticBag): CData {
  const all = spanOf(token);
  const { closed } = token.payload as Closing;
  const from = all.start + cdataOpen;
  const to = closed ? all.end - cdataClose : all.end;
  const inner = source.slice(from, to);
  if (!closed) bag.add(xmlMessages('XML1012', span(all.start, from)));
  return { kind: 'CData', span: all, text: inner, map: SourceMap.at(from), island: cdataIsland(source, from, to, bag) };
}

/** In CDATA nothing is a reference; and the section's end is the limit of the expression. */
function cdataIsland(source: string, from: number, to: number, bag: DiagnosticBag): Island | null {
  const start = skipSpace(source, from);
  if (start >= to || !startsIsland(source, start)) return null;
  const extent = scanIsland(source, start, to, null);
  const end = extent.closed ? extent.end : start + source.slice(start, to).trimEnd().length;
  if (extent.closed && skipSpace(source, end) < to) return null;
  return island(source, start, { end, closed: extent.closed }, source.slice(start, end), SourceMap.at(start), bag);
}

export function readComment(token: IToken, bag: DiagnosticBag): Comment {
  const all = spanOf(token);
  const { closed } = token.payload as Closing;
  const text = token.image.slice(4, closed ? -3 : undefined);
  const dashes = text.indexOf('--');
  if (!closed) bag.add(xmlMessages('XML1011', span(all.start, all.start + 4)));
  else if (dashes >= 0) bag.add(xmlMessages('XML1018', span(all.start + 4 + dashes, all.start + 6 + dashes)));
  return { kind: 'Comment', span: all, text };
}

export function readInstruction(token: IToken, bag: DiagnosticBag): Instruction {
  const all = spanOf(token);
  const { closed } = token.payload as Closing;
  const opening = span(all.start, all.start + 2);
  if (token.image.startsWith('<!')) bag.add(xmlMessages('XML1014', closed ? all : opening));
  else if (!closed) bag.add(xmlMessages('XML1013', opening));
  return { kind: 'Instruction', span: all, text: token.image };
}
