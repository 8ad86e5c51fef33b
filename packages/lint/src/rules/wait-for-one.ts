import { defineRule } from '../define.ts';

export default defineRule({
  id: 'wait-for-one',
  category: 'style',
  severity: 'hint',
  title: 'A <wait> around a single statement',
  why: 'wait lets several statements run side by side. Around one it changes nothing: write the statement itself.',
  bad: [
    `<«wait» for="all">
  <cache-lookup-value key="a" variable-name="a" />
</wait>`,
  ],
  good: [
    `<wait for="all">
  <cache-lookup-value key="a" variable-name="a" />
  <cache-lookup-value key="b" variable-name="b" />
</wait>`,
  ],
  check: {
    policy: {
      wait(wait, report) {
        if (wait.policies.length === 1 && !wait.element.children.some((n) => n.kind === 'Directive'))
          report(wait.element.nameSpan, 'There is nothing beside which this could run');
      },
    },
  },
});
