import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../packages/runtime/src/index.ts';

/**
 * Real policy documents hold no error of structure that the service would accept. The exceptions were read one by one:
 * what stands here is refused by the service as well. An entry that heals fails the test.
 */
const REFUSED: Readonly<Record<string, { readonly codes: readonly string[]; readonly reason: string }>> = {
  'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__azure-openai-token-limit.9d3a9b28.xml':
    {
      codes: ['APIM2002'],
      reason: 'writes estimate-prompt-token, a name that only this test of a toolkit knows',
    },
  'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__cache-value.6e1ece81.xml': {
    codes: ['APIM2003'],
    reason: 'live gateways refuse cache-value without refresh-after',
  },
  'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__forward-request.8bb8ae46.xml': {
    codes: ['APIM2017'],
    reason: 'several forward-request in a backend section, to show each attribute',
  },
  'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__llm-emit-token-metric.1efa437c.xml': {
    codes: ['APIM2021'],
    reason: 'a dimension of its own without a value, which live gateways refuse to save',
  },
  'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__publish-to-darp.1640849c.xml': {
    codes: ['APIM2001'],
    reason: 'publish-to-darp is a slip of this toolkit; the policy is publish-to-dapr',
  },
  'Azure+api-management-policy-snippets__examples__Call_out_to_an_HTTP_endpoint_and_cache_the_response.policy.6002fb4a.xml':
    {
      codes: ['APIM2002', 'APIM2002', 'APIM2002'],
      reason: 'a formatter took the strings of an expression for attributes',
    },
  'Azure-Samples+Apim-Samples__samples__inference-failover__apim-policies__inference-api-policy-with-retry-tracked.4701092b.xml':
    {
      codes: ['APIM2004'],
      reason: 'count="RETRY_COUNT" is replaced by a script before it is deployed; nothing in the text tells',
    },
  'Azure-Samples+Apim-Samples__samples__inference-failover__apim-policies__inference-api-policy.03140891.xml': {
    codes: ['APIM2004'],
    reason: 'count="RETRY_COUNT", likewise',
  },
  'calvinchengx+azure-apim-emulator__third_party__microsoft__policy-reference__cache-lookup-policy.md_L87.9b3c5076.xml':
    {
      codes: ['APIM2004'],
      reason: 'a syntax summary: duration="seconds"',
    },
  'Azure-Samples+ai-hub-gateway-solution-accelerator__guides__use-case-onboarding-multi-service-guide.md_L62.998f7693.xml':
    {
      codes: ['APIM2024'],
      reason: 'a guide with a rate-limit in two branches; live gateways count branches together',
    },
  'azure-octo+dapr-apim-demo__README.md_L193.8dcf54d2.xml': {
    codes: ['APIM2030'],
    reason: 'an excerpt with "..." between statements',
  },
};

const corpus = new URL('../../shared/corpus/policies/', import.meta.url);

describe.skipIf(!existsSync(corpus))('real documents', () => {
  it('have no errors of structure but those the service refuses too', () => {
    const found: Record<string, string[]> = {};
    for (const name of readdirSync(corpus)) {
      const { diagnostics } = checkPolicy(readFileSync(new URL(name, corpus), 'utf8'));
      const errors = diagnostics.filter((d) => d.severity === 'error' && d.code.startsWith('APIM2'));
      if (errors.length > 0) found[name] = errors.map((d) => d.code);
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(REFUSED).map(([name, { codes }]) => [name, codes])));
  });
});
