import { attr } from '../policy/attribute.ts';
import { doubtful, exactlyOneOf, onlyWith, order } from '../policy/constraint.ts';
import { child, definePolicy } from '../policy/define.ts';
import { action, ACTIONS, ERRORS_VARIABLE, PREVENTED } from '../policy/shared/validation.ts';

export default definePolicy({
  name: 'validate-content',
  title: 'Validate content',
  category: 'content-validation',
  purpose: 'Checks the size of a body, and the body against a schema.',
  sections: ['inbound', 'outbound', 'on-error'],
  attributes: {
    'unspecified-content-type-action': action('For types of content that the API does not list.'),
    // The reference says 4 MB; the table of service limits says less.
    'max-size': attr.int('The most bytes, 4 MB at most.', { required: true, min: 0, max: 4194304 }),
    'size-exceeded-action': action('For bodies that are longer.'),
    'errors-variable-name': ERRORS_VARIABLE,
  },
  elements: {
    'content-type-map': child.optional('Which type a body is checked as.', {
      attributes: {
        'any-content-type-value': attr.string('The type of every body.', { expressions: 'forbidden' }),
        'missing-content-type-value': attr.string('The type of a body that names none.', { expressions: 'forbidden' }),
      },
      elements: {
        type: child.many('One type.', {
          attributes: {
            from: attr.string('The type that came.'),
            when: attr.bool('Whether this entry holds.'),
            to: attr.string('The type it is checked as.', { required: true }),
          },
          constraints: [doubtful(exactlyOneOf('from', 'when'))],
        }),
      },
    }),
    content: child.many('How bodies of one type are checked.', {
      attributes: {
        'validate-as': attr.oneOf(['json', 'xml', 'soap'], 'By which rules.', {
          required: true,
          expressions: 'forbidden',
        }),
        type: attr.string('The type; all that the API lists without it.'),
        action: attr.oneOf(ACTIONS, 'For a body that is wrong.', { required: 'disputed' }),
        'schema-id': attr.string('A schema of the service, instead of that of the API.'),
        'schema-ref': attr.string('The part of it to use: #/components/schemas/address.'),
        'allow-additional-properties': attr.bool('Whether more properties are right, whatever the schema says.', {
          expressions: 'forbidden',
        }),
        'case-insensitive-property-names': attr.bool('Whether letter case of names does not matter.', {
          default: false,
          expressions: 'forbidden',
        }),
      },
      constraints: [
        doubtful(onlyWith('schema-ref', 'schema-id')),
        ...['schema-ref', 'allow-additional-properties', 'case-insensitive-property-names'].map((name) =>
          doubtful(onlyWith(name, 'validate-as', 'json')),
        ),
      ],
    }),
  },
  constraints: [doubtful(order('content-type-map', 'content'))],
  errors: [PREVENTED.request, PREVENTED.response],
  examples: [
    `<validate-content unspecified-content-type-action="prevent" max-size="102400" size-exceeded-action="prevent">
  <content type="application/json" validate-as="json" action="detect" />
</validate-content>`,
  ],
});
