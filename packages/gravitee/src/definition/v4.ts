import { graviteeMessages } from '../messages.ts';
import {
  readFlowPath,
  readListenerPath,
  readMethods,
  readOperator,
  readPlans,
  readResponseTemplates,
  readTarget,
  securityOf,
} from './common.ts';
import type { Cursor } from './cursor.ts';
import type { ApiDefinition, Flow, ListenerPath, RequestSelector, Target } from './definition.ts';
import type { Reading } from './reading.ts';
import { readSteps, rejectCondition } from './steps.ts';

const API_TYPES = ['proxy', 'message', 'native', 'edge', 'mcp-proxy', 'llm-proxy', 'a2a-proxy', 'authz'] as const;

/**
 * A v4 definition, as the gateway has it or as the management API exports it: there the plans stand beside the API,
 * enums are in upper case and response templates say `statusCode`.
 */
export function readV4(api: Cursor, plans: readonly Cursor[] | null, reading: Reading): ApiDefinition {
  const type = api.oneOf('type', API_TYPES, 'proxy');
  if (reading.toRun && type !== 'proxy') reading.report(graviteeMessages('GIO3012', api.get('type')!.mark, { type }));
  const execution = api.object('flowExecution');
  return {
    version: 'v4',
    legacyEngine: false,
    listenerPaths: readListeners(api, reading),
    target: readEndpoints(api, reading),
    plans:
      plans === null
        ? null
        : readPlans(
            plans,
            (plan) => {
              const security = plan.object('security');
              return securityOf(security?.get('type') ?? null, security?.get('configuration') ?? null, plan);
            },
            (plan) => readFlows(plan, reading),
            reading,
          ),
    flows: readFlows(api, reading),
    selection: {
      mode: execution?.oneOf('mode', ['default', 'best-match'], 'default') ?? 'default',
      matchRequired: execution?.flag('matchRequired', false) ?? false,
    },
    responseTemplates: readResponseTemplates(api.object('responseTemplates'), reading),
  };
}

function readListeners(api: Cursor, { report, toRun }: Reading): ListenerPath[] | null {
  if (api.get('listeners') === null) return null;
  return api
    .objects('listeners')
    .filter((listener) => listener.oneOf('type', ['http', 'subscription', 'tcp', 'kafka'], 'http') === 'http')
    .flatMap((listener) => {
      const cors = listener.object('cors');
      if (toRun && cors?.flag('enabled', false))
        report(graviteeMessages('GIO3021', cors.mark, { what: 'CORS', instead: 'no header of it is sent' }));
      return listener.objects('paths').map(readListenerPath);
    });
}

function readEndpoints(api: Cursor, reading: Reading): Target {
  if (api.get('endpointGroups') === null) return { kind: 'unknown' };
  const targets = api
    .objects('endpointGroups')
    .flatMap((group) => group.objects('endpoints'))
    .filter((endpoint) => !endpoint.flag('secondary', false))
    .flatMap((endpoint) => endpoint.object('configuration')?.get('target') ?? []);
  return readTarget(targets, reading);
}

function readFlows(holder: Cursor, reading: Reading): Flow[] {
  return holder.objects('flows').flatMap((flow): Flow[] => {
    if (!flow.flag('enabled', true)) return [];
    // Of each type the first one counts.
    const selectors = flow.objects('selectors');
    const ofType = (type: string): Cursor | null =>
      selectors.find((s) => s.text('type')?.toLowerCase() === type) ?? null;
    const condition = ofType('condition');
    if (condition !== null) rejectCondition(condition, 'condition', 'flow', reading);
    const http = ofType('http');
    return [
      {
        request: http === null ? null : readSelector(http),
        steps: {
          request: readSteps(flow, 'request', 'v4', reading),
          response: readSteps(flow, 'response', 'v4', reading),
        },
      },
    ];
  });
}

const readSelector = (http: Cursor): RequestSelector => ({
  path: readFlowPath(http, '/'),
  operator: readOperator(http, 'pathOperator'),
  methods: readMethods(http),
});
