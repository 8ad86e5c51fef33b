import type { Span } from '@sluice/parser';
import type { Labeled, Statement } from '../syntax/ast-statements.ts';
import type { Binder } from './binder.ts';
import { diag } from './messages.ts';
import type { FunctionScope } from './symbols.ts';

/** Labels: known in the whole of the block that holds them, and in the blocks inside it. */

interface Label {
  readonly span: Span;
  used: boolean;
}

/** The labels of one block. */
export interface LabelScope {
  readonly parent: LabelScope | null;
  readonly fn: FunctionScope;
  readonly names: Map<string, Label>;
}

/** Binds statements with the labels among them in force; what nobody jumps to is a warning. */
export function withLabels<R>(b: Binder, statements: readonly Statement[], work: () => R): R {
  if (!statements.some((s) => s.kind === 'Labeled')) return work();
  const found = statements.flatMap(labelsOf);
  const outer = b.labels;
  const scope: LabelScope = { parent: outer, fn: b.fn, names: new Map() };
  for (const { label, labelSpan } of found) {
    if (scope.names.has(label)) b.report(diag('CS0140', labelSpan, { name: label }));
    else if (find(outer, label, b.fn) !== undefined) b.report(diag('CS0158', labelSpan, { name: label }));
    else scope.names.set(label, { span: labelSpan, used: false });
  }
  b.labels = scope;
  const result = work();
  b.labels = outer;
  for (const label of scope.names.values()) if (!label.used) b.report(diag('CS0164', label.span));
  return result;
}

const labelsOf = (s: Statement): readonly Labeled[] => (s.kind === 'Labeled' ? [s, ...labelsOf(s.statement)] : []);

function find(scope: LabelScope | null, name: string, fn: FunctionScope): Label | undefined {
  for (let at = scope; at !== null && at.fn === fn; at = at.parent) {
    const label = at.names.get(name);
    if (label !== undefined) return label;
  }
  return undefined;
}

/** Whether a `goto` may jump there from here. */
export function reachLabel(b: Binder, name: string): boolean {
  const label = find(b.labels, name, b.fn);
  if (label !== undefined) label.used = true;
  return label !== undefined;
}
