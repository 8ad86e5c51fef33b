import { ResponseMessage } from '../exchange/message.ts';
import { Headers } from '../exchange/headers.ts';
import { attr } from '../policy/attribute.ts';
import { atMostOneOf } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { after, connectionFailure, isErrorStatus, outgoing } from '../policy/sending.ts';

export default definePolicy({
  name: 'forward-request',
  title: 'Forward request',
  category: 'routing',
  purpose: 'Sends the request to the backend and takes its response.',
  sections: ['backend'],
  attributes: {
    timeout: attr.int('Seconds to wait for the status line and headers; more than 240 may not be honoured.', {
      default: 300,
      min: 0,
    }),
    'timeout-ms': attr.int('The same in milliseconds.', { min: 0 }),
    'continue-timeout': attr.int('Seconds to wait for 100 Continue.', { min: 0 }),
    'http-version': attr.oneOf(['1', '2or1', '2'], 'The version of HTTP spoken to the backend.', {
      default: '1',
      expressions: 'forbidden',
    }),
    'follow-redirects': attr.bool('Whether the gateway follows redirects instead of handing them to the caller.', {
      default: false,
    }),
    'buffer-request-body': attr.bool('Whether the body is kept, so that a retry can send it again.', {
      default: false,
      expressions: 'forbidden',
    }),
    'buffer-response': attr.bool('False hands every chunk on at once, for server-sent events.', {
      default: true,
      expressions: 'forbidden',
    }),
    'fail-on-error-status-code': attr.bool('Whether a status from 400 to 599 starts on-error.', {
      default: false,
      expressions: 'forbidden',
    }),
  },
  constraints: [atMostOneOf('timeout', 'timeout-ms')],
  errors: [
    { reason: 'Timeout', status: 500, when: 'Status line and headers did not come in time.' },
    {
      reason: 'BackendConnectionFailure',
      status: 500,
      when: 'The connection was refused, reset or could not be made.',
    },
  ],
  examples: ['<forward-request timeout="60" buffer-request-body="true" />', '<forward-request />'],
  compile:
    ({ timeout, timeoutMs, followRedirects, bufferRequestBody, failOnErrorStatusCode }, { fail }) =>
    (x) =>
      after(bufferRequestBody ? x.request.body?.buffer() : undefined, () => {
        const { request, host } = x;
        const answer = host.fetch(
          outgoing(request, {
            purpose: 'forward',
            timeoutMs: timeoutMs?.(x) ?? timeout(x) * 1000,
            followRedirects: followRedirects(x),
          }),
        );
        return after(answer, (result) => {
          if ('error' in result) return fail(connectionFailure(result));
          const headers = Headers.from(result.headers);
          x.response = new ResponseMessage({ ...result, headers, keepsBody: request.keepsBody });
          if (failOnErrorStatusCode && isErrorStatus(result.status))
            return fail({
              reason: null,
              message: `The backend answered with status ${result.status}.`,
              status: result.status,
            });
        });
      }),
});
