import type { Exchange } from '../../exchange/exchange.ts';
import { Headers } from '../../exchange/headers.ts';
import { RequestMessage, type ResponseMessage } from '../../exchange/message.ts';
import { escapeData, Url } from '../../exchange/url.ts';
import type { MaybePromise } from '../../host/host.ts';
import { attr } from '../attribute.ts';
import type { ErrorDef } from '../define.ts';
import { toText } from '../expression.ts';
import { emitTemplate } from '../liquid-body.ts';
import { after, connectionFailure, isErrorStatus, outgoing, received } from '../sending.ts';
import type { Site, Value } from '../step.ts';

/** Dapr runs beside the gateway, and is spoken to over HTTP: where it listens, and what its policies have in common. */
export const DAPR_CALL = {
  'ignore-error': attr.bool('Whether an error of Dapr is passed over.', { default: false, expressions: 'forbidden' }),
  'response-variable-name': attr.string('The variable that gets the response of Dapr.', { expressions: 'forbidden' }),
  timeout: attr.int('Seconds to wait, from 1 to 240.', { default: 5, min: 1, max: 240 }),
  template: attr.oneOf(['Liquid', 'liquid'], 'Liquid: the content is a Liquid template.', { expressions: 'forbidden' }),
  'content-type': attr.oneOf(['application/json'], 'The type of the content.', { expressions: 'forbidden' }),
} as const;

export const DAPR_ERRORS: readonly ErrorDef[] = [
  { reason: 'Timeout', status: 500, when: 'Dapr did not answer in time.' },
  { reason: 'BackendConnectionFailure', status: 500, when: 'Dapr could not be reached.' },
];

/** `http://localhost:3500/v1.0/` and a path: its slashes stay, everything else that a path cannot hold is escaped. */
export const daprUrl = (path: string): Url =>
  new Url('http', 'localhost', 3500, `/v1.0/${escapeData(path).replaceAll('%2F', '/')}`, '');

/** The content of a message: text or bytes, or what a Liquid template makes of the body. */
export function daprContent(
  isTemplate: boolean,
  content: Value<unknown>,
  site: Site,
): (x: Exchange) => MaybePromise<Uint8Array | string> {
  if (!isTemplate)
    return (x) => {
      const value = content(x);
      return value instanceof Uint8Array ? value : toText(value);
    };
  // with the defaults of a template: set-body alone can say otherwise
  const render = emitTemplate(toText(content.literal), { nil: 'blank', dates: true }, site);
  return (x) => render(x, site.message(x));
}

interface DaprCall {
  readonly ignoreError: boolean;
  readonly responseVariableName: string | undefined;
  readonly timeout: Value<number>;
}

/**
 * Posts to Dapr and waits for the answer, which the variable keeps also where it tells of an error; null where there was
 * none. Fails on a connection that fails and on a status of 400 and above, unless errors are ignored.
 */
export function callDapr(
  x: Exchange,
  path: string,
  content: Uint8Array | string,
  contentType: string | undefined,
  { ignoreError, responseVariableName, timeout }: DaprCall,
  { fail }: Site,
): MaybePromise<void> {
  const headers = Headers.from(contentType === undefined ? [] : [['Content-Type', contentType]]);
  const request = new RequestMessage({ method: 'POST', url: daprUrl(path), headers });
  request.setBody(content);
  const keep = (response: ResponseMessage | null): void =>
    void (responseVariableName !== undefined && x.variables.set(responseVariableName, response));
  const how = { purpose: 'send', timeoutMs: timeout(x) * 1000, followRedirects: false } as const;
  return after(x.host.fetch(outgoing(request, how)), (result) => {
    if ('error' in result) {
      keep(null);
      return ignoreError ? undefined : fail(connectionFailure(result));
    }
    const response = received(result, x.request.keepsBody);
    return after(response.body?.buffer(), () => {
      keep(response);
      if (isErrorStatus(result.status) && !ignoreError)
        fail({ reason: null, message: `Dapr answered with status ${result.status}.` });
    });
  });
}
