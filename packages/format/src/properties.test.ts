import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, type Island, type Node, type Span } from '@sluice/parser';
import { checkPolicy } from '@sluice/runtime';
import { lex } from '../../expressions/src/syntax/lexer.ts';
import { format } from './format.ts';
import type { FormatOptions } from './options.ts';
import { sameContent } from './same.ts';

/** What holds for every document: ours, those of the examples, real ones, and generated ones. */
const STYLES: readonly FormatOptions[] = [
  {},
  { indent: 2, width: 60, attributes: 'definition', emptyElements: 'self-closing' },
  { indent: 'tab', width: 1, expressions: 'indent' },
  { indent: 3, expressions: 'indent', attributes: 'definition' },
];

/**
 * What a text says, told without the formatter's own idea of what counts: every node but white space, values and
 * comments as written; the inside of bodies and of leaves to the character. With `moved`, expressions by their tokens.
 */
function saidBy(text: string, moved: boolean): string[] {
  const said: string[] = [];
  const raw = ({ span }: { readonly span: Span }): string => text.slice(span.start, span.end);
  const islandOf = (island: Island): string => (moved ? tokensOf(island.code) : raw(island));
  const visit = (node: Node): void => {
    if (node.kind !== 'Element') {
      const own = node.kind === 'Island' ? islandOf(node) : raw(node).trim();
      if (own !== '') said.push(own);
      return;
    }
    const { name, attributes, children } = node;
    const values = attributes.map(
      (a) => `${a.name}=${a.quote}${a.value.kind === 'Island' ? islandOf(a.value) : raw(a.value)}`,
    );
    said.push([name, ...values.sort()].join(' '));
    const inner = text.slice(node.startTag.end, node.endTag?.start ?? node.startTag.end);
    const leaf = inner.trim() !== '' && children.every(({ kind }) => kind === 'Text' || kind === 'CData');
    const exact = name === 'set-body' || (leaf && !isContainer(name));
    if (exact) said.push(moved && /@[({]/.test(inner) ? inner.replace(/\s+/g, ' ') : inner);
    children.forEach(visit);
  };
  parseDocument(text).document.children.forEach(visit);
  return said;
}

const isContainer = (name: string): boolean =>
  /^(policies|fragment|inbound|backend|outbound|on-error|choose|when|otherwise|set-header|return-response|trace)$/.test(
    name,
  );

/** The C# of an expression, without its white space and comments. */
const tokensOf = (code: string): string =>
  lex(code, 0, code.length)
    .tokens.map(({ text }) => text)
    .join(' ');

const findings = (text: string): string[] => checkPolicy(text).diagnostics.map((d) => `${d.code} ${d.message}`);

/** Whether the document could be formatted at all. */
function holds(name: string, text: string, options: FormatOptions): boolean {
  const formatted = format(text, options);
  if (formatted.diagnostics.length > 0) {
    expect(formatted.text, name).toBe(text);
    return false;
  }
  const once = formatted.text;
  const moved = options.expressions === 'indent';
  expect(saidBy(once, moved), name).toEqual(saidBy(text, moved));
  expect(sameContent(text, once), name).toBe(true);
  expect(format(once, options), name).toEqual({ text: once, diagnostics: [] });
  return once !== text;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const xmlBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml'))
    .map((name) => `${folder}/${name}`);

/** The documents of the policies' test cases. */
const caseDocuments = readdirSync(here('../../../test/policies'))
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) =>
    readFileSync(here(`../../../test/policies/${name}`), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map((part) => ({ name, text: part.slice(part.indexOf('<')).split(/^---$/m)[0]! })),
  );
const examples = xmlBelow(here('../../../examples')).map((name) => ({ name, text: readFileSync(name, 'utf8') }));

describe('our own documents', { timeout: 30_000 }, () => {
  const documents = [...caseDocuments, ...examples];

  test.each(STYLES)('%o: once is enough, and nothing is lost', (options) => {
    expect(documents.length).toBeGreaterThan(100);
    for (const { name, text } of documents) holds(name, text, options);
  });

  test('mean what they meant: the binder finds the same', () => {
    for (const { name, text } of documents) {
      const once = format(text, { width: 60, expressions: 'indent' }).text;
      expect(findings(once).sort(), name).toEqual(findings(text).sort());
    }
  });
});

const corpus = here('../../../../shared/corpus/policies');
describe.skipIf(!existsSync(corpus))('real documents', { timeout: 30_000 }, () => {
  const files = existsSync(corpus)
    ? readdirSync(corpus).map((name) => ({ name, text: readFileSync(`${corpus}/${name}`, 'utf8') }))
    : [];

  test.each(STYLES)('%o: once is enough, and nothing is lost', (options) => {
    const changed = files.filter(({ name, text }) => holds(name, text, options));
    expect(changed.length).toBeGreaterThan(200);
  });

  test('are formatted, but for those that are broken', () => {
    const refused = files.filter(({ text }) => format(text).diagnostics.length > 0);
    expect(files.length).toBeGreaterThanOrEqual(440);
    expect(refused.length).toBeLessThanOrEqual(1);
  });
});

describe('generated documents', { timeout: 30_000 }, () => {
  const space = fc.constantFrom('', ' ', '\n', '\r\n', '\n\n\n', '\t', '\n  ');
  const value = fc.constantFrom(
    '"1"',
    "'it''s'".replace("''", ''),
    '"@("a" + 1)"',
    '"&quot;"',
    '"@{\n return 1;\n}"',
    "''",
    '"{{x}}"',
  );
  const attribute = fc
    .tuple(space, fc.constantFrom('name', 'value', 'condition', 'id', 'other'), space, value)
    .map(([a, name, b, v]) => [name, ` ${a}${name}${b}=${v}`] as const);
  const tag = (name: string): fc.Arbitrary<string> =>
    fc
      .uniqueArray(attribute, { maxLength: 3, selector: ([n]) => n })
      .map((list) => `<${name}${list.map(([, text]) => text).join('')}`);
  const leaf = fc.constantFrom(
    '<!-- c -->', '<base/>', '<base></base>', '{{x}}', '${x}', 'text', '%{ if x }', '<set-body> a </set-body>',
    '<set-body>@{\n\treturn @"\n ";\n}</set-body>', '<set-body>\n @(1)\n</set-body>', '<value> </value>', '<![CDATA[ x ]]>', '@(1 <\n2)',
    '<set-body><a> <b/></a></set-body>', '<unknown> <x/></unknown>', '<!-- sluice-fmt-ignore -->',
    '<!-- sluice-disable-next-line x -->', '<?go on?>', '&#32;', '\u00a0',
  ); // prettier-ignore
  const { node } = fc.letrec<{ node: string; nodes: string }>((tie) => ({
    nodes: fc
      .array(fc.tuple(space, tie('node')), { maxLength: 5 })
      .chain((list) => space.map((end) => list.map(([gap, text]) => gap + text).join('') + end)),
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc
        .constantFrom(
          'policies',
          'inbound',
          'choose',
          'when',
          'set-header',
          'value',
          'set-body',
          'return-response',
          'brand-new',
        )
        .chain((name) =>
          fc
            .tuple(tag(name), space, tie('nodes'))
            .map(([open, gap, inner]) => `${open}${gap}>${inner}</${name}${gap}>`),
        ),
      fc.constantFrom('inbound', 'set-header', 'trace').chain((name) => tag(name).map((open) => `${open}/>`)),
    ),
  }));

  test.each(STYLES)('%o: once is enough, and nothing is lost', (options) => {
    let changed = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(space, node), { maxLength: 4 }), (list) => {
        if (holds('', list.map((parts) => parts.join('')).join(''), options)) changed++;
      }),
      { numRuns: 500 },
    );
    expect(changed, 'documents that formatting changes').toBeGreaterThan(250);
  });

  test('any text is read, and formatted text stays', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<a>',
            '</a>',
            '<inbound>',
            '</inbound>',
            '<b/>',
            '@(',
            ')',
            '"',
            ' ',
            '\n',
            '<!--',
            '-->',
            'x="1"',
            '&lt;',
          ),
          { maxLength: 20 },
        ),
        (parts) => {
          const { text } = format(parts.join(''));
          expect(format(text).text).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
