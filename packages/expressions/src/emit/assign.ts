import type { Assign, Compound, Deconstruct, DeconstructPart, Increment, Property, Target } from '../bind/bound.ts';
import { arrayElementOf, setArrayElement } from '../values/array-element.ts';
import type { ValueTuple } from '../values/tuple.ts';
import { changeOf } from './conversions.ts';
import type { Emitter, Place } from './emitter.ts';
import { nullAt, type Frame, type Thunk } from './frame.ts';

/** Assignments. C# evaluates the parts of the target, then the value, then stores. */

export function emitAssign(e: Emitter, n: Assign): Thunk {
  const value = e.expression(n.value);
  const { target } = n;
  if (target.kind === 'Discard') return value;
  if (target.kind === 'LocalRef') {
    const store = e.write(target.local);
    return (f) => {
      const v = value(f);
      store(f, v);
      return v;
    };
  }
  const place = emitPlace(e, target);
  return (f) => {
    const p = place(f);
    const v = value(f);
    p.set(v);
    return v;
  };
}

export function emitCompound(e: Emitter, n: Compound): Thunk {
  const simple = sumInPlace(e, n);
  if (simple !== null) return simple;
  const combined = e.expression(n.combined);
  const current = e.write(n.current.local);
  if (n.target.kind === 'LocalRef') {
    const read = e.read(n.target.local);
    const store = e.write(n.target.local);
    return (f) => {
      current(f, read(f));
      const v = combined(f);
      store(f, v);
      return v;
    };
  }
  const place = emitPlace(e, n.target);
  return (f) => {
    const p = place(f);
    current(f, p.get());
    const v = combined(f);
    p.set(v);
    return v;
  };
}

/** `total += x`, of int variables. C# reads the variable before it evaluates `x`. */
function sumInPlace(e: Emitter, n: Compound): Thunk | null {
  const { target, combined } = n;
  if (target.kind !== 'LocalRef' || !e.isPlain(target.local) || combined.kind !== 'Binary') return null;
  if (combined.on !== 'int' || combined.operator !== '+' || combined.checked || combined.lifted) return null;
  if (combined.left !== n.current) return null;
  const { slot } = target.local;
  const right = e.expression(combined.right);
  return (f) => (f.slots[slot] = ((f.slots[slot] as number) + (right(f) as number)) | 0);
}

export function emitIncrement(e: Emitter, n: Increment): Thunk {
  const next = e.expression(n.next);
  const current = e.write(n.current.local);
  const { prefix } = n;
  if (n.target.kind === 'LocalRef') {
    const read = e.read(n.target.local);
    const store = e.write(n.target.local);
    return (f) => {
      const before = read(f);
      current(f, before);
      const after = next(f);
      store(f, after);
      return prefix ? after : before;
    };
  }
  const place = emitPlace(e, n.target);
  return (f) => {
    const p = place(f);
    const before = p.get();
    current(f, before);
    const after = next(f);
    p.set(after);
    return prefix ? after : before;
  };
}

export function emitPlace(e: Emitter, n: Target): (f: Frame) => Place {
  switch (n.kind) {
    case 'Discard':
      return () => ({ get: () => null, set: () => {} });
    case 'LocalRef': {
      const read = e.read(n.local);
      const store = e.write(n.local);
      return (f) => ({ get: () => read(f), set: (v) => store(f, v) });
    }
    case 'ArrayElement': {
      const array = e.expression(n.array);
      const indices = n.indices.map((i) => e.expression(i));
      const get = arrayElementOf(n.array.type);
      const set = setArrayElement(n.array.type);
      const at = n.span.start;
      return (f) => {
        const a = array(f);
        const keys = indices.map((i) => i(f)) as number[];
        const check = (): void => {
          f.run.at = at;
          if (a === null) nullAt(f, at);
        };
        return {
          get: () => (check(), get(a, ...keys)),
          set: (v) => {
            check();
            set(a, v, ...keys);
          },
        };
      };
    }
    case 'Property':
      return n.item >= 0 ? tuplePlace(e, n) : propertyPlace(e, n);
  }
}

function propertyPlace(e: Emitter, n: Property): (f: Frame) => Place {
  const receiver = n.receiver === null ? null : e.expression(n.receiver);
  const args = n.args.map((a) => e.expression(a));
  const { get, set } = n;
  const at = n.span.start;
  return (f) => {
    const self = receiver?.(f);
    const keys = args.map((a) => a(f));
    const check = (): void => {
      f.run.at = at;
      if (receiver !== null && self === null) nullAt(f, at);
    };
    return {
      get: () => (check(), receiver === null ? get(...keys) : get(self, ...keys)),
      set: (v) => {
        check();
        if (receiver === null) set!(...keys, v);
        else set!(self, ...keys, v);
      },
    };
  };
}

/** `t.Item1 = x`: tuples are values, so the variable gets a new one. */
function tuplePlace(e: Emitter, n: Property): (f: Frame) => Place {
  const holder = emitPlace(e, n.receiver as Target);
  return (f) => {
    const p = holder(f);
    return {
      get: () => (p.get() as ValueTuple).items[n.item],
      set: (v) => p.set((p.get() as ValueTuple).with(n.item, v)),
    };
  };
}

export function emitDeconstruct(e: Emitter, n: Deconstruct): Thunk {
  const value = e.expression(n.value);
  const store = storeParts(e, n.parts);
  const split = n.split ?? ((v: unknown) => (v as ValueTuple).items);
  return (f) => {
    const places = store(f);
    const v = value(f);
    if (v === null) return nullAt(f, n.value.span.start);
    places(split(v));
    return v;
  };
}

/** Evaluates all targets, then gives the function that stores the parts. */
function storeParts(e: Emitter, parts: readonly DeconstructPart[]): (f: Frame) => (values: readonly unknown[]) => void {
  const stores = parts.map((p) => {
    const change = p.conversion === null ? null : changeOf(p.conversion, false);
    if ('nested' in p.target) {
      const inner = storeParts(e, p.target.nested);
      return (f: Frame) => {
        const places = inner(f);
        return (v: unknown): void => places((v as ValueTuple).items);
      };
    }
    const place = emitPlace(e, p.target);
    return (f: Frame) => {
      const target = place(f);
      return (v: unknown): void => target.set(change === null ? v : change(v));
    };
  });
  return (f) => {
    const ready = stores.map((s) => s(f));
    return (values) => ready.forEach((put, i) => put(values[i]));
  };
}
