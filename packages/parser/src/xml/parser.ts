import { DiagnosticBag } from '../diag/bag.ts';
import type { Diagnostic } from '../diag/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Document } from './ast.ts';
import { xmlMessages } from './messages.ts';
import { tokenize } from './lexer.ts';
import { buildTree } from './tree.ts';

/**
 * text → tree. Any string gives a tree and positioned diagnostics, never an exception, in time linear in its length
 * and without recursion. One fault costs one diagnostic; what follows is read as if it had not been.
 *
 * Only the surface is judged here. A document may have no root or several, an element any name.
 */
export interface ParseOptions {
  /** Characters; a longer text is not read at all. */
  readonly maxLength?: number;
  /** Levels of elements; what lies deeper is kept as text. */
  readonly maxDepth?: number;
  /** Diagnostics kept. */
  readonly maxDiagnostics?: number;
}

export interface ParseResult {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
}

export const defaultLimits = { maxLength: 4 * 1024 * 1024, maxDepth: 128, maxDiagnostics: 100 } satisfies ParseOptions;

export function parseDocument(text: string, options: ParseOptions = {}): ParseResult {
  const limits = { ...defaultLimits, ...options };
  const bag = new DiagnosticBag(limits.maxDiagnostics);
  const all: Span = { start: text.charCodeAt(0) === 0xfeff ? 1 : 0, end: text.length };
  if (text.length > limits.maxLength) {
    const at: Span = { start: limits.maxLength, end: limits.maxLength + 1 };
    bag.add(xmlMessages('XML1021', at, { length: text.length, limit: limits.maxLength }));
    return { document: { kind: 'Document', span: all, children: [] }, diagnostics: bag.sorted() };
  }
  reportCharacters(text, bag);
  const children = buildTree(text, tokenize(text), limits.maxDepth, bag);
  const document: Document = { kind: 'Document', span: all, children };
  return { document, diagnostics: bag.sorted() };
}

/** The first character that no XML document may contain. */
function reportCharacters(text: string, bag: DiagnosticBag): void {
  // oxlint-disable-next-line no-control-regex
  const at = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  if (at < 0) return;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  bag.add(xmlMessages('XML1019', { start: at, end: at + 1 }, { code }));
}
