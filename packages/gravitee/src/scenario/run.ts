import { runTurns, type Observe, type PolicyText, type Scenario, type ScenarioRun } from '@sluice/runtime';
import { loadGravitee, type GraviteeOptions } from '../load.ts';

/** Loads a definition and takes the scenario's requests through it: the same scenario, host and result as of policies. */
export async function runGraviteeScenario(
  text: PolicyText,
  scenario: Scenario,
  { observe, ...options }: GraviteeOptions & { readonly observe?: Observe } = {},
): Promise<ScenarioRun> {
  const { gateway, files } = loadGravitee(text, options);
  if (gateway === null) return { files, results: null, problem: null };
  return { files, ...(await runTurns(gateway, scenario, observe)) };
}
