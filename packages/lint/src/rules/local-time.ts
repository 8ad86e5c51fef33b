import { memberOf } from '../code.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'local-time',
  category: 'portability',
  severity: 'hint',
  title: 'The clock of the machine is read',
  why: 'DateTime.Now and DateTime.Today are in the time zone of the machine: UTC in the cloud, anything on a self-hosted gateway. Use DateTime.UtcNow, or context.Timestamp for the time of the request.',
  bad: ['<set-variable name="t" value="@(«DateTime.Now».ToString("o"))" />'],
  good: ['<set-variable name="t" value="@(DateTime.UtcNow.ToString("o"))" />'],
  check: {
    code(code, report) {
      for (const node of code.nodes)
        if (node.kind === 'Property' && /^(?:DateTime\.(?:Now|Today)|DateTimeOffset\.Now)$/.test(memberOf(node) ?? ''))
          report(code.span(node), 'This is in the time zone of the machine; DateTime.UtcNow is the same everywhere', {
            title: 'Read the clock in UTC',
            safe: false,
            edits: [
              {
                span: code.span({ span: node.nameSpan }),
                text: node.member.name === 'Today' ? 'UtcNow.Date' : 'UtcNow',
              },
            ],
          });
    },
  },
});
