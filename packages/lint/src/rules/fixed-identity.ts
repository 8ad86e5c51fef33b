import type { Span } from '@sluice/parser';
import { defineRule } from '../define.ts';
import { literal, literalText, spanOf } from '../values.ts';

/** The GUIDs that Azure gives to tenants and applications. */
const GUID = /\b(?!0{8}-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;

/** Where a tenant or an application is named. */
const ATTRIBUTES = ['tenant-id', 'client-id', 'url', 'resource'];
const TEXTS: ReadonlySet<string> = new Set([
  'audience',
  'issuer',
  'application-id',
  'client-application-id',
  'backend-application-id',
]);

export default defineRule({
  id: 'fixed-identity',
  category: 'portability',
  severity: 'hint',
  title: 'The id of a tenant or an application stands in the policy',
  why: 'Test and production have other ones: the document then cannot be moved between them as it is, and somebody edits it on the way. Keep the id in a named value, and write {{its-name}}.',
  bad: [
    `<validate-azure-ad-token «tenant-id="3f2504e0-4f89-41d3-9a0c-0305e82c3301"»>
  <client-application-ids><application-id>{{app}}</application-id></client-application-ids>
</validate-azure-ad-token>`,
  ],
  good: [
    `<validate-azure-ad-token tenant-id="{{tenant}}">
  <client-application-ids><application-id>{{app}}</application-id></client-application-ids>
</validate-azure-ad-token>`,
  ],
  check: {
    element(element, report) {
      const judge = (value: unknown, span: Span): void => {
        const [guid] = GUID.exec(typeof value === 'string' ? value : '') ?? [];
        if (guid !== undefined) report(span, `${guid} belongs to one environment; keep it in a named value`);
      };
      for (const name of ATTRIBUTES) judge(literal(element, name), spanOf(element, name));
      if (TEXTS.has(element.element.name)) judge(literalText(element), element.element.nameSpan);
    },
  },
});
