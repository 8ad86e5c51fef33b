import { lookupOf } from '../code.ts';
import { defineRule } from '../define.ts';
import { childrenNamed, literal, spanOf } from '../values.ts';

const FORWARDED =
  /^(?:x-forwarded-for|x-real-ip|x-client-ip|true-client-ip|forwarded|x-azure-clientip|cf-connecting-ip|x-original-host|x-forwarded-host)$/i;

export default defineRule({
  id: 'forwarded-header-trusted',
  category: 'security',
  severity: 'hint',
  title: 'A header that the caller can write decides who he is',
  why: 'X-Forwarded-For and its like are true only where a proxy in front sets them and nobody can reach the gateway past it; otherwise a caller writes the address that passes. Use context.Request.IpAddress or ip-filter, or make sure of the proxy.',
  bad: [
    `<choose>
  <when condition="@(«context.Request.Headers.GetValueOrDefault("X-Forwarded-For", "")».StartsWith("10."))"><set-variable name="inner" value="yes" /></when>
</choose>`,
    `<check-header «name="X-Forwarded-For"» failed-check-httpcode="403" failed-check-error-message="No" ignore-case="true">
  <value>10.0.0.4</value>
</check-header>`,
  ],
  good: [
    `<choose>
  <when condition="@(context.Request.IpAddress.StartsWith("10."))"><set-variable name="inner" value="yes" /></when>
</choose>`,
    '<set-variable name="for" value="@(context.Request.Headers.GetValueOrDefault("X-Forwarded-For", ""))" />',
  ],
  check: {
    policy: {
      'check-header'(check, report) {
        const name = literal(check, 'name');
        // that it is there says little; which value it has is what is trusted
        if (typeof name === 'string' && FORWARDED.test(name) && childrenNamed(check, 'value').length > 0)
          report(
            spanOf(check, 'name'),
            `Unless a proxy in front sets ${name}, the caller writes what he likes into it`,
          );
      },
    },
    code(code, report) {
      if (code.attribute !== 'condition' && !code.policy.def.name.endsWith('-by-key')) return;
      for (const node of code.nodes) {
        const lookup = lookupOf(node);
        if (
          lookup?.source === 'headers' &&
          lookup.how !== 'ContainsKey' &&
          FORWARDED.test(lookup.name ?? '') &&
          code.policy.def.name !== 'retry'
        )
          report(
            code.span(node),
            `Unless a proxy in front sets ${lookup.name}, the caller writes what he likes into it`,
          );
      }
    },
  },
});
