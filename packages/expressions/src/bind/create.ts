import type {
  ArrayInitialiser,
  Expr,
  Initialiser,
  InitialiserEntry,
  New,
  NewAnonymous as NewAnonymousSyntax,
  NewArray as NewArraySyntax,
  Tuple,
} from '../syntax/ast.ts';
import { allInterfaces, defaultOf, isDelegate, isValueType, T } from '../types/registry.ts';
import {
  anonymousType,
  arrayType,
  displayName,
  nullType,
  unknownType,
  voidType,
  type NamedType,
  type Type,
} from '../types/type.ts';
import { assignable } from './assign.ts';
import { bestCommonType } from './best-type.ts';
import type { Binder } from './binder.ts';
import type { Bound, Receiver } from './bound.ts';
import { declaredOn, type Arg } from './candidate.ts';
import { bindArguments, callWith, passArguments } from './invoke.ts';
import { lookup, memberNames, memberOf, property, indexValue } from './members.ts';
import { diag } from './messages.ts';
import { hint, tupleOf } from './names.ts';
import { implementation, resolve } from './overload.ts';
import { isTypeless } from './typeless.ts';
import { reportRefusal } from './refusals.ts';

/** `new`: objects and their initialisers, arrays, anonymous objects, tuples. */

export function bindNew(b: Binder, e: New): Bound {
  const type = b.rules.type(b, e.type);
  const args = bindArguments(b, e.args);
  if (type === unknownType) {
    if (e.initialiser) initialiserValues(b, e.initialiser);
    return b.error(e.span);
  }
  const created = construct(b, type, args, e);
  if (e.initialiser === null || created.kind === 'Error') return created;
  const object: Receiver = { kind: 'Receiver', type, local: b.temporary(type, e.span), span: e.span };
  const effects = initialise(b, object, e.initialiser);
  return { kind: 'Initialise', create: created, object, effects, type, span: e.span };
}

/** Binds the values of an initialiser whose object is unknown, for their own diagnostics. */
function initialiserValues(b: Binder, i: Initialiser): void {
  for (const entry of i.entries) {
    for (const v of entry.values) b.rules.any(b, v);
    if (entry.nested) initialiserValues(b, entry.nested);
  }
}

function construct(b: Binder, type: Type, args: readonly Arg[], e: New): Bound {
  const { span } = e;
  if (type.kind !== 'named') return b.fail(diag('CS0144', span, { type: displayName(type) }));
  if (isDelegate(type)) return newDelegate(b, type, args, span);
  if (type.def.abstract) return b.fail(diag('CS0144', span, { type: displayName(type) }));
  if (type.def.kind === 'static class') return b.fail(diag('CS0712', span, { type: displayName(type) }));
  // no expression has a span; of pointers it has null
  const hasNull = args.some((a) => a.value.type === nullType);
  const constructors = declaredOn(type, '.ctor').filter(
    (c) => !c.types.includes(voidType) && (hasNull || !c.types.includes(unknownType)),
  );
  if (isValueType(type) && args.length === 0 && !constructors.some((c) => c.params.length === 0))
    return { kind: 'Const', type, value: defaultOf(type), span };
  if (constructors.length === 0) {
    if (type.def.kind === 'interface' || type.def.documented === 'none' || type.def.extension)
      return b.fail(diag('CS0144', span, { type: displayName(type) }));
    return b.fail(diag('CS1729', e.type.span, { type: displayName(type), count: args.length }));
  }
  const result = resolve(b, constructors, args, null);
  if (result.best === null)
    return reportRefusal(b, result, args, {
      name: '.ctor',
      nameSpan: e.type.span,
      span,
      argsSpan: span,
      extensionOf: null,
    });
  const { member } = result.best.method;
  if (member.get === null)
    return b.fail(diag('APIM2903', e.type.span, { signature: member.signature, type: type.def.name }));
  return {
    kind: 'Call',
    type,
    member,
    fn: implementation(member.get, type, []),
    receiver: null,
    args: passArguments(b, result.best, args, span),
    nameSpan: e.type.span,
    span,
  };
}

