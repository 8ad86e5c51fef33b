import { decodeStrictUtf8, encodeUtf8 } from '../exchange/text.ts';
import type { HubEvent } from '../host/host.ts';
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
    'logger-id': attr.string('The id of the logger.', {
      required: true,
      expressions: 'disputed',
      refersTo: 'event-hub-logger',
    }),
    'partition-id': attr.string('The index of the partition.', { expressions: 'disputed' }),
    'partition-key': attr.string('A text that picks the partition.'),
  },
  // the wide type keeps the text's own: it is there, empty, where it is missing
  text: text.string('The text to send.', { required: 'disputed' as boolean | 'disputed' }),
  constraints: [atMostOneOf('partition-id', 'partition-key')],
  notes: ['A longer text than 200 KB is cut there. The host is told, and knows the hub.'],
  examples: ['<log-to-eventhub logger-id="audit">@(context.RequestId.ToString())</log-to-eventhub>'],
  compile:
    ({ loggerId, partitionId, partitionKey, text: message }) =>
    (x) => {
      const event: HubEvent = {
        logger: loggerId(x),
        message: cut(message(x)),
        ...(partitionId && { partitionId: partitionId(x) }),
        ...(partitionKey && { partitionKey: partitionKey(x) }),
      };
      x.host.sendEvent?.(event);
    },
});

const MAX_BYTES = 200 * 1024;

/** As much of the text as fits, without the character that would be cut in two. */
function cut(message: string): string {
  if (message.length * 3 <= MAX_BYTES) return message;
  const bytes = encodeUtf8(message);
  if (bytes.length <= MAX_BYTES) return message;
  let end = MAX_BYTES;
  while ((bytes[end]! & 0xc0) === 0x80) end--;
  return decodeStrictUtf8(bytes.subarray(0, end))!;
}
