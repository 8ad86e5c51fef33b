import { bare, lookupOf, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';
import { literal } from '../values.ts';

export default defineRule({
  id: 'ignored-error-unchecked',
  category: 'correctness',
  severity: 'warning',
  title: 'A response that may be null is used unchecked',
  why: 'With ignore-error="true" the variable holds null where the request failed. Using it then fails with a null reference, so the error that was to be ignored surfaces as a 500. Compare it with null first, or let the request fail.',
  bad: [
    `<send-request mode="new" response-variable-name="state" timeout="5" ignore-error="true">
  <set-url>https://auth.example.com/state</set-url>
  <set-method>GET</set-method>
</send-request>
<set-variable name="code" value="@(«((IResponse)context.Variables["state"]).StatusCode»)" />`,
  ],
  good: [
    `<send-request mode="new" response-variable-name="state" timeout="5" ignore-error="true">
  <set-url>https://auth.example.com/state</set-url>
  <set-method>GET</set-method>
</send-request>
<choose>
  <when condition="@(context.Variables["state"] != null)"><set-variable name="code" value="@(((IResponse)context.Variables["state"]).StatusCode)" /></when>
</choose>`,
    `<send-request mode="new" response-variable-name="state" timeout="5" ignore-error="true">
  <set-url>https://auth.example.com/state</set-url>
  <set-method>GET</set-method>
</send-request>
<set-variable name="code" value="@(((IResponse)context.Variables["state"])?.StatusCode ?? 0)" />`,
  ],
  check: {
    document({ policies, codes }, report) {
      const names = new Set<unknown>(
        policies
          .filter((p) => p.def.name === 'send-request' && literal(p, 'ignore-error') === true)
          .map((p) => literal(p, 'response-variable-name')),
      );
      names.delete(undefined);
      if (names.size === 0) return;
      const reads = codes.map((code) => ({
        code,
        names: code.nodes
          .map(lookupOf)
          .filter((l) => l?.source === 'variables')
          .map((l) => l!.name),
      }));
      // an expression that speaks of null, or asks for the key, knows about it: wherever it stands
      const checked = new Set(
        reads.filter((r) => /null|ContainsKey|\?\.| is /.test(r.code.value.expression.code)).flatMap((r) => r.names),
      );
      for (const { code } of reads)
        for (const node of code.nodes) {
          if (memberOf(node)?.startsWith('IResponse.') !== true || node.kind !== 'Property' || node.receiver === null)
            continue;
          const name = lookupOf(bare(node.receiver))?.name;
          if (typeof name === 'string' && names.has(name) && !checked.has(name))
            report(code.span(node), `"${name}" is null where the request failed, and this then fails too`);
        }
    },
  },
});
