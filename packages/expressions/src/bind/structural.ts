import type { Span } from '@sluice/parser';
import { isTuple } from '../types/convert.ts';
import type { Fn } from '../types/define.ts';
import type { Member } from '../types/member.ts';
import { T } from '../types/registry.ts';
import { displayName, type Type } from '../types/type.ts';
import type { AnonymousObject } from '../values/anonymous.ts';
import type { ValueTuple } from '../values/tuple.ts';
import type { Bound, Property } from './bound.ts';

/** Fields of anonymous objects and elements of tuples: the structure of the type gives them, no row declares them. */

/** Null where the type has no such field. */
export function structuralMember(target: Bound, name: string, nameSpan: Span, span: Span): Property | null {
  const { type } = target;
  if (type.kind === 'anonymous') {
    const i = type.fields.findIndex((f) => f.name === name);
    return i < 0
      ? null
      : make(target, name, type.fields[i]!.type, (o: AnonymousObject) => o.values[i], -1, nameSpan, span);
  }
  if (!isTuple(type)) return null;
  const item = /^Item([1-9]\d*)$/.exec(name);
  const i = item ? Number(item[1]) - 1 : (type.names?.indexOf(name) ?? -1);
  if (i < 0 || i >= type.args.length) return null;
  return make(target, name, type.args[i]!, (t: ValueTuple) => t.items[i], i, nameSpan, span);
}

/** A field that must be there: the parts of a query's range variables. */
export function structuralField(target: Bound, name: string, span: Span): Bound {
  const found = structuralMember(target, name, span, span);
  if (found === null) return { kind: 'Error', type: target.type, span };
  return found;
}

function make(target: Bound, name: string, returns: Type, get: Fn, item: number, nameSpan: Span, span: Span): Property {
  const member: Member = {
    owner: (target.type.kind === 'named' ? target.type : T.object()).def,
    kind: 'property',
    name: `${displayName(target.type)}.${name}`,
    static: false,
    extension: false,
    typeParams: [],
    constraint: null,
    params: [],
    returns,
    signature: name,
    status: 'documented',
    settable: false,
    effect: null,
    get: null,
    set: null,
    constant: null,
  };
  return { kind: 'Property', type: returns, member, get, set: null, receiver: target, args: [], nameSpan, span, item };
}
