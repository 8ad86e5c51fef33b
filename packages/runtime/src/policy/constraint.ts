import type { Form } from './attribute.ts';

/**
 * Rules between the attributes, child elements and text of one element, as data: the checker applies them, the
 * reference page prints them. Names are those of attributes and of child elements; `text` is the element's text.
 * `doubt`: sources disagree or nobody has seen the service refuse it, so a breach is a warning.
 */
export type Constraint = (
  | { readonly kind: 'exactlyOneOf'; readonly names: readonly string[] }
  | { readonly kind: 'atLeastOneOf'; readonly names: readonly string[] }
  | { readonly kind: 'atMostOneOf'; readonly names: readonly string[] }
  | { readonly kind: 'together'; readonly names: readonly string[] }
  /** `name` has a meaning only beside `other` (having that value, where one is given). */
  | { readonly kind: 'onlyWith'; readonly name: string; readonly other: string; readonly value: string | null }
  /** `name` must be there unless `other` has one of the values. */
  | {
      readonly kind: 'requiredUnless';
      readonly name: string;
      readonly other: string;
      readonly values: readonly string[];
    }
  /** `name` must be there where `other` has the value. */
  | { readonly kind: 'requiredWith'; readonly name: string; readonly other: string; readonly value: string }
  /** Where `other` is not there (null: always), a literal `name` must have this form. */
  | { readonly kind: 'formWithout'; readonly name: string; readonly other: string | null; readonly form: Form }
  /** Of the child elements of this name, no two have the same literal in the attribute. */
  | { readonly kind: 'distinct'; readonly child: string; readonly attribute: string }
  /** A child element with this text is the only one of its name. */
  | { readonly kind: 'alone'; readonly child: string; readonly text: string }
  /** At most `max` child elements of this name, those not counted whose attribute has one of the values. */
  | {
      readonly kind: 'atMostBeside';
      readonly child: string;
      readonly max: number;
      readonly attribute: string;
      readonly values: readonly string[];
    }
  /** Children appear in this order. */
  | { readonly kind: 'order'; readonly names: readonly string[] }
  /** Each of these child policies at most once. */
  | { readonly kind: 'once'; readonly names: readonly string[] }
  /** One occurrence in a section, those in branches and fragments counted. */
  | { readonly kind: 'oncePerSection' }
  /** Not anywhere inside the policy named. */
  | { readonly kind: 'notInside'; readonly name: string }
  /** Not in a fragment. */
  | { readonly kind: 'notInFragment' }
  /** Works only where the service has an external cache. */
  | { readonly kind: 'needsExternalCache' }
  /** A child policy whose text must be a literal here. */
  | { readonly kind: 'literalText'; readonly name: string }
) & { readonly doubt: boolean };

const sure = { doubt: false } as const;

export const exactlyOneOf = (...names: string[]): Constraint => ({ kind: 'exactlyOneOf', names, ...sure });
export const atLeastOneOf = (...names: string[]): Constraint => ({ kind: 'atLeastOneOf', names, ...sure });
export const atMostOneOf = (...names: string[]): Constraint => ({ kind: 'atMostOneOf', names, ...sure });
export const together = (...names: string[]): Constraint => ({ kind: 'together', names, ...sure });
export const onlyWith = (name: string, other: string, value: string | null = null): Constraint => ({
  kind: 'onlyWith',
  name,
  other,
  value,
  ...sure,
});
export const requiredUnless = (name: string, other: string, ...values: string[]): Constraint => ({
  kind: 'requiredUnless',
  name,
  other,
  values,
  ...sure,
});
export const requiredWith = (name: string, other: string, value: string): Constraint => ({
  kind: 'requiredWith',
  name,
  other,
  value,
  ...sure,
});
export const formWithout = (name: string, other: string, form: Form): Constraint => ({
  kind: 'formWithout',
  name,
  other,
  form,
  ...sure,
});
export const literalForm = (name: string, form: Form): Constraint => ({
  kind: 'formWithout',
  name,
  other: null,
  form,
  ...sure,
});
export const distinct = (child: string, attribute: string): Constraint => ({
  kind: 'distinct',
  child,
  attribute,
  ...sure,
});
export const alone = (child: string, text: string): Constraint => ({ kind: 'alone', child, text, ...sure });
export const atMostBeside = (child: string, max: number, attribute: string, values: readonly string[]): Constraint => ({
  kind: 'atMostBeside',
  child,
  max,
  attribute,
  values,
  ...sure,
});
export const order = (...names: string[]): Constraint => ({ kind: 'order', names, ...sure });
export const once = (...names: string[]): Constraint => ({ kind: 'once', names, ...sure });
export const oncePerSection: Constraint = { kind: 'oncePerSection', ...sure };
export const notInside = (name: string): Constraint => ({ kind: 'notInside', name, ...sure });
export const notInFragment: Constraint = { kind: 'notInFragment', ...sure };
export const needsExternalCache: Constraint = { kind: 'needsExternalCache', ...sure };
export const literalText = (name: string): Constraint => ({ kind: 'literalText', name, ...sure });

/** The same rule where its breach may be accepted by the service. */
export const doubtful = (constraint: Constraint): Constraint => ({ ...constraint, doubt: true });
