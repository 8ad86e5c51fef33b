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
    const start = written.text.search(BODY);
    if (start >= 0) b.add(liquidMessages('LIQ5013', written.map.span({ start, end: start + 'body'.length })));
  }
  return { kind: 'literal', value: written.text, span: written.span };
}

/** The first time that a tag or an output reads it. */
const BODY = /(?<=\{[{%][^{}]*)(?<![\w.'"-])body(?![\w'"-])/;

/** It has dropped the body of the message before it runs what stands inside. */
export const isInReturnResponse = ({ path }: Place): boolean => /(?:^|\/)return-response\[\d+\]\//.test(path);
