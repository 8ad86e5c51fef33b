import { defineRule } from '../define.ts';
import { childrenNamed } from '../values.ts';

export default defineRule({
  id: 'key-vault-request',
  category: 'performance',
  severity: 'hint',
  title: 'A secret is fetched from Key Vault by a request',
  why: 'Each call that needs it waits for the vault, which limits how often it may be asked, and fails where the vault does. A named value can refer to a secret in Key Vault: the service fetches it, keeps it and renews it by itself.',
  bad: [
    `<«send-request» mode="new" response-variable-name="secret" timeout="5">
  <set-url>https://orders.vault.azure.net/secrets/key?api-version=7.4</set-url>
  <set-method>GET</set-method>
  <authentication-managed-identity resource="https://vault.azure.net" />
</send-request>
<set-variable name="key" value="@((string)((IResponse)context.Variables["secret"]).Body.As<JObject>()["value"])" />`,
  ],
  good: [
    `<set-variable name="key" value="{{key-from-vault}}" />`,
    // signing is not reading
    `<send-request mode="new" response-variable-name="signed" timeout="5">
  <set-url>https://orders.vault.azure.net/keys/k/1/sign?api-version=7.4</set-url>
  <set-method>POST</set-method>
  <authentication-managed-identity resource="https://vault.azure.net" />
</send-request>
<set-variable name="signature" value="@((string)((IResponse)context.Variables["signed"]).Body.As<JObject>()["value"])" />`,
  ],
  check: {
    policy: {
      'send-request'(request, report, { file }) {
        const asksVault = childrenNamed(request, 'authentication-managed-identity').length > 0;
        const { span } = request.element;
        const text = file.text.slice(span.start, span.end);
        if (
          (asksVault || /vault\.azure\.net/.test(text)) &&
          /\/secrets\//.test(text) &&
          /vault/i.test(text) &&
          !/<set-method>\s*(?:PUT|POST|DELETE)/.test(text)
        )
          report(request.element.nameSpan, 'A named value can refer to a secret in Key Vault, without a request');
      },
    },
  },
});
