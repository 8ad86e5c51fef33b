import type { BusMessage } from '../host/host.ts';
import { attr, text } from '../policy/attribute.ts';
import { doubtful, exactlyOneOf, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { after } from '../policy/sending.ts';

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
  notes: ['The statements after it run when the message is sent; the host tells where it could not be.'],
  compile:
    ({ queueName, topicName, namespace, clientId, messageProperties, payload }, { fail }) =>
    (x) => {
      const message: BusMessage = {
        to: queueName === undefined ? { topic: topicName!(x) } : { queue: queueName(x) },
        ...(namespace && { namespace: namespace(x) }),
        ...(clientId && { clientId: clientId(x) }),
        properties: (messageProperties?.messageProperty ?? []).map((p) => ({ name: p.name(x), value: p.text(x) })),
        payload: payload.text(x),
      };
      const { sendMessage } = x.host;
      if (sendMessage === undefined) return fail({ reason: null, message: 'This host sends no messages.' });
      return after(sendMessage(message), (failure) =>
        failure === undefined ? undefined : fail({ reason: null, message: failure }),
      );
    },
});
