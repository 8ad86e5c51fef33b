import { expect, test } from 'vitest';
import { bindExpression } from './bound-expressions.ts';

test('an expression that is asked for again is not bound again', () => {
  expect(bindExpression('@(1 + 1)')).toBe(bindExpression('@(1 + 1)'));
});

test('what the place wants belongs to the question', () => {
  expect(bindExpression('@(1 + 2)').diagnostics).toEqual([]);
  expect(bindExpression('@(1 + 2)', { returns: 'bool' }).diagnostics.map((d) => d.code)).toEqual(['CS0029']);
});

test('the oldest make room, those in use stay', () => {
  const used = bindExpression('@("used")');
  const old = bindExpression('@("old")');
  for (let i = 0; i < 60; i++) {
    bindExpression(`@("${i}${'x'.repeat(10_000)}")`);
    expect(bindExpression('@("used")')).toBe(used);
  }
  expect(bindExpression('@("old")')).not.toBe(old);
});

test('a text of any length is bound, and a long one not kept', () => {
  const long = `@("${'x'.repeat(30_000)}")`;
  expect(bindExpression(long)).not.toBe(bindExpression(long));
});
