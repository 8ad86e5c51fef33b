import type { Span } from '@sluice/parser';
import type { Argument, Call, Index } from '../syntax/ast.ts';
import { isDelegate } from '../types/registry.ts';
import { arrayType, displayName, nullType, unknownType, voidType, type NamedType, type Type } from '../types/type.ts';
import { dispatching, isOverridden } from '../values/object.ts';
import type { Fn, Generic } from '../types/define.ts';
import type { Member } from '../types/member.ts';
import type { Binder } from './binder.ts';
import type { Bound, BoundArgument, MethodGroup, UnboundLambda } from './bound.ts';
import type { Arg, Candidate, Found, Method } from './candidate.ts';
import { meetsConstraints } from './constraints.ts';
import { delegateShape } from './delegates.ts';
import { diag } from './messages.ts';
import { arrayElement, bindMember, lookup, placeOf, property, receiverFor } from './members.ts';
import { instantiate } from './local-function.ts';
import { nameOf } from './name-of.ts';
import { implementation, resolve, returnType } from './overload.ts';
import { reportRefusal } from './refusals.ts';

/** Calls: library methods, extension methods, local functions, delegates, constructors' and indexers' arguments. */

export function bindArguments(b: Binder, args: readonly Argument[]): readonly Arg[] {
  return args.map((a) => bindArgument(b, a));
}

function bindArgument(b: Binder, a: Argument): Arg {
  // written out: spreading is slow, and this is what a call has most of
  const arg = (value: Bound, declares: Arg['declares']): Arg => ({
    value,
    name: a.name,
    nameSpan: a.nameSpan,
    mode: a.mode === 'in' ? 'value' : a.mode,
    declares,
    span: a.value.span,
  });
  if (a.mode === 'out' && a.value.kind === 'Declaration') {
    const { designation } = a.value;
    const name = designation.kind === 'Variable' ? designation.name : null;
    if (a.value.type === null || designation.kind === 'Discard') {
      const type = a.value.type ? b.rules.type(b, a.value.type) : unknownType;
      return arg({ kind: 'Discard', type, span: a.value.span }, { name, span: designation.span });
    }
    const type = b.rules.type(b, a.value.type);
    const local = b.declare(name ?? '', type, 'local', designation.span);
    return arg({ kind: 'LocalRef', type, local, span: a.value.span }, null);
  }
  if (a.mode === 'out' && a.value.kind === 'Name' && a.value.name === '_' && b.find('_') === undefined)
    return arg({ kind: 'Discard', type: unknownType, span: a.value.span }, { name: null, span: a.value.span });
  const value = b.rules.any(b, a.value);
  if (a.mode !== 'value' && value.kind !== 'LocalRef' && value.kind !== 'ArrayElement' && value.kind !== 'Error') {
    b.report(value.kind === 'Property' ? diag('CS0206', a.value.span) : diag('CS1510', a.value.span));
    return arg(b.error(a.value.span), null);
  }
  return arg(valueOnly(b, value), null);
}

/** Lambdas and method groups may be arguments; types and namespaces may not. */
function valueOnly(b: Binder, e: Bound): Bound {
  if (e.kind === 'TypeRef') return b.fail(diag('CS0119', e.span, { name: displayName(e.type), kind: 'type' }));
  if (e.kind === 'NamespaceRef')
    return b.fail(diag('CS0118', e.span, { name: e.name, kind: 'namespace', expected: 'variable' }));
  return e;
}

export function bindCall(b: Binder, e: Call): Bound {
  if (e.target.kind === 'Name' && e.target.name === 'nameof' && b.find('nameof') === undefined && e.args.length === 1)
    return nameOf(b, e);
  return callOn(b, e.target.kind === 'Member' ? bindMember(b, e.target, true) : b.rules.any(b, e.target), e);
}

/** A call of a target that is bound. */
export const callOn = (b: Binder, target: Bound, e: Call): Bound =>
  callWith(b, target, bindArguments(b, e.args), { span: e.span, argsSpan: e.argsSpan, targetSpan: e.target.span });

interface CallSpans {
  readonly span: Span;
  readonly argsSpan: Span;
  readonly targetSpan: Span;
}

/** A call whose target and arguments are bound: of the source, or of a query's clause. */
export function callWith(b: Binder, target: Bound, args: readonly Arg[], e: CallSpans): Bound {
  switch (target.kind) {
    case 'Error':
      settle(b, args);
      return b.error(e.span);
    case 'MethodGroup':
      return target.local === null ? callGroup(b, target, args, e) : callLocal(b, target, args, e);
    case 'TypeRef':
    case 'NamespaceRef':
      settle(b, args);
      return b.fail(
        diag('CS1955', target.span, { member: target.kind === 'TypeRef' ? displayName(target.type) : target.name }),
      );
    default:
  }
  if (target.type === unknownType) {
    settle(b, args);
    return {
      kind: 'Convert',
      type: unknownType,
      operand: target,
      conversion: { kind: 'unknown' },
      checked: false,
      span: e.span,
    };
  }
  if (isDelegate(target.type)) return invoke(b, target, target.type, args, e);
  settle(b, args);
  if (target.kind === 'Property')
    return b.fail(diag('CS1955', placeOf(target.receiver, target, false), { member: target.member.name }));
  if (target.kind === 'Const' && target.member !== undefined) {
    const { name } = target.member;
    const { end } = target.span;
    return b.fail(diag('CS1955', { start: end - name.length, end }, { member: name }));
  }
  return b.fail(diag('CS0149', target.span));
}

