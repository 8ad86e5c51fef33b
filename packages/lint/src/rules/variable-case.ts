import { lookupOf } from '../code.ts';
import { defineRule } from '../define.ts';
import { literal } from '../values.ts';

export default defineRule({
  id: 'variable-case',
  category: 'portability',
  severity: 'hint',
  title: 'A variable is read in other letters than it was set',
  why: 'Whether names of variables are compared letter by letter is documented nowhere. Where they are, as in Sluice, the read finds nothing: it throws, or silently takes the default. Write the name as it was set.',
  bad: [
    '<set-variable name="tenantId" value="@(context.Api.Name)" /><set-header name="X-Tenant"><value>@((string)«context.Variables["tenantID"]»)</value></set-header>',
  ],
  good: [
    '<set-variable name="tenantId" value="@(context.Api.Name)" /><set-header name="X-Tenant"><value>@((string)context.Variables["tenantId"])</value></set-header>',
    '<set-variable name="v1" value="@(context.Api.Name)" /><set-header name="X-Tenant"><value>@((string)context.Variables["v2"] + context.Variables["v1"])</value></set-header>',
  ],
  check: {
    document({ policies, codes }, report) {
      const written = new Set<string>();
      for (const policy of policies)
        for (const { name } of policy.element.attributes) {
          const value = name === 'name' && policy.def.name !== 'set-variable' ? undefined : literal(policy, name);
          if (typeof value === 'string' && /^name$|variable-name$/.test(name)) written.add(value);
        }
      const folded = new Map([...written].map((name) => [name.toLowerCase(), name]));
      for (const code of codes)
        for (const node of code.nodes) {
          const lookup = lookupOf(node);
          if (lookup?.source !== 'variables' || lookup.name === null || written.has(lookup.name)) continue;
          const near = folded.get(lookup.name.toLowerCase());
          if (near !== undefined) report(code.span(node), `This document sets "${near}", not "${lookup.name}"`);
        }
    },
  },
});
