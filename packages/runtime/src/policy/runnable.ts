import type { Diagnostic, SourceFile } from '@sluice/parser';
import type { BoundPolicy, BoundValue } from './bound.ts';
import { walk } from './check-section.ts';
import { policyMessages } from './messages.ts';

/**
 * What is right but cannot be run here yet: said when the document is loaded, with its place, never skipped at run
 * time. Not asked for where a document is only checked.
 */
export function reportUnrunnable(
  statements: readonly BoundPolicy[],
  report: (file: SourceFile, d: Diagnostic) => void,
): void {
  for (const { policy } of walk(statements)) {
    const { def, element, file } = policy;
    if (def.compile === null) {
      report(file, policyMessages('APIM2018', element.nameSpan, { policy: def.name }));
      continue;
    }
    for (const { attribute, value } of def.unsupported) {
      const given = policy.attributes.get(attribute);
      if (given === undefined || (value !== undefined && !isLiteral(given, value))) continue;
      const what = value === undefined ? attribute : `${attribute}="${value}"`;
      report(file, policyMessages('APIM2019', given.span, { what, policy: def.name }));
    }
  }
}

const isLiteral = (value: BoundValue, text: string): boolean => value.kind === 'literal' && value.value === text;
