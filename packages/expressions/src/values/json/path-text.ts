import { escapeText } from './escape.ts';

/** How Newtonsoft writes a place in a document: `a.b[0]['c d']`. */

const SPECIAL = /[. '/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/;

/** One step down from `path`: the name of a property, or an index. */
export function pathStep(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`;
  if (SPECIAL.test(step)) return `${path}['${escapeText(step, "'")}']`;
  return path === '' ? step : `${path}.${step}`;
}

export const buildPath = (steps: readonly (string | number)[]): string => steps.reduce<string>(pathStep, '');
