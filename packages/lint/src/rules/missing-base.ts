import type { Element } from '@sluice/parser';
import { SECTIONS } from '@sluice/runtime';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'missing-base',
  category: 'correctness',
  severity: 'warning',
  title: 'A section without <base /> drops the statements of the broader scopes',
  why: 'Authentication, quotas and logging of the global or product policy do not run for this API, and a backend section without a statement sends no request: the caller gets an empty 200. Put <base /> where the broader statements shall run.',
  bad: [
    `<policies>
  <«inbound»><set-variable name="seen" value="yes" /></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  good: [
    `<policies>
  <inbound><base /><set-variable name="seen" value="yes" /></inbound>
  <backend><forward-request timeout="20" /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
    // the document of the global scope: there is nothing broader
    '<policies><inbound /><backend><forward-request /></backend><outbound /><on-error /></policies>',
  ],
  check: {
    document({ document, options }, report) {
      if (document.form !== 'policies' || options.scope === 'global') return;
      const hasBase = (element: Element): boolean =>
        element.children.some((n) => (n.kind === 'Element' && n.name === 'base') || n.kind === 'Directive');
      const root = document.document.children.find((n): n is Element => n.kind === 'Element' && n.name === 'policies');
      const sections = (root?.children ?? []).filter(
        (n): n is Element => n.kind === 'Element' && (SECTIONS as readonly string[]).includes(n.name),
      );
      // no base at all: the global document, unless the caller knows better
      if (options.scope === undefined && !sections.some(hasBase)) return;
      for (const section of sections) {
        // a backend with a statement of its own replaces the broader one on purpose: only one may stand there
        const replaced = section.name === 'backend' && section.children.some((n) => n.kind === 'Element');
        if (!hasBase(section) && !replaced)
          report(
            section.nameSpan,
            `<${section.name}> has no <base />, so the statements of the broader scopes do not run`,
          );
      }
    },
  },
});
