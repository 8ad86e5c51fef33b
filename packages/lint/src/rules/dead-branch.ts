import { defineRule } from '../define.ts';
import { spanOf } from '../values.ts';

export default defineRule({
  id: 'dead-branch',
  category: 'correctness',
  severity: 'warning',
  title: 'Statements that never run, or a condition that is always the same',
  why: 'return-response ends the pipeline, so nothing behind it runs: not the rest of its section, nor, in inbound and as far as is known, the sections after it. A branch whose condition is always true makes the ones below it dead, one that is always false is dead itself. Mostly it is left from a trial.',
  bad: [
    `<return-response><set-status code="204" reason="No Content" /></return-response>
<«set-variable» name="late" value="yes" />`,
    `<policies>
  <inbound><base /><return-response><set-status code="204" reason="No Content" /></return-response></inbound>
  <backend><base /></backend>
  <outbound><base /><«set-header» name="X-Late" exists-action="override"><value>yes</value></set-header></outbound>
  <on-error><base /></on-error>
</policies>`,
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><return-response><set-status code="204" reason="No Content" /></return-response></when>
  <otherwise><return-response><set-status code="405" reason="Method Not Allowed" /></return-response></otherwise>
</choose>
<«set-variable» name="late" value="yes" />`,
    `<choose><when «condition="@(true)"»><set-variable name="v" value="1" /></when></choose>`,
    `<choose><when «condition="@(1 > 2)"»><set-variable name="v" value="1" /></when></choose>`,
  ],
  good: [
    `<set-variable name="late" value="yes" />
<return-response><set-status code="204" reason="No Content" /></return-response>`,
    `<choose>
  <when condition="@(context.Request.Method == "OPTIONS")"><return-response><set-status code="204" reason="No Content" /></return-response></when>
</choose>
<set-variable name="late" value="yes" />`,
    `<choose><when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when></choose>`,
    // a switch that a named value turns
    `<choose><when condition="@(bool.Parse("{{is-on}}"))"><set-variable name="v" value="1" /></when></choose>`,
    `<choose><when condition="{{is-on}}"><set-variable name="v" value="1" /></when></choose>`,
  ],
  check: {
    document({ flow }, report) {
      for (const { policy, isSure } of flow.unreached)
        report(
          policy.element.nameSpan,
          'The request has ended before this on every way',
          undefined,
          isSure ? undefined : 'hint',
        );
    },
    element(element, report) {
      if (element.element.name !== 'when') return;
      const condition = element.attributes.get('condition');
      const value =
        condition?.kind === 'literal'
          ? condition.value
          : // a named value stands in the text, so only the service knows what it compares
            condition?.kind === 'expression' && !condition.expression.code.includes('{{')
            ? condition.expression.constant?.value
            : undefined;
      if (typeof value === 'boolean') report(spanOf(element, 'condition'), `This condition is always ${String(value)}`);
    },
  },
});
