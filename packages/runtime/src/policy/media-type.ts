import type { Headers } from '../exchange/headers.ts';

/** What Content-Type and Accept say of JSON and XML: `application/…`, `text/…` and every `…+…` of them. */
export type Format = 'json' | 'xml';

const FORMATS: Readonly<Record<Format, RegExp>> = {
  json: /^\s*(?:(?:application|text)\/json|[^\s/;,*]+\/[^\s;,*]+\+json)\s*(?:;|$)/i,
  xml: /^\s*(?:(?:application|text)\/xml|[^\s/;,*]+\/[^\s;,*]+\+xml)\s*(?:;|$)/i,
};

export const isFormat = (mediaType: string, format: Format): boolean => FORMATS[format].test(mediaType);

export const hasFormat = (headers: Headers, format: Format): boolean =>
  headers.get('content-type')?.some((value) => isFormat(value, format)) ?? false;

/** Asked for by name: a wildcard asks for nothing in particular, and a quality of 0 refuses. */
export const accepts = (headers: Headers, format: Format): boolean =>
  headers
    .get('accept')
    ?.flatMap((line) => line.split(','))
    .some((range) => isFormat(range, format) && !/;\s*q\s*=\s*0(?:\.0*)?\s*(?:;|$)/i.test(range)) ?? false;
