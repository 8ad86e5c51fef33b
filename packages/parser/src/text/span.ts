/**
 * A stretch of text: UTF-16 offsets, half-open. The only notion of position inside Sluice; lines and columns exist
 * where text meets a person or an editor (see `SourceFile`).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The smallest span that covers both. */
export const union = (a: Span, b: Span): Span => span(Math.min(a.start, b.start), Math.max(a.end, b.end));

/** Whether an offset lies inside, the end included: an editor's cursor stands between characters. */
export const contains = (outer: Span, offset: number): boolean => outer.start <= offset && offset <= outer.end;

export const slice = (text: string, s: Span): string => text.slice(s.start, s.end);
