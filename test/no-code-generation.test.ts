import { expect, test } from 'vitest';

/** Proves that the flag of `vitest.config.ts` reached this process: without it, the other tests would prove nothing. */
test('this process makes no code from strings', () => {
  expect(process.execArgv).toContain('--disallow-code-generation-from-strings');
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- what must fail here
  expect(() => new Function('return 1')).toThrow(EvalError);
});
