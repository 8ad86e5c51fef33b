import { defineRule } from '../define.ts';
import { spanOf } from '../values.ts';

export default defineRule({
  id: 'constant-condition',
  category: 'correctness',
  severity: 'warning',
  title: 'A condition that is always the same',
  why: 'A branch whose condition is always true makes the ones below it dead, one that is always false is dead itself. Mostly it is left from a trial.',
  bad: [
    `<choose><when «condition="@(true)"»><set-variable name="v" value="1" /></when></choose>`,
    `<choose><when «condition="@(1 > 2)"»><set-variable name="v" value="1" /></when></choose>`,
  ],
  good: [
    `<choose><when condition="@(context.Request.Method == "GET")"><set-variable name="v" value="1" /></when></choose>`,
    // a switch that a named value turns
    `<choose><when condition="@(bool.Parse("{{is-on}}"))"><set-variable name="v" value="1" /></when></choose>`,
    `<choose><when condition="{{is-on}}"><set-variable name="v" value="1" /></when></choose>`,
  ],
  check: {
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