/** Arguments of a call that can't be bound: declared variables get a type, lambdas are looked into. */
function settle(b: Binder, args: readonly Arg[]): void {
  for (const a of args) {
    if (a.declares?.name) b.declare(a.declares.name, unknownType, 'local', a.declares.span);
    else if (a.value.kind === 'UnboundLambda') settleLambda(b, a.value);
  }
}

/** What overload resolution found in the lambda; where it never came to its body, that is bound now. */
function settleLambda(b: Binder, l: UnboundLambda): void {
  const [made] = l.cache.values();
  if (made === undefined) b.rules.convert(b, l, unknownType);
  else for (const d of made.untyped.diagnostics) b.report(d);
}

function callGroup(b: Binder, g: MethodGroup, args: readonly Arg[], e: CallSpans): Bound {
  const { receiver } = g;
  const own = resolve(b, g.methods, args, g.typeArgs);
  if (own.best !== null) return makeCall(b, own.best, receiver, args, g, e.span);
  if (receiver !== null && own.ambiguous.length === 0) {
    const self: Arg = {
      value: receiver,
      name: null,
      nameSpan: null,
      mode: 'value',
      declares: null,
      span: receiver.span,
    };
    const { extensions } = g;
    if (extensions.length > 0) {
      const all = [self, ...args];
      // The service's own stand in a nearer namespace than .NET's, and so come first where both would do.
      const near = extensions.filter((m) => m.owner.def.extension);
      const nearest = near.length === 0 ? null : resolve(b, near, all, g.typeArgs);
      const found = nearest !== null && nearest.best !== null ? nearest : resolve(b, extensions, all, g.typeArgs);
      if (found.best !== null) return makeCall(b, found.best, null, all, g, e.span);
      if (g.methods.length === 0) {
        settle(b, args);
        return reportRefusal(b, found, all, {
          name: g.name,
          nameSpan: placeOf(g.receiver, g, g.typeArgs !== null),
          span: e.span,
          argsSpan: e.argsSpan,
          extensionOf: receiver.type,
        });
      }
    }
  }
  settle(b, args);
  return reportRefusal(b, own, args, {
    name: g.name,
    nameSpan: placeOf(g.receiver, g, g.typeArgs !== null),
    span: e.span,
    argsSpan: e.argsSpan,
    extensionOf: null,
  });
}

/** The node of a resolved call: checks the receiver, converts the arguments, declares `out` variables. */
function makeCall(
  b: Binder,
  c: Candidate<Found>,
  receiver: Bound | null,
  args: readonly Arg[],
  g: MethodGroup,
  span: Span,
): Bound {
  const { member, owner } = c.method;
  if (receiver !== null && member.static && !member.extension) {
    // `context.Request.Method.IsNullOrEmpty(x)`: static through an instance, unless the name means the type as well
    settle(b, args);
    return b.fail(diag('CS0176', g.span, { member: `${displayName(owner)}.${g.name}` }));
  }
  if (receiver === null && !member.static) {
    settle(b, args);
    return b.fail(diag('CS0120', g.span, { member: `${displayName(owner)}.${g.name}` }));
  }
  if (member.get === null) {
    settle(b, args);
    return b.fail(diag('APIM2903', g.nameSpan, { signature: member.signature, type: member.owner.name }));
  }
  return {
    kind: 'Call',
    type: returnType(c),
    member,
    shared: sharedFn(member.get, c),
    fn: instanceFn(member, implementation(member.get, owner, c.typeArgs)),
    receiver: receiver === null ? null : receiverFor(b, receiver, member),
    args: passArguments(b, c, args, span),
    nameSpan: g.nameSpan,
    span,
  };
}

const sharedFn = (row: Fn | Generic, c: Candidate<Found>): Fn | null =>
  typeof row === 'function' || row.shared === undefined ? null : row.shared(...c.method.owner.args, ...c.typeArgs);

/** What derived classes override is picked by the receiver's run-time type. */
export const instanceFn = (member: Member, fn: Fn): Fn =>
  !member.static && member.owner.kind === 'class' && isOverridden(member.owner, member.signature)
    ? dispatching(member.signature, fn)
    : fn;

