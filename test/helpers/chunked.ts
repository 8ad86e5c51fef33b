import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

/**
 * Cases kept as text, the expectation beside the code it concerns. A file holds any number of cases:
 *
 *     --- an element that nobody closes
 *     <inbound>
 *      ~~~~~~~ XML1001: <inbound> is never closed
 *     === tree
 *     Element inbound
 *
 * Behind `--- ` stands the title; then the input; under a line of it `~~~ CODE: message`, the tildes under what the
 * finding covers; then sections, each behind `=== label`, with whatever else the test wants to see. A case passes
 * when writing its findings and sections gives the same text. `UPDATE=1` writes the files instead: read the diff.
 */
export interface Case {
  readonly title: string;
  readonly input: string;
  /** As the file has them now; for options and inputs besides the main one, give them back unchanged. */
  readonly sections: ReadonlyMap<string, string>;
}

export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly span: { readonly start: number; readonly end: number };
}

export interface Outcome {
  readonly findings?: readonly Finding[];
  /** Printed in this order. */
  readonly sections?: Readonly<Record<string, string>>;
}

const separator = /^--- (.*)$/;
const section = /^=== (.*)$/;
const underline = /^\s*~+ [A-Z]+\d+: /;

/** Registers one test per case of the file. */
export function chunked(file: URL | string, run: (c: Case) => Outcome): void {
  const path = file instanceof URL ? fileURLToPath(file) : file;
  const chunks = split(readFileSync(path, 'utf8'));
  const written: string[] = [];
  describe(basename(path), () => {
    for (const chunk of chunks) {
      test(chunk.title, () => {
        const parsed = parseChunk(chunk);
        const actual = print(parsed, run(parsed));
        written.push(actual);
        expect(process.env.UPDATE ? chunk.text : actual).toBe(chunk.text);
      });
    }
    afterAll(() => {
      if (process.env.UPDATE && written.length === chunks.length) writeFileSync(path, written.join('\n'));
    });
  });
}

interface Chunk {
  readonly title: string;
  /** With its title line and a final line break. */
  readonly text: string;
}

function split(text: string): Chunk[] {
  const chunks: { title: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const title = separator.exec(line)?.[1];
    if (title !== undefined) chunks.push({ title, lines: [line] });
    else if (chunks.length > 0) chunks.at(-1)!.lines.push(line);
    else if (line !== '') throw new Error(`A case must begin with "--- title", not with: ${line}`);
  }
  return chunks.map(({ title, lines }) => ({ title, text: `${lines.join('\n').trimEnd()}\n` }));
}

function parseChunk({ title, text }: Chunk): Case {
  const sections = new Map<string, string>();
  const input: string[] = [];
  let current = input;
  let label: string | undefined;
  const finish = (): void => {
    if (label !== undefined) sections.set(label, current.join('\n'));
  };
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const next = section.exec(line)?.[1];
    if (next !== undefined) {
      finish();
      label = next;
      current = [];
    } else if (current !== input || !underline.test(line)) current.push(line);
  }
  finish();
  return { title, input: input.join('\n'), sections };
}

function print(c: Case, { findings = [], sections = {} }: Outcome): string {
  const parts = [`--- ${c.title}`, annotate(c.input, findings)];
  for (const [label, text] of Object.entries(sections)) parts.push(`=== ${label}`, text.trimEnd());
  return `${parts.join('\n').trimEnd()}\n`;
}

/** The input with every finding written under the line it begins in. */
export function annotate(input: string, findings: readonly Finding[]): string {
  const out: string[] = [];
  let start = 0;
  const lines = input.split('\n');
  const sorted = findings.toSorted((a, b) => a.span.start - b.span.start);
  for (const [i, line] of lines.entries()) {
    const end = start + line.length;
    out.push(line);
    for (const { span, code, message } of sorted) {
      if (span.start < start || (span.start > end && i < lines.length - 1)) continue;
      const column = Math.min(span.start, end) - start;
      const indent = line.slice(0, column).replace(/[^\t]/g, ' ');
      const length = Math.max(1, Math.min(span.end, end) - span.start);
      out.push(`${indent}${'~'.repeat(length)} ${code}: ${message}`);
    }
    start = end + 1;
  }
  return out.join('\n');
}
