import { loadPolicies, type FileFindings, type PolicySet } from '../load.ts';
import type { Gateway } from '../gateway.ts';
import { MemoryHost, UnexpectedRequest } from '../host/memory.ts';
import { Answers } from './answers.ts';
import { runExchange } from './exchange.ts';
import type { Scenario, ScenarioTurn, TypedValue } from './format.ts';
import { fromScenario } from '../policy/expression.ts';
import { resultOf, type RunResult } from './result.ts';
import { instantOf, ScenarioError } from './values.ts';

export interface ScenarioRun {
  /** Every file with what was found in it. */
  readonly files: readonly FileFindings[];
  /** One for each request; null where the documents do not load or the scenario is at fault. */
  readonly results: readonly RunResult[] | null;
  /** What is wrong with the scenario itself. */
  readonly problem: string | null;
}

/** Loads documents and takes the scenario's requests through them, one after the other, over one gateway and host. */
export async function runScenario(
  documents: PolicySet['documents'],
  scenario: Scenario,
  options: Pick<PolicySet, 'lenient'> = {},
): Promise<ScenarioRun> {
  const { gateway, files } = loadPolicies({
    ...options,
    documents,
    fragments: scenario.fragments ?? {},
    namedValues: Object.fromEntries(
      Object.entries(scenario.namedValues ?? {}).map(([name, v]) => [name, typeof v === 'string' ? v : v.value]),
    ),
  });
  if (gateway === null) return { files, results: null, problem: null };
  try {
    return { files, results: await runAll(gateway, scenario), problem: null };
  } catch (e) {
    if (e instanceof UnexpectedRequest) return { files, results: null, problem: unexpected(e) };
    if (e instanceof ScenarioError) return { files, results: null, problem: e.message };
    throw e;
  }
}

async function runAll(gateway: Gateway, scenario: Scenario): Promise<RunResult[]> {
  const answers = new Answers(scenario);
  const host = new MemoryHost({
    now: instantOf(scenario.clock ?? '2026-01-01T00:00:00Z', 'clock'),
    seed: scenario.seed ?? 1,
    fetch: answers.answer,
    cache: new Map(Object.entries(scenario.cache ?? {}).map(([key, value]) => [key, cacheValue(value)])),
  });
  const turns: readonly ScenarioTurn[] = scenario.requests ?? [scenario.request ?? {}];
  const results: RunResult[] = [];
  for (const turn of turns) {
    answers.replace(turn);
    if (turn.clock !== undefined) host.time = instantOf(turn.clock, 'clock');
    const exchange = runExchange(scenario, turn, host);
    const sent = host.requests.length;
    const traced = host.traced.length;
    await gateway.run(exchange);
    results.push(await resultOf(exchange, host.requests.slice(sent), host.traced.slice(traced)));
  }
  return results;
}

/** A text, whole number or truth value as it is, a typed value as in `variables`; anything else is JSON. */
function cacheValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return fromScenario(Number.isInteger(value) ? 'int' : 'double', value);
    default: {
      const typed = value as Partial<TypedValue> | null;
      return typeof typed?.type === 'string' && 'value' in typed
        ? fromScenario(typed.type, typed.value)
        : fromScenario('json', value);
    }
  }
}

const unexpected = ({ request }: UnexpectedRequest): string =>
  `Nothing answers ${request.method} ${request.url}. Add it to the scenario: "http": [{ "method": "${request.method}", "url": "${
    request.url.split('?')[0]
  }", "response": { "status": 200 } }]`;
