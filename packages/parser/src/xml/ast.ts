import type { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';

/**
 * The syntax tree of a policy document: what was written, as it was written. Every node carries the span of its text
 * in the file; children lie inside their parent and do not overlap. Nothing is dropped: comments, white space and
 * template directives are nodes too. There are no parent links; walks carry their path.
 */
export type Node = Element | Text | Island | CData | Comment | Instruction | Directive;

export interface Document {
  readonly kind: 'Document';
  readonly span: Span;
  /** Without the byte order mark, which `span` leaves out. */
  readonly children: readonly Node[];
}

export interface Element {
  readonly kind: 'Element';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Node[];
  /** From `<` to the `>` of the start tag. */
  readonly startTag: Span;
  /** The whole end tag; null where the element is written `<a/>` or its end tag is missing. */
  readonly endTag: Span | null;
}

export interface Attribute {
  readonly kind: 'Attribute';
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  /** Missing where the file has a name without a value. */
  readonly value: Text | Island | Missing;
  readonly quote: '"' | "'" | null;
}

/** Literal text, of an attribute or an element: `text` with entities decoded, `map` back to the file. */
export interface Text {
  readonly kind: 'Text';
  readonly span: Span;
  readonly text: string;
  readonly map: SourceMap;
}

/**
 * An expression where it fills a value: `code` runs from `@` to the closing bracket, entities decoded where the
 * file has them. `closed` is false where the bracket is missing: the extent is then a guess that the reader reported.
 */
export interface Island {
  readonly kind: 'Island';
  readonly span: Span;
  readonly form: 'expression' | 'block';
  readonly code: string;
  readonly map: SourceMap;
  readonly closed: boolean;
}

export interface CData {
  readonly kind: 'CData';
  readonly span: Span;
  /** What stands between the brackets; where it is an expression, `island` is it. */
  readonly text: string;
  readonly map: SourceMap;
  readonly island: Island | null;
}

export interface Comment {
  readonly kind: 'Comment';
  readonly span: Span;
  readonly text: string;
}

/** `<?xml …?>`, `<?…?>` or `<!DOCTYPE …>`. */
export interface Instruction {
  readonly kind: 'Instruction';
  readonly span: Span;
  readonly text: string;
}

/** A template line between elements that another tool fills in before the service sees the file: `%{ if x }`. */
export interface Directive {
  readonly kind: 'Directive';
  readonly span: Span;
  readonly text: string;
}

/** A place where something had to stand; the reader has reported it. */
export interface Missing {
  readonly kind: 'Missing';
  readonly span: Span;
}
