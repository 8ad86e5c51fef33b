import type { AttributeDef } from './attribute.ts';
import type { Constraint } from './constraint.ts';
import type { ElementDef, PolicyList } from './define.ts';

/** A definition in words, for reference pages and for editors; nothing here judges a document. */

/** Which literals an attribute takes: `int, 1 or more`, `an IP address`, `one of new, copy`. */
export function valueWords({ type, values, form, min, max, empty }: AttributeDef): string {
  if (form !== null) return form.name;
  if (values !== null) return `one of ${values.join(', ')}`;
  const word = type === 'any' ? 'any value' : type;
  if (min !== undefined && max !== undefined) return `${word} from ${min} to ${max}`;
  if (min !== undefined) return `${word}, ${min} or more`;
  if (max !== undefined) return `${word}, ${max} at most`;
  return empty ? word : `${word}, not empty`;
}

export const requiredWords = ({ required }: AttributeDef): string =>
  required === 'disputed' ? 'disputed' : required ? 'yes' : 'no';

/** Whether an expression may stand there, and of which type where the reference lists types. */
export function expressionWords({ expressions, types }: AttributeDef): string {
  const word = { allowed: 'yes', forbidden: 'no', disputed: 'disputed' }[expressions];
  return types === null || expressions === 'forbidden' ? word : `${word}: ${types.join(', ')}`;
}

export function occurrenceWords({ min, max, disputed }: ElementDef): string {
  const doubt = disputed ? ', disputed' : '';
  if (max === 1) return min === 1 ? `exactly one${doubt}` : 'at most one';
  if (max === Infinity) return min === 0 ? 'any number' : `${min} or more${doubt}`;
  return `${min} to ${max}${doubt}`;
}

/** The statements that may stand inside; null where none may. */
export const policiesWords = (list: PolicyList): string | null =>
  list === null ? null : list === 'any' ? 'any policy of the section' : list.join(', ');

/** A rule between the parts of an element, as a sentence. */
export function constraintSentence(c: Constraint): string {
  const sentence = sentenceOf(c);
  return c.doubt ? `${sentence} Sources disagree, so a breach is a warning.` : sentence;
}

function sentenceOf(c: Constraint): string {
  switch (c.kind) {
    case 'exactlyOneOf':
      return `Exactly one of ${list(c.names, 'and')}.`;
    case 'atLeastOneOf':
      return `At least one of ${list(c.names, 'and')}.`;
    case 'atMostOneOf':
      return `At most one of ${list(c.names, 'and')}.`;
    case 'together':
      return `${list(c.names, 'and')} go together: all of them, or none.`;
    case 'onlyWith':
      return `${c.name} only with ${c.value === null ? c.other : `${c.other}="${c.value}"`}.`;
    case 'requiredUnless':
      return `${c.name} must be there, unless ${c.other} is ${list(c.values, 'or')}.`;
    case 'requiredWith':
      return `${c.name} must be there where ${c.other} is ${c.value}.`;
    case 'formWithout':
      return `${c.name} is ${c.form.name}${c.other === null ? '' : ` where there is no ${c.other}`}.`;
    case 'distinct':
      return `No two ${c.child} have the same ${c.attribute}.`;
    case 'alone':
      return `A ${c.child} ${c.text} is the only ${c.child}.`;
    case 'atMostBeside':
      return `At most ${c.max} ${c.child}, those whose ${c.attribute} is ${list(c.values, 'or')} not counted.`;
    case 'order':
      return `In this order: ${c.names.join(', ')}.`;
    case 'once':
      return `Each at most once: ${c.names.join(', ')}.`;
    case 'oncePerSection':
      return 'Once in a section, branches and fragments included.';
    case 'notInside':
      return `Not inside ${c.name}.`;
    case 'needsExternalCache':
      return 'Needs the external cache of the service.';
    case 'notInFragment':
      return 'Not in a fragment.';
    case 'literalText':
      return `The text of ${c.name} is a literal here, not an expression.`;
  }
}

const list = (names: readonly string[], word: string): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)!}`;
