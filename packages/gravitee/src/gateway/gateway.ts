import {
  answered,
  LastError,
  sequence,
  type Circumstances,
  type Exchange,
  type GatewayRequest,
  type GatewayResponse,
  type Host,
  type MaybePromise,
} from '@sluice/runtime';
import type { ListenerPath, ResponseTemplates, Selection, Target } from '../definition/definition.ts';
import { selectFlows, type RunnableFlow } from '../flow/select.ts';
import { callBackend } from './backend.ts';
import { ExecutionFailure } from './failure.ts';
import { renderFailure, renderNotFound } from './render.ts';
import { pathWithin } from './route.ts';
import { choosePlan, type SecuredPlan } from './security.ts';
import { phraseOf } from './status.ts';

/** An API, ready to run. */
export interface RunnableApi {
  readonly listenerPaths: readonly ListenerPath[] | null;
  readonly target: Target;
  /** In the order of their security; null: callers come in without a plan. */
  readonly plans: readonly RunnablePlan[] | null;
  readonly flows: readonly RunnableFlow[];
  readonly selection: Selection;
  readonly organization: { readonly flows: readonly RunnableFlow[]; readonly mode: Selection['mode'] };
  readonly responseTemplates: ResponseTemplates;
  readonly keepsPhrase: boolean;
}

export interface RunnablePlan extends SecuredPlan {
  readonly flows: readonly RunnableFlow[];
}

/**
 * Takes a request through the phases of a Gravitee gateway: organization, security, plan, API, backend, then plan and
 * API again, in the same order. The first failure skips what is left of them and makes the answer; the organization's
 * response flows run in any case. The flows that run are chosen once, for both phases.
 */
export class GraviteeGateway {
  private readonly api: RunnableApi;

  constructor(api: RunnableApi) {
    this.api = api;
  }

  /** For embedding: one request in, one response out. Throws only where the host or Sluice itself is broken. */
  async handle(request: GatewayRequest, host: Host, circumstances?: Circumstances): Promise<GatewayResponse> {
    return answered((x) => this.run(x), request, host, circumstances);
  }

  /** Afterwards the exchange holds the response and LastError. */
  run(x: Exchange): MaybePromise<void> {
    const pathInfo = pathWithin(x, this.api.listenerPaths);
    if (pathInfo === null) return renderNotFound(x);
    const { organization } = this.api;
    const around = selectFlows(organization.flows, organization.mode, x.request.method, pathInfo);
    const fail = (failure: ExecutionFailure): void => this.fail(x, failure);
    return then(
      attempt(() => then(runPhase(around, 'request', x), () => this.runApi(x, pathInfo)), fail),
      () =>
        then(
          attempt(() => runPhase(around, 'response', x), fail),
          () => finish(x),
        ),
    );
  }

  private runApi(x: Exchange, pathInfo: string): MaybePromise<void> {
    const { plans, selection, target, keepsPhrase } = this.api;
    const plan = plans === null ? null : choosePlan(x, plans);
    const select = (flows: readonly RunnableFlow[]): readonly RunnableFlow[] =>
      selectFlows(flows, selection.mode, x.request.method, pathInfo);
    const flows = [...select(plan?.flows ?? []), ...select(this.api.flows)];
    return then(runPhase(flows, 'request', x), () => {
      if (selection.matchRequired && flows.length === 0)
        throw new ExecutionFailure({ status: 404, key: 'FLOW_EXECUTION_FLOW_MATCHED_FAILURE' });
      return then(callBackend(x, target, pathInfo, keepsPhrase), () => runPhase(flows, 'response', x));
    });
  }

  private fail(x: Exchange, failure: ExecutionFailure): void {
    const { place, status, key, message } = failure;
    x.lastError = new LastError({
      source: place?.policy ?? 'gateway',
      reason: key,
      message: message ?? phraseOf(status),
      scope: place?.scope ?? null,
      section: place?.phase ?? 'request',
      path: place?.path ?? null,
      policyId: null,
      httpErrorCode: status,
    });
    renderFailure(x, failure, this.api.responseTemplates);
  }
}

/** The server writes the phrase of the final status, unless something has set one. */
function finish(x: Exchange): void {
  const response = x.ensureResponse();
  if (response.statusReason === '') response.statusReason = phraseOf(response.statusCode);
}

const runPhase = (flows: readonly RunnableFlow[], phase: 'request' | 'response', x: Exchange): MaybePromise<void> =>
  then(sequence(flows.map((flow) => flow.steps[phase]))(x), () => undefined);

/** Goes on now where nothing has to be waited for, later otherwise. */
const then = <T>(value: MaybePromise<T>, next: (value: T) => MaybePromise<void>): MaybePromise<void> =>
  value instanceof Promise ? value.then(next) : next(value);

function attempt(run: () => MaybePromise<void>, fail: (failure: ExecutionFailure) => void): MaybePromise<void> {
  const caught = (e: unknown): void => {
    if (!(e instanceof ExecutionFailure)) throw e;
    fail(e);
  };
  try {
    const result = run();
    return result instanceof Promise ? result.catch(caught) : result;
  } catch (e) {
    return caught(e);
  }
}
