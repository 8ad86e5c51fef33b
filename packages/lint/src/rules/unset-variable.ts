import type { BoundDocument } from '@sluice/runtime';
import { lookupOf } from '../code.ts';
import { defineRule } from '../define.ts';
import type { Read } from '../flow.ts';
import type { Subject } from '../subject.ts';

export default defineRule({
  id: 'unset-variable',
  category: 'correctness',
  severity: 'warning',
  title: 'A variable may be read before anything has set it',
  why: 'context.Variables["x"] throws where x is not set: after a look-up in the cache that found nothing, where no branch set it, or because its name is written in other letters. Give cache-lookup-value a default-value, set the variable on every way, or read it with GetValueOrDefault.',
  bad: [
    `<policies>
  <inbound>
    <cache-lookup-value key="token" variable-name="token" />
    <set-header name="Authorization"><value>@("Bearer " + (string)«context.Variables["token"]»)</value></set-header>
  </inbound>
</policies>`,
    `<policies>
  <inbound>
    <choose>
      <when condition="@(context.Request.Method == "GET")"><set-variable name="kind" value="read" /></when>
    </choose>
    <set-header name="X-Kind"><value>@((string)«context.Variables["kind"]»)</value></set-header>
  </inbound>
</policies>`,
    `<policies>
  <inbound>
    <set-variable name="tenantId" value="@(context.Api.Name)" />
    <set-header name="X-Tenant"><value>@((string)«context.Variables["tenantID"]»)</value></set-header>
  </inbound>
</policies>`,
    `<set-variable name="tenantId" value="@(context.Api.Name)" />
<set-header name="X-Tenant"><value>@(«context.Variables.GetValueOrDefault<string>("tenantid")»)</value></set-header>`,
  ],
  good: [
    `<policies>
  <inbound>
    <cache-lookup-value key="token" variable-name="token" default-value="none" />
    <set-header name="Authorization"><value>@("Bearer " + (string)context.Variables["token"])</value></set-header>
  </inbound>
</policies>`,
    `<policies>
  <inbound>
    <cache-lookup-value key="token" variable-name="token" />
    <choose>
      <when condition="@(!context.Variables.ContainsKey("token"))"><set-variable name="token" value="@(context.Api.Name)" /></when>
    </choose>
    <set-header name="Authorization"><value>@("Bearer " + (string)context.Variables["token"])</value></set-header>
  </inbound>
</policies>`,
    `<policies>
  <inbound>
    <choose>
      <when condition="@(context.Request.Method == "GET")"><set-variable name="kind" value="read" /></when>
      <otherwise><return-response><set-status code="405" reason="Method Not Allowed" /></return-response></otherwise>
    </choose>
    <set-header name="X-Kind"><value>@((string)context.Variables["kind"])</value></set-header>
  </inbound>
</policies>`,
    // a broader scope may have set it
    `<policies>
  <inbound>
    <base />
    <choose>
      <when condition="@(context.Request.Method == "GET")"><set-variable name="kind" value="read" /></when>
    </choose>
    <set-header name="X-Kind"><value>@((string)context.Variables["kind"])</value></set-header>
  </inbound>
</policies>`,
  ],
  check: {
    document(subject, report) {
      const { flow } = subject;
      const names = new Set(flow.definitions.map(({ name }) => name));
      const inherited = new Set(flow.inherited.map(({ name }) => name));
      const folded = new Map([...names].map((name) => [name.toLowerCase(), name]));
      const isAsked = asked(subject);
      for (const read of flow.reads) {
        const { name, code, lookup } = read;
        // a narrower scope may have set what a broader one sets, too; nothing is narrower than an operation
        if (inherited.has(name) && !names.has(name) && subject.options.scope !== 'operation') continue;
        if (!names.has(name) && !inherited.has(name)) {
          const near = folded.get(name.toLowerCase());
          // a broader scope may have set it in these letters, and whether they matter is documented nowhere
          if (near !== undefined)
            report(code.span(lookup.node), `This document sets "${near}", not "${name}"`, undefined, 'hint');
          continue;
        }
        if (lookup.how !== 'index' || !read.open || !read.direct || code.policy.section === 'on-error') continue;
        const reason = isAsked(name) ? null : why(read, subject.document);
        if (reason !== null) report(code.span(lookup.node), reason);
      }
    },
  },
});

/** What goes wrong on the way that is open; null where another document may have set it. */
function why({ name, reaching, foreign }: Read, { file }: BoundDocument): string | null {
  if (reaching === null) return null;
  // what the document looks up in the cache under this name is nobody else's variable
  const isOurs = !foreign || reaching.every(({ policy }) => policy.file === file);
  if (isOurs && reaching.length > 0 && reaching.every((d) => d.mayMiss))
    return `Where the cache has nothing, "${name}" is not set and this fails`;
  if (foreign) return null;
  return reaching.length === 0 ? `"${name}" is set only after this` : `"${name}" is not set on every way to this place`;
}

/** Names that some expression asks for before it reads them, or reads with a default in a condition. */
function asked({ codes, broader }: Subject): (name: string) => boolean {
  const names = new Set<string>();
  let any = false;
  for (const code of [codes, ...broader.known.map((other) => other.codes)].flat())
    for (const node of code.nodes) {
      const lookup = lookupOf(node);
      if (lookup?.source !== 'variables') continue;
      const asks = lookup.how === 'ContainsKey' || lookup.how === 'TryGetValue';
      if (!asks && !(lookup.how === 'GetValueOrDefault' && code.attribute === 'condition')) continue;
      if (lookup.name === null) any = true;
      else names.add(lookup.name);
    }
  return (name) => any || names.has(name);
}
