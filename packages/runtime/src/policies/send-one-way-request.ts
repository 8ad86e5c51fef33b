import { attr, text } from '../policy/attribute.ts';
import { doubtful, literalText, once, order, requiredUnless } from '../policy/constraint.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after, outgoing } from '../policy/sending.ts';
import { CHILD_ORDER, draftRequest, SENDER_POLICIES } from '../policy/side-request.ts';

export default definePolicy({
  name: 'send-one-way-request',
  title: 'Send one way request',
  category: 'integration',
  purpose: 'Sends a request to any URL without waiting for the response.',
  sections: EVERYWHERE,
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: {
    mode: attr.oneOf(['new', 'copy'], 'copy: start from the headers and body of the current request.', {
      default: 'new',
    }),
    timeout: attr.int('Seconds after which the call is given up.', { default: 60, min: 0 }),
  },
  elements: { 'set-url': child.optional('The URL.', { text: text.string('The URL.', { required: true }) }) },
  policies: SENDER_POLICIES,
  constraints: [
    doubtful(order(...CHILD_ORDER)),
    once(...CHILD_ORDER.filter((name) => name !== 'set-header')),
    requiredUnless('set-url', 'mode', 'copy'),
    doubtful(requiredUnless('set-method', 'mode', 'copy')),
    doubtful(literalText('set-method')),
  ],
  drafts: true,
  notes: ['The response is dropped, and a call that fails raises no error.'],
  examples: [
    `<send-one-way-request mode="new">
  <set-url>https://hooks.example.com/alert</set-url>
  <set-method>POST</set-method>
  <set-body>@(context.LastError.Message)</set-body>
</send-one-way-request>`,
  ],
  compile:
    ({ mode, timeout, setUrl }, site) =>
    (x) =>
      after(draftRequest(x, mode(x), setUrl?.text, site), (request) => {
        const how = { purpose: 'notify', timeoutMs: timeout(x) * 1000, followRedirects: false } as const;
        const answer = x.host.fetch(outgoing(request, how));
        if (answer instanceof Promise) answer.catch(() => undefined);
      }),
});
