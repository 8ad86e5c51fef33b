import { scenarioIn, type PolicySet, type Scenario } from '@sluice/runtime';
import { readServiceFile } from './read.ts';

/**
 * A scenario with the service around it that a file describes, if any; and what documents are compared with then.
 * Throws CommandError and ConfigError.
 */
export async function scenarioAround(
  scenario: Scenario,
  file: string | undefined,
): Promise<{ readonly scenario: Scenario } & Pick<PolicySet, 'inService'>> {
  return file === undefined ? { scenario } : scenarioIn((await readServiceFile(file)).service, scenario);
}
