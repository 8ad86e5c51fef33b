import type { Bound, Call, ConditionalAccess, Property } from '../bind/bound.ts';
import type { Local } from '../bind/symbols.ts';
import type { Fn, Preparable } from '../types/define.ts';
import { isDelegate, isReferenceType } from '../types/registry.ts';
import { changeBy } from './conversions.ts';
import { viewChange } from '../values/json/pairs-view.ts';
import { outOfSteps, theRun } from '../values/run.ts';
import type { Emitter } from './emitter.ts';
import { nullAt, nullReferenceAt, type Frame, type Thunk } from './frame.ts';
import { comparisonWithConstant } from './operators.ts';

/**
 * Most of what a policy says leads from one value to the next and needs nothing else: properties, indexers and methods
 * with constant arguments, casts. Such steps in a row (`context.Request.Url.Path.StartsWith("/a")`,
 * `(string)body["customer"]["city"]`) become one thunk, not one each. What can be made of the constants is made once.
 */
interface Link {
  readonly fn: (value: unknown) => unknown;
  readonly at: number;
  /** Null before it is a NullReferenceException. */
  readonly guard: boolean;
}

/** The expression as a chain, where it ends in a step of this kind; null otherwise. */
export function emitChain(e: Emitter, n: Bound): Thunk | null {
  const { source, links } = linksOf(e, n);
  if (links.length === 0) return null;
  return fromSource(e, source, links);
}

function linksOf(e: Emitter, n: Bound): { readonly source: Bound; readonly links: readonly Link[] } {
  const links: Link[] = [];
  let source = n;
  for (;;) {
    const before = stepsOver(source) ?? linkTo(e, source, links);
    if (before === null) return { source, links: links.reverse() };
    source = before;
  }
}

/** The operand of a conversion that changes nothing. */
function stepsOver(n: Bound): Bound | null {
  if (n.kind !== 'Convert' || viewChange(n.operand.type, n.type) !== null) return null;
  const { kind } = n.conversion;
  if (kind === 'reference') return isDelegate(n.operand.type) ? null : n.operand;
  return kind === 'identity' ? n.operand : null;
}

/** Adds the step that `n` ends in; gives what it starts from. */
function linkTo(e: Emitter, n: Bound, links: Link[]): Bound | null {
  switch (n.kind) {
    case 'Property':
      return propertyLink(n, links);
    case 'Call':
      return callLink(e, n, links);
    case 'Convert': {
      const { kind } = n.conversion;
      if (kind !== 'user' && kind !== 'unbox' && kind !== 'downcast' && viewChange(n.operand.type, n.type) === null)
        return null;
      const fn = changeBy(n);
      if (fn === null) return n.operand;
      links.push({ fn, at: n.span.start, guard: false });
      return n.operand;
    }
    case 'Binary': {
      const fn = comparisonWithConstant(n);
      if (fn === null) return null;
      links.push({ fn, at: n.span.start, guard: false });
      return n.left;
    }
    default:
      return null;
  }
}

function propertyLink(n: Property, links: Link[]): Bound | null {
  if (n.receiver === null) return null;
  const fn = withConstants(n.get, n.args);
  if (fn === null) return null;
  // a nullable's own members take null
  links.push({ fn, at: n.span.start, guard: n.member.owner.name !== 'System.Nullable' });
  return n.receiver;
}

function callLink(e: Emitter, n: Call, links: Link[]): Bound | null {
  if (n.args.some((a) => a.mode !== 'value')) return null;
  const operand = n.receiver ?? n.args[0]?.value;
  if (operand === undefined || operand.kind === 'Const') return null;
  const others = (n.receiver === null ? n.args.slice(1) : n.args).map((a) => a.value);
  const fn = withConstants((e.readsOnly ? n.shared : null) ?? n.fn, others);
  if (fn === null) return null;
  // values are never null
  links.push({ fn, at: n.nameSpan.start, guard: n.receiver !== null && isReferenceType(operand.type) });
  return operand;
}

/** The function of the first operand alone; null where the others are no constants. */
function withConstants(fn: Fn, args: readonly Bound[]): Link['fn'] | null {
  if (args.length === 0) return fn;
  const values: unknown[] = [];
  for (const a of args) {
    if (a.kind !== 'Const') return null;
    values.push(a.value);
  }
  const { prepare } = fn as Fn & Partial<Preparable>;
  if (prepare !== undefined) return prepare(...values);
  const [x, y] = values;
  if (values.length === 1) return (value) => fn(value, x);
  if (values.length === 2) return (value) => fn(value, x, y);
  return (value) => fn(value, ...values);
}

function fromSource(e: Emitter, source: Bound, links: readonly Link[]): Thunk {
  if (source.kind === 'ContextRef') return fromContext(links);
  if ((source.kind === 'LocalRef' || source.kind === 'Receiver') && e.isPlain(source.local) && links.length <= 2)
    return fromSlot(source.local.slot, links);
  return fromThunk(e.expression(source), links);
}

