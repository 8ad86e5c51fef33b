import type { BoundNode } from '@sluice/expressions';
import { bare, lookupOf, memberOf, wholeParts } from '../code.ts';
import { defineRule } from '../define.ts';

const LOGS: ReadonlySet<string> = new Set(['trace', 'log-to-eventhub', 'emit-metric']);

const SECRET =
  /^(?:authorization|proxy-authorization|cookie|ocp-apim-subscription-key|(?:x-)?api-key|x-functions-key)$/i;

export default defineRule({
  id: 'private-data-in-log',
  category: 'security',
  severity: 'warning',
  title: 'A credential of the caller, or a whole body, goes to a log',
  why: 'Who reads the log can call the API in the name of its users. Bodies hold names, prompts, passwords and tokens; in a log they are kept longer, and read by people who may not see them in the API. Log what identifies the caller, such as context.Subscription?.Id or a claim of the token, and the members of a body that are needed.',
  bad: [
    '<trace source="api"><message>@("token: " + «context.Request.Headers.GetValueOrDefault("Authorization", "none")»)</message></trace>',
    '<log-to-eventhub logger-id="audit">@(«context.Request.Body.As<string>(preserveContent: true)»)</log-to-eventhub>',
    '<trace source="orders"><message>@("order: " + «context.Request.Body.As<string>(true)»)</message></trace>',
  ],
  good: [
    '<trace source="api"><message>@("client: " + context.Request.Headers.GetValueOrDefault("User-Agent", "none"))</message></trace>',
    '<trace source="api"><message>@("token: " + context.Request.Headers.ContainsKey("Authorization"))</message></trace>',
    '<trace source="api"><message>@("user: " + context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt()?.Subject)</message></trace>',
    '<log-to-eventhub logger-id="audit">@((string)context.Request.Body.As<JObject>(preserveContent: true)["id"])</log-to-eventhub>',
    '<trace source="orders"><message>@("size: " + context.Request.Body.As<string>(true).Length)</message></trace>',
  ],
  check: {
    code(code, report) {
      if (!LOGS.has(code.policy.def.name)) return;
      for (const node of wholeParts(code)) {
        const lookup = lookupOf(node);
        if (lookup?.source === 'headers' && lookup.how !== 'ContainsKey' && SECRET.test(lookup.name ?? ''))
          report(code.span(node), `${lookup.name} is a credential of the caller`);
        else if (isBody(node)) report(code.span(node), 'The whole body goes to the log', undefined, 'hint');
      }
    },
  },
});

const isBody = (node: BoundNode): boolean =>
  node.kind === 'Call' &&
  memberOf(node) === 'IMessageBody.As' &&
  node.receiver !== null &&
  /^I(?:Request|Response)\.Body$/.test(memberOf(bare(node.receiver)) ?? '');
