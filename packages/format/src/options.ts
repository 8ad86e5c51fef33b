/** What the options may be: their bounds, or their words. */
export const VALUES = {
  indent: { min: 1, max: 16 },
  width: { min: 40, max: 1000 },
  expressions: ['keep', 'indent'],
  attributes: ['keep', 'definition'],
  emptyElements: ['keep', 'self-closing'],
} as const;

type Word<K extends 'expressions' | 'attributes' | 'emptyElements'> = (typeof VALUES)[K][number];

/** How a document is written; whoever says nothing gets the style of the examples in the service's own portal. */
export interface FormatOptions {
  /** Spaces per level, or a tab. */
  readonly indent?: number | 'tab';
  /** Columns that a start tag may take before its attributes stand on lines of their own. A tab counts as four. */
  readonly width?: number;
  /** `keep`: expressions byte for byte. `indent`: the lines of one that has several move along with its element. */
  readonly expressions?: Word<'expressions'>;
  /** `keep`: as written. `definition`: as the definition of the policy lists them; those it does not know come last. */
  readonly attributes?: Word<'attributes'>;
  /** `keep`: `<a></a>` and `<a />` as written. `self-closing`: `<a />`. */
  readonly emptyElements?: Word<'emptyElements'>;
}

export const DEFAULTS = {
  indent: 4,
  width: 120,
  expressions: 'keep',
  attributes: 'keep',
  emptyElements: 'keep',
} as const satisfies Required<FormatOptions>;

/** The options with everything decided that follows from them and from the file. */
export interface Style extends Required<FormatOptions> {
  /** The line break of the file. */
  readonly eol: string;
  /** One level. */
  readonly unit: string;
  /** Columns of one level. */
  readonly columns: number;
}

const TAB = 4;

export function styleOf(options: FormatOptions, text: string): Style {
  const all = { ...DEFAULTS, ...options };
  const columns = all.indent === 'tab' ? TAB : all.indent;
  const unit = all.indent === 'tab' ? '\t' : ' '.repeat(all.indent);
  return { ...all, unit, columns, eol: lastLineBreak(text) };
}

/** The last one decides: it is the one in front of the end, which every formatted file has, so it decides again. */
const lastLineBreak = (text: string): string => /(\r\n|\n|\r)[^\r\n]*$/.exec(text)?.[1] ?? '\n';

/** White space that reaches a column, and the column that white space reaches. */
export const spaceTo = (column: number, { indent }: Style): string =>
  indent === 'tab' ? '\t'.repeat(Math.floor(column / TAB)) + ' '.repeat(column % TAB) : ' '.repeat(column);

export function columnOf(space: string, { columns }: Style): number {
  let column = 0;
  for (const c of space) column = c === '\t' ? (Math.floor(column / columns) + 1) * columns : column + 1;
  return column;
}
