import type { Bound } from '../bind/bound.ts';
import type { Fn } from '../types/define.ts';
import { nullAt, type Frame } from './frame.ts';

/**
 * `context.Request.Method` and its like: by far the most frequent operands. A parent that finds one among its operands
 * reads it itself instead of calling a thunk for it: a call less for each.
 */
export interface ContextPath {
  readonly first: Fn;
  readonly second: Fn;
  readonly at: number;
}

/** Two plain properties behind `context`; null for every other expression. */
export function contextPath(n: Bound): ContextPath | null {
  if (n.kind !== 'Property' || n.args.length > 0 || n.receiver?.kind !== 'Property') return null;
  const inner = n.receiver;
  if (inner.args.length > 0 || inner.receiver?.kind !== 'ContextRef') return null;
  return { first: inner.get, second: n.get, at: n.span.start };
}

export function readPath(f: Frame, path: ContextPath): unknown {
  const value = path.first(f.x);
  return value === null ? nullAt(f, path.at) : path.second(value);
}
