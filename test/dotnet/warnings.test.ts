import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bindExpression } from '../../packages/expressions/src/index.ts';

/**
 * What C# warns of in code that compiles, with its place. Of every recorded answer, our warnings are compared with C#'s:
 * there is none that C# does not have, and those that we do not give are listed.
 */
interface Recorded {
  readonly id: string;
  readonly code: string;
  readonly diagnostics?: unknown;
  readonly warnings?: readonly { readonly code: string; readonly start: number; readonly end: number }[];
}

/** Answers that lack a warning of C#'s, by its code. Only ever lowered; an entry that is none any more goes. */
const NOT_GIVEN: Readonly<Record<string, number>> = {
  // a suffix `l`, an empty switch, a sign extended by `|`, a pattern that a constant always matches
  CS0078: 2,
  CS1522: 1,
  CS0675: 1,
  CS8520: 2,
  // members that .NET calls obsolete
  CS0618: 30,
  // behind a `goto case`; of a constant of a nullable type
  CS0162: 2,
  CS0472: 3,
};
/** `#pragma warning disable` silences nothing here. */
const NOT_CSHARPS = ['diagnostics-syntax/syntax-122: CS0219 38-44'];

const answers = new URL('answers/', import.meta.url);
const compared = readdirSync(answers)
  .flatMap((file) => readFileSync(new URL(file, answers), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Recorded)
  .filter((recorded) => recorded.diagnostics === undefined)
  .map(({ id, code, warnings = [] }) => {
    const found = bindExpression(code).diagnostics;
    const csharp = warnings.map((w) => `${w.code} ${w.start}-${w.end}`);
    const ours = found
      .filter((d) => d.severity === 'warning' && d.code.startsWith('CS'))
      .map((d) => `${d.code} ${d.span.start}-${d.span.end}`);
    return { id, csharp, ours, refused: found.some((d) => d.severity === 'error') };
  })
  .filter(({ refused }) => !refused);

describe('the warnings of an expression that compiles', () => {
  test('are C#’s, and stand where C# has them', () => {
    const more = compared.flatMap(({ id, csharp, ours }) =>
      ours.filter((w) => !csharp.includes(w)).map((w) => `${id}: ${w}`),
    );
    expect(more).toEqual(NOT_CSHARPS);
  });

  test('are all that C# gives, but for those listed', () => {
    const missing: Record<string, number> = {};
    for (const { csharp, ours } of compared)
      for (const w of csharp) {
        const code = w.slice(0, 6);
        if (!ours.includes(w)) missing[code] = (missing[code] ?? 0) + 1;
      }
    expect(missing).toEqual(NOT_GIVEN);
  });
});
