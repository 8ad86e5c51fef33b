import { defineRule } from '../define.ts';
import { childrenNamed } from '../values.ts';

/** A text in quotes, an operator with the space around it, or space alone. */
const PARTS = /("(?:[^"\\]|\\.)*")|\s*([=!<>&|().]+)\s*|\s+/g;

export default defineRule({
  id: 'duplicate-condition',
  category: 'correctness',
  severity: 'warning',
  title: 'Two branches of a <choose> have the same condition',
  why: 'Only the first branch whose condition holds runs, so the second never does. One of the two conditions was probably meant to be another.',
  bad: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when>
  <when «condition="@(context.Request.Method  ==  "GET")"»><set-variable name="v" value="2" /></when>
</choose>`,
  ],
  good: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when>
  <when condition="@(context.Request.Method == "PUT")"><set-variable name="v" value="2" /></when>
</choose>`,
    `<choose>
  <when condition="@(context.Request.Method == "a == b")"><set-variable name="v" value="1" /></when>
  <when condition="@(context.Request.Method == "a==b")"><set-variable name="v" value="2" /></when>
</choose>`,
    // what has effects may differ from one time to the next
    `<choose>
  <when condition="@(new Random().Next(2) == 0)"><set-variable name="v" value="1" /></when>
  <when condition="@(new Random().Next(2) == 0)"><set-variable name="v" value="2" /></when>
</choose>`,
  ],
  check: {
    policy: {
      choose(choose, report) {
        const seen = new Set<string>();
        for (const when of childrenNamed(choose, 'when')) {
          const condition = when.attributes.get('condition');
          if (condition?.kind !== 'expression' || condition.expression.effects.size > 0) continue;
          const { code } = condition.expression;
          // white space means nothing, but inside quotes it does
          const key = code.replace(PARTS, (_, text?: string, operator?: string) => text ?? operator ?? ' ');
          const at = when.element.attributes.find((a) => a.name === 'condition')!;
          if (seen.has(key)) report(at.span, 'A branch above has the same condition, so this one never runs');
          seen.add(key);
        }
      },
    },
  },
});
