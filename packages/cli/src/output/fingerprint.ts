import process from 'node:process';
import { parseDocument, pathTo, type Document, type Span } from '@sluice/parser';
import type { FileFindings } from '@sluice/runtime';

/**
 * What tells a finding apart from others from one run to the next: its rule, its statement and the text that it is
 * about, not its line, so that a change elsewhere in the file leaves it what it is. Several that are equal in all of
 * that are numbered. The text itself goes into a hash alone: it may be a secret.
 */
export interface Fingerprint {
  /** `policies/inbound/choose/when/set-header`; empty where the file is no XML. */
  readonly at: string;
  readonly id: string;
}

/** One for each finding, in their order. `name` is how the file is called wherever the fingerprints are compared. */
export function fingerprints({ file, diagnostics }: FileFindings, name: string): Fingerprint[] {
  if (diagnostics.length === 0) return [];
  const isXml = !/^\ufeff?\s*\{/.test(file.text);
  const { document } = parseDocument(isXml ? file.text : '');
  // fetched only here: it takes its time to load
  const { createHash } = process.getBuiltinModule('node:crypto');
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, message, span }) => {
    const at = isXml ? statementPath(document, span) : '';
    // what a finding about a wide place is about, its message says
    const text = isXml && span.end - span.start <= 500 ? file.text.slice(span.start, span.end) : message;
    const key = JSON.stringify([name, code, at, text.replace(/\s+/g, ' ').trim()]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const id = createHash('sha256').update(`${key} ${before}`).digest('hex').slice(0, 32);
    return { at, id };
  });
}

/** The names of the elements down to the one that a finding stands in; numbers would move with their neighbours. */
const statementPath = (document: Document, { start }: Span): string =>
  pathTo(document, start)
    .flatMap((node) => (node.kind === 'Element' ? [node.name] : []))
    .join('/');
