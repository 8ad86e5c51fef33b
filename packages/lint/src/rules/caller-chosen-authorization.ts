import { isCallers } from '../taint.ts';
import { defineRule } from '../define.ts';
import { spanOf } from '../values.ts';

export default defineRule({
  id: 'caller-chosen-authorization',
  category: 'security',
  severity: 'warning',
  title: 'The caller chooses whose stored authorization is used',
  why: 'The gateway keeps tokens for other services. Where a header or a parameter names the provider or the authorization, every caller can act with all of them. Take the names from the policy, or from claims of a token that was validated.',
  bad: [
    '<get-authorization-context provider-id="graph" «authorization-id="@(context.Request.Headers.GetValueOrDefault("X-User", ""))"» context-variable-name="auth" />',
  ],
  good: ['<get-authorization-context provider-id="graph" authorization-id="app" context-variable-name="auth" />'],
  check: {
    policy: {
      'get-authorization-context'(policy, report, subject) {
        for (const code of subject.allCodesOf(policy)) {
          const { attribute } = code;
          if (attribute !== 'provider-id' && attribute !== 'authorization-id') continue;
          if (!isCallers(code.root, subject.originsFor(code, true))) continue;
          return report(spanOf(policy, attribute), 'Every caller can name any authorization that the gateway keeps');
        }
      },
    },
  },
});