/** Arguments in the order of the parameters: converted, defaults filled in, `params` gathered in an array. */
export function passArguments(b: Binder, c: Candidate, args: readonly Arg[], span: Span): readonly BoundArgument[] {
  const { params } = c.method;
  const out: BoundArgument[] = [];
  for (let p = 0; p < params.length; p++) {
    const type = c.paramTypes[p]!;
    if (c.expanded && p === params.length - 1) {
      const elements = args.filter((_, i) => c.slots[i] === p).map((a) => b.rules.convert(b, a.value, type));
      out.push({
        mode: 'value',
        value: { kind: 'NewArray', type: arrayType(type), element: type, sizes: [], elements, span },
      });
      continue;
    }
    const given = c.slots.indexOf(p);
    if (given >= 0) out.push(passed(b, args[given]!, type));
    else out.push({ mode: 'value', value: { kind: 'Const', type, value: params[p]!.default?.value ?? null, span } });
  }
  return out;
}

function passed(b: Binder, a: Arg, type: Type): BoundArgument {
  if (a.declares !== null) {
    if (a.declares.name === null) return { mode: 'out', value: { kind: 'Discard', type, span: a.span } };
    const local = b.declare(a.declares.name, type, 'local', a.declares.span);
    return { mode: 'out', value: { kind: 'LocalRef', type, local, span: a.span } };
  }
  if (a.mode === 'value') return { mode: 'value', value: b.rules.convert(b, a.value, type) };
  if (a.value.kind === 'LocalRef') {
    const { role, name } = a.value.local;
    if (role === 'foreach' || role === 'using') b.report(diag('CS1657', a.span, { name, role: roleName(role) }));
  }
  return { mode: a.mode, value: a.value };
}

export const roleName = (role: string): string =>
  role === 'foreach' ? 'foreach iteration variable' : role === 'using' ? 'using variable' : 'range variable';

function callLocal(b: Binder, g: MethodGroup, args: readonly Arg[], e: CallSpans): Bound {
  const target = g.local!;
  const method: Method = {
    name: g.name,
    params: target.params,
    types: target.params.map((p) => p.type),
    returns: target.returns,
    typeParamCount: target.generic?.typeParams.length ?? 0,
    member: null,
    owner: null,
  };
  const found = resolve(b, [method], args, g.typeArgs);
  if (found.best === null) {
    settle(b, args);
    const site = { name: g.name, nameSpan: g.nameSpan, span: e.span, argsSpan: e.argsSpan, extensionOf: null };
    return reportRefusal(b, found, args, site);
  }
  if (target.generic !== null && !meetsConstraints(b, target.generic.syntax, found.best.typeArgs, g.span)) {
    settle(b, args);
    return b.error(e.span);
  }
  const instance = instantiate(b, target, found.best.typeArgs);
  return {
    kind: 'CallLocal',
    type: instance.returns,
    target: instance,
    args: passArguments(b, found.best, args, e.span),
    span: e.span,
  };
}

function invoke(b: Binder, target: Bound, type: NamedType, args: readonly Arg[], e: CallSpans): Bound {
  const shape = delegateShape(type);
  if (args.length !== shape.params.length) {
    settle(b, args);
    return b.fail(diag('CS1593', e.targetSpan, { type: displayName(type), count: args.length }));
  }
  const values = args.map((a, i) => b.rules.convert(b, a.value, shape.params[i]!.type));
  return { kind: 'Invoke', type: shape.returns, target, args: values, span: e.span };
}

// ---- indexers

export function bindIndex(b: Binder, e: Index): Bound {
  return indexOn(b, b.rules.value(b, e.target), e);
}

export function indexOn(b: Binder, target: Bound, e: Index): Bound {
  const later = e.args.find((a) => a.value.kind === 'Refused');
  if (later !== undefined && target.kind !== 'Error' && target.type.kind !== 'array' && target.type !== unknownType)
    return b.fail(diag('CS8370', e.span, { feature: 'index operator', version: '8.0' }));
  const args = bindArguments(b, e.args);
  if (target.kind === 'Error') return target;
  const { type } = target;
  if (type === unknownType)
    return {
      kind: 'Convert',
      type: unknownType,
      operand: target,
      conversion: { kind: 'unknown' },
      checked: false,
      span: e.span,
    };
  if (type.kind === 'array')
    return arrayElement(
      b,
      target,
      args.map((a) => a.value),
      e,
    );
  const found = type === nullType || type === voidType ? [] : lookup(type, 'this');
  if (found.length === 0) return b.fail(diag('CS0021', e.span, { type: displayName(type) }));
  const result = resolve(b, found, args, null);
  if (result.best === null)
    return reportRefusal(b, result, args, {
      name: 'this',
      nameSpan: e.span,
      span: e.span,
      argsSpan: e.span,
      extensionOf: null,
    });
  const values = passArguments(b, result.best, args, e.span).map((a) => a.value);
  return property(b, target, result.best.method, values, e.span, e.span);
}
