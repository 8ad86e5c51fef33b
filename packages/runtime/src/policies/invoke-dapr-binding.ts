import { attr, text } from '../policy/attribute.ts';
import { doubtful, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { DAPR_CALL } from '../policy/shared/dapr.ts';

export default definePolicy({
  name: 'invoke-dapr-binding',
  title: 'Trigger output binding (Dapr)',
  category: 'integration',
  purpose: 'Triggers an output binding of Dapr.',
  sections: ['inbound', 'outbound', 'on-error'],
  scopes: ['global', 'product', 'api', 'operation'],
  gateways: ['self-hosted'],
  attributes: {
    name: attr.string('The name of the binding.', { required: true }),
    operation: attr.string('What the binding is to do.', { expressions: 'forbidden' }),
    ...DAPR_CALL,
  },
  elements: {
    metadata: child.optional('Metadata of the message.', {
      elements: {
        item: child.many('One entry.', {
          attributes: { key: attr.string('Its key.', { required: true }) },
          text: text.string('Its value.'),
        }),
      },
    }),
    data: child.optional('The message.', { text: text.markup('The message.') }),
  },
  constraints: [doubtful(order('metadata', 'data'))],
  examples: ['<invoke-dapr-binding name="external-system" operation="create"><data>hello</data></invoke-dapr-binding>'],
});
