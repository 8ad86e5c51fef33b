import { attr } from '../attribute.ts';

/** The parts that the Dapr policies have in common. */
export const DAPR_CALL = {
  'ignore-error': attr.bool('Whether an error of Dapr is passed over.', { default: false, expressions: 'forbidden' }),
  'response-variable-name': attr.string('The variable that gets the response of Dapr.', { expressions: 'forbidden' }),
  timeout: attr.int('Seconds to wait, from 1 to 240.', { default: 5, min: 1, max: 240 }),
  template: attr.oneOf(['Liquid', 'liquid'], 'Liquid: the content is a Liquid template.', { expressions: 'forbidden' }),
  'content-type': attr.oneOf(['application/json'], 'The type of the content.', { expressions: 'forbidden' }),
} as const;
