import type { Diagnostic, Span } from '@sluice/parser';
import type { Bound, BoundPattern, BoundStatement, Target } from './bound.ts';
import { endReachable } from './flow.ts';
import { diag } from './messages.ts';
import type { FunctionScope, Local } from './symbols.ts';
import { childrenOf, isStatement, patternLocal, type AnyNode } from './walk.ts';

/**
 * Definite assignment and reachability, C#'s flow analysis, over the finished tree. A state is the set of variables
 * assigned on every path to here; null is a place that no path reaches, where everything counts as assigned.
 */
type State = ReadonlySet<Local> | null;

/** A condition leaves one state where it is true and another where it is false. */
interface Branches {
  readonly whenTrue: State;
  readonly whenFalse: State;
}

const both = (a: State, b: State): State => {
  if (a === null) return b;
  if (b === null || a === b) return a;
  const small = a.size <= b.size ? a : b;
  const large = small === a ? b : a;
  return new Set([...small].filter((l) => large.has(l)));
};

const plus = (state: State, local: Local | null): State =>
  state === null || local === null || state.has(local) ? state : new Set([...state, local]);

export function flowDiagnostics(body: AnyNode, _fn: FunctionScope): readonly Diagnostic[] {
  const flow = new Flow();
  if (isStatement(body)) flow.statement(body, new Set());
  else flow.expression(body, new Set());
  return [...flow.diagnostics, ...unused(body)];
}

class Flow {
  readonly diagnostics: Diagnostic[] = [];
  private readonly said = new Set<Local>();
  private breaks: State[] = [];
  private continues: State[] = [];

  private use(local: Local, span: Span, state: State): void {
    if (state === null || state.has(local) || !needsAssignment(local) || this.said.has(local)) return;
    this.said.add(local);
    this.diagnostics.push(diag('CS0165', span, { name: local.name }));
  }

  // ---- expressions

  expression(n: Bound, state: State): State {
    switch (n.kind) {
      case 'LocalRef':
        this.use(n.local, n.span, state);
        return state;
      case 'Logical':
      case 'Match': {
        const { whenTrue, whenFalse } = this.condition(n, state);
        return both(whenTrue, whenFalse);
      }
      case 'Unary':
        if (n.operator === '!') {
          const { whenTrue, whenFalse } = this.condition(n, state);
          return both(whenTrue, whenFalse);
        }
        return this.expression(n.operand, state);
      case 'Conditional': {
        const { whenTrue, whenFalse } = this.condition(n.condition, state);
        return both(this.expression(n.whenTrue, whenTrue), this.expression(n.whenFalse, whenFalse));
      }
      case 'Coalesce': {
        const left = this.expression(n.left, state);
        const right = this.expression(n.right, left);
        return n.right.kind === 'ThrowExpression' ? left : both(left, right);
      }
      case 'ConditionalAccess': {
        const target = this.expression(n.target, state);
        this.expression(n.rest, target);
        return target;
      }
      case 'Assign':
        return this.store(n.target, this.expression(n.value, this.place(n.target, state)));
      case 'Compound':
        return this.expression(n.combined, this.expressionOf(n.target, state));
      case 'Increment':
        return this.expressionOf(n.target, state);
      case 'Deconstruct': {
        let at = this.expression(n.value, state);
        for (const p of childrenOf(n)) if (p !== n.value) at = this.store(p as Target, at);
        return at;
      }
      case 'Call':
      case 'CallLocal': {
        let at = n.kind === 'Call' && n.receiver !== null ? this.expression(n.receiver, state) : state;
        if (n.kind === 'CallLocal') this.use(n.target.holder, n.span, plus(at, n.target.holder));
        for (const a of n.args)
          at = a.mode === 'out' ? this.place(a.value as Target, at) : this.expression(a.value, at);
        for (const a of n.args) if (a.mode === 'out') at = this.store(a.value as Target, at);
        return at;
      }
      case 'Lambda':
        this.inner(n.body, state, n.params);
        return state;
      case 'ThrowExpression':
        this.expression(n.value, state);
        return null;
      default: {
        let at = state;
        for (const child of childrenOf(n))
          at = isStatement(child) ? this.statement(child, at) : this.expression(child, at);
        return at;
      }
    }
  }

