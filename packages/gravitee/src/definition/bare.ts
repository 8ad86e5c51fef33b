import type { Cursor } from './cursor.ts';
import type { ApiDefinition, Phase } from './definition.ts';

/**
 * The configuration of one policy by itself: the only step of an API that takes every request. Null where there is
 * none, which for the gateway is the same as an empty one.
 */
export function bareDefinition(policy: string, phase: Phase, configuration: Cursor | null): ApiDefinition {
  const span = configuration?.span ?? { start: 0, end: 0 };
  const step = { policy, configuration, span, policySpan: configuration?.mark ?? span, path: `${phase}[0]` };
  return {
    version: 'v4',
    legacyEngine: false,
    listenerPaths: null,
    target: { kind: 'unknown' },
    plans: null,
    flows: [{ request: null, steps: { request: [], response: [], [phase]: [step] } }],
    selection: { mode: 'default', matchRequired: false },
    responseTemplates: new Map(),
  };
}
