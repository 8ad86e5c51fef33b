import { DiagnosticBag, SourceFile, type Diagnostic } from '@sluice/parser';
import type { FileFindings, PolicyText } from '@sluice/runtime';
import { bareDefinition } from './definition/bare.ts';
import { Cursor, hint } from './definition/cursor.ts';
import type { ApiDefinition, Flow, Plan, Selection } from './definition/definition.ts';
import { readDefinition } from './definition/detect.ts';
import type { Reading } from './definition/reading.ts';
import { readFlowsV2, readSelectionV2 } from './definition/v2.ts';
import { emitFlows, type Emission } from './emit.ts';
import { GraviteeGateway, type RunnablePlan } from './gateway/gateway.ts';
import { inSecurityOrder, isRunnableSecurity } from './gateway/security.ts';
import { parseJson } from './json/parser.ts';
import { graviteeMessages, isRefusal } from './messages.ts';

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
  const main = open(text, 'api.json');
  const around = options.organization === undefined ? null : open(options.organization, 'organization.json');
  const reading = readingOf(main, true);
  const api = readApi(main.file, options, reading);
  const gateway = api === null ? null : makeGateway(api, main, around, options, reading);
  const files = [main, ...(around === null ? [] : [around])];
  const broken = files.some(({ bag }) => bag.sorted().some((d) => d.severity === 'error' && !isRefusal(d.code)));
  return {
    gateway: broken ? null : gateway,
    diagnostics: main.bag.sorted(),
    files: files.map(({ file, bag }) => ({ file, diagnostics: bag.sorted() })),
  };
}

/** Checks a definition without asking whether Sluice can run it. */
export function checkGravitee(text: PolicyText, options: Pick<GraviteeOptions, 'policy'> = {}): FileFindings {
  const main = open(text, 'api.json');
  const reading = readingOf(main, false);
  const api = readApi(main.file, options, reading);
  if (api !== null) {
    const emission = { file: main.file, api, reading };
    for (const plan of api.plans ?? []) emitFlows(plan.flows, 'plan', emission);
    emitFlows(api.flows, 'api', emission);
  }
  return { file: main.file, diagnostics: main.bag.sorted() };
}

interface Opened {
  readonly file: SourceFile;
  readonly bag: DiagnosticBag;
}

const open = (text: PolicyText, name: string): Opened => ({
  file: typeof text === 'string' ? new SourceFile(name, text) : new SourceFile(text.name, text.text),
  bag: new DiagnosticBag(),
});

const readingOf = ({ bag }: Opened, toRun: boolean): Reading => ({ report: (d) => bag.add(d), toRun });

function readApi(file: SourceFile, { policy }: GraviteeOptions, reading: Reading): ApiDefinition | null {
  // To the gateway an empty configuration is none.
  if (policy !== undefined && file.text.trim() === '') return bareDefinition(policy, null);
  const root = readJson(file, reading);
  if (root === null) return null;
  return policy === undefined ? readDefinition(root, reading) : bareDefinition(policy, root);
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
  reading: Reading,
): GraviteeGateway {
  const emission: Emission = { file: main.file, api, reading };
  const organization = readOrganization(around);
  if (options.policy === undefined) noteExcerpt(api, reading);
  return new GraviteeGateway({
    ...api,
    keepsPhrase: api.version === 'v2',
    plans: emitPlans(api, options.plan, emission),
    flows: emitFlows(api.flows, 'api', emission),
    organization: {
      mode: organization.selection.mode,
      flows:
        around === null
          ? []
          : emitFlows(organization.flows, 'organization', {
              ...emission,
              file: around.file,
              reading: readingOf(around, true),
            }),
    },
  });
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

function readOrganization(around: Opened | null): { readonly flows: readonly Flow[]; readonly selection: Selection } {
  const reading = around === null ? null : readingOf(around, true);
  const root = around === null || reading === null ? null : (readJson(around.file, reading)?.expect('object') ?? null);
  return root === null || reading === null
    ? { flows: [], selection: { mode: 'default', matchRequired: false } }
    : { flows: readFlowsV2(root, reading), selection: readSelectionV2(root) };
}

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
