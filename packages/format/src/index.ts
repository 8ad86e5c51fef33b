/** Policy documents in one style, whatever is in them: expressions, placeholders, literal bodies. */
export { format } from './format.ts';
export type { Formatted } from './format.ts';
export { VALUES as FORMAT_VALUES } from './options.ts';
export type { FormatOptions } from './options.ts';
export { sameContent } from './same.ts';
