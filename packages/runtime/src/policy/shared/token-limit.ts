import { attr, text } from '../attribute.ts';
import { atLeastOneOf, doubtful, onlyWith, type Constraint } from '../constraint.ts';
import type { PolicyDef } from '../define.ts';

/** The two names of one policy: azure-openai-token-limit and its successor, llm-token-limit. */

const output = (doc: string) => attr.string(doc, { expressions: 'forbidden' });

export const TOKEN_LIMIT_ATTRIBUTES = {
  'counter-key': attr.string('Whom to count for: one counter for each value, over all scopes that use it.', {
    required: true,
  }),
  'tokens-per-minute': attr.int('Tokens of prompts and completions in a minute.'),
  'token-quota': attr.long('Tokens in a period.'),
  'token-quota-period': attr.oneOf(
    ['Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly', 'Indefinite'],
    'The period: a fixed window that begins with the unit, in UTC.',
  ),
  'estimate-prompt-tokens': attr.bool('Whether the tokens of a prompt are estimated before it is sent.', {
    required: 'disputed',
  }),
  'retry-after-header-name': attr.string('The header that tells how many seconds to wait.', {
    default: 'Retry-After',
    expressions: 'forbidden',
  }),
  'retry-after-variable-name': output('The variable that gets these seconds.'),
  'remaining-quota-tokens-header-name': output('The header with the tokens left of the quota.'),
  'remaining-quota-tokens-variable-name': output('The variable with the tokens left of the quota.'),
  'remaining-tokens-header-name': output('The header with the tokens left of the minute.'),
  'remaining-tokens-variable-name': output('The variable with the tokens left of the minute.'),
  'tokens-consumed-header-name': output('The header with the tokens used, once the backend has answered.'),
  'tokens-consumed-variable-name': attr.string(
    'The variable with the tokens used: an estimate at first, the count in outbound.',
  ),
  'prompt-type': attr.oneOf(
    ['auto', 'chat-completion', 'completion', 'embeddings'],
    'The kind of prompt; in the schema only.',
    {
      default: 'auto',
      expressions: 'forbidden',
    },
  ),
  'ignore-prompt': attr.bool('In the schema only.', { default: false, expressions: 'forbidden' }),
} as const;

export const TOKEN_LIMIT_CONSTRAINTS: readonly Constraint[] = [
  atLeastOneOf('tokens-per-minute', 'token-quota'),
  doubtful(onlyWith('token-quota', 'token-quota-period')),
  doubtful(onlyWith('token-quota-period', 'token-quota')),
  ...['header', 'variable'].flatMap((where) => [
    doubtful(onlyWith(`remaining-quota-tokens-${where}-name`, 'token-quota')),
    doubtful(onlyWith(`remaining-tokens-${where}-name`, 'tokens-per-minute')),
  ]),
];

export const TOKEN_LIMIT_FACTS = {
  category: 'ai-gateway',
  purpose: 'Limits the tokens of a language model that a key may use: in a minute, in a period, or both.',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'self-hosted', 'workspace'],
  errors: [
    { reason: null, status: 429, when: 'The tokens of the minute are used up.' },
    { reason: null, status: 403, when: 'The quota is used up.' },
  ],
} as const satisfies Partial<PolicyDef>;

export const TOKEN_METRIC_ATTRIBUTES = {
  namespace: attr.string('The namespace of the metric.', { default: 'API Management', expressions: 'disputed' }),
  name: attr.string('In the schema only.'),
  'value-type': attr.oneOf(
    ['all', 'total-tokens', 'prompt-tokens', 'completion-tokens'],
    'Which counts are sent; in the schema only.',
    { default: 'all', expressions: 'forbidden' },
  ),
  'ignore-prompt': attr.bool('In the schema only.', { default: false, expressions: 'forbidden' }),
} as const;

export const SEMANTIC_LOOKUP_ATTRIBUTES = {
  'score-threshold': attr.number('How far apart prompts may be, from 0 to 1; less is stricter.', {
    required: true,
    min: 0,
    max: 1,
  }),
  'embeddings-backend-id': attr.string('The backend that makes embeddings.', { required: true, refersTo: 'backend' }),
  'embeddings-backend-auth': attr.oneOf(['system-assigned', 'header'], 'How to sign in there: system-assigned.', {
    required: 'disputed',
  }),
  'ignore-system-messages': attr.bool('Whether system messages are left out of the comparison.', { default: false }),
  'max-message-count': attr.int('A dialog with more messages is not cached.'),
  'cache-id': attr.string('A certain cache; not documented.'),
} as const;

export const VARY_BY = { text: text.string('An expression; prompts with different values share nothing.') } as const;
