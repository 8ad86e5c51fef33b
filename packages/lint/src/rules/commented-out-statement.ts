import { walk } from '@sluice/parser';
import { policies } from '@sluice/runtime';
import { defineRule } from '../define.ts';
import { removal } from '../fixes.ts';

const NAMES: ReadonlySet<string> = new Set(policies.map((p): string => p.name));

export default defineRule({
  id: 'commented-out-statement',
  category: 'style',
  severity: 'hint',
  title: 'A statement stands in a comment',
  why: 'Nobody knows whether it shall come back, nothing checks it, and the service reads expressions in comments too when it saves a policy. The history of the repository keeps it; remove it here.',
  bad: ['«<!-- <set-header name="X-Debug"><value>1</value></set-header> -->»<set-variable name="v" value="1" />'],
  good: [
    '<!-- the backend wants <set-header> to come first --><set-variable name="v" value="1" />',
    '<!-- Example: <rate-limit calls="10" renewal-period="60" /> --><set-variable name="v" value="1" />',
  ],
  check: {
    document({ document, file }, report) {
      walk(document.document, (node) => {
        if (node.kind !== 'Comment') return;
        // the whole comment is an element, with its end
        const text = node.text.trim();
        const [, name = ''] = /^<([a-z][\w-]*)[\s/>]/.exec(text) ?? [];
        if (!text.endsWith('/>') && !text.endsWith(`</${name}>`)) return;
        if (!NAMES.has(name) || name === 'base') return;
        // it means nothing, but somebody may still want it
        const fix = { ...removal(file, node.span, 'Remove the comment'), safe: false };
        report(node.span, `<${name}> stands in a comment`, fix);
      });
    },
  },
});
