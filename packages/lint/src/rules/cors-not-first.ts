import { defineRule } from '../define.ts';

/** What answers in place of the backend where something is wrong with the request. */
const GUARDS: ReadonlySet<string> = new Set([
  'validate-jwt',
  'validate-azure-ad-token',
  'validate-client-certificate',
  'validate-content',
  'validate-parameters',
  'validate-headers',
  'check-header',
  'ip-filter',
  'rate-limit',
  'rate-limit-by-key',
  'quota',
  'quota-by-key',
]);

export default defineRule({
  id: 'cors-not-first',
  category: 'correctness',
  severity: 'warning',
  title: 'cors stands behind a statement that may answer before it',
  why: 'What a check above cors answers, a 401 or a 429, has no CORS headers: the browser hides it, and the page sees a network error instead of "sign in" or "try again later". Put cors first in inbound.',
  bad: [
    `<check-header name="X-Key" failed-check-httpcode="401" failed-check-error-message="No key" ignore-case="true">
  <value>{{key}}</value>
</check-header>
<«cors»>
  <allowed-origins><origin>https://app.example.com</origin></allowed-origins>
  <allowed-headers><header>content-type</header></allowed-headers>
</cors>`,
  ],
  good: [
    `<cors>
  <allowed-origins><origin>https://app.example.com</origin></allowed-origins>
  <allowed-headers><header>content-type</header></allowed-headers>
</cors>
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
          `What <${policies[guard]!.def.name}> above answers has no CORS headers, so browsers hide it from the page`,
        );
    },
  },
});