  private condition(n: Bound, state: State): Branches {
    if (n.kind === 'Const')
      return n.value === true ? { whenTrue: state, whenFalse: null } : { whenTrue: null, whenFalse: state };
    if (n.kind === 'Unary' && n.operator === '!') {
      const { whenTrue, whenFalse } = this.condition(n.operand, state);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (n.kind === 'Logical') {
      const left = this.condition(n.left, state);
      if (n.operator === '&&') {
        const right = this.condition(n.right, left.whenTrue);
        return { whenTrue: right.whenTrue, whenFalse: both(left.whenFalse, right.whenFalse) };
      }
      const right = this.condition(n.right, left.whenFalse);
      return { whenTrue: both(left.whenTrue, right.whenTrue), whenFalse: right.whenFalse };
    }
    if (n.kind === 'Match') {
      const at = this.expression(n.operand, state);
      const always = n.pattern.kind === 'any';
      const matched = plus(at, patternLocal(n.pattern));
      return { whenTrue: matched, whenFalse: always ? matched : at };
    }
    if (n.kind === 'Conditional') {
      const c = this.condition(n.condition, state);
      const t = this.condition(n.whenTrue, c.whenTrue);
      const f = this.condition(n.whenFalse, c.whenFalse);
      return { whenTrue: both(t.whenTrue, f.whenTrue), whenFalse: both(t.whenFalse, f.whenFalse) };
    }
    const at = this.expression(n, state);
    return { whenTrue: at, whenFalse: at };
  }

  /** The parts of a target are evaluated; the variable itself is not read. */
  private place(n: Target, state: State): State {
    return n.kind === 'LocalRef' || n.kind === 'Discard' ? state : this.expression(n, state);
  }
  private store(n: Target, state: State): State {
    return n.kind === 'LocalRef' ? plus(state, n.local) : state;
  }
  private expressionOf(n: Target, state: State): State {
    return n.kind === 'Discard' ? state : this.expression(n, state);
  }

  /** A lambda or local function runs later: what it assigns does not count, what it reads must be assigned by now. */
  private inner(body: AnyNode, state: State, params: readonly Local[]): void {
    const outer = { breaks: this.breaks, continues: this.continues };
    this.breaks = [];
    this.continues = [];
    let at = state;
    for (const p of params) at = plus(at, p);
    const end = isStatement(body) ? this.statement(body, at) : this.expression(body, at);
    this.outAssigned(params, end);
    Object.assign(this, outer);
  }

  private outAssigned(params: readonly Local[], end: State): void {
    for (const p of params)
      if (p.role === 'out' && end !== null && !this.assignedOut.has(p))
        this.diagnostics.push(diag('CS0177', p.span, { name: p.name }));
  }
  private readonly assignedOut = new Set<Local>();

  // ---- statements

  statement(n: BoundStatement, state: State): State {
    switch (n.kind) {
      case 'Block':
        return this.statements(n.statements, state);
      case 'Declare':
        return n.value === null ? state : plus(this.expression(n.value, state), n.local);
      case 'Expression':
        return this.expression(n.expression, state);
      case 'Function':
        // bodies may read what is assigned by the time they are called: C# checks the calls; reading is judged leniently here
        this.inner(n.body, null, n.params);
        return plus(state, n.symbol.holder);
      case 'Functions':
        for (const body of n.bodies) this.statement(body, null);
        return state;
      case 'If': {
        const { whenTrue, whenFalse } = this.condition(n.condition, state);
        const then = this.statement(n.then, whenTrue);
        return both(then, n.otherwise === null ? whenFalse : this.statement(n.otherwise, whenFalse));
      }
      case 'Loop':
        return this.loop(n, state);
      case 'ForEach': {
        let at = this.expression(n.source, state);
        const before = at;
        at = plus(at, n.variable);
        if (n.parts !== null) at = this.expression(n.parts.deconstruct, plus(at, n.parts.item));
        const { breaks } = this.jumping(() => this.statement(n.body, at));
        return breaks.reduce(both, before);
      }
      case 'Switch':
        return this.switch(n, state);
      case 'Break':
        this.breaks.push(state);
        return null;
      case 'Continue':
        this.continues.push(state);
        return null;
      case 'Return':
        if (n.value !== null) this.expression(n.value, state);
        return null;
      case 'Throw':
        if (n.value !== null) this.expression(n.value, state);
        return null;
      case 'Goto':
        return null;
      case 'Label':
        // reached by goto from anywhere: only what was assigned before is sure, and that is not known here
        return this.statement(n.statement, state ?? new Set());
      case 'Try': {
        const body = this.statement(n.body, state);
        let end = body;
        for (const c of n.catches) {
          let at = plus(state, c.local);
          if (c.filter !== null) at = this.condition(c.filter, at).whenTrue;
          end = both(end, this.statement(c.body, at));
        }
        if (n.finally === null) return end;
        const last = this.statement(n.finally, state);
        if (last === null || end === null) return null;
        return new Set([...end, ...last]);
      }
      case 'Using': {
        let at = state;
        for (const r of n.resources) at = this.statement(r, at);
        return this.statement(n.body, at);
      }
      case 'Yield':
        if (n.value === null) return null;
        return this.expression(n.value, state);
      case 'Empty':
        return state;
    }
  }

  private statements(list: readonly BoundStatement[], state: State): State {
    let at = state;
    let warned = false;
    for (const s of list) {
      if (
        at === null &&
        !warned &&
        s.kind !== 'Empty' &&
        s.kind !== 'Label' &&
        s.kind !== 'Function' &&
        state !== null
      ) {
        warned = true;
        this.diagnostics.push(diag('CS0162', firstWord(s.span)));
      }
      at = this.statement(s, at);
    }
    return at;
  }

  private jumping(work: () => State): { readonly end: State; readonly breaks: State[]; readonly continues: State[] } {
    const outer = { breaks: this.breaks, continues: this.continues };
    const breaks: State[] = [];
    const continues: State[] = [];
    this.breaks = breaks;
    this.continues = continues;
    const end = work();
    this.breaks = outer.breaks;
    this.continues = outer.continues;
    return { end, breaks, continues };
  }

  private loop(n: BoundStatement & { kind: 'Loop' }, state: State): State {
    let at = state;
    for (const i of n.initialisers) at = this.statement(i, at);
    if (n.testFirst) {
      const { whenTrue, whenFalse } =
        n.condition === null ? { whenTrue: at, whenFalse: null } : this.condition(n.condition, at);
      const { end, breaks, continues } = this.jumping(() => this.statement(n.body, whenTrue));
      let turn = continues.reduce(both, end);
      for (const s of n.steps) turn = this.expression(s, turn);
      return breaks.reduce(both, whenFalse);
    }
    const { end, breaks, continues } = this.jumping(() => this.statement(n.body, at));
    const turn = continues.reduce(both, end);
    const { whenFalse } = n.condition === null ? { whenFalse: null } : this.condition(n.condition, turn);
    return breaks.reduce(both, whenFalse);
  }

  private switch(n: BoundStatement & { kind: 'Switch' }, state: State): State {
    const at = this.expression(n.value, state);
    let hasDefault = false;
    const outerBreaks = this.breaks;
    const breaks: State[] = [];
    this.breaks = breaks;
    for (const [i, section] of n.sections.entries()) {
      let entry: State = null;
      for (const l of section.labels) {
        let label = at;
        if (l.pattern === null || (l.pattern.kind === 'any' && l.guard === null)) hasDefault = true;
        if (l.pattern !== null) label = plus(label, patternLocal(l.pattern));
        if (l.guard !== null) label = this.condition(l.guard, label).whenTrue;
        entry = both(entry, label);
      }
      const end = this.statements(section.statements, entry);
      if (
        end !== null &&
        section.statements.length > 0 &&
        endReachable({ kind: 'Block', span: section.span, statements: section.statements, locals: [] })
      )
        this.fallsThrough(n, i);
    }
    this.breaks = outerBreaks;
    return breaks.reduce(both, hasDefault ? null : at);
  }

  private fallsThrough(n: BoundStatement & { kind: 'Switch' }, i: number): void {
    const label = n.sections[i]!.labels[0]!;
    const name =
      label.pattern === null ? 'default:' : label.pattern.kind === 'constant' ? `case ${show(label.pattern)}:` : 'case';
    this.diagnostics.push(diag(i === n.sections.length - 1 ? 'CS8070' : 'CS0163', label.span, { label: name }));
  }
}

const show = (p: BoundPattern & { kind: 'constant' }): string =>
  typeof p.value === 'string' ? `"${p.value}"` : String(p.value);

/** Parameters and the variables of loops and catches have their value; locals of the source get theirs. */
const needsAssignment = (l: Local): boolean =>
  l.name !== '' &&
  (l.role === 'local' || l.role === 'pattern' || l.role === 'using') &&
  l.constant === null &&
  l.type.kind !== 'unknown';

/** C# marks the first token of what can't be reached; its first word is near enough. */
const firstWord = (s: Span): Span => ({ start: s.start, end: Math.min(s.end, s.start + 1) });

/** Variables that are declared and never read. */
function unused(body: AnyNode): readonly Diagnostic[] {
  const declared: { readonly local: Local; readonly constant: boolean; readonly assigned: boolean }[] = [];
  const read = new Set<Local>();
  const written = new Set<Local>();
  const stack: AnyNode[] = [body];
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (n.kind === 'Declare' && n.local.name !== '')
      declared.push({
        local: n.local,
        assigned: n.value !== null,
        constant: n.value === null || n.value.kind === 'Const',
      });
    if (n.kind === 'LocalRef') read.add(n.local);
    if (n.kind === 'Try')
      for (const c of n.catches)
        if (c.local !== null) declared.push({ local: c.local, assigned: false, constant: true });
    if (n.kind === 'Assign' && n.target.kind === 'LocalRef') {
      written.add(n.target.local);
      stack.push(n.value);
      continue;
    }
    stack.push(...childrenOf(n));
  }
  return declared
    .filter(({ local, constant }) => !read.has(local) && constant && local.role !== 'using')
    .map(({ local, assigned }) =>
      assigned || written.has(local)
        ? diag('CS0219', local.span, { name: local.name })
        : diag('CS0168', local.span, { name: local.name }),
    );
}
