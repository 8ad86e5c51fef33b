import type { BoundNode } from '@sluice/expressions';
import { bare, type Code, type Lookup, type Source } from '../code.ts';
import { defineRule } from '../define.ts';
import { literal } from '../values.ts';

export default defineRule({
  id: 'caller-chosen-address',
  category: 'security',
  severity: 'warning',
  title: 'The caller chooses which host is called, or where the answer redirects to',
  why: 'The gateway reaches what the caller cannot: inner services, metadata endpoints, with its own credentials. And a link to the API that leads to any site has the trust of its name: a favourite of phishing and of stealing authorization codes. Keep scheme and host in the policy, or compare the address with a list.',
  bad: [
    '<set-backend-service base-url="@(«context.Request.Headers.GetValueOrDefault("X-Target", "")»)" />',
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://{«context.Request.Url.Query.GetValueOrDefault("host", "")»}/hook")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
    `<set-variable name="next" value="@(context.Request.Url.Query.GetValueOrDefault("next", "/"))" />
<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@(«(string)context.Variables["next"]»)</value></set-header>
</return-response>`,
    `<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@(«context.Request.Url.Query.GetValueOrDefault("next", "/")»)</value></set-header>
</return-response>`,
  ],
  good: [
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://hooks.example.com/{Uri.EscapeDataString(context.Request.Url.Query.GetValueOrDefault("id", ""))}")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
    '<set-backend-service base-url="@(context.Request.Headers.GetValueOrDefault("X-Beta", "") == "1" ? "https://beta.example.com" : "https://api.example.com")" />',
    `<set-variable name="next" value="@(context.Request.Url.Query.GetValueOrDefault("next", "/"))" />
<choose>
  <when condition="@(((string)context.Variables["next"]).StartsWith("https://www.example.com/"))">
    <return-response>
      <set-status code="302" reason="Found" />
      <set-header name="Location"><value>@((string)context.Variables["next"])</value></set-header>
    </return-response>
  </when>
</choose>`,
    `<return-response>
  <set-status code="302" reason="Found" />
  <set-header name="Location"><value>@("https://www.example.com/" + Uri.EscapeDataString(context.Request.Url.Query.GetValueOrDefault("page", "")))</value></set-header>
</return-response>`,
  ],
  check: {
    code(code, report, subject) {
      const message = use(code);
      const host = message === null ? null : hostPart(code);
      const origin = host === null ? null : subject.originOf(host);
      if (message === null || host === null || origin === null || !CALLERS.has(origin.source)) return;
      // the gateway answers to its own host names alone; and what a condition asks about may be one of a list
      if (!isOwnHost(origin) && !subject.originsFor(code).isTested(origin)) report(code.span(host), message);
    },
  },
});

const CALLERS: ReadonlySet<Source> = new Set(['query', 'headers', 'parameters'] as const);

/** What happens with the address that an expression gives; null where it gives none. */
function use({ attribute, policy, element }: Code): string | null {
  const { name } = element.element;
  if (attribute === 'base-url' && policy.def.name === 'set-backend-service') return CALLS;
  if (attribute !== null) return null;
  if (name === 'set-url') return CALLS;
  const isLocation =
    name === 'value' && policy.def.name === 'set-header' && /^location$/i.test(String(literal(policy, 'name')));
  return isLocation ? 'The caller chooses where this redirects to' : null;
}

const CALLS = 'The caller chooses the host that the gateway calls';

/** The part of the text that decides the host: the first, or the one behind `https://`. */
function hostPart(code: Code): BoundNode | null {
  const root = bare(code.root);
  const parts =
    root.kind === 'Concat'
      ? root.parts
      : root.kind === 'Interpolate'
        ? root.parts.map((p) => (typeof p === 'string' ? p : p.value))
        : [code.root];
  for (const part of parts) {
    const node = typeof part === 'string' ? null : bare(part);
    const text = node === null ? part : node.kind === 'Const' ? node.value : null;
    if (typeof text !== 'string') return typeof part === 'string' ? null : part;
    if (!/^(?:[a-z]+:\/\/)?$/i.test(text)) return null;
  }
  return null;
}

const isOwnHost = ({ source, name }: Lookup): boolean => source === 'headers' && name?.toLowerCase() === 'host';
