import type { BoundNode } from '@sluice/expressions';
import type { BoundElement, BoundPolicy } from '@sluice/runtime';
import { literal } from './values.ts';

/**
 * Which statements set variables, and what they put into them: set-variable, and every attribute that names one. A name
 * that is not known before the document runs is left out.
 */

/** A statement that sets a variable. */
export interface Definition {
  readonly name: string;
  readonly policy: BoundPolicy;
  /** The attribute that names the variable. */
  readonly attribute: string;
  /** The static type of the value, as C# writes it; null where it is not known. */
  readonly type: string | null;
  /** The expression that gives the value; null where it is a literal, or comes from somewhere else. */
  readonly value: BoundNode | null;
  /** Whether the statement may leave the variable as it was: a look-up that finds nothing. */
  readonly mayMiss: boolean;
}

/** The C# types of what policies other than set-variable put into a variable. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['send-request', 'IResponse'],
  ['authentication-managed-identity', 'string'],
  ['validate-jwt', 'Jwt'],
  ['validate-azure-ad-token', 'Jwt'],
  ['get-authorization-context', 'Authorization'],
]);

/** What the statements inside an element set. */
export function definitionsIn(element: BoundElement): readonly Definition[] {
  const found: Definition[] = [];
  const pending: BoundElement[] = [element];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const policy of at.policies) {
      found.push(...definitionsOf(policy));
      pending.push(policy);
    }
    for (const children of at.elements.values()) for (const child of children) pending.push(child);
  }
  return found;
}

/** The variables that a statement sets: set-variable, and every attribute that names one. */
export function definitionsOf(policy: BoundPolicy): readonly Definition[] {
  const found: Definition[] = [];
  for (const attribute of policy.attributes.keys()) {
    const sets = policy.def.name === 'set-variable' ? attribute === 'name' : attribute.endsWith('variable-name');
    const name = sets && policy.def.name !== 'return-response' ? literal(policy, attribute) : undefined;
    if (typeof name === 'string' && name !== '') found.push({ name, policy, attribute, ...valueOf(policy) });
  }
  return found;
}

function valueOf(policy: BoundPolicy): Pick<Definition, 'type' | 'value' | 'mayMiss'> {
  const { name } = policy.def;
  if (name !== 'set-variable')
    return {
      type: TYPES.get(name) ?? null,
      value: null,
      mayMiss: name === 'cache-lookup-value' && !policy.attributes.has('default-value'),
    };
  const value = policy.attributes.get('value');
  return value?.kind === 'expression'
    ? { type: value.expression.typeName, value: value.expression.body.body, mayMiss: false }
    : { type: value?.kind === 'literal' ? 'string' : null, value: null, mayMiss: false };
}

/** Definitions by the name of their variable, in the order of the document. */
export function byName(definitions: readonly Definition[]): ReadonlyMap<string, readonly Definition[]> {
  const grouped = new Map<string, Definition[]>();
  for (const d of definitions) {
    const same = grouped.get(d.name);
    if (same === undefined) grouped.set(d.name, [d]);
    else same.push(d);
  }
  return grouped;
}
