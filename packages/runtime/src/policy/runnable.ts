import type { Diagnostic, SourceFile } from '@sluice/parser';
import type { BoundElement, BoundPolicy, BoundValue } from './bound.ts';
import { walk } from './check-section.ts';
import { policyMessages } from './messages.ts';

/**
 * What is right but cannot be run here yet, or runs on our own reading of it: said when the document is loaded, with its
 * place, never skipped at run time. Not asked for where a document is only checked.
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
    if (def.reading !== null)
      report(file, policyMessages('APIM2039', element.nameSpan, { policy: def.name, what: def.reading }));
    for (const { attribute, value } of def.unsupported) {
      const given = policy.attributes.get(attribute);
      if (given === undefined || (value !== undefined && !isLiteral(given, value))) continue;
      const what = value === undefined ? attribute : `${attribute}="${value}"`;
      report(file, policyMessages('APIM2019', given.span, { what, policy: def.name }));
    }
    for (const value of valuesOf(policy)) if (isUnfilled(value)) report(file, policyMessages('APIM2034', value.span));
  }
}

const isLiteral = (value: BoundValue, text: string): boolean => value.kind === 'literal' && value.value === text;

/** An expression without errors that cannot run all the same holds a placeholder. */
const isUnfilled = (value: BoundValue): boolean =>
  value.kind === 'expression' &&
  !value.expression.runnable &&
  !value.expression.diagnostics.some((d) => d.severity === 'error');

/** The values of a statement and of its child elements, not of the statements inside. */
export function* valuesOf(element: BoundElement): Generator<BoundValue> {
  yield* element.attributes.values();
  if (element.text !== null) yield element.text;
  for (const children of element.elements.values()) for (const child of children) yield* valuesOf(child);
}
