import type { BoundElement } from '@sluice/runtime';
import { defineRule } from '../define.ts';
import { childrenNamed } from '../values.ts';

/** A `<choose>` that asks one question and has no other branch. */
const isSingle = (choose: BoundElement): boolean =>
  childrenNamed(choose, 'when').length === 1 && childrenNamed(choose, 'otherwise').length === 0;

export default defineRule({
  id: 'nested-choose',
  category: 'style',
  severity: 'hint',
  title: 'A <choose> inside another that one <choose> replaces',
  why: 'A branch that holds nothing but another <choose> with one branch runs where both conditions hold: join them with &&. In <otherwise>, the branches of the inner <choose> can follow those of the outer one. Either way a level is saved, and all questions stand side by side.',
  bad: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")">
    <«choose»>
      <when condition="@(context.Request.Url.Path.EndsWith("/x"))"><set-variable name="v" value="1" /></when>
    </choose>
  </when>
</choose>`,
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when>
  <otherwise>
    <«choose»>
      <when condition="@(context.Request.Url.Path.EndsWith("/x"))"><set-variable name="v" value="2" /></when>
      <otherwise><set-variable name="v" value="3" /></otherwise>
    </choose>
  </otherwise>
</choose>`,
  ],
  good: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when>
  <otherwise>
    <set-variable name="w" value="2" />
    <choose>
      <when condition="@(context.Request.Url.Path.EndsWith("/x"))"><set-variable name="v" value="2" /></when>
    </choose>
  </otherwise>
</choose>`,
    `<choose>
  <when condition="@(context.Request.Method == "GET")">
    <choose>
      <when condition="@(context.Request.Url.Path.EndsWith("/x"))"><set-variable name="v" value="1" /></when>
      <otherwise><set-variable name="v" value="2" /></otherwise>
    </choose>
  </when>
</choose>`,
  ],
  check: {
    policy: {
      choose(choose, report) {
        for (const { policies } of childrenNamed(choose, 'otherwise'))
          if (policies.length === 1 && policies[0]!.def.name === 'choose')
            report(policies[0]!.element.nameSpan, 'Its branches can follow those of the <choose> around it');
        if (!isSingle(choose)) return;
        const [inner, ...more] = childrenNamed(choose, 'when')[0]!.policies;
        if (inner?.def.name === 'choose' && more.length === 0 && isSingle(inner))
          report(inner.element.nameSpan, 'Its condition and the one around it can be joined with &&');
      },
    },
  },
});
