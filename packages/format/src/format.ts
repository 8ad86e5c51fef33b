import { parseDocument, type Diagnostic } from '@sluice/parser';
import { layout } from './layout.ts';
import { styleOf, type FormatOptions } from './options.ts';

export interface Formatted {
  readonly text: string;
  /** Why the text is as it was: the reader's errors. Empty where it could be formatted. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes a policy document, a fragment or bare statements in one style. What the document says stays, byte for byte:
 * comments, values with their quotes and references, expressions, texts, the byte order mark, the kind of line break.
 * Formatting what is formatted changes nothing. A text with reader's errors is left alone, and so is one without
 * elements or with an expression outside of them: neither is a policy document.
 */
export function format(text: string, options: FormatOptions = {}): Formatted {
  const { document, diagnostics } = parseDocument(text);
  const errors = diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0) return { text, diagnostics: errors };
  const { children } = document;
  const isDocument =
    children.some(({ kind }) => kind === 'Element') &&
    children.every(({ kind }) => kind !== 'Island' && kind !== 'CData');
  return { text: isDocument ? layout(text, document, styleOf(options, text)) : text, diagnostics: [] };
}
