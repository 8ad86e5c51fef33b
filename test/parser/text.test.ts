import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceFile, SourceMap, span } from '../../packages/parser/src/index.ts';
import { decode, encodeAttribute, encodeText } from '../../packages/parser/src/xml/entities.ts';

describe('lines and columns', () => {
  const file = new SourceFile('a.xml', 'one\ntwo\r\nthree\rfour\n');
  test.each([
    [0, '1:1'],
    [3, '1:4'],
    [4, '2:1'],
    [7, '2:4'],
    [9, '3:1'],
    [15, '4:1'],
    [20, '5:1'],
    [999, '5:1'],
  ])('offset %i is at %s', (offset, expected) => {
    const { line, column } = file.position(offset);
    expect(`${line}:${column}`).toBe(expected);
  });

  test('a line is given without its break', () => {
    const texts = Array.from({ length: file.lineCount }, (_, i) => {
      const { start, end } = file.line(i + 1);
      return file.text.slice(start, end);
    });
    expect(texts).toEqual(['one', 'two', 'three', 'four', '']);
  });

  test('a byte order mark takes no column', () => {
    const marked = new SourceFile('a.xml', '\uFEFF<a/>');
    expect(marked.position(1)).toEqual({ line: 1, column: 1 });
    expect(marked.position(0)).toEqual({ line: 1, column: 1 });
    expect(marked.offset({ line: 1, column: 1 })).toBe(1);
  });

  test('an empty text has one empty line', () => {
    expect(new SourceFile('a.xml', '').position(0)).toEqual({ line: 1, column: 1 });
    expect(new SourceFile('a.xml', '').line(1)).toEqual(span(0, 0));
  });

  test('position and offset are inverse, but inside a line break', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\t', 'é')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(40), (source, at) => {
        fc.pre(at <= source.length && !(source[at] === '\n' && source[at - 1] === '\r'));
        const made = new SourceFile('a', source);
        expect(made.offset(made.position(at))).toBe(at);
      }),
    );
  });

  test.each([
    ['beyond the last line', { line: 9, column: 9 }, 21],
    ['beyond a line', { line: 2, column: 99 }, 7],
    ['before the first', { line: 0, column: 0 }, 0],
  ])('a place %s is the nearest one', (_, place, offset) => {
    expect(file.offset(place)).toBe(Math.min(offset, file.text.length));
  });
});

describe('references', () => {
  test.each([
    ['a&lt;b', 'a<b'],
    ['&amp;lt;', '&lt;'],
    ['&#x41;&#66;&#x1F600;', 'AB😀'],
    ['&#0;&#xFFFE;&#xD800;&#99999999;', '&#0;&#xFFFE;&#xD800;&#99999999;'],
    ['&nbsp; & &; &lt', '&nbsp; & &; &lt'],
    ['&LT;&toString;&#x;&#;', '&LT;&toString;&#x;&#;'],
  ])('%s is %s', (raw, text) => {
    expect(decode(raw, 0).text).toBe(text);
  });

  test('what XML does not know is told, the first of it', () => {
    expect(decode('a &lt; & &nbsp;', 10).bare).toEqual(span(17, 18));
    expect(decode('&#0;', 0).bare).toEqual(span(0, 4));
    expect(decode('&lt;', 0).bare).toBeNull();
  });

  test('what is encoded is decoded to itself, and holds no markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decode(encodeText(text), 0).text).toBe(text);
        expect(decode(encodeAttribute(text), 0).text).toBe(text);
        expect(encodeText(text)).not.toMatch(/<|]]>/);
        expect(encodeAttribute(text)).not.toMatch(/["<\n\r\t]/);
      }),
    );
  });
});

describe('source maps', () => {
  const { text, map } = decode('x &lt;&amp; y', 100); // x <& y
  const written = (from: number, to: number): string => {
    const { start, end } = map.span(span(from, to));
    return 'x &lt;&amp; y'.slice(start - 100, end - 100);
  };
  test.each([
    [0, 2, 'x '],
    [2, 3, '&lt;'],
    [2, 4, '&lt;&amp;'],
    [3, 6, '&amp; y'],
    [5, 6, 'y'],
    [0, 6, 'x &lt;&amp; y'],
  ])('the place of [%i, %i)', (from, to, expected) => {
    expect(text).toBe('x <& y');
    expect(written(from, to)).toBe(expected);
  });

  test('an empty place stays empty', () => {
    expect(map.span(span(2, 2))).toEqual(span(102, 102));
    expect(SourceMap.at(7).span(span(0, 0))).toEqual(span(7, 7));
  });

  test('a replacement stands for all it replaced', () => {
    // "a {{n}} b" → "a 12345 b", in a file at 10
    const filled = SourceMap.at(10).replacing([{ start: 2, end: 7, length: 5 }]);
    expect(filled.span(span(0, 2))).toEqual(span(10, 12));
    expect(filled.span(span(4, 5))).toEqual(span(12, 17));
    expect(filled.span(span(7, 9))).toEqual(span(17, 19));
  });

  test('replacements over references, also by nothing', () => {
    // "x <& y" → "x y": the references and a space are gone
    const cut = map.replacing([{ start: 2, end: 5, length: 0 }]);
    expect(cut.span(span(2, 3))).toEqual(span(112, 113));
    expect(cut.span(span(0, 3))).toEqual(span(100, 113));
  });
});
