/**
 * The real documents that have errors, each with the reason why the service would refuse it as it stands. Reviewed by
 * hand: a name comes onto this list only with such a reason.
 */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  [
    'Azure+api-management-policy-snippets__examples__Call_out_to_an_HTTP_endpoint_and_cache_the_response.policy.6002fb4a.xml',
    'an XML formatter took the texts of the expressions for attributes and tore them apart',
  ],
  [
    'Azure+api-management-policy-snippets__examples__DELETE_a_from_to_blobStorage_account.93422498.xml',
    'MatchedParameters is called like a method',
  ],
  [
    'Azure+api-management-policy-snippets__examples__GET_a_file_from_blobStorage_account.8d55678b.xml',
    'MatchedParameters is called like a method',
  ],
  [
    'Azure+api-management-policy-snippets__examples__PUT_a_file_to_blobStorage_account.30ce8ef7.xml',
    'MatchedParameters is called like a method',
  ],
  [
    'Azure+api-management-policy-snippets__examples__Pre-authorize_requests_based_on_HTTP_method_with_validate-jwt.policy.67cdab5b.xml',
    'an XML formatter tore the expressions apart',
  ],
  [
    'Azure+api-management-policy-snippets__examples__Return_a_blob_URL_signed_with_a_user_delegation_SAS_token.0aa9f5bc.xml',
    'AddHours and its like take a double, and are given a text',
  ],
  [
    'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__azure-openai-token-limit.9d3a9b28.xml',
    'an attribute is misspelt: estimate-prompt-token',
  ],
  [
    'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__cache-value.6e1ece81.xml',
    'cache-value lacks its required attribute refresh-after',
  ],
  [
    'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__forward-request.8bb8ae46.xml',
    'the backend section holds two statements',
  ],
  [
    'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__llm-emit-token-metric.1efa437c.xml',
    'the end tag has another name than the start tag',
  ],
  [
    'Azure+azure-api-management-policy-toolkit__test__Test.Decompiling__TestData__publish-to-darp.1640849c.xml',
    'a policy is misspelt: publish-to-darp',
  ],
  [
    'Azure-Samples+AI-Gateway__labs__ghcp-byok-foundry__entra-policy.7964cbc6.xml',
    'a placeholder of Python, {group-id}, stands in an interpolated text: to C# it is group minus id',
  ],
  [
    'Azure-Samples+Apim-Samples__samples__inference-failover__apim-policies__inference-api-policy-with-retry-tracked.4701092b.xml',
    'RETRY_COUNT stands where a number must be',
  ],
  [
    'Azure-Samples+Apim-Samples__samples__inference-failover__apim-policies__inference-api-policy.03140891.xml',
    'RETRY_COUNT stands where a number must be',
  ],
  [
    'Azure-Samples+Apim-Samples__samples__load-balancing__apim-policies__aca-backend-pool-load-balancing-with-retry-tracked.8e6917c7.xml',
    'texts stand in single quotes',
  ],
  [
    'Azure-Samples+ai-hub-gateway-solution-accelerator__guides__use-case-onboarding-multi-service-guide.md_L62.998f7693.xml',
    'rate-limit stands twice in one section',
  ],
  ['azure-octo+dapr-apim-demo__README.md_L193.8dcf54d2.xml', 'dots stand among the sections for what is left out'],
  [
    'calvinchengx+azure-apim-emulator__third_party__microsoft__policy-reference__cache-lookup-policy.md_L87.9b3c5076.xml',
    'the word seconds stands where a number must be',
  ],
]);
