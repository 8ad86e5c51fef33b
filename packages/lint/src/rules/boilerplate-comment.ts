import { walk } from '@sluice/parser';
import { removal } from '../fixes.ts';
import { defineRule } from '../define.ts';

/** Sentences that the portal puts on top of every new document, in its two versions. */
const PORTAL = [/Policies are applied in the order (?:they appear|of their appearance)/, /Comments within polic/];

export default defineRule({
  id: 'boilerplate-comment',
  category: 'style',
  severity: 'hint',
  title: "The portal's own explanation stands in the document",
  why: 'The portal writes the same comment into every new document. It says nothing about this one, and hides what the authors have to say. Remove it, or write in its place what the document is for.',
  bad: [
    `«<!--
    - Policies are applied in the order they appear.
    - Position <base/> inside a section to inherit policies from the outer scope.
    - Comments within policies are not preserved.
-->»
<policies>
  <inbound><base /></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  good: [
    `<!-- Orders: only partners with a contract may call, 100 times a minute. -->
<policies>
  <inbound><base /></inbound>
  <backend><base /></backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`,
  ],
  check: {
    document({ document, file }, report) {
      walk(document.document, (node) => {
        if (node.kind === 'Comment' && PORTAL.every((sentence) => sentence.test(node.text)))
          report(
            node.span,
            'The portal writes this into every document; it says nothing about this one',
            removal(file, node.span, 'Remove the comment'),
          );
      });
    },
  },
});
