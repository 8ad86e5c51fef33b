import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { block, expression } from './testing.ts';
import type { Expr } from './ast.ts';
import type { Block } from './ast-statements.ts';
import { parse } from './parser.ts';
import { print } from './print.ts';

/** What was written, without where: two texts mean the same tree when this is equal. */
const shape = (code: string): string => {
  const { body, diagnostics } = parse(code);
  expect(diagnostics, code).toEqual([]);
  return written(body);
};
const written = (body: Expr | Block): string =>
  JSON.stringify(body, (key, value: unknown) =>
    /^span$|Span$/.test(key) ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  );

describe('printing', () => {
  test.each([
    ['@(1+2*3)', '@(1 + 2 * 3)'],
    ['@((1+2)*3)', '@((1 + 2) * 3)'],
    ['@(a?.b?[0].c ?? d)', '@(a?.b?[0].c ?? d)'],
    ['@(x=>x+1)', '@((x) => x + 1)'],
    ['@(- -x)', '@(- -x)'],
    ['@($"{x,5:N2}{{}}")', '@($"{x,5:N2}{{}}")'],
    ['@(@"a""b\\c")', '@("a\\"b\\\\c")'],
    ["@('\\'')", "@('\\'')"],
    ['@(new int[2][,])', '@(new int[2][,])'],
    ['@(new List<int>{1,2})', '@(new List<int> { 1, 2 })'],
    ['@{var (a,_)=t;return a;}', '@{ (var (a, _) = t); return a; }'.replace('(var (a, _) = t)', 'var (a, _) = t')],
    ['@{if(a)return 1;else return 2;}', '@{ if (a) return 1; else return 2; }'],
    ['@{for(int i=0;i<3;i++){}return 1;}', '@{ for (int i = 0; i < 3; i++) { } return 1; }'],
    ['@(from x in y where x>1 select x)', '@(from x in y where x > 1 select x)'],
  ])('%s is %s', (code, text) => {
    expect(print(parse(code).body)).toBe(text);
  });

  test('gives text of the same tree for every recorded expression', () => {
    const answers = new URL('../../../../test/dotnet/answers/', import.meta.url);
    let compared = 0;
    for (const file of readdirSync(answers)) {
      for (const line of readFileSync(new URL(file, answers), 'utf8').trim().split('\n')) {
        const { code } = JSON.parse(line) as { readonly code: string };
        const { body, diagnostics } = parse(code);
        if (diagnostics.length > 0 || written(body).includes('"Refused"')) continue;
        expect(shape(print(body)), code).toBe(shape(code));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(12_000);
  });

  test('gives text of the same tree for anything that the grammar allows', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          expression.map((e) => `@(${e})`),
          block,
        ),
        (code) => {
          expect(shape(print(parse(code).body))).toBe(shape(code));
        },
      ),
      { numRuns: 500 },
    );
  });
});
