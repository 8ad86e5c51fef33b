import type { Span } from '@sluice/parser';
import type { Member, Param } from '../types/member.ts';
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
  readonly returns: Type;
  readonly typeParamCount: number;
  readonly member: Member | null;
  /** Of the declaring type, its type arguments filled in. */
  readonly owner: NamedType | null;
}

/** A method with its arguments assigned: what a call is made of. */
export interface Candidate {
  readonly method: Method;
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

export interface Resolution {
  readonly best: Candidate | null;
  readonly ambiguous: readonly Candidate[];
  readonly refusals: readonly { readonly method: Method; readonly refusal: Refusal }[];
}

export const methodOf = (member: Member, owner: NamedType): Method => ({
  name: member.name,
  params:
    owner.args.length === 0
      ? member.params
      : member.params.map((p) => ({ ...p, type: substitute(p.type, owner.args) })),
  returns: substitute(member.returns, owner.args),
  typeParamCount: member.typeParams.length,
  member,
  owner,
});
