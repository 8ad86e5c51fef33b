import { attr } from '../policy/attribute.ts';
import { doubtful, oncePerSection } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';

export default definePolicy({
  name: 'validate-graphql-request',
  title: 'Validate GraphQL request',
  category: 'content-validation',
  purpose: 'Checks a GraphQL request against its schema and limits, and who may ask for what.',
  sections: ['inbound'],
  scopes: ['global', 'workspace', 'product', 'api'],
  attributes: {
    'error-variable-name': attr.string('A variable that gets the errors.'),
    'max-size': attr.int('The most bytes, 102400 at most.', { required: 'disputed', max: 102400 }),
    'max-depth': attr.int('How deep a query may go.', { default: 6 }),
    'max-total-depth': attr.int('In the schema only.'),
    'max-complexity': attr.int('In the schema only.'),
  },
  elements: {
    authorize: child.optional('Rules for parts of the schema.', {
      elements: {
        rule: child.many('One rule.', {
          min: 1,
          max: 100,
          attributes: {
            path: attr.string('/type/field, /type/* or /__* for introspection.', { required: true }),
            action: attr.oneOf(['allow', 'remove', 'reject', 'ignore'], 'What to do with it.', { default: 'allow' }),
          },
        }),
      },
    }),
  },
  constraints: [doubtful(oncePerSection)],
  errors: [{ reason: null, status: null, when: 'The request is wrong, too large, too deep or not allowed.' }],
  examples: ['<validate-graphql-request max-size="102400" max-depth="4" />'],
});