/** `new Func<int>(f)`: of something to call, and nothing else. */
function newDelegate(b: Binder, type: NamedType, args: readonly Arg[], span: Bound['span']): Bound {
  const [only] = args;
  if (only === undefined || args.length > 1)
    return b.fail(diag('CS1729', span, { type: displayName(type), count: args.length }));
  const { value } = only;
  if (value.kind === 'MethodGroup') {
    const made = b.quietly(() => b.rules.convert(b, value, type));
    for (const d of made.diagnostics) b.report(d.code === 'CS0123' ? { ...d, span } : d);
    return made.result;
  }
  const callable = value.kind === 'UnboundLambda' || value.kind === 'Error' || isDelegate(value.type);
  return callable || value.type === unknownType ? b.rules.convert(b, value, type) : b.fail(diag('CS0149', only.span));
}

// ---- object and collection initialisers

function initialise(b: Binder, object: Bound, i: Initialiser): readonly Bound[] {
  return i.entries.flatMap((entry) =>
    entry.target === null ? addEntry(b, object, entry, i) : assignEntry(b, object, entry),
  );
}

function addEntry(b: Binder, object: Bound, entry: InitialiserEntry, i: Initialiser): readonly Bound[] {
  const { type } = object;
  const enumerable = allInterfaces(type).some((t) => t.def.name === 'System.Collections.IEnumerable');
  const args = bindArguments(
    b,
    entry.values.map((value) => ({ name: null, nameSpan: null, mode: 'value', value, span: value.span })),
  );
  if (!enumerable) return [b.fail(diag('CS1922', i.span, { type: displayName(type) }))];
  const group = memberOf(b, object, {
    kind: 'Member',
    target: { kind: 'Receiver', span: entry.span },
    name: 'Add',
    nameSpan: entry.span,
    typeArgs: null,
    span: entry.span,
  });
  if (group.kind === 'Error') return [];
  const call = b.quietly(() =>
    callWith(b, group, args, { span: entry.span, argsSpan: entry.span, targetSpan: entry.span }),
  );
  const wrong = call.diagnostics.find((d) => d.code === 'CS1503');
  if (wrong !== undefined) b.report(diag('CS1950', entry.span, { name: 'Add' }));
  for (const d of call.diagnostics) b.report(d);
  return [call.result];
}

function assignEntry(b: Binder, object: Bound, entry: InitialiserEntry): readonly Bound[] {
  const target = entry.target!;
  const place = 'name' in target ? namedMember(b, object, target) : keyed(b, object, target.keys, target.span);
  if (entry.nested !== null) {
    if (place.kind === 'Error') return [];
    return initialise(b, place, entry.nested);
  }
  const value = entry.values[0]!;
  if (place.kind === 'Error') {
    b.rules.any(b, value);
    return [];
  }
  if (place.kind === 'MethodGroup') return [b.fail(diag('CS1913', target.span, { name: place.name }))];
  const assigned = assignable(b, place);
  if (assigned === null) {
    b.rules.any(b, value);
    return [];
  }
  return [
    {
      kind: 'Assign',
      type: assigned.type,
      target: assigned,
      value: b.rules.converted(b, value, assigned.type),
      span: entry.span,
    },
  ];
}

/** What an object initialiser assigns: only the type's own members count. */
function namedMember(b: Binder, object: Bound, target: { readonly name: string; readonly span: Bound['span'] }): Bound {
  const { name, span } = target;
  if (object.type.kind === 'named' && lookup(object.type, name).length === 0)
    return b.fail(
      diag('CS0117', span, { type: displayName(object.type), name, hint: hint(name, memberNames(object.type)) }),
    );
  const receiver = { kind: 'Receiver', span } as const;
  return memberOf(b, object, { kind: 'Member', target: receiver, name, nameSpan: span, typeArgs: null, span });
}

