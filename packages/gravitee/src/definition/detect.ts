import { graviteeMessages } from '../messages.ts';
import type { Cursor } from './cursor.ts';
import type { ApiDefinition } from './definition.ts';
import type { Reading } from './reading.ts';
import { readV2 } from './v2.ts';
import { readV4 } from './v4.ts';

/**
 * Which of the shapes a document has, then the reading of it: a Kubernetes resource wraps the definition in `spec`, an
 * export of the management API in `api` with the plans beside it, and the rest is told by the version it says it has or,
 * without one, by what only one version has. Null where it is none of them, with a finding that says so.
 */
export function readDefinition(root: Cursor, reading: Reading): ApiDefinition | null {
  if (root.node.kind !== 'object') return notOne(root, 'the text holds no object');
  if (root.get('apiVersion') !== null && root.get('kind') !== null) return readResource(root, reading);
  const api = root.get('api');
  if (api?.node.kind === 'object') return readAs(versionOf(api), api, plansOf(root) ?? plansOf(api), reading);
  return readAs(versionOf(root), root, plansOf(root), reading);
}

type Version = 'v2' | 'v4' | null | 'unknown';

function readResource(root: Cursor, reading: Reading): ApiDefinition | null {
  const kind = root.text('kind');
  const spec = root.get('spec');
  const version = kind === 'ApiV4Definition' ? 'v4' : kind === 'ApiDefinition' ? 'v2' : null;
  if (version === null) return notOne(root.get('kind')!, `a resource of kind ${kind ?? 'unknown'} describes no API`);
  if (spec?.node.kind !== 'object') return notOne(root, 'the resource has no spec');
  return version === 'v4' ? readV4(spec, plansOf(spec), reading) : readV2(spec, plansOf(spec), 'resource', reading);
}

function readAs(
  version: Version,
  api: Cursor,
  plans: readonly Cursor[] | null,
  reading: Reading,
): ApiDefinition | null {
  switch (version) {
    case 'v4':
      return readV4(api, plans, reading);
    case 'v2':
      return readV2(api, plans, 'definition', reading);
    case 'unknown':
      return null;
    case null:
      return notOne(api, 'it says no version, and has neither listeners nor proxy');
  }
}

const LABELS: Readonly<Record<string, 'v2' | 'v4'>> = { '4.0.0': 'v4', V4: 'v4', '2.0.0': 'v2', V2: 'v2' };

function versionOf(api: Cursor): Version {
  const label = api.get('gravitee') ?? api.get('definitionVersion') ?? api.get('definition_version');
  if (label !== null) {
    const text = label.asText() ?? '';
    const version = Object.hasOwn(LABELS, text.toUpperCase()) ? LABELS[text.toUpperCase()] : undefined;
    if (version === undefined) api.report(graviteeMessages('GIO3005', label.mark, { version: text }));
    return version ?? 'unknown';
  }
  if (api.has('listeners') || api.has('endpointGroups')) return 'v4';
  return api.has('proxy') ? 'v2' : null;
}

/** A list, or in resources a map of plans by name. */
function plansOf(holder: Cursor): Cursor[] | null {
  const plans = holder.get('plans');
  if (plans === null) return null;
  if (plans.node.kind === 'object') return plans.entries().flatMap(([, plan]) => plan.expect('object') ?? []);
  return holder.objects('plans');
}

function notOne(at: Cursor, why: string): null {
  at.report(graviteeMessages('GIO3004', at.mark, { why }));
  return null;
}
