import { defineRule } from '../define.ts';

export default defineRule({
  id: 'cache-without-counterpart',
  category: 'correctness',
  severity: 'hint',
  title: 'Responses are looked up in the cache or stored there, but not both',
  why: 'cache-lookup in inbound finds what cache-store in outbound has put there, and cache-store stores only for a request that cache-lookup has asked for. One alone does nothing. Add the other, unless it stands in the document of another scope.',
  bad: [
    `<policies>
  <inbound><base /><«cache-lookup» vary-by-developer="false" vary-by-developer-groups="false" /></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
    `<policies>
  <inbound><base /></inbound>
  <backend><base /></backend>
  <outbound><«cache-store» duration="60" /><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  good: [
    `<policies>
  <inbound><base /><cache-lookup vary-by-developer="false" vary-by-developer-groups="false" /></inbound>
  <backend><base /></backend>
  <outbound><cache-store duration="60" /><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  check: {
    document(subject, report) {
      if (subject.document.form !== 'policies' || subject.hasFragments) return;
      const present = new Set(subject.policies.map((p) => p.def.name));
      for (const policy of subject.policies) {
        const other = COUNTERPARTS.get(policy.def.name);
        if (other !== undefined && !present.has(other))
          report(policy.element.nameSpan, `There is no <${other}> in this document, without which this does nothing`);
      }
    },
  },
});

const PAIRS = [
  ['cache-lookup', 'cache-store'],
  ['llm-semantic-cache-lookup', 'llm-semantic-cache-store'],
  ['azure-openai-semantic-cache-lookup', 'azure-openai-semantic-cache-store'],
] as const;

const COUNTERPARTS: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(
    ([a, b]) =>
      [
        [a, b],
        [b, a],
      ] as const,
  ),
);
