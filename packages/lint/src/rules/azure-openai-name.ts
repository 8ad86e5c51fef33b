import { defineRule } from '../define.ts';

const AZURE = 'azure-openai';

export default defineRule({
  id: 'azure-openai-name',
  category: 'portability',
  severity: 'hint',
  title: 'A policy for Azure OpenAI alone, where llm-* serves every model',
  why: 'Each azure-openai-* policy has a twin llm-* with the same attributes that also serves other models behind the same interface. Use it, unless the document must stay as it is.',
  bad: ['<«azure-openai-emit-token-metric»><dimension name="API ID" /></azure-openai-emit-token-metric>'],
  good: ['<llm-emit-token-metric><dimension name="API ID" /></llm-emit-token-metric>'],
  check: {
    element({ element }, report) {
      const [, task] = /^azure-openai-(.+)$/.exec(element.name) ?? [];
      if (task === undefined) return;
      const { nameSpan, endTag } = element;
      const names = [nameSpan.start, ...(endTag === null ? [] : [endTag.start + '</'.length])];
      report(nameSpan, `<llm-${task}> does the same for models of every provider`, {
        title: `Write llm-${task}`,
        safe: false,
        edits: names.map((start) => ({ span: { start, end: start + AZURE.length }, text: 'llm' })),
      });
    },
  },
});
