import { callersInput, lookupOf, memberOf, nodesOf } from '../code.ts';
import { defineRule } from '../define.ts';
import { attributeOf } from '../values.ts';

/** Policies that count by a key. */
const COUNTERS: ReadonlySet<string> = new Set([
  'rate-limit-by-key',
  'quota-by-key',
  'llm-token-limit',
  'azure-openai-token-limit',
]);

/** Headers whose value is checked elsewhere, or else the request fails. */
const CREDENTIALS = /^(?:authorization|ocp-apim-subscription-key|.*(?:api|subscription)-?key)$/i;

export default defineRule({
  id: 'caller-chosen-key',
  category: 'security',
  severity: 'warning',
  title: 'A limit is counted by a key that the caller chooses',
  why: 'Who sends another value with every request starts from zero each time, and who sends that of somebody else uses up his share. Count by the subscription, a validated token or the address.',
  bad: [
    '<rate-limit-by-key calls="10" renewal-period="60" «counter-key="@(context.Request.Headers.GetValueOrDefault("X-User", ""))"» />',
    '<quota-by-key calls="1000" renewal-period="3600" «counter-key="@("q:" + context.Request.Url.Query.GetValueOrDefault("user", ""))"» />',
  ],
  good: [
    '<rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Subscription.Id)" />',
    '<rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject)" />',
    '<rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Request.IpAddress + context.Request.Headers.GetValueOrDefault("X-Device", ""))" />',
  ],
  check: {
    code(code, report) {
      if (code.attribute !== 'counter-key' || !COUNTERS.has(code.policy.def.name)) return;
      if (callersInput(code.root).length === 0) return;
      // anything else in the key, a token that was checked among it, may be what tells callers apart
      const other = code.nodes.some((n) => OTHERS.test(memberOf(n) ?? ''));
      const chosen = nodesOf(code.root)
        .map(lookupOf)
        .filter((l) => l !== null);
      const free =
        chosen.length > 0 &&
        chosen.every((l) => l.source === 'query' || l.source === 'headers') &&
        chosen.every((l) => l.name !== null && !CREDENTIALS.test(l.name));
      if (free && !other)
        report(
          attributeOf(code.element, 'counter-key')!.span,
          'The caller chooses this key, so he escapes the limit by changing it',
        );
    },
  },
});

const OTHERS = /^IContext\.(?!Request$)|^IRequest\.(?:IpAddress|Certificate)$|AsJwt|Jwt\./;
