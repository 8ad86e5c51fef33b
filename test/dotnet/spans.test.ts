import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bindExpression } from '../../packages/expressions/src/index.ts';

/**
 * Where a mistake is. Of every recorded refusal, the first error that C# reports is compared with ours: the place it
 * begins at and, in most cases, the place it ends at. C#'s lexer marks the mere position of a faulty literal or
 * character; we mark all of it. The counts are floors: they only rise.
 */
interface Recorded {
  readonly id: string;
  readonly code: string;
  readonly diagnostics?: readonly {
    readonly code: string;
    readonly severity: string;
    readonly start: number;
    readonly end: number;
  }[];
}

const SAME_START = 0.98;
const SAME_END = 0.95;
/** Answers in which we report more errors than C# does: what follows from one mistake is no other mistake. */
const MORE_ERRORS = 6;

const answers = new URL('answers/', import.meta.url);
const refusals = readdirSync(answers).flatMap((file) =>
  readFileSync(new URL(file, answers), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded)
    .flatMap(({ id, code, diagnostics = [] }) => {
      const errors = diagnostics.filter((d) => d.severity === 'error');
      return errors.length > 0 ? [{ id, code, errors }] : [];
    }),
);

describe('the first error of each refusal', () => {
  const compared = refusals.map(({ id, code, errors }) => {
    const ours = bindExpression(code).diagnostics.filter((d) => d.severity === 'error');
    const start = ours[0]?.span.start === errors[0]!.start;
    const end = start && ours[0]?.span.end === errors[0]!.end;
    const shown = ours[0] === undefined ? 'none' : `${ours[0].code} ${ours[0].span.start}-${ours[0].span.end}`;
    const text = `${id} ${code}: C# ${errors[0]!.code} ${errors[0]!.start}-${errors[0]!.end}, ours ${shown}`;
    return { start, end, more: ours.length > errors.length, text };
  });
  const texts = (wrong: readonly { readonly text: string }[]): string => wrong.map((w) => w.text).join('\n');

  test('begins where C# has it', () => {
    const wrong = compared.filter((c) => !c.start);
    expect(1 - wrong.length / compared.length, texts(wrong)).toBeGreaterThanOrEqual(SAME_START);
  });

  test('ends where C# has it', () => {
    const wrong = compared.filter((c) => !c.end);
    expect(1 - wrong.length / compared.length, texts(wrong)).toBeGreaterThanOrEqual(SAME_END);
  });

  test('brings no others with it', () => {
    const wrong = compared.filter((c) => c.more);
    expect(wrong.length, texts(wrong)).toBeLessThanOrEqual(MORE_ERRORS);
  });

  test('lies inside the code', () => {
    for (const { code } of refusals)
      for (const { span } of bindExpression(code).diagnostics) {
        expect(span.start, code).toBeLessThanOrEqual(span.end);
        expect(span.end, code).toBeLessThanOrEqual(code.length);
      }
  });
});
