import { describe, expect, test } from 'vitest';
import {
  DiagnosticBag,
  parseDocument,
  renderDiagnostic,
  SourceFile,
  span,
  suggest,
  xmlMessages,
} from '../../packages/parser/src/index.ts';
import type { Diagnostic, Palette } from '../../packages/parser/src/index.ts';

const render = (text: string, diagnostic: Diagnostic, palette?: Palette): string =>
  renderDiagnostic(diagnostic, new SourceFile('policy.xml', text), palette);
const at = (text: string, part: string): Diagnostic =>
  xmlMessages('XML1001', span(text.indexOf(part), text.indexOf(part) + part.length), { name: 'x' });

describe('a diagnostic in the terminal', () => {
  test('names file, line and column, and underlines the place', () => {
    const text = '<policies>\n\t<inbound>\n</policies>';
    expect(render(text, at(text, 'inbound'))).toBe(
      [
        'policy.xml:2:3 error XML1001: <x> is never closed', //
        '  2 |   <inbound>',
        '    |    ^^^^^^^',
      ].join('\n'),
    );
  });

  test('shows the first and last lines of a long place', () => {
    const text = 'a\nbb\n\ndd\nee\nff\r\ng';
    expect(render(text, at(text, text.slice(2, 14)))).toBe(
      [
        'policy.xml:2:1 error XML1001: <x> is never closed',
        '  2 | bb',
        '    | ^^',
        '  3 |',
        '    ⋮',
        '  5 | ee',
        '    | ^^',
        '  6 | ff',
        '    | ^^',
      ].join('\n'),
    );
  });

  test('marks an empty place, at the end of the file too', () => {
    expect(render('ab', xmlMessages('XML1001', span(2, 2), { name: 'x' }))).toBe(
      'policy.xml:1:3 error XML1001: <x> is never closed\n  1 | ab\n    |   ^',
    );
    expect(render('', xmlMessages('XML1001', span(0, 0), { name: 'x' }))).toBe(
      'policy.xml:1:1 error XML1001: <x> is never closed\n  1 |\n    | ^',
    );
  });

  test('shows a window of a line of five megabytes', () => {
    const text = `${'<a/>'.repeat(600_000)}<here>${'<b/>'.repeat(600_000)}`;
    const [, line, underline] = render(text, at(text, 'here')).split('\n');
    expect(line).toMatch(/^  1 \| ….*<a\/><here><b\/>.*…$/);
    expect(line!.length).toBeLessThan(120);
    expect(line!.slice(underline!.indexOf('^'), underline!.lastIndexOf('^') + 1)).toBe('here');
  });

  test('keeps the underline under the place where characters are wide, invisible or hostile', () => {
    const text = '\uFEFF<a b="é😀\u001b[2J\t" x/>';
    const [, line, underline] = render(text, at(text, 'x')).split('\n');
    expect(Array.from(line!)[underline!.indexOf('^')]).toBe('x');
    expect(line).not.toContain('\u001b');
  });

  test('is coloured by the palette that is handed in', () => {
    const mark = (name: string) => (text: string) => `{${name}:${text}}`;
    const palette = {
      error: mark('e'),
      warning: mark('w'),
      hint: mark('h'),
      code: mark('c'),
      dim: (text: string) => text,
    };
    expect(render('<x>', at('<x>', 'x'), palette)).toBe(
      'policy.xml:1:2 {e:error} {c:XML1001}: <x> is never closed\n  1 | <x>\n    |  {e:^}',
    );
  });

  test('shows related places', () => {
    const text = '<a>\n</b>';
    const [finding] = parseDocument(text).diagnostics;
    expect(render(text, finding!)).toBe(
      [
        'policy.xml:2:1 error XML1002: The end tag </b> does not match the start tag <a>',
        '  2 | </b>',
        '    | ^^^^',
        'policy.xml:1:2 note: <a> starts here',
        '  1 | <a>',
        '    |  ^',
      ].join('\n'),
    );
  });
});

describe('a bag', () => {
  const finding = (start: number): Diagnostic => xmlMessages('XML1001', span(start, start + 1), { name: 'x' });

  test('gives its findings in the order of the file, each once', () => {
    const bag = new DiagnosticBag();
    for (const start of [5, 1, 5, 3]) bag.add(finding(start));
    expect(bag.sorted().map((d) => d.span.start)).toEqual([1, 3, 5]);
  });

  test('counts what is beyond its limit', () => {
    const bag = new DiagnosticBag(2);
    for (const start of [1, 2, 3, 4]) bag.add(finding(start));
    expect(bag.sorted().map((d) => d.message)).toEqual([
      '<x> is never closed',
      '<x> is never closed',
      '2 more findings in this file are not shown',
    ]);
  });
});

describe('a suggestion', () => {
  const policies = [
    'set-header',
    'set-body',
    'set-status',
    'choose',
    'when',
    'rate-limit',
    'rate-limit-by-key',
    'cors',
  ];
  test.each([
    ['set-heder', 'set-header'],
    ['Set-Header', 'set-header'],
    ['set-haeder', 'set-header'],
    ['sethbody', 'set-body'],
    ['wehn', 'when'],
    ['rate-limit-by-keys', 'rate-limit-by-key'],
    ['rate-limits', 'rate-limit'],
    ['cor', 'cors'],
    ['validate-jwt', undefined],
    ['x', undefined],
    ['', undefined],
  ])('for %s is %s', (name, expected) => {
    expect(suggest(name, policies)).toBe(expected);
  });
});

test('every message says what is wrong, and every entry how to mend it', () => {
  for (const [code, { message, help }] of Object.entries(xmlMessages.entries)) {
    expect(code).toMatch(/^XML1\d{3}$/);
    expect(message, code).toMatch(/^\S.*[^.]$/);
    expect('help' in xmlMessages.entries[code as 'XML1001'] && help, code).toMatch(/\.$/);
  }
});
