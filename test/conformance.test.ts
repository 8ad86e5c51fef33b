import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ask, type Answer } from './dotnet/ask.ts';

/** Expressions answered by a real C# compiler, kept beside the project; those marked doubtful are left out. */
interface Vector {
  readonly id: string;
  readonly code: string;
  readonly context: unknown;
  readonly expect: {
    readonly type?: string;
    readonly value?: string;
    readonly null?: boolean;
    readonly throws?: string;
    readonly compileError?: string;
  };
  readonly doubt?: unknown;
  readonly outsideDocs?: unknown;
}

const file = new URL('../../shared/conformance/expressions.jsonl', import.meta.url);

/** Answers that are another .NET's than the one we follow, with the reason. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'date-082': 'Mono rounds 26.05125 up in F4; .NET 8, which we follow, gives 26.0512',
};

function agrees(wanted: Vector['expect'], got: Answer): boolean {
  if (wanted.compileError !== undefined) return got.diagnostics?.some((d) => d.code === wanted.compileError) ?? false;
  if (wanted.throws !== undefined) return got.throws === wanted.throws;
  if (wanted.null) return got.null === true;
  return got.type === wanted.type && got.value === wanted.value;
}

describe.skipIf(!existsSync(file))('the shared conformance vectors', () => {
  const vectors = existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l) as Vector)
    : [];

  test('all agree, but for the listed', () => {
    const wrong = vectors
      .filter((v) => v.doubt === undefined && v.outsideDocs === undefined && !(v.id in DIFFERENT))
      .flatMap((v) => {
        const got = ask(v.code, v.context);
        return agrees(v.expect, got) ? [] : [{ id: v.id, code: v.code, wanted: v.expect, got }];
      });
    expect(wrong).toEqual([]);
  });

  test('what is listed still differs', () => {
    const healed = vectors
      .filter((v) => v.id in DIFFERENT && agrees(v.expect, ask(v.code, v.context)))
      .map((v) => v.id);
    expect(healed).toEqual([]);
  });
});
