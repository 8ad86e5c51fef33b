import type { BoundArgument, Call, CallLocal, Invoke } from '../bind/bound.ts';
import type { Fn } from '../types/define.ts';
import { isReferenceType } from '../types/registry.ts';
import type { Ref } from '../values/clr.ts';
import type { Emitter, Place } from './emitter.ts';
import { Cell, nullAt, type Frame, type Thunk } from './frame.ts';

/** Calls, specialised by the number of arguments; constants among them are passed without a thunk. */

export function emitCall(e: Emitter, n: Call): Thunk {
  const at = n.nameSpan.start;
  if (n.args.some((a) => a.mode !== 'value'))
    return callWithRefs(e, n.receiver === null ? null : e.expression(n.receiver), n.args, n.fn, at);
  if (n.receiver === null) return staticCall(e, n, at);
  const receiver = e.expression(n.receiver);
  const fn = (e.readsOnly ? n.shared : null) ?? n.fn;
  // a nullable's own members take null; so do those of values, which never are
  const nullable = isReferenceType(n.receiver.type);
  const args = n.args.map((a) => e.expression(a.value));
  const [a, b] = args as [Thunk, Thunk];
  const guard = (f: Frame, self: unknown): void => {
    if (self === null && nullable) nullAt(f, at);
    f.run.at = at;
  };
  switch (args.length) {
    case 0:
      return (f) => {
        const self = receiver(f);
        guard(f, self);
        return fn(self);
      };
    case 1: {
      const only = n.args[0]!.value;
      if (only.kind === 'Const') {
        const { value } = only;
        return (f) => {
          const self = receiver(f);
          guard(f, self);
          return fn(self, value);
        };
      }
      return (f) => {
        const self = receiver(f);
        const x = a(f);
        guard(f, self);
        return fn(self, x);
      };
    }
    case 2:
      return (f) => {
        const self = receiver(f);
        const x = a(f);
        const y = b(f);
        guard(f, self);
        return fn(self, x, y);
      };
    default:
      return (f) => {
        const self = receiver(f);
        const values = args.map((t) => t(f));
        guard(f, self);
        return fn(self, ...values);
      };
  }
}

function staticCall(e: Emitter, n: Call, at: number): Thunk {
  const { fn } = n;
  const args = n.args.map((a) => e.expression(a.value));
  const [a, b, c] = args as [Thunk, Thunk, Thunk];
  const constant = (i: number): { readonly value: unknown } | null => {
    const value = n.args[i]?.value;
    return value?.kind === 'Const' ? { value: value.value } : null;
  };
  switch (args.length) {
    case 0:
      return (f) => {
        f.run.at = at;
        return fn();
      };
    case 1:
      return (f) => {
        const x = a(f);
        f.run.at = at;
        return fn(x);
      };
    case 2: {
      const second = constant(1);
      if (second !== null) {
        const y = second.value;
        return (f) => {
          const x = a(f);
          f.run.at = at;
          return fn(x, y);
        };
      }
      return (f) => {
        const x = a(f);
        const y = b(f);
        f.run.at = at;
        return fn(x, y);
      };
    }
    case 3: {
      const second = constant(1);
      const third = constant(2);
      if (second !== null && third !== null) {
        const y = second.value;
        const z = third.value;
        return (f) => {
          const x = a(f);
          f.run.at = at;
          return fn(x, y, z);
        };
      }
      return (f) => {
        const x = a(f);
        const y = b(f);
        const z = c(f);
        f.run.at = at;
        return fn(x, y, z);
      };
    }
    default:
      return (f) => {
        const values = args.map((t) => t(f));
        f.run.at = at;
        return fn(...values);
      };
  }
}

/** Calls with `out` or `ref`: each such place is read into a Ref, and written back when the call returns. */
function callWithRefs(e: Emitter, receiver: Thunk | null, args: readonly BoundArgument[], fn: Fn, at: number): Thunk {
  const passed = args.map((a) => passer(e, a));
  return (f) => {
    const self = receiver?.(f);
    if (receiver !== null && self === null) return nullAt(f, at);
    const given = passed.map((p) => p(f));
    f.run.at = at;
    const values = given.map((g) => g.value);
    const result = receiver === null ? fn(...values) : fn(self, ...values);
    for (const g of given) g.back();
    return result;
  };
}

interface Given {
  readonly value: unknown;
  back(): void;
}
const NOTHING = (): void => {};

/** What is passed for an argument, and what happens after the call. */
export function passer(e: Emitter, a: BoundArgument): (f: Frame) => Given {
  if (a.mode === 'value') {
    const value = e.expression(a.value);
    return (f) => ({ value: value(f), back: NOTHING });
  }
  const target = a.value;
  if (target.kind === 'Discard') return () => ({ value: new Cell(null), back: NOTHING });
  if (target.kind === 'LocalRef' && target.local.captured) {
    const cell = e.cell(target.local);
    return (f) => ({ value: cell(f), back: NOTHING });
  }
  if (target.kind !== 'LocalRef' && target.kind !== 'ArrayElement' && target.kind !== 'Property')
    throw new Error('an out argument is no place');
  const place: (f: Frame) => Place = e.rules.place(e, target);
  const reads = a.mode === 'ref';
  return (f) => {
    const p = place(f);
    const ref: Ref = new Cell(reads ? p.get() : null);
    return { value: ref, back: () => p.set(ref.value) };
  };
}

export function emitCallLocal(e: Emitter, n: CallLocal): Thunk {
  const target = e.read(n.target.holder);
  const at = n.span.start;
  if (n.args.some((a) => a.mode !== 'value')) {
    const passed = n.args.map((a) => passer(e, a));
    return (f) => {
      const given = passed.map((p) => p(f));
      f.run.at = at;
      const result = (target(f) as Fn)(...given.map((g) => g.value));
      for (const g of given) g.back();
      return result;
    };
  }
  const args = n.args.map((a) => e.expression(a.value));
  return (f) => {
    const values = args.map((t) => t(f));
    f.run.at = at;
    return (target(f) as Fn)(...values);
  };
}

export function emitInvoke(e: Emitter, n: Invoke): Thunk {
  const target = e.expression(n.target);
  const args = n.args.map((a) => e.expression(a));
  const at = n.span.start;
  return (f) => {
    const fn = target(f) as Fn | null;
    const values = args.map((t) => t(f));
    if (fn === null) return nullAt(f, at);
    f.run.at = at;
    return fn(...values);
  };
}
