import { base64 } from './text.ts';

/** Takes what must not be seen out of a text. */
export type Mask = (text: string) => string;

const STARS = '*****';

/** What is not secret is not changed. */
export const unmasked: Mask = (text) => text;

/**
 * Secrets as they are, and as they look in URLs, JSON, XML and Base64. Of secrets within secrets the longest is taken.
 */
export function masking(secrets: Iterable<string>): Mask {
  const looks = new Set<string>();
  for (const secret of secrets) for (const look of looksOf(secret)) looks.add(look);
  looks.delete('');
  if (looks.size === 0) return unmasked;
  const longestFirst = [...looks].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((shown, look) => shown.replaceAll(look, STARS), text);
}

/**
 * The same for findings, which quote pieces of what they are about: a secret that stands where code belongs is taken
 * apart, and one that is long is cut.
 */
export function maskingFindings(secrets: readonly string[]): Mask {
  const mask = masking(secrets);
  if (mask === unmasked) return mask;
  const isPiece = (quoted: string): boolean =>
    quoted.length - 2 >= TELLING && secrets.some((secret) => secret.includes(quoted.slice(1, -1)));
  const withoutPieces: Mask = (text) =>
    text.replace(/'[^']+'|"[^"]+"/g, (quoted) => (isPiece(quoted) ? `${quoted[0]!}${STARS}${quoted[0]!}` : quoted));
  return (text) => secrets.reduce((shown, secret) => withoutBeginning(shown, secret), withoutPieces(mask(text)));
}

/** Messages end long texts with an ellipsis: what stands before it may be the beginning of a secret. */
function withoutBeginning(text: string, secret: string): string {
  const pieces = text.split('…');
  return pieces.map((piece, i) => (i === pieces.length - 1 ? piece : withoutEnd(piece, secret))).join('…');
}

function withoutEnd(piece: string, secret: string): string {
  for (let known = Math.min(secret.length, piece.length, LONGEST_CUT); known >= TELLING; known--)
    if (piece.endsWith(secret.slice(0, known))) return piece.slice(0, -known) + STARS;
  return piece;
}

/** A beginning that is shorter may stand there by chance; none is longer in a message. */
const TELLING = 4;
const LONGEST_CUT = 100;

function* looksOf(secret: string): Generator<string> {
  const escaped = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
  yield secret;
  for (const url of [escaped, escaped.replace(/%../g, (code) => code.toLowerCase())]) {
    yield url;
    yield url.replaceAll('%20', '+');
  }
  yield JSON.stringify(secret).slice(1, -1);
  yield secret.replace(/[&<>"']/g, (c) => ENTITIES[c]!);
  yield base64(secret);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
