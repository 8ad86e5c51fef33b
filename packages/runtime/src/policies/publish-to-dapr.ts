import { attr, text } from '../policy/attribute.ts';
import { definePolicy } from '../policy/define.ts';
import { DAPR_CALL } from '../policy/shared/dapr.ts';

export default definePolicy({
  name: 'publish-to-dapr',
  title: 'Send message to Pub/Sub topic (Dapr)',
  category: 'integration',
  purpose: 'Publishes its text to a topic of Dapr.',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['self-hosted'],
  attributes: {
    'pubsub-name': attr.string('The component; without it the topic is written component/topic.'),
    topic: attr.string('The topic.', { required: true }),
    ...DAPR_CALL,
  },
  text: text.markup('The message.'),
  examples: [
    '<publish-to-dapr pubsub-name="orders" topic="new">@(context.Request.Body.As<string>())</publish-to-dapr>',
  ],
});
