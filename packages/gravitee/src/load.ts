import { DiagnosticBag, SourceFile, type Diagnostic } from '@sluice/parser';
import type { FileFindings, PolicyText } from '@sluice/runtime';
import { bareDefinition } from './definition/bare.ts';
import { Cursor, hint } from './definition/cursor.ts';
import type { ApiDefinition, Plan } from './definition/definition.ts';
import { readDefinition } from './definition/detect.ts';
import type { Reading } from './definition/reading.ts';
import { readFlowsV2, readSelectionV2 } from './definition/v2.ts';
import { emitFlows, type Emission } from './emit.ts';
import { GraviteeGateway, type RunnableApi, type RunnablePlan } from './gateway/gateway.ts';
import { inSecurityOrder, isRunnableSecurity } from './gateway/security.ts';
import { parseJson } from './json/parser.ts';
import { graviteeMessages, isRefusal } from './messages.ts';
import { policies } from './policy/catalogue.ts';

export interface GraviteeOptions {
  /** The text is the bare configuration of this policy, not an API definition. */
  readonly policy?: string;
  /** The organization's flows around every API: `{ "flows": […], "flowMode": … }`, written as in version 2. */
  readonly organization?: PolicyText;
  /** Requests come in under this plan, by id or name, and its security counts as passed. */
  readonly plan?: string;
}

export interface LoadedGravitee {
  /** Null where the definition has errors; what only the management API refuses does not count. */
  readonly gateway: GraviteeGateway | null;
  /** What was found in the definition. */
  readonly diagnostics: readonly Diagnostic[];
  /** The definition, and the organization's flows, each with what was found in it. */
  readonly files: readonly FileFindings[];
}

/** Reads an API definition, or the configuration of one policy, and makes it ready to run. Mistakes in it are findings. */
export function loadGravitee(text: PolicyText, options: GraviteeOptions = {}): LoadedGravitee {
  const main = new Opened(text, 'api.json', true);
  const around =
    options.organization === undefined ? null : new Opened(options.organization, 'organization.json', true);
  const opened = around === null ? [main] : [main, around];
  const api = readApi(main.file, options, main);
  const gateway = api === null ? null : makeGateway(api, main, around, options);
  const files = opened.map((o) => o.findings());
  return { gateway: opened.some((o) => o.broken) ? null : gateway, diagnostics: files[0]!.diagnostics, files };
}

/** Checks a definition without asking whether Sluice can run it. */
export function checkGravitee(text: PolicyText, options: Pick<GraviteeOptions, 'policy'> = {}): FileFindings {
  const main = new Opened(text, 'api.json', false);
  const api = readApi(main.file, options, main);
  if (api !== null) {
    const emission = { file: main.file, api, reading: main };
    for (const plan of api.plans ?? []) emitFlows(plan.flows, 'plan', emission);
    emitFlows(api.flows, 'api', emission);
  }
  return main.findings();
}

/** A file, what is found in it, and whether that keeps it from running: also what is too much to be listed counts. */
class Opened implements Reading {
  readonly file: SourceFile;
  readonly toRun: boolean;
  broken = false;
  private readonly bag = new DiagnosticBag();

  constructor(text: PolicyText, name: string, toRun: boolean) {
    this.file = typeof text === 'string' ? new SourceFile(name, text) : new SourceFile(text.name, text.text);
    this.toRun = toRun;
  }

  readonly report = (d: Diagnostic): void => {
    if (d.severity === 'error' && !isRefusal(d.code)) this.broken = true;
    this.bag.add(d);
  };

  findings(): FileFindings {
    return { file: this.file, diagnostics: this.bag.sorted() };
  }
}

function readApi(file: SourceFile, { policy }: GraviteeOptions, reading: Reading): ApiDefinition | null {
  if (policy === undefined) {
    const root = readJson(file, reading);
    return root === null ? null : readDefinition(root, reading);
  }
  const phase = policies.get(policy)?.phases.includes('response') === false ? 'request' : 'response';
  // To the gateway an empty configuration is none.
  if (file.text.trim() === '') return bareDefinition(policy, phase, null);
  const root = readJson(file, reading);
  return root === null ? null : bareDefinition(policy, phase, root);
}

function readJson(file: SourceFile, { report }: Reading): Cursor | null {
  const { root, diagnostics } = parseJson(file.text);
  for (const d of diagnostics) report(d);
  return root === null ? null : new Cursor(root, '', report);
}

function makeGateway(
  api: ApiDefinition,
  main: Opened,
  around: Opened | null,
  options: GraviteeOptions,
): GraviteeGateway {
  if (options.policy === undefined) noteExcerpt(api, main);
  const emission: Emission = { file: main.file, api, reading: main };
  return new GraviteeGateway({
    ...api,
    keepsPhrase: api.version === 'v2',
    plans: emitPlans(api, options.plan, emission),
    flows: emitFlows(api.flows, 'api', emission),
    organization: around === null ? { flows: [], mode: 'default' } : readOrganization(around, api),
  });
}

function readOrganization(around: Opened, api: ApiDefinition): RunnableApi['organization'] {
  const root = readJson(around.file, around)?.expect('object') ?? null;
  if (root === null) return { flows: [], mode: 'default' };
  const flows = emitFlows(readFlowsV2(root, around), 'organization', { file: around.file, api, reading: around });
  return { flows, mode: readSelectionV2(root).mode };
}

/** All plans, or the one that was asked for; each of them needs a security that can be run. */
function emitPlans(api: ApiDefinition, wanted: string | undefined, e: Emission): RunnablePlan[] | null {
  const { report } = e.reading;
  const plans = api.plans ?? [];
  if (wanted === undefined) {
    for (const { name, security } of plans)
      if (!isRunnableSecurity(security.type))
        report(graviteeMessages('GIO3013', security.span, { plan: name, type: security.type }));
    // The gateway deploys no API without a plan: what has none is taken for an excerpt.
    return plans.length === 0 ? null : inSecurityOrder(plans.map((plan) => emitPlan(plan, plan.security.type, e)));
  }
  const found = plans.find((p) => p.id === wanted || p.name === wanted);
  if (found !== undefined) return [emitPlan(found, 'KEY_LESS', e)];
  const known = plans.flatMap((p) => [p.id, p.name]);
  report(graviteeMessages('GIO3014', { start: 0, end: 1 }, { plan: wanted, hint: hint(wanted, known) }));
  return null;
}

const emitPlan = (plan: Plan, security: string, e: Emission): RunnablePlan => ({
  security,
  propagateApiKey: plan.security.propagateApiKey,
  flows: emitFlows(plan.flows, 'plan', e),
});

const START = { start: 0, end: 1 };

/** What a gateway needs and a test may well leave out. */
function noteExcerpt(api: ApiDefinition, { report }: Reading): void {
  if (api.listenerPaths === null)
    report(graviteeMessages('GIO3020', START, { what: 'listeners', instead: 'every path is taken' }));
  if (api.target.kind === 'unknown')
    report(graviteeMessages('GIO3020', START, { what: 'endpointGroups', instead: 'requests go to their own address' }));
  if (api.plans === null || api.plans.length === 0)
    report(graviteeMessages('GIO3020', START, { what: 'published plan', instead: 'every caller is let in' }));
}
