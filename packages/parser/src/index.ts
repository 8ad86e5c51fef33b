/**
 * Text, spans, diagnostics; policy XML with its expressions as opaque islands. Knows no C# and no policies.
 * Reviewed surface, at most 30 names; the nodes not named here are reached by narrowing `Node` on `kind`.
 */
export { SourceFile } from './text/source.ts';
export { SourceMap } from './text/source-map.ts';
export { span } from './text/span.ts';
export type { Span } from './text/span.ts';
export { DiagnosticBag } from './diag/bag.ts';
export { diagnostics } from './diag/catalogue.ts';
export type { Catalogue, DiagnosticDef } from './diag/catalogue.ts';
export type { Diagnostic, Fix, Severity, TextEdit } from './diag/diagnostic.ts';
export { renderDiagnostic } from './diag/render.ts';
export type { Palette } from './diag/render.ts';
export { suggest } from './diag/suggest.ts';
export type { Attribute, Document, Element, Island, Node, Text } from './xml/ast.ts';
export { xmlMessages } from './xml/messages.ts';
export { parseDocument } from './xml/parser.ts';
export type { ParseOptions, ParseResult } from './xml/parser.ts';
export { children, nodeAt, pathTo, walk } from './xml/walk.ts';
export type { AnyNode } from './xml/walk.ts';
