import { isSpace } from './characters.ts';
import { normalLineEnds, type Input } from './input.ts';

/** Small readers of the document type, where the end of the text has a message of its own. */

/** The document ends within its type. */
export const incomplete = (host: Input, at = host.text.length): never => host.fail('Incomplete DTD content.', at);

export function nameOf(host: Input): string {
  const { text } = host;
  let end = host.at;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && !'<>[]"\'%;'.includes(text[end]!)) end++;
  if (end >= text.length) incomplete(host);
  return host.readName();
}

export function needSpace(host: Input): void {
  if (host.skipSpace() > 0) return;
  if (host.ended) incomplete(host);
  host.expectSpace(host.at);
}

/** The end of the text is the beginning of one of these. */
export const cutOff = (host: Input, keywords: readonly string[]): boolean => {
  const rest = host.text.slice(host.at, host.at + 9);
  return host.at + rest.length >= host.text.length && keywords.some((k) => k !== rest && k.startsWith(rest));
};

/** A literal, as it stands between its quotes. */
export function readLiteral(host: Input): string {
  const quote = host.text[host.at];
  if (host.ended) incomplete(host);
  if (quote !== '"' && quote !== "'") return host.unexpected(host.at, '"', "'");
  const end = host.text.indexOf(quote, host.at + 1);
  if (end < 0) host.fail('There is an unclosed literal string.', host.text.length);
  host.checkCharacters(host.at + 1, end);
  const value = normalLineEnds(host.text.slice(host.at + 1, end));
  host.at = end + 1;
  return value;
}

/** A value of several words: one blank between them, none around them; blanks alone are one. */
export function words(value: string): string {
  const parts = value.split(' ').filter((part) => part !== '');
  return parts.length === 0 && value !== '' ? ' ' : parts.join(' ');
}
