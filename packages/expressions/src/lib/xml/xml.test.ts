import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bindExpression, ClrException, emitExpression, renderValue, typeNameOf } from '../../index.ts';
import type { ContextView } from '../../context.ts';
import type { Ambient } from '../../values/run.ts';

/** Whole expressions over XML, and what C# 7.3 on .NET 8 answered: changing trees while walking them, prefixes, comparing, XPath with prefixes, the older document model, readers. */
const lines = readFileSync(new URL('answers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

const nowhere = {} as ContextView;
const refuse = (): never => {
  throw new Error('none of these expressions asks for it');
};
const ambient: Ambient = { now: refuse, newGuid: refuse, random: refuse, randomBytes: refuse };

function answer(code: string): string {
  const bound = bindExpression(code);
  if (!bound.runnable) return bound.diagnostics.map((d) => d.message).join('; ');
  try {
    const value = emitExpression(bound)(nowhere, ambient);
    return value === null ? 'null' : `${typeNameOf(value)} ${renderValue(value)}`;
  } catch (thrown) {
    if (thrown instanceof ClrException) return `!${thrown.clrName}: ${thrown.message}`;
    throw thrown;
  }
}

test.each(lines.map((line) => JSON.parse(line) as { code: string; answer: string }))(
  '$code',
  ({ code, answer: expected }) => {
    expect(answer(code)).toBe(expected);
  },
);
