import type { BoundNode } from '@sluice/expressions';
import { bare, type Code, type Lookup } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'request-chosen-url',
  category: 'security',
  severity: 'warning',
  title: 'The caller chooses the host that the gateway calls',
  why: 'The gateway reaches what the caller cannot: inner services, metadata endpoints, with its own credentials. Keep scheme and host in the policy, and take from the request at most what is checked against a list.',
  bad: [
    '<set-backend-service base-url="@(«context.Request.Headers.GetValueOrDefault("X-Target", "")»)" />',
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://{«context.Request.Url.Query.GetValueOrDefault("host", "")»}/hook")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
  ],
  good: [
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://hooks.example.com/{context.Request.Url.Query.GetValueOrDefault("id", "")}")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
    '<set-backend-service base-url="@(context.Request.Headers.GetValueOrDefault("X-Beta", "") == "1" ? "https://beta.example.com" : "https://api.example.com")" />',
  ],
  check: {
    code(code, report, subject) {
      const isUrl = code.attribute === 'base-url' && code.policy.def.name === 'set-backend-service';
      if (!isUrl && !(code.attribute === null && code.element.element.name === 'set-url')) return;
      const host = hostPart(code);
      const origin = host === null ? null : subject.originOf(host);
      if (host === null || (origin?.source !== 'query' && origin?.source !== 'headers')) return;
      // the gateway answers to its own host names alone; and what a condition asks about may be one of a list
      if (!isOwnHost(origin) && !subject.isTested(origin))
        report(code.span(host), 'The caller chooses the host that the gateway calls');
    },
  },
});

/** The part of the text that decides the host: the first, or the one behind `https://`. */
function hostPart(code: Code): BoundNode | null {
  const root = bare(code.root);
  const parts =
    root.kind === 'Concat'
      ? root.parts
      : root.kind === 'Interpolate'
        ? root.parts.map((p) => (typeof p === 'string' ? p : p.value))
        : [root];
  for (const part of parts) {
    const node = typeof part === 'string' ? null : bare(part);
    const text = node === null ? part : node.kind === 'Const' ? node.value : null;
    if (typeof text !== 'string') return node;
    if (!/^(?:[a-z]+:\/\/)?$/i.test(text)) return null;
  }
  return null;
}

const isOwnHost = ({ source, name }: Lookup): boolean => source === 'headers' && name?.toLowerCase() === 'host';
