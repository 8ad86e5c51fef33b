import type { BoundNode } from '@sluice/expressions';
import { displayName } from '@sluice/expressions';
import type { BoundElement, BoundPolicy, BoundValue } from '@sluice/runtime';
import { bare, constantText, memberOf, nodesOf } from '../code.ts';
import { defineRule, type Report } from '../define.ts';
import { childrenNamed, isGiven, literal, mayGrow } from '../values.ts';

export default defineRule({
  id: 'json-without-content-type',
  category: 'correctness',
  severity: 'hint',
  title: 'JSON is sent without a Content-Type',
  why: 'Who gets it has to guess what it is: browsers show or save it as text, clients do not parse it, many servers refuse it with 415. Set Content-Type to application/json beside the body.',
  bad: [
    `<return-response>
  <set-status code="403" reason="Forbidden" />
  <«set-body»>{ "error": "no contract" }</set-body>
</return-response>`,
    `<return-response>
  <set-status code="403" reason="Forbidden" />
  <«set-body»>@(new JObject(new JProperty("error", "no contract")).ToString())</set-body>
</return-response>`,
  ],
  good: [
    `<return-response>
  <set-status code="403" reason="Forbidden" />
  <set-header name="Content-Type" exists-action="override"><value>application/json</value></set-header>
  <set-body>{ "error": "no contract" }</set-body>
</return-response>`,
    `<return-response>
  <set-status code="403" reason="Forbidden" />
  <set-body>No contract</set-body>
</return-response>`,
  ],
  check: {
    policy: {
      'return-response': (policy, report) => judge(policy, report),
      'send-request': (policy, report) => judge(policy, report),
      'send-one-way-request': (policy, report) => judge(policy, report),
    },
  },
});

function judge(policy: BoundPolicy, report: Report): void {
  // a copy of a request or a response brings its own headers
  if (isGiven(policy, 'response-variable-name') && policy.def.name === 'return-response') return;
  if (literal(policy, 'mode') === 'copy' || mayGrow(policy)) return;
  const parts = [...policy.policies, ...[...policy.elements.values()].flat()];
  const named = (name: string): readonly BoundElement[] => parts.filter((part) => part.element.name === name);
  const isTyped = named('set-header').some((header) => {
    const name = literal(header, 'name');
    return typeof name !== 'string' || name.toLowerCase() === 'content-type';
  });
  if (isTyped || named('include-fragment').length > 0) return;
  for (const body of named('set-body'))
    if (body.text !== null && isJson(body.text) && childrenNamed(body, 'value').length === 0)
      report(body.element.nameSpan, 'This is JSON, and no Content-Type says so');
}

function isJson(value: BoundValue): boolean {
  if (value.kind === 'literal') return /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(String(value.value));
  if (value.kind !== 'expression') return false;
  const root = value.expression.body.body;
  if (root.kind !== 'Block') return givesJson(root);
  const returned = nodesOf(root).flatMap((node) => (node.kind === 'Return' && node.value ? [node.value] : []));
  return returned.length > 0 && returned.every(givesJson);
}

/** Whether a value is JSON whatever happens. */
function givesJson(node: BoundNode): boolean {
  const inner = bare(node);
  const text = inner.kind === 'Concat' ? constantText(inner.parts[0]) : constantText(inner);
  if (text !== null) return /^\s*\{\s*"/.test(text);
  if (
    inner.kind === 'Call' &&
    /^(?:JObject|JArray|JToken|JContainer|JsonConvert)\.(?:ToString|SerializeObject)$/.test(memberOf(inner) ?? '')
  ) {
    if (inner.member.name === 'SerializeObject') return true;
    return inner.receiver !== null && isContainer(inner.receiver);
  }
  return isContainer(inner);
}

const isContainer = (node: BoundNode): boolean => {
  const inner = bare(node);
  return 'type' in inner && /^J(?:Object|Array)$/.test(displayName(inner.type));
};
