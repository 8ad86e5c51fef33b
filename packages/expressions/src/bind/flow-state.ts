import type { Diagnostic, Span } from '@sluice/parser';
import type { Lambda } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';
import { diag } from './messages.ts';
import type { FunctionScope, Local, LocalFunctionSymbol } from './symbols.ts';

/**
 * What definite assignment knows at one place: a bit for each variable that is assigned on every path to here, 32 to a
 * word. Null is a place that no path reaches, where everything counts as assigned. States are values: nothing changes
 * one. (Most have one word: a typed array would cost more to make than the rest of the analysis.)
 */
export type State = Bits | null;
type Bits = readonly number[];

export const NOTHING: Bits = [];

/** Where two paths meet: what both have assigned. */
export function both(a: State, b: State): State {
  if (a === null) return b;
  if (b === null || a === b) return a;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.map((word, i) => word & long[i]!);
}

/** One thing after the other: what either has assigned. */
export function union(a: State, b: State): State {
  if (a === null || b === null) return null;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.map((word, i) => word | (short[i] ?? 0));
}

const has = (state: Bits, bit: number): boolean => ((state[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0;

function withBit(state: Bits, bit: number): Bits {
  const out = state.slice();
  while (out.length <= bit >> 5) out.push(0);
  out[bit >> 5]! |= 1 << (bit & 31);
  return out;
}

export const sameState = (a: State, b: State): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((word, i) => word === b[i]));

/** What a call of a local function reads of the variables around it, and what it has assigned when it returns. */
export interface Summary {
  readonly reads: ReadonlySet<Local>;
  readonly assigns: State;
}

/** The knot between expressions and the statements inside lambdas. */
export interface FlowRules {
  statement(f: Flow, n: BoundStatement, state: State): State;
  lambda(f: Flow, n: Lambda, state: State): void;
}

/** What the analysis carries along. The function whose body is looked at owns `breaks` to `returns`. */
export class Flow {
  readonly diagnostics: Diagnostic[] = [];
  readonly rules: FlowRules;
  readonly summaries = new Map<LocalFunctionSymbol, Summary>();
  /** Local functions by the variable that holds their delegate. */
  readonly holders = new Map<Local, LocalFunctionSymbol>();
  breaks: State[] = [];
  continues: State[] = [];
  returns: State[] = [];
  /** The `out` parameters of the function whose body is looked at. */
  outs: readonly Local[] = [];
  /** States at the `goto`s seen so far, by what they name; one that names a place further up makes another round needed. */
  readonly gotos = new Map<string, State>();
  changed = false;
  /** Set while the body of a local function is looked at for its summary, or for its own mistakes. */
  recording: { readonly fn: FunctionScope; readonly reads: Set<Local> } | null = null;
  /** Nothing is said in rounds that only compute summaries. */
  quiet = false;
  /** Tells the `goto case` of one switch from those of another. */
  switches: string[] = [];
  private readonly bits = new Map<Local, number>();
  private readonly said = new Set<Local>();

  constructor(rules: FlowRules) {
    this.rules = rules;
  }

  report(d: Diagnostic): void {
    if (!this.quiet) this.diagnostics.push(d);
  }

  /** Takes back what a round said that has to be repeated. */
  forget(count: number): void {
    this.diagnostics.length = count;
    this.said.clear();
  }

  plus(state: State, local: Local | null): State {
    if (state === null || local === null) return state;
    const bit = this.bit(local);
    return has(state, bit) ? state : withBit(state, bit);
  }

  isAssigned(state: State, local: Local): boolean {
    return state === null || has(state, this.bit(local));
  }

  /** The variable is read here. */
  use(local: Local, span: Span, state: State): void {
    if (!needsAssignment(local) || this.isAssigned(state, local)) return;
    if (this.recording !== null && !isInside(local.fn, this.recording.fn)) {
      // of a function around: checked where this one is called
      this.recording.reads.add(local);
      return;
    }
    if (this.quiet || this.said.has(local)) return;
    this.said.add(local);
    this.report(diag(local.role === 'out' ? 'CS0269' : 'CS0165', span, { name: local.name }));
  }

  /** After a call that leaves this assigned; one that never returns leaves everything so. */
  assigned(state: State, assigns: State): State {
    return union(state, assigns ?? Array.from({ length: (this.bits.size >> 5) + 1 }, () => ~0));
  }

  jump(name: string, state: State): void {
    const before = this.gotos.get(name);
    const after = before === undefined ? state : both(before, state);
    if (before !== undefined && sameState(before, after)) return;
    this.gotos.set(name, after);
    this.changed = true;
  }

  private bit(local: Local): number {
    let bit = this.bits.get(local);
    if (bit === undefined) this.bits.set(local, (bit = this.bits.size));
    return bit;
  }
}

function isInside(fn: FunctionScope, outer: FunctionScope): boolean {
  for (let at: FunctionScope | null = fn; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** Parameters and the variables of loops and catches have their value; locals of the source get theirs. */
export const needsAssignment = (l: Local): boolean =>
  l.name !== '' &&
  (l.role === 'local' || l.role === 'pattern' || l.role === 'using' || l.role === 'out') &&
  l.constant === null &&
  l.type.kind !== 'unknown';
