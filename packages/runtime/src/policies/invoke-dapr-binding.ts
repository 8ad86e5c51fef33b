import { decodeUtf8 } from '../exchange/text.ts';
import { attr, text } from '../policy/attribute.ts';
import { doubtful, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { after } from '../policy/sending.ts';
import { callDapr, DAPR_CALL, DAPR_ERRORS, daprContent } from '../policy/shared/dapr.ts';

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
  notes: [
    'It posts to Dapr beside the gateway, on port 3500; a status of 400 and above is an error of Dapr.',
    'The data are a text of the JSON that Dapr gets; with content-type="application/json" they are part of it.',
  ],
  errors: DAPR_ERRORS,
  examples: ['<invoke-dapr-binding name="external-system" operation="create"><data>hello</data></invoke-dapr-binding>'],
  compile: ({ name, operation, contentType, template, metadata, data, ...call }, site) => {
    const content = data === undefined ? null : daprContent(template !== undefined, data.text, site);
    return (x) =>
      after(content === null ? null : content(x), (message) => {
        const members: string[] = [];
        if (operation !== undefined) members.push(member('operation', JSON.stringify(operation)));
        if (metadata !== undefined) {
          const items = metadata.item.map((i) => member(i.key(x), JSON.stringify(i.text(x))));
          members.push(member('metadata', `{${items.join()}}`));
        }
        if (message !== null) {
          const written = message instanceof Uint8Array ? decodeUtf8(message) : message;
          const isPart = contentType !== undefined && isJson(written);
          members.push(member('data', isPart ? written : JSON.stringify(written)));
        }
        return callDapr(x, `bindings/${name(x)}`, `{${members.join()}}`, 'application/json', call, site);
      });
  },
});

const member = (name: string, json: string): string => `${JSON.stringify(name)}:${json}`;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
