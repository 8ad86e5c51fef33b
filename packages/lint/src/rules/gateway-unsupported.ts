import { defineRule } from '../define.ts';

export default defineRule({
  id: 'gateway-unsupported',
  category: 'portability',
  severity: 'warning',
  title: 'A policy that this kind of gateway does not have',
  why: 'The tiers differ in what they run: the service refuses the document, or the statement does nothing. Said only where the kind of gateway is known; the reference page of the policy lists its gateways.',
  given: { gateway: 'consumption' },
  bad: ['<«quota-by-key» calls="100" renewal-period="3600" counter-key="@(context.Subscription?.Id)" />'],
  good: ['<set-header name="X-Tenant"><value>orders</value></set-header>'],
  check: {
    document({ policies, options: { gateway } }, report) {
      if (gateway === undefined) return;
      for (const { def, element } of policies)
        if (!def.gateways.includes(gateway))
          report(element.nameSpan, `<${element.name}> runs on ${def.gateways.join(', ')}, not on ${gateway}`);
    },
  },
});
