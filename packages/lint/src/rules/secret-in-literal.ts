import type { Span } from '@sluice/parser';
import { constantText } from '../code.ts';
import { defineRule, type Report } from '../define.ts';
import { childrenNamed, literal, literalText, spanOf } from '../values.ts';

/** Headers and parameters that hold nothing but a secret. */
const SECRET_NAMES =
  /^(?:authorization|proxy-authorization|api-?key|x-api-key|ocp-apim-subscription-key|subscription-key|x-functions-key|code|client_secret|sig)$/i;
/** Texts that are a secret wherever they stand: keys of connection strings, signatures of shared access. */
const SECRET_TEXT =
  /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{20,}|\bsig=[A-Za-z0-9%]{20,}|\bclient_secret=[^&\s{]{8,}|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;
/** Words that documents write where a secret would stand. */
const STANDS_FOR =
  /^(?:bearer|basic)?\s*$|\*\*|\.\.\.|…|<|example|placeholder|redacted|your|xxx|todo|test|dummy|sample|\$\{|\{\w+\}|^[-\w]+$(?<!\d[-\w]*)/i;

const isSecret = (value: unknown): value is string =>
  typeof value === 'string' && value.trim().length >= 10 && !STANDS_FOR.test(value.trim());

export default defineRule({
  id: 'secret-in-literal',
  category: 'security',
  severity: 'warning',
  title: 'A secret stands in the policy',
  why: 'Policies lie in repositories, exports and traces, where a key can be read for years and changed only by a deployment. Keep it in a named value that is marked secret or comes from a vault, and write {{its-name}}.',
  bad: [
    '<set-header name="Authorization"><«value»>Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVkMTIz</value></set-header>',
    '<authentication-basic username="orders" «password="Pa55-w0rd!"» />',
    '<set-variable name="c" value="@(«"Endpoint=sb://a.example.net/;SharedAccessKey=Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9v"» + context.Api.Name)" />',
  ],
  good: [
    '<set-header name="Authorization"><value>Bearer {{orders-token}}</value></set-header>',
    '<authentication-basic username="orders" password="{{orders-password}}" />',
    '<set-header name="X-Api-Key"><value>@(context.Variables.GetValueOrDefault<string>("key", ""))</value></set-header>',
  ],
  check: {
    element(element, report) {
      const { name } = element.element;
      if (name === 'authentication-basic') judge(literal(element, 'password'), spanOf(element, 'password'), report);
      if (name === 'key')
        judge(element.attributes.has('n') ? '' : literalText(element), element.element.nameSpan, report);
      if (
        (name === 'set-header' || name === 'set-query-parameter') &&
        SECRET_NAMES.test(String(literal(element, 'name')))
      )
        for (const value of childrenNamed(element, 'value')) judge(literalText(value), value.element.nameSpan, report);
    },
    code(code, report) {
      for (const node of code.nodes)
        if (node.kind === 'Const' && SECRET_TEXT.test(constantText(node) ?? '')) report(code.span(node), SAY);
    },
  },
});

const SAY = 'This looks like a secret; keep it in a named value';

const judge = (value: unknown, span: Span, report: Report): void => {
  if (isSecret(value)) report(span, SAY);
};
