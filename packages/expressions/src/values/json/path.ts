import { JArray, JConstructor } from './array.ts';
import { JProperty } from './object.ts';
import { buildPath } from './path-text.ts';
import type { JToken } from './token.ts';

/** `JToken.Path`. */
export function pathOf(token: JToken): string {
  if (token.parent === null) return '';
  const steps: (string | number)[] = [];
  let child: JToken | null = null;
  for (let at: JToken | null = token; at !== null; at = at.parent) {
    if (at instanceof JProperty) steps.push(at.name);
    else if ((at instanceof JArray || at instanceof JConstructor) && child !== null) steps.push(at.indexOf(child));
    child = at;
  }
  return buildPath(steps.reverse());
}
