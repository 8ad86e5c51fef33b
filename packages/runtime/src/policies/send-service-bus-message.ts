import { parseToken } from '@sluice/expressions';
import type { BusMessage } from '../host/host.ts';
import { attr, text } from '../policy/attribute.ts';
import { doubtful, exactlyOneOf, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { after } from '../policy/sending.ts';
import type { Site } from '../policy/step.ts';

export default definePolicy({
  name: 'send-service-bus-message',
  title: 'Send service bus message',
  category: 'integration',
  purpose: 'Sends a message to a queue or topic of Azure Service Bus.',
  sections: ['inbound', 'outbound', 'on-error'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic'],
  attributes: {
    'queue-name': attr.string('The queue.'),
    'topic-name': attr.string('The topic.'),
    namespace: attr.string('The host name of the namespace.'),
    'client-id': attr.string('The user-assigned identity; the system-assigned one without it.'),
    'message-id': attr.string('The id of the message, a GUID; the service makes one where it is left out.'),
    'session-id': attr.string('The session that the message belongs to, a GUID.'),
    'time-to-live': attr.string('How long the message waits for a reader: 00:10:00.'),
    'response-variable-name': attr.string(
      'The variable that tells what was sent, or, with ignore-error, why it was not.',
    ),
    'ignore-error': attr.bool('Whether a message that cannot be sent lets the statements after it run.', {
      default: false,
    }),
  },
  elements: {
    'message-properties': child.optional('Properties of the message.', {
      elements: {
        'message-property': child.many('One property.', {
          attributes: { name: attr.string('Its name.', { required: true }) },
          text: text.string('Its value.'),
        }),
      },
    }),
    payload: child.one('The message.', { text: text.string('The message.') }),
  },
  constraints: [exactlyOneOf('queue-name', 'topic-name'), doubtful(order('message-properties', 'payload'))],
  examples: ['<send-service-bus-message queue-name="orders"><payload>hello</payload></send-service-bus-message>'],
  notes: [
    'The statements after it run when the message is sent; the host tells where it could not be.',
    'The variable holds a JObject: MessageId, SessionId and TimeToLive, or Error with Reason and Message.',
  ],
  compile:
    ({ queueName, topicName, namespace, clientId, messageProperties, payload, ...options }, { fail }) =>
    (x) => {
      const id = guid(options.messageId?.(x), fail);
      const session = guid(options.sessionId?.(x), fail);
      const life = options.timeToLive?.(x);
      const message: BusMessage = {
        to: queueName === undefined ? { topic: topicName!(x) } : { queue: queueName(x) },
        ...(namespace && { namespace: namespace(x) }),
        ...(clientId && { clientId: clientId(x) }),
        ...(id !== undefined && { messageId: id }),
        ...(session !== undefined && { sessionId: session }),
        ...(life !== undefined && { timeToLive: life }),
        properties: (messageProperties?.messageProperty ?? []).map((p) => ({ name: p.name(x), value: p.text(x) })),
        payload: payload.text(x),
      };
      const { sendMessage } = x.host;
      if (sendMessage === undefined) return fail({ reason: null, message: 'This host sends no messages.' });
      const variable = options.responseVariableName?.(x);
      const keep = (outcome: object): void =>
        void (variable !== undefined && x.variables.set(variable, parseToken(JSON.stringify(outcome))));
      return after(sendMessage(message), (failure) => {
        if (failure === undefined)
          return keep({ MessageId: id ?? x.host.newGuid(), SessionId: session ?? null, TimeToLive: life ?? null });
        if (!options.ignoreError(x)) return fail({ reason: null, message: failure });
        return keep({ Error: { Reason: null, Message: failure } });
      });
    },
});

const GUID = /^[\da-f]{8}(-?)([\da-f]{4}\1){3}[\da-f]{12}$/i;

function guid(text: string | undefined, fail: Site['fail']): string | undefined {
  if (text !== undefined && !GUID.test(text)) fail({ reason: null, message: `'${text}' is no valid GUID.` });
  return text;
}
