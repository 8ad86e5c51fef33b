import type { BoundElement, BoundPolicy } from '@sluice/runtime';
import { defineRule } from '../define.ts';
import { childrenNamed } from '../values.ts';

export default defineRule({
  id: 'identical-branches',
  category: 'correctness',
  severity: 'hint',
  title: 'Two branches of a <choose>, one after the other, do the same',
  why: 'Either one of them was meant to do something else, or the question is not needed: join the conditions with ||, or leave the <choose> out.',
  bad: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-backend-service backend-id="read" /></when>
  <«otherwise»><set-backend-service   backend-id="read" /></otherwise>
</choose>`,
  ],
  good: [
    `<choose>
  <when condition="@(context.Request.Method == "GET")"><set-backend-service backend-id="read" /></when>
  <otherwise><set-backend-service backend-id="write" /></otherwise>
</choose>`,
  ],
  check: {
    policy: {
      choose(choose, report, { file }) {
        let before: BoundElement | null = null;
        for (const branch of [...childrenNamed(choose, 'when'), ...childrenNamed(choose, 'otherwise')]) {
          if (before !== null && isSame(before, branch, file.text))
            report(branch.element.nameSpan, 'The branch above does the same');
          before = branch;
        }
      },
    },
  },
});

/** Whether two branches hold the same, apart from space that means nothing to a reader. */
function isSame(a: BoundElement, b: BoundElement, text: string): boolean {
  if (a.policies.length === 0 || a.policies.length !== b.policies.length) return false;
  // names first: they are cheap to compare
  return (
    a.policies.every((policy, i) => policy.def === b.policies[i]!.def) &&
    textOf(a.policies, text) === textOf(b.policies, text)
  );
}

const textOf = (policies: readonly BoundPolicy[], text: string): string =>
  policies.map(({ element: { span } }) => text.slice(span.start, span.end).replace(/\s+/g, ' ')).join('\n');
