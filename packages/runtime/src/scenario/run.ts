import type { FileFindings } from '../policy/findings.ts';
import { loadPolicies, type PolicySet } from '../load.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { MaybePromise, TraceEntry } from '../host/host.ts';
import { MemoryHost, UnexpectedRequest } from '../host/memory.ts';
import { Answers } from './answers.ts';
import { resolverOf } from './backends.ts';
import { runExchange } from './exchange.ts';
import type { Scenario, ScenarioTurn, TypedValue } from './format.ts';
import { fromScenario } from '../policy/expression.ts';
import { tokensOf } from './identity.ts';
import { resultOf, takeRecord, type RunResult } from './result.ts';
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
  { observe, ...options }: Pick<PolicySet, 'lenient' | 'inService'> & { readonly observe?: Observe } = {},
): Promise<ScenarioRun> {
  const { gateway, files } = loadPolicies({
    ...options,
    documents,
    fragments: scenario.fragments ?? {},
    namedValues: scenario.namedValues ?? {},
    ...(scenario.gateway === undefined ? {} : { gateway: scenario.gateway }),
  });
  if (gateway === null) return { files, results: null, problem: null };
  return { files, ...(await runTurns(gateway, scenario, observe)) };
}

/** Told of each statement before it runs, with the exchange as it stands then. */
export type Observe = (entry: TraceEntry, exchange: Exchange) => void;

/** Takes the scenario's requests through a gateway of either system. */
export async function runTurns(
  gateway: Runnable,
  scenario: Scenario,
  observe?: Observe,
): Promise<Pick<ScenarioRun, 'results' | 'problem'>> {
  try {
    return { results: await runAll(gateway, scenario, observe), problem: null };
  } catch (e) {
    if (e instanceof UnexpectedRequest) return { results: null, problem: unexpected(e) };
    if (e instanceof ScenarioError) return { results: null, problem: e.message };
    throw e;
  }
}

interface Runnable {
  run(exchange: Exchange): MaybePromise<unknown>;
}

async function runAll(gateway: Runnable, scenario: Scenario, observe?: Observe): Promise<RunResult[]> {
  let exchange: Exchange;
  const answers = new Answers(scenario);
  const host = new MemoryHost({
    now: instantOf(scenario.clock ?? '2026-01-01T00:00:00Z', 'clock'),
    seed: scenario.seed ?? 1,
    fetch: answers.answer,
    cache: cacheOf(scenario.cache ?? {}),
    ...(scenario.externalCache === undefined ? {} : { externalCache: cacheOf(scenario.externalCache) }),
    trace: (entry) => observe?.(entry, exchange),
    resolveService: resolverOf(scenario),
    accessToken: tokensOf(scenario),
  });
  const turns: readonly ScenarioTurn[] = scenario.requests ?? [scenario.request ?? {}];
  const results: RunResult[] = [];
  for (const turn of turns) {
    answers.replace(turn);
    if (turn.clock !== undefined) host.time = instantOf(turn.clock, 'clock');
    exchange = runExchange(scenario, turn, host);
    await gateway.run(exchange);
    results.push(await resultOf(exchange, takeRecord(host)));
  }
  return results;
}

const cacheOf = (values: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(values).map(([key, value]) => [key, cacheValue(value)]));

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
