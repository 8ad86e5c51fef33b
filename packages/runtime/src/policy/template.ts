import type { Element } from '@sluice/parser';
import { liquidMessages, parseTemplate } from '@sluice/liquid';
import type { Place } from '../exchange/failure.ts';
import type { TextDef } from './attribute.ts';
import type { Binding } from './binding.ts';
import type { BoundValue } from './bound.ts';
import { readText } from './value.ts';

/**
 * The text of an element that is a Liquid template: no expression, and its `{{…}}` are no named values. What is wrong
 * with it is reported in its place.
 */
export function bindTemplate(element: Element, def: TextDef, b: Binding, place: Place): BoundValue | null {
  const written = readText(element, def, b);
  if (written === null) return null;
  for (const d of parseTemplate(written.text).diagnostics) b.add({ ...d, span: written.map.span(d.span) });
  if (isInReturnResponse(place)) {
    const start = readsBody(written.text);
    if (start !== null) b.add(liquidMessages('LIQ5013', written.map.span({ start, end: start + 'body'.length })));
  }
  return { kind: 'literal', value: written.text, span: written.span };
}

/** Where a tag or an output reads it for the first time; null where none does. */
function readsBody(template: string): number | null {
  for (const { 0: written, index } of template.matchAll(/\{[{%][^{}]*/g)) {
    const at = written.search(/(?<![\w.'"-])body(?![\w'"-])/);
    if (at >= 0) return index + at;
  }
  return null;
}

/** It has dropped the body of the message before it runs what stands inside. */
export const isInReturnResponse = ({ path }: Place): boolean => /(?:^|\/)return-response\[\d+\]\//.test(path);
