import { nullType } from '../types/type.ts';
import type { Bound } from './bound.ts';

/** Whether an expression has no type of its own: only a conversion, a call or an assignment gives it one. */
export const isTypeless = (e: Bound): boolean =>
  e.kind === 'UnboundLambda' || e.kind === 'MethodGroup' || e.kind === 'DefaultLiteral' || isTypelessTuple(e);

/** `(null, 1)`, `(x => x, 1)`. */
export const isTypelessTuple = (e: Bound): e is Bound & { readonly kind: 'NewTuple' } =>
  e.kind === 'NewTuple' && e.values.some((v) => v.type === nullType || isTypeless(v));