function keyed(b: Binder, object: Bound, keys: New['args'], span: Bound['span']): Bound {
  const found = lookup(object.type, 'this');
  if (found.length === 0) return b.fail(diag('CS0021', span, { type: displayName(object.type) }));
  const args = bindArguments(b, keys);
  const result = resolve(b, found, args, null);
  if (result.best === null)
    return reportRefusal(b, result, args, { name: 'this', nameSpan: span, span, argsSpan: span, extensionOf: null });
  const values = passArguments(b, result.best, args, span).map((a) => a.value);
  return property(b, object, result.best.method, values, span, span);
}

// ---- arrays

export function bindNewArray(b: Binder, e: NewArraySyntax): Bound {
  const { span } = e;
  if (e.element === null) return implicitArray(b, e);
  const element = b.rules.type(b, e.element);
  if (element === voidType) return b.fail(diag('CS1547', e.element.span));
  if (element.kind === 'named' && element.def.kind === 'static class')
    return b.fail(diag('CS0719', e.element.span, { type: displayName(element) }));
  const sizes = e.sizes.map((s) => arraySize(b, s));
  const type = arrayType(element, e.rank);
  if (e.initialiser === null) return { kind: 'NewArray', type, element, sizes, elements: null, span };
  const shape: number[] = [];
  const elements = rows(b, e.initialiser, e.rank, shape, 0, (x) => b.rules.converted(b, x, element));
  for (const [i, s] of sizes.entries()) {
    if (s.kind !== 'Const') b.report(diag('CS0150', s.span));
    else if (Number(s.value) !== (shape[i] ?? 0))
      b.report(diag('CS0847', e.initialiser.span, { length: Number(s.value) }));
  }
  return { kind: 'NewArray', type, element, sizes: constants(b, shape, e.rank, span), elements, span };
}

function arraySize(b: Binder, s: Expr): Bound {
  const size = indexValue(b, b.rules.value(b, s));
  return size.kind === 'Const' && Number(size.value) < 0 ? b.fail(diag('CS0248', s.span)) : size;
}

const constants = (b: Binder, shape: readonly number[], rank: number, span: Bound['span']): readonly Bound[] =>
  Array.from({ length: rank }, (_, i): Bound => ({ kind: 'Const', type: T.int(), value: shape[i] ?? 0, span }));

/** What stands in the innermost brackets, in row order; `shape` receives the length of each dimension. */
function rows(
  b: Binder,
  i: ArrayInitialiser,
  rank: number,
  shape: number[],
  depth: number,
  bindElement: (e: Expr) => Bound,
): readonly Bound[] {
  if (shape[depth] === undefined) shape[depth] = i.elements.length;
  else if (shape[depth] !== i.elements.length) b.report(diag('CS0847', i.span, { length: shape[depth] }));
  return i.elements.flatMap((x): readonly Bound[] => {
    if (depth < rank - 1) {
      if (x.kind === 'ArrayInitialiser') return rows(b, x, rank, shape, depth + 1, bindElement);
      b.report(diag('CS0846', x.span));
      return [];
    }
    return [x.kind === 'ArrayInitialiser' ? b.fail(diag('CS0623', x.span)) : bindElement(x)];
  });
}

/** `{ 1, 2 }` where an array of a known type is wanted: a variable's initial value, an element of a jagged array. */
export function arrayFrom(b: Binder, i: ArrayInitialiser, type: Type): Bound {
  if (type.kind !== 'array') {
    for (const x of i.elements) if (x.kind !== 'ArrayInitialiser') b.rules.any(b, x);
    return type === unknownType ? b.error(i.span) : b.fail(diag('CS0622', i.span));
  }
  const shape: number[] = [];
  const elements = rows(b, i, type.rank, shape, 0, (x) => b.rules.converted(b, x, type.element));
  return {
    kind: 'NewArray',
    type,
    element: type.element,
    sizes: constants(b, shape, type.rank, i.span),
    elements,
    span: i.span,
  };
}

