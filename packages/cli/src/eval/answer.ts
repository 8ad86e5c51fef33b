import {
  bindExpression,
  ClrException,
  emitExpression,
  LimitReached,
  renderValue,
  typeNameOf,
  type Evaluator,
} from '@sluice/expressions';
import type { Diagnostic } from '@sluice/parser';
import { evalExchange, instantOf, MemoryHost, policyMessages, ScenarioError, type Scenario } from '@sluice/runtime';
import { CommandError } from '../io.ts';
import { asService } from '../service.ts';

/** What `eval` says of one expression, in the form that the machine interface fixes. */
export type Answer = (
  | { readonly type: string; readonly value: string }
  | { readonly null: true }
  | { readonly throws: string; readonly message: string }
  | { readonly diagnostics: readonly AnswerDiagnostic[] }
  | { readonly limit: string; readonly message: string }
) & { readonly warnings?: readonly AnswerDiagnostic[] };

export interface AnswerDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  /** Offsets in the expression as it was given. */
  readonly start: number;
  readonly end: number;
}

export interface Evaluated {
  readonly answer: Answer;
  /** As in the answer, for code frames. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Evaluates one expression. `service`: what only the service refuses is an error. Throws CommandError where the
 * scenario cannot be (a URL that is none); what the expression does wrong is an answer.
 */
export function evaluate(code: string, scenario: Scenario, service: boolean): Evaluated {
  const bound = bindExpression(code);
  const found = service ? asService(bound.diagnostics) : bound.diagnostics;
  const errors = found.some((d) => d.severity === 'error');
  if (errors || !bound.runnable) {
    const refused = errors ? found.filter((d) => d.severity !== 'hint') : unfilled(code, bound.placeholders);
    return { answer: { diagnostics: refused.map(answerDiagnostic) }, diagnostics: refused };
  }
  const warnings = found.filter((d) => d.severity === 'warning');
  const answer = outcome(emitExpression(bound), scenario);
  const said = warnings.length === 0 || 'limit' in answer ? {} : { warnings: warnings.map(answerDiagnostic) };
  return { answer: { ...answer, ...said }, diagnostics: warnings };
}

/** What keeps an expression without errors from being evaluated: nobody has filled in its placeholders. */
function unfilled(code: string, placeholders: readonly string[]): Diagnostic[] {
  const places = placeholders.length > 0 ? placeholders : [code];
  return places.map((text) => {
    const start = Math.max(code.indexOf(text), 0);
    return policyMessages('APIM2034', { start, end: start + text.length });
  });
}

function outcome(run: Evaluator, scenario: Scenario): Answer {
  const { host, exchange } = surroundings(scenario);
  try {
    const value = run(exchange, host);
    // rendering runs the library, too: it may throw, and it is limited
    return value === null || value === undefined
      ? { null: true }
      : { type: typeNameOf(value), value: renderValue(value) };
  } catch (e) {
    if (e instanceof ClrException) return { throws: e.clrName, message: e.message };
    if (e instanceof LimitReached) return { limit: e.limit, message: e.message };
    throw e;
  }
}

function surroundings(scenario: Scenario): { host: MemoryHost; exchange: ReturnType<typeof evalExchange> } {
  const { clock, seed } = scenario;
  try {
    const host = new MemoryHost({
      ...(clock === undefined ? {} : { now: instantOf(clock, 'clock') }),
      ...(seed === undefined ? {} : { seed }),
    });
    return { host, exchange: evalExchange(scenario, host) };
  } catch (e) {
    throw e instanceof ScenarioError ? new CommandError(e.message) : e;
  }
}

const answerDiagnostic = ({ code, severity, message, span }: Diagnostic): AnswerDiagnostic => ({
  code,
  severity,
  message,
  start: span.start,
  end: span.end,
});
