import type { Span } from '@sluice/parser';
import type { liquidMessages } from '../messages.ts';
import type { Operand, Render } from '../render/rendering.ts';

/**
 * A tag is one definition in one file: its name, and how it is read. Reading gives what runs at once: in a template
 * nothing is known of names and types, so there is nothing to bind in between.
 */
export interface TagDef {
  readonly name: string;
  /** The syntax, as messages show it. */
  readonly syntax: string;
  /** Null where the tag is wrong, and reported. */
  readonly read: (tag: Tag, reader: Reader) => Render | null;
}

/** `{% name markup %}`. */
export interface Tag {
  readonly name: string;
  readonly markup: string;
  readonly span: Span;
  /** Of the markup. */
  readonly locate: Locate;
}

export interface Branch {
  /** Null: what stands before the first `else` or the like. */
  readonly tag: Tag | null;
  readonly nodes: readonly Render[];
}

type Code = keyof (typeof liquidMessages)['entries'];
/** Takes what the catalogue takes. */
export type Report = <C extends Code>(...finding: Parameters<typeof liquidMessages<C>>) => void;

/** Where a part of the markup stands in the template. */
export type Locate = (start: number, end: number) => Span;

/** What a tag asks of the reader of the template. */
export interface Reader {
  /** Everything up to the end tag. */
  readonly block: (tag: Tag) => readonly Render[];
  /** The same, cut at the tags of these names. */
  readonly branches: (tag: Tag, names: readonly string[]) => readonly Branch[];
  /** Text up to the end tag, taken literally. */
  readonly raw: (tag: Tag) => string;
  /** Everything there is. */
  readonly rest: () => void;
  /** A value with filters, as in an output. */
  readonly output: (markup: string, locate: Locate) => Operand;
  readonly report: Report;
  /** The tag does not have its syntax. */
  readonly malformed: (tag: Tag, syntax: string) => null;
}

export const defineTag = (def: TagDef): TagDef => def;
