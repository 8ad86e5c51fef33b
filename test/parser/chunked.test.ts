import { expect, test } from 'vitest';
import { annotate } from '../helpers/chunked.ts';

const finding = (start: number, end: number, code = 'X1') => ({ code, message: 'm', span: { start, end } });

test.each([
  ['under what they cover', 'ab cd', [finding(3, 5)], 'ab cd\n   ~~ X1: m'],
  ['in the order of the line', 'ab', [finding(1, 2), finding(0, 1)], 'ab\n~ X1: m\n ~ X1: m'],
  ['with the tabs of the line', '\ta', [finding(1, 2)], '\ta\n\t~ X1: m'],
  ['to the end of the first line', 'ab\ncd', [finding(1, 4)], 'ab\n ~ X1: m\ncd'],
  ['at the end of a line', 'ab\ncd', [finding(2, 2)], 'ab\n  ~ X1: m\ncd'],
  ['at the end of the text', 'ab', [finding(2, 3)], 'ab\n  ~ X1: m'],
  ['under the line they begin in', 'ab\ncd\n', [finding(3, 5)], 'ab\ncd\n~~ X1: m\n'],
])('findings are written %s', (_, input, findings, expected) => {
  expect(annotate(input, findings)).toBe(expected);
});
