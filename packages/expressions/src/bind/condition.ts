import type { Expr } from '../syntax/ast.ts';
import { T } from '../types/registry.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import { warnOfCondition } from './warnings.ts';

/** What an `if`, a loop or a `?:` decides by: a bool. */
export function bindCondition(b: Binder, e: Expr): Bound {
  const condition = b.rules.converted(b, e, T.bool());
  warnOfCondition(b, e);
  return condition;
}
