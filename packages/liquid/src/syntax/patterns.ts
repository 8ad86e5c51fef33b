/**
 * The pieces of markup by which DotLiquid recognises everything, as regular expressions. It has no grammar: a tag is
 * searched for the first place that looks right, so what stands around that place does not matter. None of them goes
 * over a text twice: what could is anchored at the beginning of a word.
 */
const QUOTED = `"[^"]*"|'[^']*'`;

/** One value: a quoted text, or anything without white space, comma and bar. */
export const FRAGMENT = `(?:${QUOTED}|(?:[^\\s,|'"]|${QUOTED})+)`;
/** The value of an output or an assignment: commas belong to it. */
const ASSIGNED = `(?:${QUOTED}|(?:[^\\s|'"]|${QUOTED})+)`;

/** .NET's `\w` without the marks that nobody uses; JavaScript's knows ASCII only. */
const WORD = '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]';
const WORD_START = `(?<!${WORD})`;
const BOUNDARY = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

/** Compiled on first use: Unicode's letters take a fraction of a millisecond each time, and few templates need all. */
function pattern(source: string, flags = ''): () => RegExp {
  let compiled: RegExp | null = null;
  return () => (compiled ??= new RegExp(source, `u${flags}`));
}

/** `name`, and the rest. */
export const TAG = pattern(`^\\s*(${WORD}+)\\s*([^]*)$`);
export const NAME = pattern(`${WORD}+`);
export const VALUE = pattern(FRAGMENT);
export const ASSIGNED_VALUE = pattern(ASSIGNED);
/** Sticky: `lastIndex` is set before each use. */
export const VALUE_HERE = pattern(FRAGMENT, 'y');
export const WORD_CHARS = pattern('[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}-]+\\??', 'y');
export const FILTER_ARGUMENT = pattern(`[:,]\\s*(${FRAGMENT})`, 'g');
/** `limit: 5`. */
export const ATTRIBUTE = pattern(`${WORD_START}(${WORD}+)\\s*:\\s*(${FRAGMENT})`, 'g');
/** `item in collection reversed`. */
export const FOR = pattern(`${WORD_START}(${WORD}+)\\s+in\\s+(${FRAGMENT}+)\\s*(reversed)?`);
export const TABLE_ROW = pattern(`${WORD_START}(${WORD}+)\\s+in\\s+((?:\\(?(?:${WORD}|[-.[\\]])\\)?)+)`);
export const ASSIGN = pattern(`(?<!${WORD}|[-.[\\]()])((?:\\(?(?:${WORD}|[-.[\\]])\\)?)+)\\s*=\\s*([^]*)`);
/** `left operator right`, with indices. */
export const COMPARISON = pattern(`(${FRAGMENT})\\s*([=!<>a-zA-Z_]+)?\\s*(${FRAGMENT})?`, 'd');
const AND_OR = `${BOUNDARY}(?:\\s?and\\s?|\\s?or\\s?)${BOUNDARY}`;
/** Comparisons, and `and` and `or` between them. */
export const LOGIC = pattern(`${AND_OR}|(?:(?!${AND_OR})(?:${FRAGMENT}|\\S+)\\s*)+`, 'g');
/** Between the values of a `when`; sticky. */
export const OR_HERE = pattern(`(?:\\s+or\\s+|\\s*,\\s*)(?=${FRAGMENT})`, 'y');
export const NAMED_CYCLE = pattern(`^(${FRAGMENT})\\s*:\\s*([^]*)`);
export const CYCLE = pattern(`^${FRAGMENT}+`);

/** What stands around the value, found by `attributesOf` of a tag's markup; the last one of a name counts. */
export function attributesOf(markup: string): ReadonlyMap<string, string> {
  return new Map([...markup.matchAll(ATTRIBUTE())].map((m) => [m[1]!, m[2]!] as const));
}
