import {
  bindExpression,
  ClrException,
  emitExpression,
  LimitReached,
  renderValue,
  typeNameOf,
} from '../../packages/expressions/src/index.ts';
import { evalExchange, MemoryHost, readScenario } from '../../packages/runtime/src/index.ts';

/** One expression, answered as `sluice eval` answers it. */
export interface Answer {
  readonly type?: string;
  readonly value?: string;
  readonly null?: boolean;
  readonly throws?: string;
  readonly message?: string;
  readonly limit?: string;
  readonly diagnostics?: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
}

export function ask(code: string, scenario: unknown): Answer {
  const bound = bindExpression(code);
  if (!bound.runnable) return { diagnostics: bound.diagnostics.filter((d) => d.severity === 'error') };
  try {
    const host = new MemoryHost();
    const read = readScenario(scenario ?? {});
    if (read.scenario === null) throw new Error(read.problems.join('; '));
    const exchange = evalExchange(read.scenario, host);
    const value = emitExpression(bound)(exchange, host);
    return value === null ? { null: true } : { type: typeNameOf(value), value: renderValue(value) };
  } catch (thrown) {
    if (thrown instanceof ClrException) return { throws: thrown.clrName, message: thrown.message };
    if (thrown instanceof LimitReached) return { limit: thrown.limit, message: thrown.message };
    return { limit: 'bug', message: String((thrown as Error).stack) };
  }
}
