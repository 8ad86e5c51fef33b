import { lookupOf } from '../code.ts';
import { defineRule } from '../define.ts';

const SECRET =
  /^(?:authorization|proxy-authorization|cookie|ocp-apim-subscription-key|(?:x-)?api-key|x-functions-key)$/i;
const LOGS: ReadonlySet<string> = new Set(['trace', 'log-to-eventhub', 'emit-metric']);

export default defineRule({
  id: 'secret-in-trace',
  category: 'security',
  severity: 'warning',
  title: 'A credential of the caller goes to a log',
  why: 'Who reads the log can call the API in the name of its users. Log what identifies the caller, such as context.Subscription?.Id or a claim of the token.',
  bad: [
    '<trace source="api"><message>@("token: " + «context.Request.Headers.GetValueOrDefault("Authorization", "none")»)</message></trace>',
  ],
  good: [
    '<trace source="api"><message>@("client: " + context.Request.Headers.GetValueOrDefault("User-Agent", "none"))</message></trace>',
    '<trace source="api"><message>@("token: " + context.Request.Headers.ContainsKey("Authorization"))</message></trace>',
    '<trace source="api"><message>@("user: " + context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject)</message></trace>',
  ],
  check: {
    code(code, report) {
      if (!LOGS.has(code.policy.def.name)) return;
      // a token that is read, or a value that is only tested, is not what goes to the log
      if (/AsJwt|AsBasic|IsNullOrEmpty|Length|==|\?/.test(code.value.expression.code)) return;
      for (const node of code.nodes) {
        const lookup = lookupOf(node);
        if (lookup?.source === 'headers' && lookup.how !== 'ContainsKey' && SECRET.test(lookup.name ?? ''))
          report(code.span(node), `${lookup.name} is a credential of the caller`);
      }
    },
  },
});
