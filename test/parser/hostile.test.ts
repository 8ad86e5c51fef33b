import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../packages/parser/src/index.ts';
import { walk } from '../../packages/parser/src/xml/walk.ts';

/** Of this process, in milliseconds: what else the machine does is no matter. */
const cpuTime = (): number => process.cpuUsage().user / 1000;

// Texts made to hurt: no overflow of the stack, time linear in the length. Each is read at a size and at four times
// that size; a reader that is quadratic somewhere takes sixteen times as long.
const attacks: Record<string, (n: number) => string> = {
  'nested elements': (n) => '<a>'.repeat(n),
  'nested elements, closed': (n) => '<a>'.repeat(n) + '</a>'.repeat(n),
  'elements in a row': (n) => '<a/>'.repeat(n),
  'angle brackets': (n) => '<'.repeat(n),
  'closing angle brackets': (n) => '>'.repeat(n),
  'end tags': (n) => '</a>'.repeat(n),
  'end tags in an element': (n) => '<b>' + '</a>'.repeat(n),
  'crossing tags': (n) => '<a></b>'.repeat(n),
  'tags without end': (n) => '<a '.repeat(n),
  'attributes without value': (n) => '<a' + ' b'.repeat(n),
  attributes: (n) => '<a' + ' b="1"'.repeat(n) + '/>',
  'attributes of the same value, unclosed': (n) => '<a b="x\n'.repeat(n),
  quotes: (n) => '<a b=' + '"'.repeat(n),
  'both quotes in turn': (n) => `<a b="x><a b='x>`.repeat(n),
  slashes: (n) => '<a' + '/'.repeat(n),
  'equals signs': (n) => '<a b' + '='.repeat(n),
  'white space in a tag': (n) => '<a' + ' '.repeat(n),
  'white space in text': (n) => ' '.repeat(n) + '@',
  'white space behind quotes': (n) => '<a b="@(' + '" '.repeat(n),
  'comments not closed': (n) => '<!--'.repeat(n),
  'comments not closed, on lines': (n) => '<!--\n'.repeat(n),
  'line breaks in a comment not closed': (n) => '<!--' + '\n'.repeat(n),
  'line breaks in an expression not closed': (n) => '<a b="@(' + '\n'.repeat(n),
  'line breaks in a value not closed': (n) => '<a b="' + '\n'.repeat(n),
  'CDATA not closed': (n) => '<![CDATA['.repeat(n),
  'CDATA not closed, in elements': (n) => '<a><![CDATA[x</a>'.repeat(n),
  'document types': (n) => '<!DOCTYPE a ['.repeat(n),
  'processing instructions': (n) => '<?a '.repeat(n),
  ampersands: (n) => '&'.repeat(n),
  'numeric references': (n) => '&#65;'.repeat(n),
  'named references in an attribute': (n) => `<a b="${'&quot;'.repeat(n)}"/>`,
  'expressions without end': (n) => '@('.repeat(n),
  'expressions without end, amid text': (n) => 'x@( '.repeat(n),
  'expressions without end, in elements': (n) => '<a>@(<a>@{'.repeat(n),
  'expressions without end, in closed elements': (n) => '<a>@({</a>'.repeat(n),
  'expressions without end, in attributes': (n) => '<a b="@(">'.repeat(n),
  'expressions without end, in attributes on lines': (n) => '<a b="@{\n'.repeat(n),
  'expressions amid values': (n) => `<a b="${'x@('.repeat(n)}"/>`,
  'blocks without end, balanced quotes': (n) => '<a b="@{ "x" ;'.repeat(n),
  'brackets in an expression': (n) => '@(' + '('.repeat(n),
  'brackets in an expression, closed': (n) => '@(' + '('.repeat(n) + ')'.repeat(n + 1),
  'holes in strings': (n) => '@(' + '$"{'.repeat(n),
  'strings without end': (n) => '<a>@("x\n'.repeat(n),
  'verbatim strings without end': (n) => '<a>@(@"x'.repeat(n),
  'comments without end in expressions': (n) => '<a>@(/*'.repeat(n),
  'comments without end in closed elements': (n) => '<a>@(/*</a>'.repeat(n),
  'end tags of others in expressions': (n) => '<a>@(</b>'.repeat(n),
  'looks in vain, then more expressions': (n) => '<a>@({</a>'.repeat(n) + '@( '.repeat(n),
  'strings without end in values': (n) => `<a b='@(@"x'/>`.repeat(n),
  apostrophes: (n) => "@('x" + " '".repeat(n),
  templates: (n) => `<a b="${'${'.repeat(n)}"/>`,
  'templates with quotes': (n) => `<a b='${'${"'.repeat(n)}'/>`,
  directives: (n) => '%{if '.repeat(n),
  'a long string': (n) => `<a b="@("${'x'.repeat(n)}`,
  'a long line': (n) => `<a b="${'x'.repeat(n)}`,
  'nul characters': (n) => '\0'.repeat(n),
};

const read = (source: string): number => {
  const start = cpuTime();
  parseDocument(source, { maxLength: Infinity });
  return cpuTime() - start;
};

describe('takes time linear in the length', () => {
  for (const [name, make] of Object.entries(attacks)) {
    test(name, () => {
      const size = 10_000;
      read(make(size)); // warm
      const small = Math.min(read(make(size)), read(make(size)));
      const large = Math.min(read(make(4 * size)), read(make(4 * size)));
      expect(large).toBeLessThan(10 * small + 40);
    });
  }
});

test('a million of anything is read', { timeout: 60_000 }, () => {
  for (const name of ['nested elements', 'angle brackets', 'expressions without end', 'end tags'] as const) {
    expect(parseDocument(attacks[name]!(1_000_000), { maxLength: Infinity }).diagnostics.length, name).toBeGreaterThan(
      0,
    );
  }
});

test('a tree is never deeper than the limit, and nothing of the rest is lost', () => {
  const source = '<a>'.repeat(10_000) + 'x' + '</a>'.repeat(10_000);
  const { document, diagnostics } = parseDocument(source);
  let elements = 0;
  let rest = '';
  walk(document, (node) => {
    if (node.kind === 'Element') elements++;
    if (node.kind === 'Text') rest += node.text;
  });
  expect(elements).toBe(128);
  expect(rest).toBe('<a>'.repeat(10_000 - 128) + 'x' + '</a>'.repeat(10_000 - 128));
  expect(diagnostics.map((d) => d.code)).toEqual(['XML1020']);
});

test('a document beyond the size limit is refused with one diagnostic', () => {
  const { document, diagnostics } = parseDocument(`<a>${'x'.repeat(100)}</a>`, { maxLength: 50 });
  expect(document.children).toEqual([]);
  expect(diagnostics).toMatchObject([
    { code: 'XML1021', message: 'The document has 107 characters, more than the 50 that are read' },
  ]);
});

test('findings are capped; hints crowd out no error', () => {
  const { diagnostics } = parseDocument(`${'<a b="&x" />'.repeat(500)}${'</b>'.repeat(150)}`);
  expect(diagnostics.filter((d) => d.severity === 'error')).toHaveLength(100);
  expect(diagnostics.at(-1)?.message).toBe('450 more findings in this file are not shown');
});
