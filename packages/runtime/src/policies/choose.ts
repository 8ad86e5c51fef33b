import { attr } from '../policy/attribute.ts';
import { order } from '../policy/constraint.ts';
import { child, definePolicy, EVERYWHERE } from '../policy/define.ts';

export default definePolicy({
  name: 'choose',
  title: 'Control flow',
  category: 'control-flow',
  purpose: 'Runs the statements of the first branch whose condition holds.',
  sections: EVERYWHERE,
  elements: {
    when: child.many('A branch; conditions are tried in order, and none after the first that holds.', {
      min: 1,
      attributes: { condition: attr.bool('Whether this branch runs.', { required: true }) },
      policies: 'any',
    }),
    otherwise: child.optional('The branch that runs where no condition holds.', { policies: 'any' }),
  },
  constraints: [order('when', 'otherwise')],
  notes: ['A condition that throws is an error, not a false; LastError.Path names its branch: choose[3]/when[2].'],
  examples: [
    `<choose>
  <when condition="@(context.Response.StatusCode >= 500)"><set-status code="502" reason="Bad Gateway" /></when>
  <otherwise><set-header name="X-Checked"><value>1</value></set-header></otherwise>
</choose>`,
  ],
  compile:
    ({ when, otherwise }) =>
    (x) => {
      for (const { condition, policies } of when) if (condition(x)) return policies(x);
      return otherwise?.policies(x);
    },
});
