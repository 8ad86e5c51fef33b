import { describe, expect, test } from 'vitest';
import type { ContextView } from '../context.ts';
import { bindExpression, emitExpression } from '../expression.ts';
import { ClrException } from '../values/exception.ts';
import type { Ambient } from '../values/run.ts';

/** `null` as an operand, and constants that decide where control goes: as .NET 8 answers. */
function run(code: string): unknown {
  const bound = bindExpression(code);
  expect(bound.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return emitExpression(bound)(null as unknown as ContextView, {} as Ambient);
}

describe('null beside a value', () => {
  test.each([
    ['@{ bool? b = true; return b & null; }', null],
    ['@{ bool? b = false; return b & null; }', false],
    ['@{ bool? b = true; return b | null; }', true],
    ['@{ bool? b = false; return null | b; }', null],
    ['@{ bool? b = true; return b ^ null; }', null],
    ['@{ int? x = 1; return x << null; }', null],
    ['@{ int x = 5; return x != null; }', true],
  ])('%s', (code, value) => {
    expect(run(code)).toBe(value);
  });

  test('is compared with what has been evaluated', () => {
    expect(() => run('@(int.Parse("x") == null)')).toThrow(ClrException);
  });
});

test.each([
  ["@{ switch ('x') { case 'x': return 1; } }", 1],
  ['@{ switch (DayOfWeek.Friday) { case DayOfWeek.Friday: return 1; } }', 1],
])('a constant enters the section that takes it, and no other: %s', (code, value) => {
  expect(run(code)).toBe(value);
});
