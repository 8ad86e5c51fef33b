import type { Bound, Target } from '../bind/bound.ts';
import type { BoundStatement } from '../bind/bound-statements.ts';
import type { FunctionScope, Local } from '../bind/symbols.ts';
import type { Cursor } from '../values/sequence.ts';
import type { Cell, Exec, Frame, Thunk } from './frame.ts';

/** The function being emitted, and the knot that ties the files of the emitter: see `Binder`, which works the same way. */
export interface EmitRules {
  expression(e: Emitter, n: Bound): Thunk;
  statement(e: Emitter, n: BoundStatement): Exec;
  /** Stores a value in a target; the target's own parts are evaluated first. */
  place(e: Emitter, n: Target): (f: Frame) => Place;
  /** The body of an iterator: gives, for a frame of its own, one enumeration. */
  iterator(e: Emitter, body: BoundStatement): (f: Frame) => Cursor;
}

/** A target whose parts have been evaluated. */
export interface Place {
  get(): unknown;
  set(value: unknown): void;
}

export class Emitter {
  readonly rules: EmitRules;
  readonly fn: FunctionScope;
  /** The expression changes nothing it reads: members may share what they give. */
  readonly readsOnly: boolean;

  constructor(rules: EmitRules, fn: FunctionScope, readsOnly: boolean) {
    this.rules = rules;
    this.fn = fn;
    this.readsOnly = readsOnly;
  }

  expression(n: Bound): Thunk {
    return this.rules.expression(this, n);
  }

  statement(n: BoundStatement): Exec {
    return this.rules.statement(this, n);
  }

  iterator(body: BoundStatement): (f: Frame) => Cursor {
    return this.rules.iterator(this, body);
  }

  /** An emitter for an inner function. */
  inner(fn: FunctionScope): Emitter {
    return new Emitter(this.rules, fn, this.readsOnly);
  }

  /** Whether the variable stands in a slot of this function, by itself. */
  isPlain(local: Local): boolean {
    return local.fn === this.fn && !local.captured && local.role !== 'out' && local.role !== 'ref';
  }

  read(local: Local): Thunk {
    const { slot } = local;
    if (local.fn !== this.fn) {
      const index = this.captureIndex(local);
      return (f) => f.captures[index]!.value;
    }
    if (local.captured || local.role === 'out' || local.role === 'ref') return (f) => (f.slots[slot] as Cell).value;
    return (f) => f.slots[slot];
  }

  write(local: Local): (f: Frame, value: unknown) => void {
    const { slot } = local;
    if (local.fn !== this.fn) {
      const index = this.captureIndex(local);
      return (f, value) => {
        f.captures[index]!.value = value;
      };
    }
    if (local.captured || local.role === 'out' || local.role === 'ref')
      return (f, value) => {
        (f.slots[slot] as Cell).value = value;
      };
    return (f, value) => {
      f.slots[slot] = value;
    };
  }

  /** The cell of a variable that is captured, as seen from this function. */
  cell(local: Local): (f: Frame) => Cell {
    const { slot } = local;
    if (local.fn === this.fn) return (f) => f.slots[slot] as Cell;
    const index = this.captureIndex(local);
    return (f) => f.captures[index]!;
  }

  private captureIndex(local: Local): number {
    const index = this.fn.captures.indexOf(local);
    if (index < 0) throw new Error(`the variable ${local.name} is not captured by the function that uses it`);
    return index;
  }
}
