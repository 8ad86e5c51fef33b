import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, dotnet, LimitReached } from '../../packages/expressions/src/index.ts';
import { fromClr, parseTemplate, TAGS, type Hash } from '../../packages/liquid/src/index.ts';
import { AMBIENT } from './cases.ts';

/** Of this process, in milliseconds: what else the machine does is no matter. */
const cpuTime = (): number => process.cpuUsage().user / 1000;

/** Fewer steps of a pattern than usual: each costs more than a step of a template. */
const LIMITS = { ...DEFAULT_LIMITS, regexSteps: 500_000 };

const render = (text: string, data = '{}'): string => {
  const { template } = parseTemplate(text);
  const environment = dotnet.within(AMBIENT, DEFAULT_LIMITS, () => fromClr(dotnet.parseJson(data, true)) as Hash);
  return template!.render(environment, AMBIENT, LIMITS);
};

const N = 50_000;

describe('hostile templates are read and run in bounded time', () => {
  it.each([
    ['openings', '{{'.repeat(N)],
    ['tags that do not end', '{% if '.repeat(N)],
    ['blocks in blocks', '{% if a %}'.repeat(N)],
    ['blocks in blocks, closed', '{% if a %}'.repeat(N) + '{% endif %}'.repeat(N)],
    ['brackets', `{{ ${'['.repeat(N)} }}`],
    ['brackets that close', `{{ a${'[a]'.repeat(N)} }}`],
    ['brackets in brackets', `{{ ${'[a'.repeat(N)}${']'.repeat(N)} }}`],
    ['ranges in ranges', `{{ ${'('.repeat(N)}1${'..2)'.repeat(N)} }}`],
    ['bars', `{{ a ${'|'.repeat(N)} }}`],
    ['filters', `{{ a ${'| Upcase '.repeat(N)} }}`],
    ['filters of assignments', `{% assign a = 'a' ${'| Upcase '.repeat(N)} %}`],
    ['or', `{% if ${'a or '.repeat(N)} b %}{% endif %}`],
    ['members', `{{ a${'.a'.repeat(N)} }}`],
    ['arguments', `{{ a | Upcase: ${'1, '.repeat(N)} }}`],
    ['commas', `{{ a | Upcase: ${','.repeat(N)} }}`],
    ['blanks', `{{ a ${' '.repeat(N)}| Upcase${' '.repeat(N)} }}`],
    ['blanks in a condition', `{% if a${' '.repeat(N)}==${' '.repeat(N)}b %}{% endif %}`],
    ['blanks behind an and', `{% if a and${' '.repeat(N)} %}{% endif %}`],
    ['points of a range', `{{ (${'.'.repeat(N)} }}`],
    ['conditions', `{% if ${'a and '.repeat(N)} b %}{% endif %}`],
    ['a long name', `{% for ${'a'.repeat(N)} %}{% endfor %}`],
    ['a long assignment', `{% assign ${'a.'.repeat(N)} %}`],
    ['words with colons', `{% for a in b ${'c:'.repeat(N)} %}{% endfor %}`],
    ['words without colons', `{% for a in b ${'c '.repeat(N)} %}{% endfor %}`],
    ['when', `{% case a %}{% when ${'1 or '.repeat(N)}2 %}{% endcase %}`],
    ['cycles', `{% cycle ${"'a',".repeat(N)} 'b' %}`],
    ['quotes', `{{ ${`'"`.repeat(N)} }}`],
    ['dashes', '-}} '.repeat(N)],
  ])('%s', (_, text) => {
    const began = cpuTime();
    if (parseTemplate(text).template !== null) render(text);
    expect(cpuTime() - began).toBeLessThan(5000);
  });
});

describe('hostile templates end in a limit', () => {
  const text =
    (what: string, data?: string): (() => string) =>
    () =>
      render(what, data);
  const endless = '{% for a in (1..900000) %}'.repeat(3) + '{% endfor %}'.repeat(3);
  it.each([
    ['loops', text(endless)],
    ['a range too long', text('{% for a in (1..2000000000) %}{% endfor %}')],
    ['a text repeated', text("{{ 'x' | Times: 2000000000 }}")],
    ['a text doubled', text(`{% assign a = 'xxxxxxxxxxxxxxxx' %}${'{% assign a = a | Append: a %}'.repeat(30)}`)],
    [
      'a text replaced',
      text(`{% assign a = 'xx' %}${"{% assign a = a | Replace: 'x', 'xxxxxxxxxxxxxxxx' %}".repeat(8)}`),
    ],
    [
      'output',
      text("{% assign a = '0123456789' | Times: 100000 | Join: '' %}{% for i in (1..100) %}{{ a }}{% endfor %}"),
    ],
    ['a pattern', text("{{ s | Replace: '(a+)+$', '' }}", JSON.stringify({ s: `${'a'.repeat(5000)}b` }))],
  ])('%s', (_, run) => {
    const began = cpuTime();
    expect(run).toThrow(LimitReached);
    expect(cpuTime() - began).toBeLessThan(5000);
  });

  it('scopes in scopes are an error of the template, as in DotLiquid', () => {
    expect(render('{% if true %}'.repeat(85) + 'x' + '{% endif %}'.repeat(85))).toBe('Liquid error: Nesting too deep');
  });
});

describe('any template', () => {
  const piece = fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{%',
      '%}',
      '-',
      '|',
      ':',
      ',',
      "'",
      '"',
      ' ',
      '\n',
      '(1..3)',
      'a',
      'b.c',
      '[0]',
      '==',
      'and',
      '5.5',
    ],
    ...['Upcase', 'Plus', 'Split', 'if', 'endif', 'for x in a', 'endfor', 'else', 'assign q = ', 'raw', 'endraw'],
    ...TAGS.keys(),
  );
  it('is read, its findings lie in it, and what runs gives text or a limit', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const { template, diagnostics } = parseTemplate(source);
        for (const { span } of diagnostics) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(source.length);
        }
        if (template !== null) expect(typeof render(source, '{"a":[1,"x",null],"b":{"c":2.5}}')).toBe('string');
      }),
      { numRuns: 3000, seed: 7 },
    );
  });
});

it('names that JavaScript knows are names like any other', () => {
  const data = '{"__proto__":{"x":1},"constructor":"c"}';
  expect(render('{{ __proto__.x }}{{ constructor }}{{ toString }}{{ hasOwnProperty.x }}', data)).toBe('1c');
  expect(render('{% assign __proto__ = 5 %}{{ __proto__ }}{{ a.__proto__ }}', '{"a":{}}')).toBe('5');
});

it('what is large, and right, goes through', () => {
  const rows = Array.from({ length: 20_000 }, (_, id) => ({ id, name: `Name of ${id}`.padEnd(40, '.') }));
  const text = render(
    '[{% JSONArrayFor row in rows -%}{"id":{{ row.id }},"name":"{{ row.name | Upcase }}"}{% endJSONArrayFor -%}]',
    JSON.stringify({ rows }),
  );
  expect((JSON.parse(text) as unknown[]).length).toBe(20_000);
  expect(text.length).toBeGreaterThan(1_000_000);
});
