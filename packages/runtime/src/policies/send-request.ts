import type { ResponseMessage } from '../exchange/message.ts';
import { attr, text } from '../policy/attribute.ts';
import { doubtful, literalText, once, order, requiredUnless } from '../policy/constraint.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';
import { after, connectionFailure, isErrorStatus, outgoing, received } from '../policy/sending.ts';
import { CHILD_ORDER, draftRequest, SENDER_POLICIES } from '../policy/side-request.ts';

export default definePolicy({
  name: 'send-request',
  title: 'Send request',
  category: 'integration',
  purpose: 'Sends a request to any URL and keeps the response in a variable.',
  sections: EVERYWHERE,
  attributes: {
    mode: attr.oneOf(['new', 'copy'], 'copy: start from the headers and body of the current request.', {
      default: 'new',
    }),
    'response-variable-name': attr.string('The variable that gets the response.', { required: 'disputed' }),
    timeout: attr.int('Seconds to wait for the response.', { default: 60, min: 0 }),
    'ignore-error': attr.bool('Whether a call that fails leaves null in the variable instead of starting on-error.', {
      default: false,
      expressions: 'disputed',
    }),
    'timeout-ms': attr.int('The timeout in milliseconds; in the schema only.', { min: 0 }),
    'buffer-response': attr.bool('In the schema only.', { default: true, expressions: 'forbidden' }),
    'fail-on-error-status-code': attr.bool(
      'Whether a status from 400 to 599 counts as a failure; in the schema only.',
      {
        default: false,
        expressions: 'forbidden',
      },
    ),
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
  errors: [
    { reason: 'Timeout', status: 500, when: 'Status line and headers did not come in time.' },
    {
      reason: 'BackendConnectionFailure',
      status: 500,
      when: 'The connection was refused, reset or could not be made.',
    },
  ],
  notes: [
    'The variable holds an IResponse: ((IResponse)context.Variables["state"]).Body.As<JObject>().',
    'A status of 400 and above is a response like any other.',
  ],
  examples: [
    `<send-request mode="new" response-variable-name="state" timeout="20" ignore-error="true">
  <set-url>https://auth.example.com/introspect</set-url>
  <set-method>POST</set-method>
  <set-header name="Content-Type"><value>application/x-www-form-urlencoded</value></set-header>
  <set-body>token=abc</set-body>
</send-request>`,
  ],
  compile:
    ({ mode, responseVariableName, timeout, timeoutMs, ignoreError, failOnErrorStatusCode, setUrl }, site) =>
    (x) =>
      after(draftRequest(x, mode(x), setUrl?.text, site), (request) => {
        const name = responseVariableName?.(x);
        const keep = (response: ResponseMessage | null): void =>
          void (name !== undefined && x.variables.set(name, response));
        const timeLimit = timeoutMs?.(x) ?? timeout(x) * 1000;
        const ignored = ignoreError(x);
        const answer = x.host.fetch(
          outgoing(request, { purpose: 'send', timeoutMs: timeLimit, followRedirects: false }),
        );
        return after(answer, (result) => {
          if ('error' in result) return ignored ? keep(null) : site.fail(connectionFailure(result));
          if (failOnErrorStatusCode && isErrorStatus(result.status))
            return ignored
              ? keep(null)
              : site.fail({ reason: null, message: `The answer has status ${result.status}.` });
          const response = received(result, x.request.keepsBody);
          return after(response.body?.buffer(), () => keep(response));
        });
      }),
});
