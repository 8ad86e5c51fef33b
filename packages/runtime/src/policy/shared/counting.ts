import { attr } from '../attribute.ts';

/** What the rate limits tell of their counters, and the parts of the quota and rate-limit trees. */

const output = (doc: string) => attr.string(doc, { expressions: 'forbidden' });

export const LIMIT_OUTPUTS = {
  'retry-after-header-name': attr.string('The header that tells how many seconds to wait once the limit is reached.', {
    default: 'Retry-After',
    expressions: 'forbidden',
  }),
  'retry-after-variable-name': output('The variable that gets these seconds.'),
  'remaining-calls-header-name': output('The header with the calls left.'),
  'remaining-calls-variable-name': output('The variable with the calls left.'),
  'total-calls-header-name': output('The header that repeats the limit.'),
} as const;

/** The same inside a statement, whose own header for the wait serves all. */
export const LEVEL_OUTPUTS = {
  ...LIMIT_OUTPUTS,
  'retry-after-header-name': output('A header of its own for the seconds to wait.'),
} as const;

const NAME = 'Its name.';
const ID = 'Its id; wins over the name.';

export const WHICH_API = {
  name: attr.string(NAME, { refersTo: 'api-name' }),
  id: attr.string(ID, { refersTo: 'api' }),
} as const;

export const WHICH_OPERATION = {
  name: attr.string(NAME, { refersTo: 'operation-name' }),
  id: attr.string(ID, { refersTo: 'operation' }),
} as const;

/** Of the two rate limits. */
export const V2_NOTE =
  'A v2 gateway has a bucket of tokens in place of the window: as many calls at once, and each comes back after its share of the renewal-period.';

/** Calls in a sliding window of at most 300 seconds. */
export const RATE = {
  calls: attr.int('Calls allowed in the window.', { required: true, expressions: 'forbidden' }),
  'renewal-period': attr.int('The window in seconds, 300 at most.', {
    required: true,
    expressions: 'forbidden',
    max: 300,
  }),
} as const;

export const ALLOWANCE = {
  calls: attr.int('Calls allowed in the period.', { expressions: 'forbidden' }),
  bandwidth: attr.long('Kilobytes allowed in the period.', { expressions: 'forbidden' }),
} as const;

const PERIOD_DOC = 'The period in seconds; 0 never renews.';

export const PERIOD = attr.int(PERIOD_DOC, { required: true, expressions: 'forbidden', min: 0 });

export const LEVEL_PERIOD = attr.int('A period of its own.', { expressions: 'forbidden', min: 0 });

export const LONG_PERIOD = attr.int(PERIOD_DOC, {
  required: true,
  expressions: 'forbidden',
  form: { name: '0, or 300 or more', accepts: (text: string) => Number(text) === 0 || Number(text) >= 300 },
});
