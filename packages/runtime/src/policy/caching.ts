import { attr } from './attribute.ts';

/** Sluice has one cache, whatever is asked for: which one a service has is not known to a policy either. */
export const CACHING_TYPE = attr.oneOf(
  ['prefer-external', 'external', 'internal'],
  'external: the Redis-compatible cache of the service; internal: the built-in one; prefer-external: the first that there is.',
  { default: 'prefer-external', expressions: 'forbidden' },
);
