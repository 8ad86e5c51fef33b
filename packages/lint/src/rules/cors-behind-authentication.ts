import { defineRule } from '../define.ts';

/** What refuses a request without credentials. */
const GUARDS: ReadonlySet<string> = new Set([
  'validate-jwt',
  'validate-azure-ad-token',
  'validate-client-certificate',
  'check-header',
]);

export default defineRule({
  id: 'cors-behind-authentication',
  category: 'correctness',
  severity: 'warning',
  title: 'cors stands behind a check that preflight requests cannot pass',
  why: 'A browser sends its preflight request without a token, so the check answers 401 before cors is reached, and the browser never makes the call. Put cors first.',
  bad: [
    `<check-header name="X-Key" failed-check-httpcode="401" failed-check-error-message="No key" ignore-case="true">
  <value>{{key}}</value>
</check-header>
<«cors»><allowed-origins><origin>https://app.example.com</origin></allowed-origins></cors>`,
  ],
  good: [
    `<cors><allowed-origins><origin>https://app.example.com</origin></allowed-origins></cors>
<check-header name="X-Key" failed-check-httpcode="401" failed-check-error-message="No key" ignore-case="true">
  <value>{{key}}</value>
</check-header>`,
  ],
  check: {
    statements({ policies }, report) {
      const guard = policies.findIndex((p) => GUARDS.has(p.def.name));
      if (guard < 0) return;
      // only the first cors takes effect
      const cors = policies.findIndex((p) => p.def.name === 'cors');
      if (cors > guard)
        report(
          policies[cors]!.element.nameSpan,
          `<${policies[guard]!.def.name}> refuses preflight requests before cors can answer them`,
        );
    },
  },
});
