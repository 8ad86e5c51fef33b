import { attr, text } from '../attribute.ts';
import { doubtful, once, order } from '../constraint.ts';
import { child } from '../define.ts';

/** The parts that the data sources of GraphQL resolvers have in common. They are documents of their own, in no section. */

const liquid = { template: attr.oneOf(['liquid'], 'A Liquid template.', { expressions: 'forbidden' }) } as const;

export const ITEM_ID = child.optional('The id of the item.', { attributes: liquid, text: text.string('The id.') });

export const PARTITION_KEY = child.optional('The partition key of the container.', {
  attributes: {
    'data-type': attr.oneOf(['string', 'number', 'bool', 'none', 'null'], 'The type of the key.', {
      default: 'string',
    }),
    ...liquid,
  },
  text: text.string('The key.'),
});

export const ETAG = child.optional('The entity tag that the item must have.', {
  attributes: { type: attr.oneOf(['match', 'no-match'], 'Whether it must be equal.', { default: 'match' }), ...liquid },
  text: text.string('The tag.'),
});

export const CONSISTENCY = {
  'consistency-level': attr.oneOf(
    ['bounded-staleness', 'consistent-prefix', 'eventual', 'session', 'strong'],
    'How consistent.',
  ),
  'pre-trigger': attr.string('The id of a trigger that runs before.'),
  'post-trigger': attr.string('The id of a trigger that runs after.'),
} as const;

/** Of a parameter in a query. */
export const PARAMETER_NAME = {
  name: 'a name that begins with @',
  accepts: (text: string): boolean => text.startsWith('@'),
};

export const LIQUID_TEMPLATE = liquid;

export const RESOLVER_RESPONSE = child.optional('What is made of the answer.', {
  policies: ['set-body', 'publish-event', 'include-fragment'],
  constraints: [
    doubtful(once('set-body', 'publish-event')),
    doubtful(order('set-body', 'publish-event', 'include-fragment')),
  ],
});
