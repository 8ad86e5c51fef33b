import { displayName } from '@sluice/expressions';
import type { BoundPolicy } from '@sluice/runtime';
import { bare, lookupOf, type Code } from '../code.ts';
import { defineRule } from '../define.ts';
import type { Subject } from '../subject.ts';
import { literal } from '../values.ts';

/** Types of which a value is never another one of them. */
const PLAIN: ReadonlySet<string> = new Set([
  'string',
  'bool',
  'int',
  'long',
  'double',
  'decimal',
  'DateTime',
  'Guid',
  'TimeSpan',
  'JObject',
  'JArray',
  'IResponse',
]);

export default defineRule({
  id: 'variable-cast',
  category: 'correctness',
  severity: 'warning',
  title: 'A variable is cast to a type that it does not hold',
  why: 'A variable keeps the type that was set: a literal is a string, whatever it looks like. Casting it to another type, or reading it with GetValueOrDefault of another type, throws InvalidCastException. Set it with an expression of the right type, such as @(true), or parse it.',
  bad: [
    `<set-variable name="isAdmin" value="true" />
<choose><when condition="@(«(bool)context.Variables["isAdmin"]»)"><set-variable name="v" value="1" /></when></choose>`,
    `<set-variable name="count" value="@(3)" />
<set-header name="X-Count"><value>@(«context.Variables.GetValueOrDefault<string>("count")»)</value></set-header>`,
  ],
  good: [
    `<set-variable name="isAdmin" value="@(true)" />
<choose><when condition="@((bool)context.Variables["isAdmin"])"><set-variable name="v" value="1" /></when></choose>`,
    `<set-variable name="isAdmin" value="true" />
<choose><when condition="@(bool.Parse((string)context.Variables["isAdmin"]))"><set-variable name="v" value="1" /></when></choose>`,
    // what another document set is parsed, and kept under the same name
    '<set-variable name="limit" value="@(double.Parse(context.Variables.GetValueOrDefault<string>("limit", "0.8")))" />',
    '<choose><when condition="@((bool)context.Variables["setElsewhere"])"><set-variable name="v" value="1" /></when></choose>',
  ],
  check: {
    document(subject, report) {
      const held = typesOfVariables(subject.policies);
      for (const code of subject.codes)
        for (const node of code.nodes) {
          const wanted =
            node.kind === 'Convert' && (node.conversion.kind === 'unbox' || node.conversion.kind === 'downcast')
              ? node
              : null;
          const direct = lookupOf(node);
          const lookup = wanted !== null ? lookupOf(bare(wanted)) : direct?.how === 'GetValueOrDefault' ? direct : null;
          if (lookup === null || lookup.name === null || lookup.source !== 'variables' || !('type' in node)) continue;
          const types = held.get(lookup.name);
          const type = displayName(node.type).replace(/\?$/, '');
          if (types === undefined || !PLAIN.has(type) || types.has(type) || ![...types].every((t) => PLAIN.has(t)))
            continue;
          if (!isSetBefore(lookup.name, code, subject)) continue;
          report(
            code.span(node),
            `"${lookup.name}" holds a ${[...types].join(' or a ')}, so this cast to ${type} throws`,
          );
        }
    },
  },
});

/** Whether the document has set the variable on every way to this place, so that no other document's value is left. */
const isSetBefore = (name: string, { policy, value }: Code, { lists }: Subject): boolean =>
  lists.some(({ policies, parent, section }) => {
    if (section !== policy.section) return false;
    const end = parent?.element.span.end ?? Infinity;
    return policies.some(
      (p) =>
        p.def.name === 'set-variable' &&
        literal(p, 'name') === name &&
        p.element.span.end <= value.span.start &&
        value.span.end <= end,
    );
  });

/** The static types that the document gives each variable; one that anything else writes is left out. */
function typesOfVariables(policies: readonly BoundPolicy[]): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  const unknown = new Set<string>();
  for (const policy of policies) {
    // whatever names a variable that it writes: send-request, cache-lookup-value, validate-jwt …
    for (const { name } of policy.element.attributes)
      if (name.endsWith('variable-name')) unknown.add(String(literal(policy, name)));
    if (policy.def.name === 'include-fragment') return new Map();
    if (policy.def.name !== 'set-variable') continue;
    const name = literal(policy, 'name');
    if (typeof name !== 'string') return new Map();
    const value = policy.attributes.get('value');
    const type = value?.kind === 'literal' ? 'string' : value?.kind === 'expression' ? value.expression.typeName : '?';
    types.set(name, (types.get(name) ?? new Set()).add(type));
  }
  for (const name of unknown) types.delete(name);
  return types;
}
