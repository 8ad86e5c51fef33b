import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContextView } from '../context.ts';
import { bindExpression, emitExpression } from '../expression.ts';
import { block, expression, soup } from '../syntax/testing.ts';
import { ClrException } from '../values/exception.ts';
import { DEFAULT_LIMITS, LimitReached, type Ambient, type Limits } from '../values/run.ts';

/** What holds for every text, whatever it means. */
const wrapped = expression.map((e) => `@(${e})`);
const context = { variables: new Map(), requestId: '0'.repeat(32), elapsed: 0, timestamp: 0 } as unknown as ContextView;
const ambient: Ambient = {
  now: () => 0,
  newGuid: () => '0'.repeat(32),
  random: () => 0.5,
  randomBytes: (count) => new Uint8Array(count),
};

/** A result, or how it ended; undefined where a limit of the host stopped it. */
function outcome(code: string, limits: Limits): string | undefined {
  const bound = bindExpression(code);
  if (!bound.runnable) return 'refused';
  try {
    const value = emitExpression(bound)(context, ambient, limits);
    return typeof value === 'object' && value !== null ? 'object' : `${typeof value} ${String(value)}`;
  } catch (thrown) {
    if (thrown instanceof LimitReached) return undefined;
    if (thrown instanceof ClrException) return `throws ${thrown.clrName}`;
    throw thrown;
  }
}
const few: Limits = { ...DEFAULT_LIMITS, steps: 500, depth: 50 };
const more: Limits = { ...DEFAULT_LIMITS, steps: 20_000, depth: 100 };

describe('any text', () => {
  test('is bound without a throw, and what is said of it lies inside it', () => {
    fc.assert(
      fc.property(fc.oneof(soup, wrapped, block), (code) => {
        const { diagnostics, runnable } = bindExpression(code);
        for (const { span } of diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(code.length);
        }
        expect(runnable && diagnostics.some((d) => d.severity === 'error')).toBe(false);
      }),
      { numRuns: 1000, examples: [['@(as ? if)'], ['@(1 as ? 2 : 3)'], ['@(x as ??)']] },
    );
  });

  test('that can run ends in a value, an exception of .NET or a limit', () => {
    fc.assert(
      fc.property(fc.oneof(wrapped, block), (code) => {
        outcome(code, few);
      }),
      { numRuns: 1000 },
    );
  });

  test('gives the same under a higher limit, once it has given something', () => {
    fc.assert(
      fc.property(fc.oneof(wrapped, block), (code) => {
        const first = outcome(code, few);
        if (first !== undefined) expect(outcome(code, more)).toBe(first);
      }),
      { numRuns: 500 },
    );
  });
});
