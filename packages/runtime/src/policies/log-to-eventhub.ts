import { attr, text } from '../policy/attribute.ts';
import { atMostOneOf } from '../policy/constraint.ts';
import { definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'log-to-eventhub',
  title: 'Log to event hub',
  category: 'integration',
  purpose: 'Sends a text to an event hub.',
  sections: EVERYWHERE,
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  attributes: {
    'logger-id': attr.string('The id of the logger.', { required: true, expressions: 'disputed' }),
    'partition-id': attr.string('The index of the partition.', { expressions: 'disputed' }),
    'partition-key': attr.string('A text that picks the partition.'),
  },
  text: text.string('The text to send.', { required: 'disputed' }),
  constraints: [atMostOneOf('partition-id', 'partition-key')],
  examples: ['<log-to-eventhub logger-id="audit">@(context.RequestId.ToString())</log-to-eventhub>'],
});