function fromContext(links: readonly Link[]): Thunk {
  const [one, two, three] = links as [Link, Link, Link];
  const { fn: a } = one;
  if (links.length === 1) return (f) => a(f.x);
  const { fn: b, at: bt, guard: bg } = two;
  if (links.length === 2)
    return (f) => {
      const x = a(f.x);
      if (bg && x === null) return nullAt(f, bt);
      f.run.at = bt;
      return b(x);
    };
  const { fn: c, at: ct, guard: cg } = three;
  const first: Thunk = (f) => {
    const x = a(f.x);
    if (bg && x === null) return nullAt(f, bt);
    f.run.at = bt;
    const y = b(x);
    if (cg && y === null) return nullAt(f, ct);
    f.run.at = ct;
    return c(y);
  };
  return links.length === 3 ? first : fromThunk(first, links.slice(3));
}

function fromSlot(slot: number, links: readonly Link[]): Thunk {
  const [one, two] = links as [Link, Link];
  const { fn: a, at, guard } = one;
  if (links.length === 1)
    return (f) => {
      const v = f.slots[slot];
      if (guard && v === null) return nullAt(f, at);
      f.run.at = at;
      return a(v);
    };
  const { fn: b, at: bt, guard: bg } = two;
  return (f) => {
    const v = f.slots[slot];
    if (guard && v === null) return nullAt(f, at);
    f.run.at = at;
    const x = a(v);
    if (bg && x === null) return nullAt(f, bt);
    f.run.at = bt;
    return b(x);
  };
}

function fromThunk(source: Thunk, links: readonly Link[]): Thunk {
  const [one, two, three] = links as [Link, Link, Link];
  const { fn: a, at, guard } = one;
  if (links.length === 1)
    return (f) => {
      const v = source(f);
      if (guard && v === null) return nullAt(f, at);
      f.run.at = at;
      return a(v);
    };
  const { fn: b, at: bt, guard: bg } = two;
  if (links.length === 2)
    return (f) => {
      const v = source(f);
      if (guard && v === null) return nullAt(f, at);
      f.run.at = at;
      const x = a(v);
      if (bg && x === null) return nullAt(f, bt);
      f.run.at = bt;
      return b(x);
    };
  const { fn: c, at: ct, guard: cg } = three;
  const first: Thunk = (f) => {
    const v = source(f);
    if (guard && v === null) return nullAt(f, at);
    f.run.at = at;
    const x = a(v);
    if (bg && x === null) return nullAt(f, bt);
    f.run.at = bt;
    const y = b(x);
    if (cg && y === null) return nullAt(f, ct);
    f.run.at = ct;
    return c(y);
  };
  return links.length === 3 ? first : fromThunk(first, links.slice(3));
}

/**
 * A lambda that is nothing but a chain from its one parameter (`x => (int)x["qty"] > 2`) as a plain function: without a
 * frame, and the same for every evaluation. Null for every other.
 */
export function emitChainLambda(e: Emitter, param: Local, body: Bound): Fn | null {
  const { source, links } = linksOf(e, body);
  if (source.kind !== 'LocalRef' || source.local !== param || links.length > 3) return null;
  const [one, two, three] = links as [Link | undefined, Link, Link];
  if (one === undefined) return null;
  const run = theRun;
  const { fn: a, at, guard } = one;
  if (links.length === 1)
    return (v: unknown) => {
      if (--run.steps < 0) outOfSteps(run);
      if (guard && v === null) return nullReferenceAt(run, at);
      run.at = at;
      return a(v);
    };
  const { fn: b, at: bt, guard: bg } = two;
  if (links.length === 2)
    return (v: unknown) => {
      if (--run.steps < 0) outOfSteps(run);
      if (guard && v === null) return nullReferenceAt(run, at);
      run.at = at;
      const x = a(v);
      if (bg && x === null) return nullReferenceAt(run, bt);
      run.at = bt;
      return b(x);
    };
  const { fn: c, at: ct, guard: cg } = three;
  return (v: unknown) => {
    if (--run.steps < 0) outOfSteps(run);
    if (guard && v === null) return nullReferenceAt(run, at);
    run.at = at;
    const x = a(v);
    if (bg && x === null) return nullReferenceAt(run, bt);
    run.at = bt;
    const y = b(x);
    if (cg && y === null) return nullReferenceAt(run, ct);
    run.at = ct;
    return c(y);
  };
}

/** `a?.B` where the rest is one step: the value need not be stored for it. */
export function emitConditionalStep(e: Emitter, n: ConditionalAccess): Thunk | null {
  const { source, links } = linksOf(e, n.rest);
  const [link] = links;
  if (link === undefined || links.length > 1 || source !== n.receiver) return null;
  const target = e.expression(n.target);
  const { fn, at } = link;
  return (f: Frame) => {
    const v = target(f);
    if (v === null) return null;
    f.run.at = at;
    return fn(v);
  };
}
