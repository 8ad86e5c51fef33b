import { isPool } from '../exchange/backend.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { invalidValue, type Place } from '../exchange/failure.ts';
import { Headers } from '../exchange/headers.ts';
import { RequestMessage } from '../exchange/message.ts';
import { Url } from '../exchange/url.ts';
import type { MaybePromise } from '../host/host.ts';
import { attr, text } from '../policy/attribute.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';
import { toText } from '../policy/expression.ts';
import { after, connectionFailure, outgoing, received } from '../policy/sending.ts';
import type { Signal } from '../policy/step.ts';

export default definePolicy({
  name: 'invoke-request',
  title: 'Invoke request',
  category: 'integration',
  purpose: 'Starts the request anew with another URL, or calls one; sources differ.',
  sections: EVERYWHERE,
  attributes: {
    url: attr.string('The URL.', { required: 'disputed' }),
    method: attr.string('The method; in the toolkit only.'),
    'backend-id': attr.string('The backend; in the toolkit only.', { refersTo: 'backend' }),
    'response-variable-name': attr.string('The variable that gets the response; in the toolkit only.', {
      expressions: 'forbidden',
    }),
  },
  elements: {
    header: child.many('A header; in the toolkit only.', {
      attributes: { name: attr.string('Its name.', { required: true }), value: attr.string('Its value.') },
    }),
    body: child.optional('The body; in the toolkit only.', { text: text.markup('The body.') }),
    value: child.many('In the schema only.', { text: text.string('In the schema only.') }),
  },
  documented: 'schema',
  reading: 'it sends a request, as the policy toolkit of Microsoft has it; other sources have it route the caller anew',
  notes: [
    'Method, headers and body are those of the request unless it says otherwise, and so is the URL.',
    'Without a variable its response is the answer to the caller.',
  ],
  errors: [
    { reason: 'Timeout', status: 500, when: 'Status line and headers did not come in time.' },
    { reason: 'BackendConnectionFailure', status: 500, when: 'The connection could not be made, or was lost.' },
  ],
  examples: ['<invoke-request url="https://example.com/path" />'],
  compile:
    ({ url, method, backendId, responseVariableName, header, body }, { place, fail }) =>
    (x) =>
      after(x.request.body?.buffer(), () => {
        const request = new RequestMessage({
          method: method?.(x) ?? x.request.method,
          url: targetOf(x, url?.(x), backendId?.(x), place),
          headers: x.request.headers.clone(),
          body: x.request.body?.outgoing() ?? null,
        });
        const given = Headers.from(header.map((h) => [h.name(x), h.value?.(x) ?? '']));
        for (const [name, values] of given) request.headers.set(name, values);
        if (body !== undefined) {
          const content = body.text(x);
          request.setBody(content instanceof Uint8Array ? content : toText(content));
        }
        const how = { purpose: 'send', timeoutMs: PATIENCE_MS, followRedirects: false } as const;
        return after(x.host.fetch(outgoing(request, how)), (result): MaybePromise<Signal | void> => {
          if ('error' in result) return fail(connectionFailure(result));
          const response = received(result, x.request.keepsBody);
          if (responseVariableName !== undefined)
            return after(response.body?.buffer(), () => void x.variables.set(responseVariableName, response));
          x.response = response;
          return 'respond';
        });
      }),
});

/** As long as forward-request waits. */
const PATIENCE_MS = 300_000;

/** The URL as written, or where the request goes anyhow: to its backend, or to the one of this id. */
function targetOf(x: Exchange, url: string | undefined, backendId: string | undefined, place: Place): Url {
  if (url === undefined && backendId === undefined) return x.request.url;
  const entity = backendId === undefined ? undefined : x.backends.get(backendId);
  const text = url ?? (entity === undefined || isPool(entity) ? '' : entity.url);
  const target = Url.parse(text);
  if (target === null)
    throw invalidValue(
      place,
      url === undefined ? `Backend '${backendId}' has no URL.` : `"${url}" is not an absolute URL.`,
    );
  if (url !== undefined) return target;
  return target.withPath(target.path.replace(/\/+$/, '') + x.operationPath || '/').withQuery(x.request.url.queryString);
}
