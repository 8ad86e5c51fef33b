import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { block, expression, soup } from './testing.ts';
import { lex } from './lexer.ts';
import { parse } from './parser.ts';

const text = fc.oneof(
  soup,
  expression.map((e) => `@(${e})`),
  block,
);

interface Spanned {
  readonly kind?: string;
  readonly span: { readonly start: number; readonly end: number };
}
const isSpanned = (value: unknown): value is Spanned =>
  typeof value === 'object' && value !== null && 'kind' in value && 'span' in value && typeof value.span === 'object';

/** Nodes whose span leaves the span of the node around them. */
function strays(value: unknown, around: Spanned | null): string[] {
  if (Array.isArray(value)) return value.flatMap((v) => strays(v, around));
  if (typeof value !== 'object' || value === null) return [];
  const here = isSpanned(value) ? value : around;
  const inner = Object.entries(value).flatMap(([key, v]) => (key === 'why' ? [] : strays(v, here)));
  if (!isSpanned(value) || around === null || value.kind === 'Missing') return inner;
  const outside = value.span.start < around.span.start || value.span.end > around.span.end;
  return outside
    ? [
        `${value.kind} ${value.span.start}-${value.span.end} in ${around.kind} ${around.span.start}-${around.span.end}`,
        ...inner,
      ]
    : inner;
}

describe('the tree', () => {
  test('has spans that lie within each other', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          expression.map((e) => `@(${e})`),
          block,
        ),
        (code) => {
          expect(strays(parse(code).body, null)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is made for any text', () => {
    fc.assert(
      fc.property(soup, (code) => {
        parse(code);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('tokens', () => {
  test('follow each other, and nothing but white space, comments and faults lies between them', () => {
    fc.assert(
      fc.property(text, (code) => {
        const { tokens, diagnostics } = lex(code, 0, code.length);
        let end = 0;
        for (const t of tokens) {
          expect(t.start).toBeGreaterThanOrEqual(end);
          expect(code.slice(t.start, t.end)).toBe(t.text);
          if (diagnostics.length === 0 && !code.includes('#') && !code.includes('%'))
            expect(code.slice(end, t.start)).toMatch(/^(?:\s|[\u0085\u180e\u200b\ufeff]|\/\/[^\r\n]*|\/\*[^]*?\*\/)*$/);
          end = t.end;
        }
        expect(tokens.at(-1)).toMatchObject({ kind: 'end', start: code.length });
      }),
      { numRuns: 1000 },
    );
  });
});
