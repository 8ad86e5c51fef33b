import { invalidValue } from '../exchange/failure.ts';
import { attr, text } from '../policy/attribute.ts';
import { formWithout } from '../policy/constraint.ts';
import { definePolicy } from '../policy/define.ts';
import { after } from '../policy/sending.ts';
import { callDapr, DAPR_CALL, DAPR_ERRORS, daprContent } from '../policy/shared/dapr.ts';

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
  constraints: [
    formWithout('topic', 'pubsub-name', { name: 'component/topic', accepts: (topic) => topic.includes('/') }),
  ],
  notes: ['It posts to Dapr beside the gateway, on port 3500; a status of 400 and above is an error of Dapr.'],
  errors: DAPR_ERRORS,
  examples: [
    '<publish-to-dapr pubsub-name="orders" topic="new">@(context.Request.Body.As<string>())</publish-to-dapr>',
  ],
  compile: ({ pubsubName, topic, contentType, template, text: message, ...call }, site) => {
    const content = daprContent(template !== undefined, message, site);
    return (x) => {
      const component = pubsubName?.(x);
      const path = component === undefined ? topic(x) : `${component}/${topic(x)}`;
      if (!path.includes('/')) throw invalidValue(site.place, `Topic "${path}" names no component: component/topic.`);
      return after(content(x), (bytes) => callDapr(x, `publish/${path}`, bytes, contentType, call, site));
    };
  },
});
