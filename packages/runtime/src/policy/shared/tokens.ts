import { attr, text } from '../attribute.ts';
import { child } from '../define.ts';

/** The parts that validate-jwt and validate-azure-ad-token have in common. */

export const TOKEN_PLACES = {
  'header-name': attr.string('The header that holds the token.'),
  'query-parameter-name': attr.string('The query parameter that holds the token.'),
  'token-value': attr.string('The token itself, without a scheme before it.'),
} as const;

export const TOKEN_FAILURE = {
  'failed-validation-httpcode': attr.int('The status of the answer to a bad token.', { default: 401 }),
  'failed-validation-error-message': attr.string('The message in its body; the service has its own for each fault.'),
} as const;

export const OUTPUT_TOKEN = attr.string('The variable that gets the Jwt.', { expressions: 'forbidden', empty: false });

export const REQUIRED_CLAIMS = child.optional('Claims that the token must have.', {
  elements: {
    claim: child.many('One claim; all of them must be right.', {
      attributes: {
        name: attr.string('The name of the claim, as in the token.', { required: true }),
        match: attr.oneOf(['all', 'any'], 'all: every listed value must be in the claim; any: one is enough.', {
          default: 'all',
        }),
        separator: attr.string('What splits a text into several values.'),
      },
      elements: { value: child.many('An expected value.', { text: text.string('The value.') }) },
    }),
  },
});

export const listOf = (
  doc: string,
  item: string,
  itemDoc: string,
  options: { readonly min?: number; readonly expressions?: 'disputed' } = {},
) =>
  child.optional(doc, {
    elements: {
      [item]: child.many(itemDoc, {
        min: options.min ?? 1,
        disputed: true,
        text: text.string(itemDoc, { expressions: options.expressions ?? 'allowed' }),
      }),
    },
  });
