import type { Diagnostic } from '@sluice/parser';
import type { FunctionScope } from './symbols.ts';
import type { AnyNode } from './walk.ts';

export function flowDiagnostics(_body: AnyNode, _fn: FunctionScope): readonly Diagnostic[] {
  return [];
}
