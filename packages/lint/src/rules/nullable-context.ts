import { memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

/** What is null for some calls of every API, and when. */
const NULL_WHEN: ReadonlyMap<string, string> = new Map([
  ['IContext.User', 'the call has no subscription, or one without an owner'],
  ['IContext.Product', 'the subscription is not for a product'],
  ['IContext.LastError', 'nothing has failed'],
  ['IContext.Response', 'the backend has not been called: in inbound'],
]);

export default defineRule({
  id: 'nullable-context',
  category: 'correctness',
  severity: 'hint',
  title: 'A part of the context that may be null is used unchecked',
  why: 'context.Response is null in inbound, whatever the backend will send; context.User is null without an owner of the subscription, context.Product for a subscription to all APIs, context.LastError before anything has failed. Using a member of null fails the request with a 500. Write ?. or compare with null first.',
  bad: [
    '<set-header name="X-User"><value>@(«context.User.Email»)</value></set-header>',
    `<policies>
  <inbound><base /><set-variable name="size" value="@(«context.Response.Body».As<string>(preserveContent: true).Length)" /></inbound>
</policies>`,
  ],
  good: [
    '<policies><inbound><rate-limit-by-key calls="10" renewal-period="60" counter-key="@(context.Api.Id)" increment-condition="@(context.Response.StatusCode == 200)" /></inbound></policies>',
    `<policies>
  <inbound><base /></inbound>
  <outbound><base /><set-variable name="size" value="@(context.Response.Body.As<string>(preserveContent: true).Length)" /></outbound>
</policies>`,
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
          /context\s*\.\s*(User|Product|LastError|Response)\s*(?:\?|[!=]=\s*null)|null\s*[!=]=\s*context\.(User|Product|LastError|Response)\b/g,
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
          // it is there behind the backend; counters look at it then, wherever they stand
          const isResponse = of === 'IContext.Response';
          const isLater = code.attribute?.startsWith('increment-') === true || code.policy.section !== 'inbound';
          if (isResponse && (isLater || document.form !== 'policies')) continue;
          const message = `context.${of.slice('IContext.'.length)} is null where ${when}`;
          report(code.span(node), message, undefined, isResponse ? 'warning' : 'hint');
        }
    },
  },
});
