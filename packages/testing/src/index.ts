/**
 * What tests of policies need: a scenario taken through documents in one call, and the host that it runs on. Matchers
 * are in `@sluice/testing/vitest`.
 */
export { MemoryHost, runScenario, textResponse } from '@sluice/runtime';
export type { RunResult, Scenario } from '@sluice/runtime';
