import { defineRule } from '../define.ts';

export default defineRule({
  id: 'cache-lookup-without-store',
  category: 'correctness',
  severity: 'hint',
  title: 'Responses are looked up in the cache, and none is stored',
  why: 'cache-lookup in inbound finds only what a cache-store in outbound has put there. Without one every request is a miss. Add the cache-store, unless a broader scope has it.',
  bad: [
    `<policies>
  <inbound><base /><«cache-lookup» vary-by-developer="false" vary-by-developer-groups="false" /></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
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
      for (const [lookup, store] of PAIRS)
        if (!subject.policies.some((p) => p.def.name === store))
          for (const p of subject.policies)
            if (p.def.name === lookup)
              report(p.element.nameSpan, `There is no <${store}> in this document, so this finds nothing`);
    },
  },
});

const PAIRS = [
  ['cache-lookup', 'cache-store'],
  ['llm-semantic-cache-lookup', 'llm-semantic-cache-store'],
  ['azure-openai-semantic-cache-lookup', 'azure-openai-semantic-cache-store'],
] as const;
