import { sameType, isSubtype } from '../types/convert.ts';
import { isDelegate } from '../types/registry.ts';
import { displayName, unknownType, voidType, type NamedType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, LocalRef, MethodGroup } from './bound.ts';
import { delegateShape } from './delegates.ts';
import { diag } from './messages.ts';
import type { Arg, Candidate, Found } from './candidate.ts';
import { implementation, resolve, returnType } from './overload.ts';

/** A method named without a call, as in `Select(int.Parse)`: converted to a delegate by resolving it on the delegate's parameters. */

export function methodGroupConverts(b: Binder, g: MethodGroup, to: NamedType): boolean {
  const shape = delegateShape(to);
  const result = groupReturn(
    b,
    g,
    shape.params.map((p) => p.type),
  );
  if (result === null) return false;
  return shape.returns === voidType
    ? true
    : sameType(result, shape.returns) || isSubtype(result, shape.returns) || result === unknownType;
}

/** What the group's method for these parameter types returns; null where none takes them. */
export function groupReturn(b: Binder, g: MethodGroup, params: readonly Type[]): Type | null {
  if (g.local !== null) return g.local.params.length === params.length ? g.local.returns : null;
  const found = pick(b, g, params);
  return found === null ? null : returnType(found);
}

/** A stand-in for each argument that the delegate will pass. */
const argumentOf = (type: Type, g: MethodGroup): Arg => ({
  value: { kind: 'Receiver', type, local: null as never, span: g.span },
  name: null,
  nameSpan: null,
  mode: 'value',
  declares: null,
  span: g.span,
});

function pick(b: Binder, g: MethodGroup, params: readonly Type[]): Candidate<Found> | null {
  const args = params.map((t) => argumentOf(t, g));
  const receiver: Arg | null = g.receiver === null ? null : { ...argumentOf(g.receiver.type, g), value: g.receiver };
  const direct = resolve(b, g.methods, args, g.typeArgs).best;
  if (direct !== null || receiver === null) return direct;
  return resolve(b, g.extensions, [receiver, ...args], g.typeArgs).best;
}

export function convertMethodGroup(b: Binder, g: MethodGroup, to: Type): Bound {
  if (to === unknownType) return b.error(g.span);
  if (!isDelegate(to)) return b.fail(diag('CS0428', g.nameSpan, { name: g.name, type: displayName(to) }));
  const shape = delegateShape(to);
  if (g.local !== null) {
    const { holder } = g.local;
    const ref: LocalRef = { kind: 'LocalRef', type: to, local: holder, span: g.span };
    const fits =
      g.local.params.length === shape.params.length &&
      g.local.params.every(
        (p, i) => sameType(p.type, shape.params[i]!.type) || isSubtype(shape.params[i]!.type, p.type),
      );
    return fits ? ref : b.fail(diag('CS0123', g.nameSpan, { name: g.name, type: displayName(to) }));
  }
  const found = pick(
    b,
    g,
    shape.params.map((p) => p.type),
  );
  if (found !== null && !methodGroupConverts(b, g, to)) {
    const { owner, params } = found.method;
    const method = `${displayName(owner)}.${g.name}(${params.map((p) => displayName(p.type)).join(', ')})`;
    return b.fail(diag('CS0407', g.span, { method, returns: displayName(returnType(found)) }));
  }
  if (found === null) return b.fail(diag('CS0123', g.nameSpan, { name: g.name, type: displayName(to) }));
  const { member } = found.method;
  if (member.get === null)
    return b.fail(diag('APIM2903', g.nameSpan, { signature: member.signature, type: member.owner.name }));
  return groupLambda(b, g, to, found);
}

/** The group as the lambda it abbreviates: `(a, b) => receiver.Method(a, b)`, its receiver evaluated once. */
function groupLambda(b: Binder, g: MethodGroup, to: NamedType, found: Candidate<Found>): Bound {
  const { member } = found.method;
  const fn = implementation(member.get!, found.method.owner, found.typeArgs);
  return {
    kind: 'Delegate',
    type: to,
    member,
    fn,
    receiver: g.receiver,
    nameSpan: g.nameSpan,
    conversions: delegateShape(to).params.map((p, i) => {
      const slot = found.slots[i + (member.extension && g.receiver !== null ? 1 : 0)] ?? i;
      const target = found.paramTypes[slot]!;
      const stand: Bound = { kind: 'Receiver', type: p.type, local: b.temporary(p.type, g.span), span: g.span };
      return { from: stand, to: b.rules.convert(b, stand, target) };
    }),
    span: g.span,
  };
}
