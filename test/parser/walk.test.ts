import { describe, expect, test } from 'vitest';
import * as parser from '../../packages/parser/src/index.ts';

const { children, nodeAt, parseDocument, pathTo, walk } = parser;

const text = '<a b="@(x &amp;&amp; y)" c="1">\n  <d/><![CDATA[@(z)]]></a>';
const { document } = parseDocument(text);
const written = (node: { span: parser.Span }): string => text.slice(node.span.start, node.span.end);

describe('the node at a cursor', () => {
  test.each([
    ['<a', 'Element'],
    ['b=', 'Attribute', 'b="@(x &amp;&amp; y)"'],
    ['x &', 'Island', '@(x &amp;&amp; y)'],
    ['1"', 'Text', '1'],
    ['<d', 'Element', '<d/>'],
    ['<![', 'CData', '<![CDATA[@(z)]]>'],
    ['z)', 'Island', '@(z)'],
  ])('before %s is %s %s', (at, kind, span = text) => {
    const node = nodeAt(document, text.indexOf(at));
    expect([node.kind, written(node)]).toEqual([kind, span]);
  });

  test('has a path from the document', () => {
    expect(pathTo(document, text.indexOf('x &')).map((n) => n.kind)).toEqual([
      'Document',
      'Element',
      'Attribute',
      'Island',
    ]);
  });

  test('is the document where there is nothing', () => {
    expect(pathTo(parseDocument('').document, 0).map((n) => n.kind)).toEqual(['Document']);
  });
});

test('a walk meets every node once, in the order of the file', () => {
  const met: string[] = [];
  walk(document, (node) => met.push(node.kind));
  expect(met).toEqual([
    'Document',
    'Element',
    'Attribute',
    'Island',
    'Attribute',
    'Text',
    'Text',
    'Element',
    'CData',
    'Island',
  ]);
  expect(children(document)).toHaveLength(1);
});

test('an expression with references knows where each part of it stands', () => {
  const island = nodeAt(document, text.indexOf('x &'));
  if (island.kind !== 'Island') throw new Error(island.kind);
  expect(island.code).toBe('@(x && y)');
  expect(written({ span: island.map.span(parser.span(4, 6)) })).toBe('&amp;&amp;');
  expect(written({ span: island.map.span(parser.span(7, 8)) })).toBe('y');
});

test('a byte order mark is no part of the tree, but counts in offsets', () => {
  const marked = parseDocument('\uFEFF<a/>');
  expect(marked.document.span).toEqual({ start: 1, end: 5 });
  expect(marked.document.children).toMatchObject([{ kind: 'Element', span: { start: 1, end: 5 } }]);
  expect(marked.diagnostics).toEqual([]);
});

test('line breaks in values are kept as they are written', () => {
  const source = '<a b="@{ // note\r\n return 1; }" c="1\r\n2">\r\n</a>';
  const [element] = parseDocument(source).document.children;
  expect(element).toMatchObject({
    attributes: [{ value: { code: '@{ // note\r\n return 1; }' } }, { value: { text: '1\r\n2' } }],
    children: [{ text: '\r\n' }],
  });
});

test('the surface', () => {
  expect(Object.keys(parser).sort()).toEqual([
    'DiagnosticBag',
    'SourceFile',
    'SourceMap',
    'children',
    'diagnostics',
    'nodeAt',
    'parseDocument',
    'pathTo',
    'renderDiagnostic',
    'span',
    'suggest',
    'walk',
    'xmlMessages',
  ]);
});
