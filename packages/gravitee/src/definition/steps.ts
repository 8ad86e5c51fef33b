import { graviteeMessages } from '../messages.ts';
import type { Cursor } from './cursor.ts';
import type { StepDefinition } from './definition.ts';
import type { Reading } from './reading.ts';

/**
 * The steps of a list, as both versions write them. Disabled ones are dropped before anything of them is looked at, as
 * on deployment. A v2 step without a configuration breaks the gateway's reader; a v4 step may lack one.
 */
export function readSteps(flow: Cursor, name: string, version: 'v2' | 'v4', reading: Reading): StepDefinition[] {
  return flow.objects(name).flatMap((step) => {
    if (!step.flag('enabled', true)) return [];
    rejectCondition(step, 'condition', 'step', reading);
    const policy = step.required('policy');
    const id = policy?.asText() ?? null;
    const configuration = step.find('configuration');
    if (version === 'v2' && configuration === null) step.required('configuration');
    if (policy === null || id === null) return [];
    const { span, path } = step;
    return [{ policy: id, configuration, span, policySpan: policy.span, path }];
  });
}

/** A blank condition is none. Any other decides whether something runs, so nothing can be run without it. */
export function rejectCondition(holder: Cursor, name: string, what: string, { report, toRun }: Reading): void {
  const condition = holder.get(name);
  if (toRun && condition !== null && condition.asText()?.trim() !== '')
    report(graviteeMessages('GIO3011', condition.mark, { what }));
}

/** Text that the gateway evaluates: `{`, spaces, then `#`, `T` or `(`, anywhere in it. */
export const isDynamic = (text: string): boolean => /\{ *[#T(]/.test(text);
