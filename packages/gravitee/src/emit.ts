import { sequence, type Step, type TraceEntry } from '@sluice/runtime';
import type { SourceFile } from '@sluice/parser';
import { hint } from './definition/cursor.ts';
import type { ApiDefinition, Flow, Phase, StepDefinition } from './definition/definition.ts';
import type { Reading } from './definition/reading.ts';
import { runnableFlow, type RunnableFlow } from './flow/select.ts';
import { ExecutionFailure, type Place } from './gateway/failure.ts';
import { graviteeMessages } from './messages.ts';
import { policies } from './policy/catalogue.ts';

/** What all steps of a definition have in common. */
export interface Emission {
  readonly file: SourceFile;
  readonly api: Pick<ApiDefinition, 'legacyEngine'>;
  readonly reading: Reading;
}

export const emitFlows = (flows: readonly Flow[], scope: Place['scope'], e: Emission): RunnableFlow[] =>
  flows.map((flow) =>
    runnableFlow(flow, {
      request: emitSteps(flow.steps.request, 'request', scope, e),
      response: emitSteps(flow.steps.response, 'response', scope, e),
    }),
  );

const emitSteps = (steps: readonly StepDefinition[], phase: Phase, scope: Place['scope'], e: Emission): Step =>
  sequence(steps.map((step) => emitStep(step, { policy: step.policy, path: step.path, phase, scope }, e)));

const NOTHING: Step = () => undefined;

/** Checks a step and makes it ready. What cannot run has been reported: the steps are not used then. */
function emitStep(step: StepDefinition, place: Place, { file, api, reading }: Emission): Step {
  const { report, toRun } = reading;
  const id = step.policy;
  const def = policies.get(id);
  if (def === undefined) {
    const unknown = graviteeMessages('GIO3009', step.policySpan, { id, hint: hint(id, policies.keys()) });
    // It may be installed where the API is deployed; here it cannot be run in any case.
    report(toRun ? unknown : { ...unknown, severity: 'warning' });
    return NOTHING;
  }
  if (!def.phases.includes(place.phase))
    report(graviteeMessages('GIO3015', step.policySpan, { id, phase: place.phase }));
  const takesNoPart = api.legacyEngine && !def.legacyEngine;
  if (takesNoPart) report(graviteeMessages('GIO3016', step.policySpan, { id }));
  const { behaviour } = def;
  if (behaviour === null) {
    if (toRun) report(graviteeMessages('GIO3010', step.policySpan, { id }));
    return NOTHING;
  }
  const { configuration } = step;
  // The management API leaves a step without a configuration unchecked.
  if (configuration !== null && configuration.node.kind !== 'null') behaviour.check(configuration);
  if (takesNoPart) return NOTHING;

  const run = !def.phases.includes(place.phase)
    ? NOTHING
    : behaviour.compile(
        configuration?.node ?? null,
        (details) => {
          throw new ExecutionFailure(details, place);
        },
        (why, node) => report(graviteeMessages('GIO3018', node?.span ?? step.policySpan, { id, why })),
      );
  const entry: TraceEntry = {
    section: place.phase,
    path: step.path,
    policy: id,
    span: step.span,
    file: file.name,
    scope: place.scope,
  };
  return (x) => {
    x.host.trace?.(entry);
    return run(x);
  };
}
