import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { children, parseDocument } from '../../packages/parser/src/index.ts';
import type { Document, Node } from '../../packages/parser/src/index.ts';
import { createLexer, tokenize } from '../../packages/parser/src/xml/lexer.ts';
import { walk } from '../../packages/parser/src/xml/walk.ts';

// What holds for every text. Texts are made of pieces that mean something to the reader, and of noise.
const pieces =
  `< > / </ /> = " ' & ; @( @{ ) } ( { [ ] <a <b> </a> </b> <a/> b="1" c='2' <!-- --> -- <![CDATA[ ]]> <? ?> <!DOCTYPE \
&quot; &apos; &amp; &lt; &#65; &nope; $" @" $@" "" {{ }} \${ %{ %{if // /* */ \\ \\" 'x' @(x) @("y") \uFEFF \uD800 é 😀 x`.split(
    ' ',
  );
const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...pieces, ' ', '\n', '\r\n', '\t') },
      fc.string({ maxLength: 5 }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));
const always = (check: (source: string) => void): void => fc.assert(fc.property(text, check), { numRuns: 3000 });

describe('every text', () => {
  test('is tiled by its tokens', () => {
    always((source) => {
      const images = tokenize(source).map((t) => t.image);
      expect(images.join('')).toBe(source);
    });
  });

  test('gives a tree whose spans nest and do not overlap', () => {
    always((source) => {
      const { document } = parseDocument(source);
      walk(document, (node) => {
        let at = node.span.start;
        for (const child of children(node)) {
          expect(child.span.start).toBeGreaterThanOrEqual(at);
          expect(child.span.end).toBeGreaterThanOrEqual(child.span.start);
          at = child.span.end;
        }
        expect(node.span.end).toBeGreaterThanOrEqual(at);
      });
    });
  });

  test('is held by its nodes, but for what a diagnostic names', () => {
    always((source) => {
      const { document, diagnostics } = parseDocument(source, { maxDiagnostics: 1000 });
      for (const { start, end } of gaps(document)) {
        for (let at = start; at < end; at++) {
          expect(
            diagnostics.some(({ span }) => span.start <= at && at < span.end),
            `character ${at}`,
          ).toBe(true);
        }
      }
    });
  });

  test('has diagnostics inside it, in order, each with a place', () => {
    always((source) => {
      let last = 0;
      for (const { span } of parseDocument(source).diagnostics) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(source.length);
        last = span.start;
      }
    });
  });

  test('maps what is decoded back to what was written', () => {
    always((source) => {
      walk(parseDocument(source).document, (node) => {
        if (node.kind !== 'Text' && node.kind !== 'Island' && node.kind !== 'CData') return;
        const decoded = node.kind === 'Island' ? node.code : node.text;
        for (let i = 0; i < decoded.length; i++) {
          const at = node.map.span({ start: i, end: i + 1 });
          const written = source.slice(at.start, at.end);
          if (written !== decoded[i]) expect(written).toMatch(/^&[^&;]+;$/);
        }
      });
    });
  });
});

test('text without markup or references is one node, unchanged', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^<&@%\uFEFF]+$/), (source) => {
      expect(parseDocument(source).document.children).toMatchObject([{ kind: 'Text', text: source }]);
    }),
  );
});

test('chevrotain finds nothing wrong with the tokens', () => {
  const lexer = createLexer({ skipValidations: false });
  expect(lexer.lexerDefinitionErrors).toEqual([]);
});

/** What lies between siblings, or between a tag and its content. */
function gaps(document: Document): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const check = (nodes: readonly Node[], start: number, end: number): void => {
    for (const node of nodes) {
      if (node.span.start > start) found.push({ start, end: node.span.start });
      start = node.span.end;
      if (node.kind === 'Element' && node.span.end > node.startTag.end) {
        check(node.children, node.startTag.end, node.endTag?.start ?? node.span.end);
      }
    }
    if (end > start) found.push({ start, end });
  };
  check(document.children, document.span.start, document.span.end);
  return found;
}
