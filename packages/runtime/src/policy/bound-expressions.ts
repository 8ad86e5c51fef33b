import { bindExpression as bind, type BindOptions, type BoundExpression } from '@sluice/expressions';

/**
 * Expressions that have been bound before, by their text with named values filled in and by what their place wants:
 * nothing else decides how an expression binds, and its spans count from its own beginning. A document that is checked
 * again, after a fix or by an editor, binds only what has changed, and so does a repository that repeats itself.
 * Bound memory: when the texts that are kept exceed `ROOM`, those asked for longest ago go. Long texts are not kept.
 */
const ROOM = 400_000;
const LONGEST = 20_000;

const kept = new Map<string, BoundExpression>();
let used = 0;

export function bindExpression(code: string, options: BindOptions = {}): BoundExpression {
  const key = `${options.returns ?? 'object'} ${options.maxDepth ?? ''} ${code}`;
  const known = kept.get(key);
  if (known !== undefined) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const bound = bind(code, options);
  if (code.length > LONGEST) return bound;
  kept.set(key, bound);
  used += key.length;
  for (const oldest of kept.keys()) {
    if (used <= ROOM) break;
    kept.delete(oldest);
    used -= oldest.length;
  }
  return bound;
}
