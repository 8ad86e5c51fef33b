import { attr } from '../policy/attribute.ts';
import { atMostOneOf } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { withCredentials } from '../policy/credentials.ts';
import { sendToBackend, type Send } from '../policy/forwarding.ts';
import { after, connectionFailure, isErrorStatus, outgoing, received } from '../policy/sending.ts';

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
    { reason: null, status: 503, when: 'The circuit of the backend entity, or of all members of its pool, is open.' },
  ],
  notes: [
    'Bodies pass through as they come, whatever buffer-response says; only what a statement reads is buffered.',
    'continue-timeout has nothing to wait for: the request is sent without asking for 100 Continue.',
  ],
  examples: ['<forward-request timeout="60" buffer-request-body="true" />', '<forward-request />'],
  compile:
    ({ timeout, timeoutMs, followRedirects, bufferRequestBody, failOnErrorStatusCode, httpVersion }, { place, fail }) =>
    (x) =>
      after(bufferRequestBody ? x.request.body?.buffer() : undefined, () => {
        const { request, host } = x;
        const how = {
          purpose: 'forward',
          timeoutMs: timeoutMs?.(x) ?? timeout(x) * 1000,
          followRedirects: followRedirects(x),
          httpVersion,
        } as const;
        const send: Send = (credentials) => {
          const sent = outgoing(request, how);
          return after(host.fetch(credentials === undefined ? sent : withCredentials(sent, credentials)), (result) => {
            if ('error' in result) return connectionFailure(result);
            x.response = received(result, request.keepsBody);
            if (!failOnErrorStatusCode || !isErrorStatus(result.status)) return null;
            const message = `The backend answered with status ${result.status}.`;
            return { reason: null, message, status: result.status };
          });
        };
        return after(sendToBackend(x, place, send), (failure) => (failure === null ? undefined : fail(failure)));
      }),
});
