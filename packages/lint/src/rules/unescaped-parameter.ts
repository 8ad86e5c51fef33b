import { displayName, type BoundNode } from '@sluice/expressions';
import { bare, constantText, memberOf, type Code, type Source } from '../code.ts';
import { defineRule } from '../define.ts';
import { isCallers } from '../taint.ts';

export default defineRule({
  id: 'unescaped-parameter',
  category: 'security',
  severity: 'warning',
  title: 'A value stands unescaped in a URL or a form',
  why: 'There / and ? begin another part, & ends a value, + is a space and % begins a code: a caller who writes them reaches other paths or adds parameters of his own, and a password that holds one arrives as something else, on the day when it is renewed. Write Uri.EscapeDataString(value), or use set-query-parameter.',
  bad: [
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@($"https://hooks.example.com/?id={«context.Request.Headers.GetValueOrDefault("X-Id", "")»}")</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
    `<set-body>@("grant_type=client_credentials&client_id={{id}}&client_secret=" + «(string)context.Variables["secret"]»)</set-body>`,
    `<set-body>@($"grant_type=password&password={«context.Variables.GetValueOrDefault<string>("password")»}")</set-body>`,
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
    `<set-body>@("grant_type=client_credentials&client_id={{id}}&client_secret=" + Uri.EscapeDataString((string)context.Variables["secret"]))</set-body>`,
    `<send-one-way-request mode="new" timeout="5">
  <set-url>@("https://hooks.example.com" + context.Request.OriginalUrl.Path)</set-url>
  <set-method>POST</set-method>
</send-one-way-request>`,
    // a token is made of letters that need no escaping
    `<set-body>@("grant_type=client_credentials&client_assertion=" + (string)context.Variables["assertion"])</set-body>`,
    `<set-body>@("{\\"a\\": \\"x=" + (string)context.Variables["secret"] + "\\"}")</set-body>`,
  ],
  check: {
    code(code, report, subject) {
      const { name } = code.element.element;
      const isUrl = name === 'set-url' || (name === 'rewrite-uri' && code.attribute === 'template');
      const isForm = name === 'set-body' && /grant_type=/.test(code.value.expression.code);
      if (!isUrl && !isForm) return;
      const origins = subject.originsFor(code, true);
      for (const { field, value } of parametersOf(code)) {
        const fromCaller = isCallers(value, origins);
        if (isUrl ? fromCaller : field !== '' && !SAFE.test(field) && isRaw(bare(value)))
          report(
            code.span(value),
            isUrl
              ? 'A /, ? or & in this value changes the URL: use Uri.EscapeDataString'
              : 'An & or a + in this value changes the form: use Uri.EscapeDataString',
            undefined,
            isCallers(value, origins, FREE) ? 'warning' : 'hint',
          );
      }
    },
  },
});

/** What may hold any character; a part of the path has been one part of a URL before. */
const FREE: ReadonlySet<Source | 'body'> = new Set(['headers', 'query', 'body'] as const);

/** Fields of a form that hold tokens, or words of the protocol. */
const SAFE = /assertion|token|^grant_type$|^code$|verifier|challenge|^client_id$|^scope$|^state$/i;

/** What has to stand before a value, so that it is no host and no address of its own. */
const BEHIND: Readonly<Record<string, RegExp>> = {
  'set-url': /:\/\/[^/]+\/|\}.*\/|\?/,
  // what a template takes from the path was one part of it before
  'rewrite-uri': /\?/,
  'set-body': /=/,
};

interface Parameter {
  /** The name before the =; empty where the value follows something else. */
  readonly field: string;
  readonly value: BoundNode;
}

/** What is put into the texts of an expression behind a ? or as a field of a form. */
function* parametersOf({ nodes, element }: Code): Iterable<Parameter> {
  for (const node of nodes) {
    if (node.kind !== 'Concat' && node.kind !== 'Interpolate') continue;
    // what stands right before a value, and whether it is behind the address
    let before = '';
    let isBehind = false;
    for (const part of node.parts) {
      const value = typeof part === 'string' ? part : 'kind' in part ? part : part.value;
      const text = typeof value === 'string' ? value : constantText(value);
      if (typeof value === 'string' || text !== null) {
        before = (before + (text ?? '')).slice(-NEAR);
        isBehind ||= BEHIND[element.element.name]?.test(before) === true;
        continue;
      }
      if (isBehind) yield { field: /(?:^|[?&])([\w.-]+)=$/.exec(before)?.[1] ?? '', value };
      before = '';
    }
  }
}

/** Characters in which the name of a parameter, or a host, is looked for. */
const NEAR = 400;

/** A text of which it is not to be seen that somebody escaped it. */
const isRaw = (node: BoundNode): boolean =>
  (node.kind === 'Property' || node.kind === 'Call') &&
  /^(?:string|object)$/.test(displayName(node.type)) &&
  (node.kind !== 'Call' ||
    node.member.name === 'GetValueOrDefault' ||
    /^(?:JToken|JObject)\./.test(memberOf(node) ?? ''));
