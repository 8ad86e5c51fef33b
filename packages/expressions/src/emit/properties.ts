import type { Bound, Property } from '../bind/bound.ts';
import { contextPath } from './context-path.ts';
import type { Emitter } from './emitter.ts';
import { nullAt, type Thunk } from './frame.ts';

/**
 * Properties and indexers. What policies read most is folded into one thunk: `context.Request.Method`, members of a
 * local, and chains of constant keys such as `body["customer"]["address"]`.
 */
export function emitProperty(e: Emitter, n: Property): Thunk {
  const { get } = n;
  if (n.receiver === null) return () => get();
  if (n.args.length === 0) return plainProperty(e, n, n.receiver);
  if (n.args.length === 1 && n.args[0]!.kind === 'Const') return constantKeys(e, n);
  const at = n.span.start;
  const receiver = e.expression(n.receiver);
  const args = n.args.map((a) => e.expression(a));
  const first = args[0]!;
  if (args.length === 1)
    return (f) => {
      const value = receiver(f);
      const key = first(f);
      if (value === null) return nullAt(f, at);
      f.run.at = at;
      return get(value, key);
    };
  return (f) => {
    const value = receiver(f);
    const keys = args.map((a) => a(f));
    if (value === null) return nullAt(f, at);
    f.run.at = at;
    return get(value, ...keys);
  };
}

function plainProperty(e: Emitter, n: Property, receiver: Bound): Thunk {
  const { get } = n;
  const at = n.span.start;
  if (receiver.kind === 'ContextRef') return (f) => get(f.x);
  const path = contextPath(n);
  if (path !== null) {
    const { first } = path;
    return (f) => {
      const value = first(f.x);
      return value === null ? nullAt(f, at) : get(value);
    };
  }
  const value = e.expression(receiver);
  // a nullable's own members take null
  if (n.member.owner.name === 'System.Nullable') return (f) => get(value(f));
  return (f) => {
    const self = value(f);
    if (self === null) return nullAt(f, at);
    f.run.at = at;
    return get(self);
  };
}

/** `r["a"]["b"]["c"]`: the indexers run in a row, each on what the one before gave. */
function constantKeys(e: Emitter, n: Property): Thunk {
  const links: { readonly get: Property['get']; readonly key: unknown; readonly at: number }[] = [];
  let receiver: Bound = n;
  while (receiver.kind === 'Property' && receiver.receiver !== null && receiver.args.length === 1) {
    const key: Bound = receiver.args[0]!;
    if (key.kind !== 'Const') break;
    links.unshift({ get: receiver.get, key: key.value, at: receiver.span.start });
    receiver = receiver.receiver;
  }
  const first = links[0]!;
  const { get, key, at } = first;
  if (links.length === 1) {
    if (receiver.kind === 'LocalRef' && e.isPlain(receiver.local)) {
      const { slot } = receiver.local;
      return (f) => {
        const value = f.slots[slot];
        if (value === null) return nullAt(f, at);
        f.run.at = at;
        return get(value, key);
      };
    }
    const value = e.expression(receiver);
    return (f) => {
      const self = value(f);
      if (self === null) return nullAt(f, at);
      f.run.at = at;
      return get(self, key);
    };
  }
  const value = e.expression(receiver);
  const second = links[1]!;
  if (links.length === 2)
    return (f) => {
      const self = value(f);
      if (self === null) return nullAt(f, at);
      f.run.at = at;
      const inner = get(self, key);
      if (inner === null) return nullAt(f, second.at);
      f.run.at = second.at;
      return second.get(inner, second.key);
    };
  return (f) => {
    let self = value(f);
    for (let i = 0; i < links.length; i++) {
      const link = links[i]!;
      if (self === null) return nullAt(f, link.at);
      f.run.at = link.at;
      self = link.get(self, link.key);
    }
    return self;
  };
}
