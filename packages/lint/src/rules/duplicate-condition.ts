import { defineRule } from '../define.ts';
import { childrenNamed } from '../values.ts';

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
          // text in quotes keeps its spaces: two that differ there are two conditions
          const key = code
            .replace(/"[^"]*"|\s+/g, (part) => (part.startsWith('"') ? part : ' '))
            .replace(/ ?([=!<>&|().]+) ?/g, '$1');
          const at = when.element.attributes.find((a) => a.name === 'condition')!;
          if (seen.has(key)) report(at.span, 'A branch above has the same condition, so this one never runs');
          seen.add(key);
        }
      },
    },
  },
});
