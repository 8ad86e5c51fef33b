import type { BoundPattern } from '../bind/bound.ts';
import { isReferenceType, T } from '../types/registry.ts';
import { box, unbox } from '../values/boxing.ts';
import { viewChange } from '../values/json/pairs-view.ts';
import { objectKey } from '../values/object.ts';
import type { Emitter } from './emitter.ts';
import type { Frame } from './frame.ts';
import { instanceTest } from '../values/instance-of.ts';

/** Patterns as tests of a value in an object slot; a variable is set before the test says yes. */
export function emitPattern(e: Emitter, p: BoundPattern): (f: Frame, value: unknown) => boolean {
  switch (p.kind) {
    case 'any': {
      if (p.into === null) return () => true;
      const store = e.write(p.into);
      const raw = isReferenceType(p.into.type);
      return (f, value) => {
        store(f, raw ? value : unbox(value));
        return true;
      };
    }
    case 'type': {
      const test = instanceTest(p.target);
      if (p.into === null) return (_, value) => test(value);
      const store = e.write(p.into);
      const view = viewChange(T.object(), p.target);
      const raw = isReferenceType(p.target);
      return (f, value) => {
        if (!test(value)) return false;
        store(f, view !== null ? view(value) : raw ? value : unbox(value));
        return true;
      };
    }
    case 'constant': {
      if (p.value === null) return (_, value) => value === null;
      if (typeof p.value === 'symbol') return () => false;
      const wanted = box(p.type, p.value);
      const key = objectKey(wanted);
      if (key === wanted && typeof wanted !== 'object') return (_, value) => value === wanted;
      return (_, value) => Object.is(objectKey(value), key);
    }
  }
}
