import { displayName } from '@sluice/expressions';
import { bare, lookupOf } from '../code.ts';
import { defineRule } from '../define.ts';

/** Types of which a value is never another one of them. */
const PLAIN: ReadonlySet<string> = new Set([
  'string',
  'bool',
  'int',
  'long',
  'double',
  'decimal',
  'DateTime',
  'DateTimeOffset',
  'Guid',
  'TimeSpan',
  'JObject',
  'JArray',
  'IResponse',
  'Jwt',
  'Authorization',
]);

export default defineRule({
  id: 'variable-cast',
  category: 'correctness',
  severity: 'warning',
  title: 'A variable is read as a type that it does not hold',
  why: 'A variable keeps the type that was set: a literal is a string, whatever it looks like, send-request gives an IResponse, validate-jwt a Jwt. Casting it to another type, or reading it with GetValueOrDefault of another type, throws InvalidCastException. Set it with an expression of the right type, such as @(true), or parse it.',
  bad: [
    `<set-variable name="isAdmin" value="true" />
<choose><when condition="@(«(bool)context.Variables["isAdmin"]»)"><set-variable name="v" value="1" /></when></choose>`,
    `<set-variable name="count" value="@(3)" />
<set-header name="X-Count"><value>@(«context.Variables.GetValueOrDefault<string>("count")»)</value></set-header>`,
    `<authentication-managed-identity resource="https://vault.azure.net" output-token-variable-name="token" />
<set-header name="X-Subject"><value>@((«(Jwt)context.Variables["token"]»).Subject)</value></set-header>`,
  ],
  good: [
    `<set-variable name="isAdmin" value="@(true)" />
<choose><when condition="@((bool)context.Variables["isAdmin"])"><set-variable name="v" value="1" /></when></choose>`,
    `<set-variable name="isAdmin" value="true" />
<choose><when condition="@(bool.Parse((string)context.Variables["isAdmin"]))"><set-variable name="v" value="1" /></when></choose>`,
    // what another document set is parsed, and kept under the same name
    '<set-variable name="limit" value="@(double.Parse(context.Variables.GetValueOrDefault<string>("limit", "0.8")))" />',
    '<choose><when condition="@((bool)context.Variables["setElsewhere"])"><set-variable name="v" value="1" /></when></choose>',
    // what runs in between may set it anew
    `<set-variable name="isAdmin" value="true" />
<include-fragment fragment-id="roles" />
<choose><when condition="@((bool)context.Variables["isAdmin"])"><set-variable name="v" value="1" /></when></choose>`,
  ],
  check: {
    document({ flow }, report) {
      const places = new Map(flow.reads.map((read) => [read.lookup.node, read]));
      for (const code of new Set(flow.reads.map((read) => read.code)))
        for (const node of code.nodes) {
          const isCast =
            node.kind === 'Convert' && (node.conversion.kind === 'unbox' || node.conversion.kind === 'downcast');
          const lookup = lookupOf(isCast ? bare(node) : node);
          if (lookup === null || (!isCast && lookup.how !== 'GetValueOrDefault')) continue;
          const read = places.get(lookup.node);
          // another value may be read here than those that the document sets
          if (read === undefined || read.open || read.foreign || read.reaching === null) continue;
          const types = new Set(read.reaching.map(({ type }) => type ?? '?'));
          const wanted = displayName('type' in node ? node.type : lookup.node.type).replace(/\?$/, '');
          if (!PLAIN.has(wanted) || types.has(wanted) || ![...types].every((type) => PLAIN.has(type))) continue;
          report(
            code.span(node),
            `"${read.name}" holds a ${[...types].join(' or a ')}, so reading it as ${wanted} throws`,
          );
        }
    },
  },
});
