import { attr } from '../policy/attribute.ts';
import { child, definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'publish-event',
  title: 'Publish event to GraphQL subscription',
  category: 'graphql-resolver',
  purpose: 'Tells GraphQL subscriptions that a resolver has run.',
  sections: [],
  gateways: ['classic', 'v2', 'consumption'],
  elements: {
    targets: child.one('Whom to tell.', {
      elements: {
        'graphql-subscription': child.many('One subscription.', {
          min: 1,
          attributes: { id: attr.string('Its field in the schema.', { required: true }) },
        }),
      },
    }),
  },
  examples: ['<publish-event><targets><graphql-subscription id="onUserCreated" /></targets></publish-event>'],
});
