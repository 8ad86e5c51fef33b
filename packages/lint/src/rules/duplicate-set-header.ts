import type { BoundPolicy } from '@sluice/runtime';
import { nodesOf, memberOf } from '../code.ts';
import { defineRule } from '../define.ts';
import { removal } from '../fixes.ts';
import { childrenNamed, isGiven, literal } from '../values.ts';

export default defineRule({
  id: 'duplicate-set-header',
  category: 'correctness',
  severity: 'warning',
  title: 'A header is set twice, one value after the other',
  why: 'The second statement replaces what the first one set, and nothing between them reads it, so the first does nothing. Remove it, or append the second with exists-action="append".',
  bad: [
    `<«set-header» name="X-Tenant" exists-action="override"><value>a</value></set-header>
<set-header name="x-tenant" exists-action="override"><value>b</value></set-header>`,
  ],
  good: [
    `<set-header name="X-Tenant" exists-action="override"><value>a</value></set-header>
<set-header name="X-Tenant" exists-action="append"><value>b</value></set-header>`,
    `<set-header name="X-Tenant" exists-action="override"><value>a</value></set-header>
<set-header name="X-Tenant" exists-action="override"><value>@(context.Request.Headers.GetValueOrDefault("X-Tenant", "") + "b")</value></set-header>`,
    `<set-header name="X-Tenant" exists-action="skip"><value>a</value></set-header>
<set-header name="X-Tenant" exists-action="skip"><value>b</value></set-header>`,
    `<set-header name="X-A" exists-action="override"><value>1</value></set-header>
<set-body template="liquid">{{context.Request.Headers.X-A}}</set-body>
<set-header name="X-A" exists-action="override"><value>2</value></set-header>`,
  ],
  check: {
    statements({ policies }, report, { file, isDirected }) {
      if (isDirected) return;
      // by name, those whose value nobody has been able to read so far
      const unread = new Map<string, BoundPolicy>();
      for (const p of policies) {
        if (unread.size > 0 && (!QUIET.has(p.def.name) || readsHeaders(p))) unread.clear();
        const name = p.def.name === 'set-header' ? literal(p, 'name') : undefined;
        if (typeof name !== 'string') continue;
        const key = name.toLowerCase();
        const first = unread.get(key);
        if (literal(p, 'exists-action') !== 'override') unread.delete(key);
        else {
          if (first !== undefined)
            report(first.element.nameSpan, `${name} is set again below, and nothing reads it in between`, {
              ...removal(file, first.element.span, 'Remove the first statement'),
              // an expression may fail, and the request then fails with it
              safe: childrenNamed(first, 'value').every(({ text }) => text?.kind === 'literal'),
            });
          unread.set(key, p);
        }
      }
    },
  },
});

/** Statements that do nothing but what they say: no branch, no request, no answer. */
const QUIET: ReadonlySet<string> = new Set([
  'set-header',
  'set-variable',
  'set-query-parameter',
  'set-body',
  'set-status',
]);

/** A Liquid template may read any. */
const readsHeaders = (policy: BoundPolicy): boolean =>
  isGiven(policy, 'template') ||
  [...policy.attributes.values(), policy.text, ...childrenNamed(policy, 'value').map((v) => v.text)].some(
    (value) =>
      value?.kind === 'expression' &&
      nodesOf(value.expression.body.body).some((n) => memberOf(n)?.endsWith('.Headers')),
  );
