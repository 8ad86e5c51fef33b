import { defineRule } from '../define.ts';

export default defineRule({
  id: 'unreachable-statement',
  category: 'correctness',
  severity: 'warning',
  title: 'A statement that is never reached',
  why: 'return-response ends the pipeline, so what stands behind it in the same list never runs. Remove it, or put the return-response into a <choose>.',
  bad: [
    `<return-response><set-status code="204" reason="No Content" /></return-response>
<«set-variable» name="late" value="yes" />`,
  ],
  good: [
    `<set-variable name="late" value="yes" />
<return-response><set-status code="204" reason="No Content" /></return-response>`,
    `<choose>
  <when condition="@(context.Request.Method == "OPTIONS")"><return-response><set-status code="204" reason="No Content" /></return-response></when>
</choose>
<set-variable name="late" value="yes" />`,
  ],
  check: {
    statements({ policies }, report) {
      const end = policies.findIndex((p) => p.def.name === 'return-response' || p.def.name === 'mock-response');
      const next = policies[end + 1];
      // a <base /> at the end is the section's usual frame, and says nothing about intent
      if (end >= 0 && next !== undefined && next.def.name !== 'base')
        report(next.element.nameSpan, `<${policies[end]!.def.name}> above ends the request, so this never runs`);
    },
  },
});
