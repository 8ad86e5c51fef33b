/** Markdown tables. Text of a definition goes through `cell`, so that nothing of it is markup. */
export const cell = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(/[|*]/g, '\\$&').replaceAll('\n', ' ');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : [row(head), row(head.map(() => '---')), ...rows.map(row), ''];

/** `ai-gateway` → `AI gateway`. */
export const titleOf = (category: string): string => {
  const words = category.replaceAll('-', ' ').replace(/^ai\b/, 'AI').replace('graphql', 'GraphQL');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Texts by the path of their page, from the root of the repository. */
export type Pages = Readonly<Record<string, string>>;

/** Sorts by a name, in the order of code units, which is the same everywhere. */
export const byName =
  <T>(nameOf: (one: T) => string) =>
  (a: T, b: T): number =>
    nameOf(a) < nameOf(b) ? -1 : 1;
