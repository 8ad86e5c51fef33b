import type { Diagnostic } from '@sluice/parser';
import { bind, type BoundBody } from './bind/bind.ts';
import { emit, type Evaluator } from './emit/emit.ts';
import { loadLibrary } from './lib/index.ts';
import type { Effect } from './types/define.ts';
import { T } from './types/registry.ts';
import { displayName } from './types/type.ts';

export type { Evaluator } from './emit/emit.ts';

export interface BindOptions {
  /**
   * What the place wants. `bool`: the expression must convert to bool, as C# checks it. `object` (the default) takes any
   * value; it comes back in an object slot.
   */
  readonly returns?: 'object' | 'bool';
  /** Brackets and blocks open at once; 200 where left out. */
  readonly maxDepth?: number;
}

/** A policy expression that has been read, checked and typed. */
export interface BoundExpression {
  readonly code: string;
  /** Spans are offsets of `code`. */
  readonly diagnostics: readonly Diagnostic[];
  /** C#'s name of the static type: `string`, `int?`, `IEnumerable<JToken>`. */
  readonly typeName: string;
  /** What it touches besides its arguments: a host buffers a body only where an expression reads it. */
  readonly effects: ReadonlySet<Effect>;
  /** Its value, where it is a constant. */
  readonly constant: { readonly value: unknown } | null;
  /** Placeholders that nobody has filled in; with any of them the expression can't run. */
  readonly placeholders: readonly string[];
  /** No errors, nothing left open: `emitExpression` takes it. */
  readonly runnable: boolean;
  readonly body: BoundBody;
}

/**
 * Reads, binds and types a policy expression: `@(…)`, `@{…}`, or a bare C# expression. Any text gives a result;
 * mistakes are diagnostics with C#'s own codes. Never throws.
 */
export function bindExpression(code: string, options: BindOptions = {}): BoundExpression {
  loadLibrary();
  const returns = options.returns === 'bool' ? T.bool() : T.object();
  const body = bind(code, returns, options.maxDepth);
  const errors = body.diagnostics.some((d) => d.severity === 'error');
  return {
    code,
    diagnostics: body.diagnostics,
    typeName: displayName(body.type),
    effects: body.effects,
    constant: body.body.kind === 'Const' ? { value: body.body.value } : null,
    placeholders: body.placeholders,
    runnable: !errors && body.placeholders.length === 0 && !body.hasUnknown,
    body,
  };
}

/** Makes a bound expression ready to run. Throws where it is not `runnable`: that is a mistake of the caller. */
export function emitExpression(bound: BoundExpression): Evaluator {
  if (!bound.runnable) throw new Error(`an expression with errors can't be emitted: ${bound.code}`);
  return emit(bound.body);
}
