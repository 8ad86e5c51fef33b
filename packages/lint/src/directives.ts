import { suggest, walk, type Diagnostic, type Document, type Fix, type SourceFile, type Span } from '@sluice/parser';
import type { RuleDef } from './define.ts';

/**
 * Comments that silence findings where they stand, with the reason why:
 *
 *     <!-- sluice-disable-next-line rule, rule -- reason -->      the line after the comment
 *     <!-- sluice-disable-next-line rule: reason -->              the same, for readers of XML that refuse -- in a comment
 *     // sluice-disable-line rule -- reason                       the line of the comment, inside an expression, or in a block comment
 *
 * Warnings and hints can be silenced, of rules as of the binder (by their code), errors cannot: the service would refuse
 * the document all the same. A directive that silences nothing is a finding of its own.
 */
export const unusedDirective = {
  id: 'unused-directive',
  category: 'style',
  severity: 'warning',
  title: 'A directive that silences nothing',
  why: 'What it was written for is mended, moved or misspelt, and a reader takes it for a reason that still holds. Remove it, or correct the name of the rule.',
} as const satisfies Pick<RuleDef, 'id' | 'category' | 'severity' | 'title' | 'why'>;

interface Directive {
  readonly span: Span;
  readonly line: number;
  readonly ids: readonly { readonly id: string; readonly span: Span }[];
  readonly whole: Span | null;
}

export function applyDirectives(
  file: SourceFile,
  document: Document,
  found: readonly Diagnostic[],
  known: ReadonlySet<string>,
): Diagnostic[] {
  const directives = readDirectives(file, document);
  if (directives.length === 0) return [...found];
  const used = new Set<object>();
  const kept = found.filter((d) => {
    if (d.severity === 'error') return true;
    // the -- before the reason, which XML proper refuses in a comment, was written for us
    if (d.code === 'XML1018' && directives.some(({ whole }) => whole !== null && within(d.span, whole))) return false;
    const { line } = file.position(d.span.start);
    const by = directives.flatMap((at) => (at.line === line ? at.ids.filter(({ id }) => id === d.code) : []));
    by.forEach((id) => used.add(id));
    return by.length === 0;
  });
  for (const directive of directives) kept.push(...unused(directive, used, known));
  return kept;
}

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function unused({ span, ids, whole }: Directive, used: ReadonlySet<object>, known: ReadonlySet<string>): Diagnostic[] {
  const finding = (at: Span, message: string, fixes: readonly Fix[] = []): Diagnostic => ({
    code: unusedDirective.id,
    severity: unusedDirective.severity,
    message,
    span: at,
    fixes,
  });
  if (ids.length === 0) return [finding(span, 'This directive names no rule, so it silences nothing')];
  const idle = ids.filter((id) => !used.has(id));
  const remove: Fix[] =
    whole !== null && idle.length === ids.length
      ? [{ title: 'Remove the directive', safe: true, edits: [{ span: whole, text: '' }] }]
      : [];
  return idle.map(({ id, span: at }) => {
    // codes of the binder are not listed here: C#'s and the reader's are too many to know, and upper-case
    if (known.has(id) || /^[A-Z]/.test(id)) return finding(at, `${id} finds nothing on that line`, remove);
    const near = suggest(id, known);
    return finding(at, `There is no rule ${id}${near === undefined ? '' : `; did you mean "${near}"?`}`);
  });
}

function readDirectives(file: SourceFile, document: Document): Directive[] {
  if (!file.text.includes('sluice-disable-')) return [];
  const directives: Directive[] = [];
  const read = (
    text: string,
    at: (offset: number) => number,
    pattern: RegExp,
    next: boolean,
    whole: Span | null,
  ): void => {
    for (const m of text.matchAll(pattern)) {
      const span = { start: at(m.index), end: at(m.index + m[0].length) };
      const { line } = file.position(whole?.end ?? span.start);
      const listed = m.index + m[0].length - m[1]!.length;
      const ids = [...m[1]!.split(/(?<!\S)--(?!\S)|:/, 1)[0]!.matchAll(/[^\s,]+/g)].map((id) => ({
        id: id[0],
        span: { start: at(listed + id.index), end: at(listed + id.index + id[0].length) },
      }));
      directives.push({ span, line: next ? line + 1 : line, ids, whole });
    }
  };
  walk(document, (node) => {
    if (node.kind === 'Comment') {
      const { span } = node;
      const text = file.text.slice(span.start, span.end).replace(/-->$/, '');
      read(text, (o) => span.start + o, /^<!--\s*sluice-disable-next-line\b([^]*)$/g, true, span);
    } else if (node.kind === 'Island')
      read(
        node.code,
        (o) => node.map.start(o),
        /\/[/*][ \t]*sluice-disable-line\b((?:(?!\*\/)[^\r\n])*)/g,
        false,
        null,
      );
  });
  return directives;
}
