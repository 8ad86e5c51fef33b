import { attr, text } from '../policy/attribute.ts';
import { doubtful, oncePerSection, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

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
    }),
    'allowed-methods': child.optional('The methods that may be used; GET and POST without it.', {
      attributes: {
        'preflight-result-max-age': attr.int('Seconds that browsers may remember the answer.', { default: 0, min: 0 }),
      },
      elements: { method: child.many('One method.', { min: 1, text: text.string('* or a method.') }) },
    }),
    'allowed-headers': child.optional('The headers that may be sent.', {
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
  notes: ['Only the first cors that runs takes effect.'],
  examples: [
    `<cors allow-credentials="true">
  <allowed-origins><origin>https://app.example.com</origin></allowed-origins>
  <allowed-methods><method>GET</method></allowed-methods>
  <allowed-headers><header>content-type</header></allowed-headers>
</cors>`,
  ],
});
