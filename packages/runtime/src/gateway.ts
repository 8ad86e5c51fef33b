import type { BodySource } from './exchange/body.ts';
import { Exchange, type Circumstances } from './exchange/exchange.ts';
import { PolicyFailure } from './exchange/failure.ts';
import { Headers } from './exchange/headers.ts';
import { RequestMessage } from './exchange/message.ts';
import { showFailure } from './exchange/show-failure.ts';
import { unmasked, type Mask } from './exchange/secrets.ts';
import { encodeUtf8 } from './exchange/text.ts';
import { Url } from './exchange/url.ts';
import type { Host, MaybePromise } from './host/host.ts';
import { isPreflight } from './policy/preflight.ts';
import { after } from './policy/sending.ts';
import { sequence } from './policy/sequence.ts';
import type { Signal, Step } from './policy/step.ts';
import type { Section } from './policy/vocabulary.ts';

/** A request as an embedder has it. A body that is a stream is read only where a statement needs it. */
export interface GatewayRequest {
  readonly method: string;
  /** Absolute: `https://api.example.com/orders?x=1`. */
  readonly url: string;
  readonly headers?: Iterable<readonly [string, string]>;
  readonly body?: string | BodySource | null;
  readonly ipAddress?: string;
  readonly matchedParameters?: ReadonlyMap<string, string>;
  readonly certificate?: string | Uint8Array | null;
}

export interface GatewayResponse {
  readonly status: number;
  readonly reason: string;
  /** One entry for each line. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: BodySource;
}

/** The effective policy: each section with the broader scopes' statements where their `<base />` stood. */
export type Pipeline = Readonly<Record<Section, Step>> & {
  /** What a CORS preflight meets in place of everything else; null where nothing would answer one. */
  readonly preflight: Step | null;
};

/**
 * Takes a request through inbound, backend and outbound; the first failure skips what is left of them and starts
 * on-error. `return-response` and its like end everything. There is always a response: an empty 200 where nothing
 * made one, the gateway's own error where nothing in on-error made another.
 */
export class Gateway {
  private readonly main: Step;
  private readonly preflight: Step | null;
  private readonly onError: Step;
  private readonly mask: Mask;

  /** `mask`: what a log may not show. */
  constructor(pipeline: Pipeline, mask: Mask = unmasked) {
    // the response is there, empty, before anything is forwarded: docs/fidelity.md says why
    const answer: Step = (x) => void x.ensureResponse();
    this.main = sequence([pipeline.inbound, answer, pipeline.backend, pipeline.outbound]);
    this.preflight = pipeline.preflight === null ? null : sequence([pipeline.preflight, answer]);
    this.onError = pipeline['on-error'];
    this.mask = mask;
  }

  /** For embedding: one request in, one response out. Throws only where the host or Sluice itself is broken. */
  async handle(request: GatewayRequest, host: Host, circumstances?: Circumstances): Promise<GatewayResponse> {
    return answered((x) => this.run(x), request, host, circumstances);
  }

  /** Afterwards the exchange holds the response, the variables and LastError. */
  run(x: Exchange): MaybePromise<void> {
    x.mask = this.mask;
    x.enterApi();
    const main = this.preflight !== null && isPreflight(x) ? this.preflight : this.main;
    return after(
      attempt(main, x, (failure) => this.recover(x, failure)),
      () => this.close(x),
    );
  }

  private recover(x: Exchange, failure: PolicyFailure): MaybePromise<void> {
    showFailure(x, failure);
    return attempt(this.onError, x, (second) => showFailure(x, second));
  }

  /** An expression that is evaluated at the end may fail too; on-error runs once at most. */
  private close(x: Exchange): MaybePromise<void> {
    for (let next = x.nextAtEnd(); next !== undefined; next = x.nextAtEnd()) {
      const done = attempt(next, x, (failure) =>
        x.lastError === null ? this.recover(x, failure) : showFailure(x, failure),
      );
      if (done instanceof Promise) return done.then(() => this.close(x));
    }
  }
}

function attempt(step: Step, x: Exchange, recover: (failure: PolicyFailure) => MaybePromise<void>): MaybePromise<void> {
  const caught = (e: unknown): MaybePromise<void> => {
    if (e instanceof PolicyFailure) return recover(e);
    throw e;
  };
  let result: void | Signal | Promise<void | Signal>;
  try {
    result = step(x);
  } catch (e) {
    return caught(e);
  }
  if (result instanceof Promise) return result.then(() => undefined, caught);
}

/**
 * What a gateway of any dialect answers: the request as an exchange, taken through `run`, and the response that it holds
 * then. Throws TypeError where the URL is not absolute.
 */
export async function answered(
  run: (x: Exchange) => MaybePromise<void>,
  request: GatewayRequest,
  host: Host,
  circumstances?: Circumstances,
): Promise<GatewayResponse> {
  const url = Url.parse(request.url);
  if (url === null) throw new TypeError(`"${request.url}" is not an absolute URL`);
  const headers = Headers.from(request.headers ?? []);
  const body = typeof request.body === 'string' ? encodeUtf8(request.body) : (request.body ?? null);
  const exchange = new Exchange(host, new RequestMessage({ ...request, url, headers, body }), circumstances);
  await run(exchange);
  const response = exchange.ensureResponse();
  return {
    status: response.statusCode,
    reason: response.statusReason,
    headers: [...response.headers.lines()],
    body: response.body?.outgoing() ?? new Uint8Array(0),
  };
}
