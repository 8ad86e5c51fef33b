import type { Span } from '@sluice/parser';
import type { Member, Param } from '../types/member.ts';
import { declaredMembers } from '../types/registry.ts';
import { substitute, type NamedType, type Type } from '../types/type.ts';
import type { Bound } from './bound.ts';

/** What overload resolution works on. */

/** An argument as bound before the method is known. */
export interface Arg {
  readonly value: Bound;
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly mode: 'value' | 'out' | 'ref';
  /** `out var x`: its type comes from the parameter. */
  readonly declares: { readonly name: string | null; readonly span: Span } | null;
  readonly span: Span;
}

export interface Method {
  readonly name: string;
  readonly params: readonly Param[];
  /** The parameters' types; of a `params` array, the array's. */
  readonly types: readonly Type[];
  readonly returns: Type;
  readonly typeParamCount: number;
  readonly member: Member | null;
  /** Of the declaring type, its type arguments filled in. */
  readonly owner: NamedType | null;
}

/** A member of the library as found on a type, the type's arguments filled in. */
export interface Found extends Method {
  readonly member: Member;
  readonly owner: NamedType;
}

/** A method with its arguments assigned: what a call is made of. */
export interface Candidate<M extends Method = Method> {
  /** A refusal has its reason here. */
  readonly why: null;
  readonly method: M;
  /** Parameter index of each argument; of a `params` array's elements, the index of the array. */
  readonly slots: readonly number[];
  readonly expanded: boolean;
  readonly typeArgs: readonly Type[];
  /** Type of each parameter, type arguments filled in. */
  readonly paramTypes: readonly Type[];
}

export type Refusal =
  | { readonly why: 'count' }
  | { readonly why: 'missing'; readonly param: string }
  | { readonly why: 'name'; readonly arg: Arg }
  /** `positional`: the other argument for the parameter has no name. */
  | { readonly why: 'name-twice'; readonly arg: Arg; readonly positional: boolean }
  | { readonly why: 'type-args' }
  | { readonly why: 'infer' }
  | { readonly why: 'argument'; readonly index: number; readonly to: Type; readonly candidate: Candidate }
  | { readonly why: 'mode'; readonly index: number; readonly mode: 'value' | 'out' | 'ref' };

export interface Resolution<M extends Method = Method> {
  readonly best: Candidate<M> | null;
  readonly ambiguous: readonly Candidate<M>[];
  readonly refusals: readonly { readonly method: Method; readonly refusal: Refusal }[];
}

function foundOn(owner: NamedType, member: Member): Found {
  const params =
    owner.args.length === 0
      ? member.params
      : member.params.map((p) => ({ ...p, type: substitute(p.type, owner.args) }));
  return {
    name: member.name,
    params,
    types: params.map((p) => p.type),
    returns: substitute(member.returns, owner.args),
    typeParamCount: member.typeParams.length,
    member,
    owner,
  };
}

const declared = new WeakMap<NamedType, Map<string, readonly Found[]>>();
const NONE: readonly Found[] = [];

/** The members of this name that a type itself declares, not those it inherits. */
export function declaredOn(owner: NamedType, name: string): readonly Found[] {
  let byName = declared.get(owner);
  if (byName === undefined) declared.set(owner, (byName = new Map<string, readonly Found[]>()));
  let found = byName.get(name);
  if (found === undefined) {
    const members = declaredMembers(owner.def, name);
    // a name that nothing has comes from outside: it is not remembered
    if (members.length === 0) return NONE;
    byName.set(name, (found = members.map((m) => foundOn(owner, m))));
  }
  return found;
}
