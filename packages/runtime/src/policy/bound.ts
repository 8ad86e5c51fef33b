import type { Element, SourceFile, SourceMap, Span } from '@sluice/parser';
import type { Place } from '../exchange/failure.ts';
import type { ElementDef, PolicyDef } from './define.ts';
import type { BoundExpression } from './expression.ts';
import type { Section } from './vocabulary.ts';

/**
 * A document with its meaning: every element matched with its definition, every value typed. Made from any tree,
 * also a faulty one: what could not be understood was reported and is left out. Only an error-free tree is emitted.
 */
export interface BoundElement {
  readonly def: ElementDef | PolicyDef;
  readonly element: Element;
  readonly place: Place;
  readonly attributes: ReadonlyMap<string, BoundValue>;
  readonly elements: ReadonlyMap<string, readonly BoundElement[]>;
  readonly policies: readonly BoundPolicy[];
  readonly text: BoundValue | null;
}

export interface BoundPolicy extends BoundElement {
  readonly def: PolicyDef;
  readonly section: Section;
  /** The file it stands in: a document's or a fragment's. */
  readonly file: SourceFile;
}

export type BoundValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly span: Span }
  | {
      readonly kind: 'expression';
      readonly expression: BoundExpression;
      readonly span: Span;
      /** From the expression's code to the file. */
      readonly map: SourceMap;
      readonly place: Place;
    }
  /** Known when the document is loaded for running: a named value or a placeholder of another tool stands in it. */
  | { readonly kind: 'open'; readonly span: Span }
  /** Wrong, and reported. */
  | { readonly kind: 'invalid'; readonly span: Span };
