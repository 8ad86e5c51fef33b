import type { Exchange } from '../exchange/exchange.ts';
import { ResponseMessage } from '../exchange/message.ts';
import { Url } from '../exchange/url.ts';
import { attr, text } from '../policy/attribute.ts';
import { alone, doubtful, oncePerSection, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { isPreflight } from '../policy/preflight.ts';
import type { Value } from '../policy/step.ts';

/** The exchanges whose origin a `cors` has accepted: the ones after it have no say. */
const accepted = new WeakSet<Exchange>();

export default definePolicy({
  name: 'cors',
  title: 'CORS',
  category: 'cross-domain',
  purpose: 'Answers CORS preflight requests and adds CORS headers to cross-origin responses.',
  sections: ['inbound'],
  attributes: {
    'allow-credentials': attr.bool('Whether browsers may send credentials.', { default: false }),
    'terminate-unmatched-request': attr.bool('Whether a request from an unknown origin gets an empty 200 at once.', {
      default: true,
    }),
  },
  elements: {
    'allowed-origins': child.one('The origins that may call: one *, or URLs of scheme, host and port.', {
      elements: { origin: child.many('One origin.', { min: 1, text: text.string('* or a URL.') }) },
      constraints: [doubtful(alone('origin', '*'))],
    }),
    'allowed-methods': child.optional('The methods that may be used; GET and POST without it.', {
      attributes: {
        'preflight-result-max-age': attr.int('Seconds that browsers may remember the answer.', { default: 0, min: 0 }),
      },
      elements: { method: child.many('One method.', { min: 1, text: text.string('* or a method.') }) },
    }),
    'allowed-headers': child.optional('The headers that may be sent.', {
      // the reference has it; the schema and real documents do without
      min: 1,
      disputed: true,
      elements: { header: child.many('One header.', { min: 1, text: text.string('* or a name.') }) },
    }),
    'expose-headers': child.optional('The headers that scripts may read.', {
      elements: { header: child.many('One header.', { min: 1, text: text.string('* or a name.') }) },
    }),
  },
  constraints: [
    doubtful(oncePerSection),
    doubtful(order('allowed-origins', 'allowed-methods', 'allowed-headers', 'expose-headers')),
  ],
  notes: [
    'Only the first cors that accepts the origin takes effect.',
    'A preflight meets the cors statements of inbound alone; a cors in a branch answers one only where there is no other.',
  ],
  examples: [
    `<cors allow-credentials="true">
  <allowed-origins><origin>https://app.example.com</origin></allowed-origins>
  <allowed-methods><method>GET</method></allowed-methods>
  <allowed-headers><header>content-type</header></allowed-headers>
</cors>`,
  ],
  compile:
    ({ allowCredentials, terminateUnmatchedRequest, allowedOrigins, allowedMethods, allowedHeaders, exposeHeaders }) =>
    (x) => {
      const origin = x.request.headers.line('origin');
      if (origin === null || accepted.has(x)) return;
      const preflight = isPreflight(x);
      const match = matching(allowedOrigins.origin, origin, x);
      if (match === null) {
        if (!terminateUnmatchedRequest(x) || !(preflight || /^(GET|HEAD)$/i.test(x.request.method))) return;
        x.response = new ResponseMessage({ status: 200 });
        return 'respond';
      }
      accepted.add(x);
      const headers = new Map([['Access-Control-Allow-Origin', match]]);
      if (allowCredentials(x)) headers.set('Access-Control-Allow-Credentials', 'true');
      if (preflight) {
        headers.set(
          'Access-Control-Allow-Methods',
          allowedMethods === undefined ? 'GET,POST' : list(allowedMethods.method, x),
        );
        if (allowedHeaders !== undefined) headers.set('Access-Control-Allow-Headers', list(allowedHeaders.header, x));
        if (allowedMethods !== undefined)
          headers.set('Access-Control-Max-Age', String(allowedMethods.preflightResultMaxAge(x)));
      } else if (exposeHeaders !== undefined)
        headers.set('Access-Control-Expose-Headers', list(exposeHeaders.header, x));
      x.atEnd(() => headers.forEach((value, name) => x.ensureResponse().headers.set(name, [value])));
      if (preflight) {
        x.response = new ResponseMessage({ status: 200 });
        return 'respond';
      }
    },
});

type Item = { readonly text: Value<string> };

const list = (items: readonly Item[], x: Exchange): string => items.map((item) => item.text(x)).join(',');

/** What the browser is told: `*`, or its own origin; null where it may not call. */
function matching(allowed: readonly Item[], origin: string, x: Exchange): string | null {
  const wanted = canonical(origin);
  for (const { text: value } of allowed) {
    const one = value(x);
    if (one === '*') return '*';
    if (canonical(one) === wanted) return origin;
  }
  return null;
}

/** Scheme, host and port count; a policy may write a slash behind them, or the default port. */
const canonical = (origin: string): string => Url.parse(origin)?.origin ?? origin.toLowerCase();
