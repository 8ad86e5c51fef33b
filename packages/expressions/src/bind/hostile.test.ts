import { describe, expect, test } from 'vitest';
import { bindExpression, emitExpression } from '../expression.ts';

/** Of this process, in milliseconds: what else the machine does is no matter. */
const cpuTime = (): number => process.cpuUsage().user / 1000;

/**
 * Texts that nobody writes but an attacker: deep, long, or both. Each is refused with a diagnostic or bound, within a
 * second, and none overflows the stack. C# refuses what is nested too deep with CS8078.
 */
const n = 10_000;
const many = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join('');

const refused: readonly (readonly [string, string])[] = [
  ['brackets', `@(${'('.repeat(n)}1${')'.repeat(n)})`],
  ['brackets that nobody closes', `@(${'('.repeat(10 * n)}`],
  ['lambdas', `@(${'x=>'.repeat(n)}1)`],
  ['conditionals', `@(${'true?1:'.repeat(n)}2)`],
  ['unary operators', `@(${'-'.repeat(n)}1)`],
  ['casts', `@(${'(int)'.repeat(n)}1)`],
  ['coalescing', `@(${'null??'.repeat(n)}1)`],
  ['assignments', `@{ int x = 0; ${'x='.repeat(n)}1; return x; }`],
  ['ranges', `@(${'..'.repeat(n)})`],
  ['type tests', `@(1${' is int'.repeat(n)})`],
  ['blocks', `@{${'{'.repeat(n)}${'}'.repeat(n)}}`],
  ['embedded statements', `@{${'if(true)'.repeat(n)}return 1;}`],
  ['try blocks', `@{${'try{'.repeat(n)}}`],
  ['labels', `@{${many(n, (i) => `L${i}: `)}return 1;}`],
  ['anonymous methods', `@(${'delegate{return '.repeat(n)})`],
  ['arrays', `@(${'new[]{'.repeat(n)}1${'}'.repeat(n)})`],
  ['tuples', `@(${'(1,'.repeat(n)}1${')'.repeat(n)})`],
  ['interpolated strings', `@(${'$"{'.repeat(n / 2)}1${'}"'.repeat(n / 2)})`],
  ['ranks', `@{ int${'[]'.repeat(5 * n)} a = null; return 1; }`],
  ['members', `@(context${'.a'.repeat(10 * n)})`],
  ['calls', `@("a"${'.Trim()'.repeat(10 * n)})`],
  ['indexers', `@(a${'[0]'.repeat(5 * n)})`],
  ['conditional accesses', `@(context${'?.Request'.repeat(n)})`],
];

const read: readonly (readonly [string, string])[] = [
  ['a sum', `@{ int x = 1; return ${'x+'.repeat(n)}x; }`],
  ['a conjunction', `@{ bool b = true; return ${'b&&'.repeat(n)}b; }`],
  ['a concatenation', `@("a"${'+context.RequestId'.repeat(4 * n)})`],
  ['declarations', `@{${many(n, (i) => `int a${i}=${i};`)}return a0;}`],
  ['jumps there and back', `@{${many(2000, (i) => `L${i}: if (context == null) goto L${1999 - i};`)}return 1;}`],
  ['local functions that call each other', `@{${many(500, (i) => `int F${i}() => F${(i + 1) % 500}();`)}return 1;}`],
  [
    'sections of a switch',
    `@{ switch (context.Operation.Name) {${many(2000, (i) => `case "${i}": return ${i};`)}default: return 0;} }`,
  ],
  [
    'queries inside queries',
    `@{ var a = new[] { 1 }; return ${many(40, (i) => `a.Select(x${i} => `)}1${')'.repeat(40)}; }`,
  ],
  ['overloads inside overloads', `@(${'Math.Max(1,'.repeat(90)}1${')'.repeat(90)})`],
  ['preprocessor branches', `@{\n${'#if false\nx\n#endif\n'.repeat(2000)}return 1;\n}`],
  ['holes', `@($"${'{1}'.repeat(n)}")`],
];

/** More of them than a JavaScript function can have arguments. */
const long: readonly (readonly [string, string])[] = [
  ['elements of an array', `@(new[] { ${'1,'.repeat(13 * n)}1 })`],
  ['arguments', `@(string.Concat(${'1,'.repeat(13 * n)}1))`],
  ['statements', `@{ ${';'.repeat(13 * n)} return 1; }`],
];

const wrong: readonly (readonly [string, string])[] = [
  ['type arguments', `@(a${'<a'.repeat(n)})`],
  [
    'errors inside lambdas',
    `@{ var a = new[] { 1 }; return ${many(12, (i) => `a.Where(x${i} => a.Any(y${i} => `)}true${'))'.repeat(12)}; }`,
  ],
  ['quotes', `@(@"${'""'.repeat(10 * n)}x`],
  ['characters that begin nothing', `@(${'\u0001'.repeat(n)})`],
  ['conditions of the preprocessor', `@{\n#if ${'!('.repeat(n)}\n}`],
  ['a member that the static class beside Nullable<T> does not have', '@(Nullable.Foo)'],
];

const timed = (code: string): ReturnType<typeof bindExpression> => {
  const start = cpuTime();
  const bound = bindExpression(code);
  expect(cpuTime() - start).toBeLessThan(1000);
  return bound;
};

describe('hostile text', () => {
  bindExpression('@(1)');
  test.each(refused)('%s: too deep', (_, code) => {
    expect(timed(code).diagnostics.map((d) => d.code)).toEqual(['CS8078']);
  });
  test.each(read)('%s: read', (_, code) => {
    expect(timed(code).diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  });
  test.each(long)('%s, very many: ready to run', (_, code) => {
    expect(emitExpression(bindExpression(code))).toBeTypeOf('function');
  });
  test.each(wrong)('%s: wrong, and said so', (_, code) => {
    expect(timed(code).runnable).toBe(false);
  });
});
