import { describe, expect, it } from 'vitest';
import { caseFiles, outcomeOf } from './cases.ts';

for (const [file, cases] of caseFiles(new URL('./', import.meta.url)))
  describe(file, () => {
    it.each(cases.map((one) => [`${one.line}: ${one.template}`, one] as const))('%s', (_, one) => {
      const { output, findings } = outcomeOf(one);
      expect({ output, findings }).toEqual({ output: one.output, findings: one.findings });
    });
  });
