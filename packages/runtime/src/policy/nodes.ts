import type { Node } from '@sluice/parser';
import { isTemplated } from './named-values.ts';

/** Which nodes of a tree count as content. Comments, instructions and white space never do. */

export const isBlank = (n: Node): boolean => n.kind === 'Text' && n.text.trim() === '';

/** Another tool puts something here before the service sees it: what is missing may come from there. */
export const isPlaceholder = (n: Node): boolean =>
  n.kind === 'Directive' || (n.kind === 'Text' && isTemplated(n.text.trim()));

/** Text where only elements may stand. */
export const isStrayText = (n: Node): boolean =>
  n.kind === 'Island' || n.kind === 'CData' || (n.kind === 'Text' && !isBlank(n) && !isPlaceholder(n));
