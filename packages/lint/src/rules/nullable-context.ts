import { memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

/** What is null for some calls of every API, and when. */
const NULL_WHEN: ReadonlyMap<string, string> = new Map([
  ['IContext.User', 'the call has no subscription, or one without an owner'],
  ['IContext.Product', 'the subscription is not for a product'],
  ['IContext.LastError', 'nothing has failed'],
]);

export default defineRule({
  id: 'nullable-context',
  category: 'correctness',
  severity: 'hint',
  title: 'A part of the context that may be null is used unchecked',
  why: 'context.User is null without an owner of the subscription, context.Product for a subscription to all APIs, context.LastError before anything has failed. Using a member of null fails the request with a 500. Write ?. or compare with null first.',
  bad: ['<set-header name="X-User"><value>@(«context.User.Email»)</value></set-header>'],
  good: [
    '<set-header name="X-User"><value>@(context.User?.Email ?? "nobody")</value></set-header>',
    '<set-header name="X-User"><value>@(context.User == null ? "nobody" : context.User.Email)</value></set-header>',
    `<choose>
  <when condition="@(context.User != null)"><set-header name="X-User"><value>@(context.User.Email)</value></set-header></when>
</choose>`,
  ],
  check: {
    document({ codes, document, options }, report) {
      // whoever asks about it anywhere knows; a product's own document runs only where there is one
      const known = new Set<string>(options.scope === 'product' ? ['IContext.Product'] : []);
      for (const { value } of codes)
        for (const [, name] of value.expression.code.matchAll(
          /context\s*\.\s*(User|Product|LastError)\s*(?:\?|[!=]=\s*null)|null\s*[!=]=\s*context\.(User|Product|LastError)\b/g,
        ))
          known.add(`IContext.${name}`);
      for (const code of codes)
        for (const node of code.nodes) {
          const of = node.kind === 'Property' && node.receiver !== null ? memberOf(node.receiver) : null;
          const when = NULL_WHEN.get(of ?? '');
          if (of === null || when === undefined || known.has(of)) continue;
          // LastError is there where on-error runs, and a fragment may be meant for it
          if (of === 'IContext.LastError' && (code.policy.section === 'on-error' || document.form !== 'policies'))
            continue;
          report(code.span(node), `context.${of.slice('IContext.'.length)} is null where ${when}`);
        }
    },
  },
});
