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
import { graviteeMessages } from '../messages.ts';
import type { Cursor } from './cursor.ts';
import type { ApiDefinition, Flow, ListenerPath, Selection } from './definition.ts';
import type { Reading } from './reading.ts';
import { readSteps, rejectCondition } from './steps.ts';

/**
 * A v2 definition: the gateway's own, what the console of that version exports, or the body of an ApiDefinition
 * resource. Names are written with hyphens, underscores or in camelCase, depending on who wrote them.
 */
export function readV2(
  api: Cursor,
  plans: readonly Cursor[] | null,
  form: 'definition' | 'resource',
  reading: Reading,
): ApiDefinition {
  // A resource gets its id from the cluster.
  if (form === 'definition') api.required('id');
  api.required('name');
  const proxy = api.required('proxy')?.expect('object') ?? null;
  // Unknown text runs on the legacy engine too, so it is no finding of its own.
  const engine = (api.text('execution_mode') ?? api.text('executionMode') ?? 'v3').toLowerCase();
  return {
    version: 'v2',
    legacyEngine: engine !== 'v4-emulation-engine' && engine !== 'jupiter',
    listenerPaths: proxy === null ? null : readPaths(proxy, reading),
    target: proxy === null ? { kind: 'none' } : readTarget(targetsOf(proxy), reading),
    plans:
      plans === null
        ? null
        : readPlans(
            plans,
            (plan) => securityOf(plan.get('security'), definitionOf(plan), plan),
            (plan) => readFlowsV2(plan, reading),
            reading,
          ),
    flows: readFlowsV2(api, reading),
    selection: readSelectionV2(api),
    responseTemplates: readResponseTemplates(
      api.object('response_templates') ?? api.object('responseTemplates'),
      reading,
    ),
  };
}

export const readSelectionV2 = (holder: Cursor): Selection => ({
  mode: holder.oneOf(holder.has('flowMode') ? 'flowMode' : 'flow_mode', ['default', 'best-match'], 'default'),
  matchRequired: false,
});

/** The security's configuration: an object, or JSON inside a text, which is not looked into. */
function definitionOf(plan: Cursor): Cursor | null {
  const definition = plan.get('securityDefinition') ?? plan.get('security_definition');
  return definition?.node.kind === 'object' ? definition : null;
}

function readPaths(proxy: Cursor, { report, toRun }: Reading): ListenerPath[] {
  const cors = proxy.object('cors');
  if (toRun && cors?.flag('enabled', false))
    report(graviteeMessages('GIO3021', cors.mark, { what: 'CORS', instead: 'no header of it is sent' }));
  const hosts = [...proxy.objects('virtual_hosts'), ...proxy.objects('virtualHosts')].map(readListenerPath);
  const path = proxy.text('context_path') ?? proxy.text('contextPath');
  return hosts.length > 0 || path === null ? hosts : [{ host: null, path: `/${path}/`.replace(/\/{2,}/g, '/') }];
}

function targetsOf(proxy: Cursor): Cursor[] {
  const grouped = proxy.objects('groups').flatMap((group) => group.objects('endpoints'));
  const endpoints = grouped.length > 0 ? grouped : proxy.objects('endpoints');
  return endpoints.filter((e) => !e.flag('backup', false)).flatMap((e) => e.get('target') ?? []);
}

/** Also the form of an organization's flows. */
export function readFlowsV2(holder: Cursor, reading: Reading): Flow[] {
  return holder.objects('flows').flatMap((flow): Flow[] => {
    if (!flow.flag('enabled', true)) return [];
    rejectCondition(flow, 'condition', 'flow', reading);
    const at = flow.object('path-operator') ?? flow.object('pathOperator') ?? flow;
    return [
      {
        request: {
          path: readFlowPath(at, ''),
          operator: at === flow ? 'STARTS_WITH' : readOperator(at, 'operator'),
          methods: readMethods(flow),
        },
        steps: { request: readSteps(flow, 'pre', 'v2', reading), response: readSteps(flow, 'post', 'v2', reading) },
      },
    ];
  });
}
