import { defineRule } from '../define.ts';
import { childrenNamed, literal, literalText, spanOf } from '../values.ts';

export default defineRule({
  id: 'private-response-cached',
  category: 'security',
  severity: 'warning',
  title: 'One caller gets the cached answer of another',
  why: 'With allow-private-response-caching answers to requests with an Authorization header are cached, and without a vary-by everybody gets the first one. Vary by the Authorization header or by developer.',
  bad: [
    '<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" «allow-private-response-caching="true"» />',
  ],
  good: [
    '<cache-lookup vary-by-developer="true" vary-by-developer-groups="false" allow-private-response-caching="true" />',
    `<cache-lookup vary-by-developer="false" vary-by-developer-groups="false" allow-private-response-caching="true">
  <vary-by-header>Authorization</vary-by-header>
</cache-lookup>`,
  ],
  check: {
    policy: {
      'cache-lookup'(lookup, report) {
        if (
          literal(lookup, 'allow-private-response-caching') !== true ||
          literal(lookup, 'vary-by-developer') !== false
        )
          return;
        // another header may tell callers apart as well
        if (
          childrenNamed(lookup, 'vary-by-header').some(
            (h) => !/^(?:accept.*|content-type)$/i.test(literalText(h) ?? 'unknown'),
          )
        )
          return;
        report(
          spanOf(lookup, 'allow-private-response-caching'),
          'Answers for one caller are given to all: nothing in the key tells them apart',
        );
      },
    },
  },
});
