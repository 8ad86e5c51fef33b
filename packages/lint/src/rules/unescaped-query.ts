import { bare, type Lookup } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'unescaped-query',
  category: 'security',
  severity: 'warning',
  title: 'Text of the caller stands unescaped in the query of a URL',
  why: 'An & or # in the value adds parameters or cuts the URL off: the caller decides more than the value. Write Uri.EscapeDataString(value), or use set-query-parameter.',
  bad: [
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://hooks.example.com/?id={«context.Request.Headers.GetValueOrDefault("X-Id", "")»}")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
  ],
  good: [
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://hooks.example.com/?id={Uri.EscapeDataString(context.Request.Headers.GetValueOrDefault("X-Id", ""))}")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://hooks.example.com/?id={context.RequestId}")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
  ],
  check: {
    code(code, report, subject) {
      const { name } = code.element.element;
      if (name !== 'set-url' && !(name === 'rewrite-uri' && code.attribute === 'template')) return;
      for (const node of code.nodes) {
        const parts =
          node.kind === 'Concat'
            ? node.parts
            : node.kind === 'Interpolate'
              ? node.parts.map((p) => (typeof p === 'string' ? p : p.value))
              : [];
        let query = false;
        for (const part of parts) {
          const inner = typeof part === 'string' ? null : bare(part);
          const text = typeof part === 'string' ? part : inner?.kind === 'Const' ? String(inner.value) : null;
          if (text !== null || inner === null) query ||= text?.includes('?') === true;
          // the read itself: a parameter of the request comes decoded, a header as the caller wrote it
          else if (query && isCallers(subject.originOf(inner)))
            report(code.span(inner), 'An & in this value adds parameters to the URL: use Uri.EscapeDataString');
        }
      }
    },
  },
});

const isCallers = (origin: Lookup | null): boolean => origin?.source === 'query' || origin?.source === 'headers';
