import { runGraviteeScenario, type GraviteeOptions } from '../../packages/gravitee/src/index.ts';
import type { RunResult, Scenario } from '../../packages/runtime/src/index.ts';

/** A step of the status-code policy that maps each input to its output. */
export const mapping = (...pairs: readonly (readonly [number, number])[]) => ({
  policy: 'status-code',
  configuration: {
    statusMappings: pairs.map(([inputStatusCode, outputStatusCode]) => ({ inputStatusCode, outputStatusCode })),
  },
});

/** A v4 API on `/`, with one endpoint and a keyless plan, and what a test adds. */
export const v4 = (more: object = {}) => ({
  gravitee: '4.0.0',
  id: 'test',
  name: 'Test',
  type: 'proxy',
  listeners: [{ type: 'http', paths: [{ path: '/' }], entrypoints: [{ type: 'http-proxy' }] }],
  endpointGroups: [
    {
      name: 'default',
      type: 'http-proxy',
      endpoints: [{ name: 'a', configuration: { target: 'https://backend.example.com' } }],
    },
  ],
  plans: [
    { id: 'keyless', name: 'Keyless', security: { type: 'key-less' }, status: 'published', flows: [] as object[] },
  ],
  flows: [] as object[],
  ...more,
});

export const v2 = (more: object = {}) => ({
  gravitee: '2.0.0',
  id: 'test',
  name: 'Test',
  execution_mode: 'v4-emulation-engine',
  proxy: {
    virtual_hosts: [{ path: '/' }],
    groups: [{ name: 'default', endpoints: [{ name: 'a', target: 'https://backend.example.com' }] }],
  },
  plans: [{ id: 'keyless', name: 'Keyless', security: 'KEY_LESS', status: 'PUBLISHED', flows: [] as object[] }],
  flows: [] as object[],
  ...more,
});

/** A v4 flow for every request, or for those of a path. */
export const flow = (
  response: readonly object[],
  http?: { path: string; pathOperator?: string; methods?: string[] },
) => ({
  selectors: http === undefined ? [] : [{ type: 'http', pathOperator: 'STARTS_WITH', ...http }],
  response,
});

/** The result of one request; throws where there is none. */
export async function run(
  definition: object | string,
  scenario: Scenario = {},
  options: GraviteeOptions = {},
): Promise<RunResult> {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const { results, files, problem } = await runGraviteeScenario(text, scenario, options);
  if (results === null) throw new Error(problem ?? JSON.stringify(files.flatMap((f) => f.diagnostics)));
  return results[0]!;
}

export const statusOf = async (...args: Parameters<typeof run>): Promise<number> =>
  (await run(...args)).response.status;
