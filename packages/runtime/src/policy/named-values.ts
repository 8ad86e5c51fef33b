import type { SourceMap, Span } from '@sluice/parser';

/**
 * `{{name}}` is replaced in text before anything is understood: in attributes, in element text, inside expressions and
 * even inside their strings. A value may make the whole text an expression. Values are not searched again.
 */
const REFERENCE = /\{\{\s*([A-Za-z0-9._-]+)\s*\}\}/g;

/** The references of a text, with their places in it. */
export function* referencesIn(
  text: string,
): Generator<{ readonly name: string; readonly start: number; readonly end: number }> {
  if (!text.includes('{{')) return;
  for (const { 0: written, 1: name, index } of text.matchAll(REFERENCE))
    yield { name: name!, start: index, end: index + written.length };
}

export interface Substituted {
  readonly text: string;
  readonly map: SourceMap;
  /** References that nothing is known of: left as they stand. */
  readonly missing: readonly { readonly name: string; readonly span: Span }[];
}

export function substitute(text: string, map: SourceMap, values: ReadonlyMap<string, string>): Substituted {
  if (!text.includes('{{')) return { text, map, missing: [] };
  const edits: { start: number; end: number; length: number }[] = [];
  const missing: { name: string; span: Span }[] = [];
  let out = '';
  let at = 0;
  for (const { name, start, end } of referencesIn(text)) {
    const value = values.get(name);
    if (value === undefined) {
      missing.push({ name, span: map.span({ start, end }) });
      continue;
    }
    edits.push({ start, end, length: value.length });
    out += text.slice(at, start) + value;
    at = end;
  }
  return edits.length === 0
    ? { text, map, missing }
    : { text: out + text.slice(at), map: map.replacing(edits), missing };
}

/** Whether another tool fills the text in before the service sees it: Terraform, token replacement, string formats. */
export const isTemplated = (text: string): boolean =>
  /\{\{|\$\{|%\{|#\{|#\[|__[A-Z][A-Z0-9_]*__|\$\(\w|^\{[\w-]+\}$|<%/.test(text);