function implicitArray(b: Binder, e: NewArraySyntax): Bound {
  const shape: number[] = [];
  const values = e.initialiser === null ? [] : rows(b, e.initialiser, e.rank, shape, 0, (x) => b.rules.any(b, x));
  if (values.some((v) => v.kind === 'Error')) return b.error(e.span);
  const element = bestCommonType(b, values);
  if (element === null || element === voidType) return b.fail(diag('CS0826', e.span));
  const elements = values.map((v) => b.rules.convert(b, v, element));
  return {
    kind: 'NewArray',
    type: arrayType(element, e.rank),
    element,
    sizes: constants(b, shape, e.rank, e.span),
    elements,
    span: e.span,
  };
}

// ---- anonymous objects and tuples

export function bindNewAnonymous(b: Binder, e: NewAnonymousSyntax): Bound {
  const fields: { name: string; type: Type }[] = [];
  const values: Bound[] = [];
  let failed = false;
  for (const m of e.members) {
    const value = b.rules.any(b, m.value);
    const name = m.name ?? impliedName(m.value);
    const why =
      value.kind === 'UnboundLambda'
        ? 'lambda expression'
        : value.kind === 'MethodGroup'
          ? 'method group'
          : value.type === nullType
            ? '<null>'
            : value.type === voidType
              ? 'void'
              : value.kind === 'DefaultLiteral'
                ? 'default'
                : null;
    if (value.kind === 'Error') failed = true;
    else if (why !== null) {
      b.report(diag('CS0828', memberSpan(m), { value: why }));
      failed = true;
    }
    if (name === null) {
      b.report(diag('CS0746', m.value.span));
      failed = true;
    } else if (fields.some((f) => f.name === name)) {
      b.report(diag('CS0833', memberSpan(m)));
      failed = true;
    }
    fields.push({ name: name ?? '', type: value.type });
    values.push(value);
  }
  return failed ? b.error(e.span) : { kind: 'NewAnonymous', type: anonymousType(fields), values, span: e.span };
}

const memberSpan = (m: NewAnonymousSyntax['members'][number]): Bound['span'] => ({
  start: (m.nameSpan ?? m.value.span).start,
  end: m.value.span.end,
});

const impliedName = (e: NewAnonymousSyntax['members'][number]['value']): string | null => {
  if (e.kind === 'Name' || e.kind === 'Member') return e.name;
  if (e.kind === 'ConditionalAccess') return impliedName(e.rest);
  return null;
};

export function bindTuple(b: Binder, e: Tuple): Bound {
  const values = e.elements.map((x) => b.rules.any(b, x.value));
  if (values.some((v) => v.kind === 'Error')) return b.error(e.span);
  const names = e.elements.map((x) => x.name ?? tupleName(x.value));
  const seen = new Set<string>();
  for (const [i, x] of e.elements.entries()) {
    if (x.name !== null && seen.has(x.name)) b.report(diag('CS8127', x.nameSpan!));
    if (x.name !== null) seen.add(x.name);
    if (values[i]!.type === voidType && !isTypeless(values[i]!)) return b.fail(diag('CS8210', x.value.span));
  }
  const type = tupleOf(
    values.map((v) => v.type),
    names,
  );
  if (type === unknownType) return b.error(e.span);
  return { kind: 'NewTuple', type: type as NamedType, values, span: e.span };
}

/** A name that two elements would have is nobody's; neither are the names that tuples have anyway. */
const tupleName = (e: Tuple['elements'][number]['value']): string | null => {
  const name = impliedName(e);
  return name !== null && /^(Item\d+|Rest|ToString|Equals|GetHashCode|CompareTo)$/.test(name) ? null : name;
};
