import { SourceMap } from '../text/source-map.ts';
import type { Segment } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';
import { isXmlChar } from './chars.ts';

/**
 * References of XML text: `&lt;` and its four siblings, `&#65;`, `&#x41;`. Nothing else is expanded, so nothing can
 * explode. What XML would refuse, a bare `&` or an unknown name, stays as it is written; the caller may report it.
 */
const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const reference = /&(?:#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}))|(lt|gt|amp|quot|apos));/y;

export interface Decoded {
  readonly text: string;
  readonly map: SourceMap;
  /** The first `&` that begins no reference known to XML, as it stands in the file. */
  readonly bare: Span | null;
}

/** Decodes the references of `raw`, which stands in the file at `base`. */
export function decode(raw: string, base: number): Decoded {
  let amp = raw.indexOf('&');
  if (amp < 0) return { text: raw, map: SourceMap.at(base), bare: null };

  const segments: Segment[] = [];
  let text = '';
  let copied = 0; // up to here `raw` is in `text`
  let bare: Span | null = null;
  for (; amp >= 0; amp = raw.indexOf('&', amp + 1)) {
    reference.lastIndex = amp;
    const match = reference.exec(raw);
    const char = match && referenced(match);
    if (!match || !char) {
      bare ??= { start: base + amp, end: base + (match ? reference.lastIndex : amp + 1) };
      continue;
    }
    if (amp > copied) {
      segments.push({ from: text.length, to: base + copied });
      text += raw.slice(copied, amp);
    }
    segments.push({ from: text.length, to: base + amp, fixed: match[0].length });
    text += char;
    copied = amp + match[0].length;
  }
  if (copied < raw.length || segments.length === 0) {
    segments.push({ from: text.length, to: base + copied });
    text += raw.slice(copied);
  }
  return { text, map: new SourceMap(segments), bare };
}

/** The text of a reference; null where XML has no such character. */
function referenced([, hex, decimal, name]: RegExpExecArray): string | null {
  if (name !== undefined) return named.get(name)!;
  const code = hex !== undefined ? parseInt(hex, 16) : parseInt(decimal!, 10);
  return isXmlChar(code) ? String.fromCodePoint(code) : null;
}

/** Text as an element's content; `>` is escaped too, because of `]]>`. */
export const encodeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as the value of a double-quoted attribute. Line breaks become references, or a parser would turn them to spaces. */
export const encodeAttribute = (text: string): string =>
  encodeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
