import { describe, expect, test } from 'vitest';
import { chunked } from '../../../test/helpers/chunked.ts';
import { format } from './format.ts';
import type { FormatOptions } from './options.ts';
import { sameContent } from './same.ts';

/** Documents beside what becomes of them. Formatted once more they must stay, and nothing may be lost: that would show. */
for (const name of ['layout', 'kept', 'expressions'])
  chunked(new URL(`cases/${name}.txt`, import.meta.url), ({ input, sections }) => {
    const written = sections.get('options');
    const options = (written === undefined ? {} : JSON.parse(written)) as FormatOptions;
    const { text, diagnostics } = format(input, options);
    const again = format(text, options).text;
    return {
      findings: diagnostics,
      sections: {
        ...(written !== undefined && { options: written }),
        output: text,
        ...(!sameContent(input, text) && { lost: 'something' }),
        ...(again !== text && { again }),
      },
    };
  });

describe('of the file', () => {
  test.each([
    ['CRLF', '<policies>\r\n<inbound/></policies>', '<policies>\r\n    <inbound />\r\n</policies>\r\n'],
    ['CR', '<policies>\r<inbound/></policies>', '<policies>\r    <inbound />\r</policies>\r'],
    [
      'the last line break, where there are several',
      '<policies>\r\n<inbound/>\n</policies>',
      '<policies>\n    <inbound />\n</policies>\n',
    ],
    ['the byte order mark', '\ufeff<policies/>', '\ufeff<policies />\n'],
    ['nothing around it', '\n\n  <policies/>  \n\n', '<policies />\n'],
    ['a no-break space is a text', '<inbound>\u00a0</inbound>', '<inbound>\n    \u00a0\n</inbound>\n'],
  ])('%s', (_, text, expected) => {
    expect(format(text).text).toBe(expected);
    expect(format(expected).text).toBe(expected);
  });
});

describe('left alone', () => {
  test.each([
    ['an element that nobody closes', '<policies>\n<inbound>\n</policies>', ['XML1001']],
    ['an expression that does not end', '<a>\n  <set-body>@{ return 1;</set-body></a>', ['XML1010']],
    ['an attribute twice', '<set-method  a="1" a="2" />', ['XML1006']],
    ['no document, but an expression', '  @(1)  ', []],
    ['no document, but JSON', '{ "a": 1 }', []],
    ['nothing', '', []],
    ['white space', ' \n', []],
  ])('%s', (_, text, codes) => {
    const formatted = format(text);
    expect(formatted.text).toBe(text);
    expect(formatted.diagnostics.map((d) => d.code)).toEqual(codes);
  });
});

describe('sameContent tells', () => {
  const before = '<inbound><set-header name="a"><value>1</value></set-header><base /></inbound>';
  test.each([
    ['another value', before.replace('"a"', '"b"')],
    ['another text', before.replace('>1<', '>1 <')],
    ['another name', before.replace('base', 'bass')],
    ['a statement less', before.replace('<base />', '')],
    ['another order', '<inbound><base /><set-header name="a"><value>1</value></set-header></inbound>'],
    ['a comment more', before.replace('<base />', '<base /><!-- -->')],
    ['another quote', before.replace('"a"', "'a'")],
  ])('%s', (_, after) => {
    expect(sameContent(before, before)).toBe(true);
    expect(sameContent(before, after)).toBe(false);
  });
});

describe('takes time in proportion to the length of', { timeout: 20_000 }, () => {
  const n = 300_000;
  test.each([
    ['white space in a text', `<trace><message>${' '.repeat(n)}x${' '.repeat(n)}y</message></trace>`],
    ['white space between statements', `<inbound>${' '.repeat(n)}{{x${' '.repeat(n)}}}${'\n'.repeat(n)}</inbound>`],
    ['white space in an expression', `<set-body>@(1 +${' '.repeat(n)}1${' \n'.repeat(n)})</set-body>`],
    ['open braces, and lines behind them', `<set-body>@{${'{'.repeat(n)}${'\n'.repeat(n)}${'}'.repeat(n)}}</set-body>`],
    ['holes of strings', `<set-body>@(${'$"{'.repeat(1000)}1${'}"'.repeat(1000)}${'\n'.repeat(n)})</set-body>`],
    ['statements', `<inbound>${'<base/>'.repeat(20_000)}</inbound>`],
  ])('%s', (_, text) => {
    const { text: once, diagnostics } = format(text, { expressions: 'indent' });
    expect(diagnostics).toEqual([]);
    expect(sameContent(text, once)).toBe(true);
  });
});
