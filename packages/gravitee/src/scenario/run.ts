import {
  Answers,
  instantOf,
  MemoryHost,
  resultOf,
  runExchange,
  ScenarioError,
  type PolicyText,
  type RunResult,
  type Scenario,
  type ScenarioRun,
  type ScenarioTurn,
} from '@sluice/runtime';
import type { GraviteeGateway } from '../gateway/gateway.ts';
import { loadGravitee, type GraviteeOptions } from '../load.ts';

/** Loads a definition and takes the scenario's requests through it: the same scenario, host and result as of policies. */
export async function runGraviteeScenario(
  text: PolicyText,
  scenario: Scenario,
  options: GraviteeOptions = {},
): Promise<ScenarioRun> {
  const { gateway, files } = loadGravitee(text, options);
  if (gateway === null) return { files, results: null, problem: null };
  try {
    return { files, results: await runAll(gateway, scenario), problem: null };
  } catch (e) {
    if (e instanceof ScenarioError) return { files, results: null, problem: e.message };
    throw e;
  }
}

async function runAll(gateway: GraviteeGateway, scenario: Scenario): Promise<RunResult[]> {
  const answers = new Answers(scenario);
  const host = new MemoryHost({
    now: instantOf(scenario.clock ?? '2026-01-01T00:00:00Z', 'clock'),
    seed: scenario.seed ?? 1,
    fetch: answers.answer,
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
