import type { Step } from '@sluice/runtime';
import type { Flow, Phase, Selection } from '../definition/definition.ts';
import { fitOf, fitsBetter, pathMatcher } from './path.ts';

/** A flow, ready to run. */
export interface RunnableFlow {
  readonly path: string | null;
  readonly covers: (method: string, pathInfo: string) => boolean;
  readonly steps: Readonly<Record<Phase, Step>>;
}

export function runnableFlow(flow: Flow, steps: RunnableFlow['steps']): RunnableFlow {
  const { request } = flow;
  if (request === null) return { path: null, covers: () => true, steps };
  const { path, methods } = request;
  const coversPath = pathMatcher(request);
  return {
    path,
    covers: (method, pathInfo) => (methods.length === 0 || methods.includes(method)) && coversPath(pathInfo),
    steps,
  };
}

/**
 * The flows of one chain (an organization's, a plan's, an API's) that run for a request, in the order of the list: all
 * that cover it, or the one whose path fits best. A flow that names no path is never the best one.
 */
export function selectFlows(
  flows: readonly RunnableFlow[],
  mode: Selection['mode'],
  method: string,
  pathInfo: string,
): readonly RunnableFlow[] {
  const covering = flows.filter((flow) => flow.covers(method, pathInfo));
  if (mode === 'default') return covering;
  let best: { readonly flow: RunnableFlow; readonly fit: readonly number[] } | null = null;
  for (const flow of covering) {
    if (flow.path === null) continue;
    const fit = fitOf(flow.path, pathInfo);
    if (best === null || fitsBetter(fit, best.fit)) best = { flow, fit };
  }
  return best === null ? [] : [best.flow];
}
