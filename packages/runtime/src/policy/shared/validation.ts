import { attr } from '../attribute.ts';

/** The parts that the content validation policies have in common. */

export const ACTIONS = ['ignore', 'prevent', 'detect'] as const;

export const action = (doc: string) => attr.oneOf(ACTIONS, doc, { required: true });

export const ERRORS_VARIABLE = attr.string('The variable that gets the list of errors.', { expressions: 'forbidden' });

export const PREVENTED = {
  request: { reason: 'Bad request', status: 400, when: 'The request does not conform, and the action is prevent.' },
  response: {
    reason: 'Response not allowed',
    status: 502,
    when: 'The response does not conform, and the action is prevent.',
  },
} as const;
