import type { Diagnostic, Span } from '@sluice/parser';
import type { Expr, Lambda as LambdaSyntax, Pattern, Query, TypeNode } from '../syntax/ast.ts';
import type { Block, Statement } from '../syntax/ast-statements.ts';
import { unknownType, type Type } from '../types/type.ts';
import type { Bound, BoundLambdaBody, BoundPattern, ErrorNode, MethodGroup, Receiver, UnboundLambda } from './bound.ts';
import type { BoundBlock, BoundStatement } from './bound-statements.ts';
import type { LabelScope } from './labels.ts';
import { diag } from './messages.ts';
import { capture, Scope, type FunctionScope, type Local, type Symbol } from './symbols.ts';

/**
 * The binder's state, and the knot that ties its files: each rule is a function over a `Binder`; those that other
 * files call are reached through `rules`. Binding never throws on a user's text: a mistake is a diagnostic and an
 * Error node of unknown type, about which nothing more is said.
 */
export interface Rules {
  /** Anything an expression can be, types and method groups included. */
  any(b: Binder, e: Expr): Bound;
  /** A value: types, namespaces and bare method groups are reported. */
  value(b: Binder, e: Expr): Bound;
  /** A value converted implicitly to `type`, with C#'s diagnostic where that is not possible. */
  converted(b: Binder, e: Expr, type: Type): Bound;
  converts(b: Binder, e: Bound, type: Type): boolean;
  convert(b: Binder, e: Bound, type: Type): Bound;
  type(b: Binder, t: TypeNode): Type;
  statement(b: Binder, s: Statement): BoundStatement;
  /** Statements of the current scope. */
  statements(b: Binder, s: readonly Statement[]): readonly BoundStatement[];
  block(b: Binder, s: Block): BoundBlock;
  lambda(b: Binder, e: LambdaSyntax): UnboundLambda;
  lambdaBody(b: Binder, l: UnboundLambda, params: readonly Type[], returns: Type | null): BoundLambdaBody;
  /** Result of a method group's method for parameters of these types; null where none takes them. */
  groupReturn(b: Binder, g: MethodGroup, params: readonly Type[]): Type | null;
  query(b: Binder, e: Query): Bound;
  pattern(b: Binder, p: Pattern, operand: Bound): BoundPattern;
}

/** Where `break`, `continue` and `return` may go from here. */
export interface Jumps {
  readonly breakable: boolean;
  readonly continuable: boolean;
  /** Inside a `try` that has a `catch`. */
  readonly inTry: boolean;
  readonly inCatch: boolean;
  readonly inFinally: boolean;
  /** Around the lambda there is a loop or a switch, which it can't leave. */
  readonly crosses: boolean;
  /** The innermost `switch`, for `goto case`. */
  readonly around: SwitchLabels | null;
}

/** What `goto case` may name: constants, as values of the switch's type. */
export interface SwitchLabels {
  readonly type: Type;
  readonly hasDefault: boolean;
  readonly constants: () => ReadonlySet<unknown>;
}

export const NO_JUMPS: Jumps = {
  breakable: false,
  continuable: false,
  inTry: false,
  inCatch: false,
  inFinally: false,
  crosses: false,
  around: null,
};

/** Inside a lambda: nothing outside of it can be reached. */
export const jumpsInside = (outer: Jumps): Jumps => ({
  ...NO_JUMPS,
  crosses: outer.breakable || outer.continuable || outer.crosses,
});

export class Binder {
  readonly rules: Rules;
  diagnostics: Diagnostic[] = [];
  private said = new Set<Diagnostic>();
  scope: Scope;
  /** null: neither `checked` nor `unchecked` is in force; constants are checked then, the rest wraps. */
  checked: boolean | null = null;
  /** Type parameters of the generic local function being bound, or what they stand for. */
  typeParams: ReadonlyMap<string, Type> = new Map();
  /** In `typeof(…)`, which also takes `List<>`. */
  inTypeOf = false;
  jumps: Jumps = NO_JUMPS;
  labels: LabelScope | null = null;
  /** What the conditional accesses around tested, innermost last. */
  readonly receivers: Receiver[] = [];
  /** The two sides of `equals` in the joins so far; the left one has the name of the joined variable. */
  readonly joinKeys: { readonly span: Span; readonly joined: string | null }[] = [];
  /** Values returned from the innermost function. */
  returned: Bound[] = [];

  constructor(rules: Rules, fn: FunctionScope) {
    this.rules = rules;
    this.scope = new Scope(null, fn);
  }

  get fn(): FunctionScope {
    return this.scope.fn;
  }

  /** What a lambda's body says may come here from several sides; it is said once. */
  report(d: Diagnostic): void {
    if (this.said.has(d)) return;
    this.said.add(d);
    this.diagnostics.push(d);
  }

  /** Reports, and gives the node that stands for what can't be bound. */
  fail(d: Diagnostic): ErrorNode {
    this.report(d);
    return this.error(d.span);
  }

  error(span: Span): ErrorNode {
    return { kind: 'Error', type: unknownType, span };
  }

  /** Binds with diagnostics set aside: what a candidate says does not count unless it is chosen. */
  quietly<R>(work: () => R): { readonly result: R; readonly diagnostics: Diagnostic[] } {
    const outer = this.diagnostics;
    const outerSaid = this.said;
    this.diagnostics = [];
    this.said = new Set();
    try {
      const result = work();
      return { result, diagnostics: this.diagnostics };
    } finally {
      this.diagnostics = outer;
      this.said = outerSaid;
    }
  }

  inScope<R>(work: () => R, fn: FunctionScope = this.fn): R {
    const outer = this.scope;
    this.scope = new Scope(outer, fn);
    try {
      return work();
    } finally {
      this.scope.later = null;
      this.scope = outer;
    }
  }

  withJumps<R>(jumps: Partial<Jumps>, work: () => R): R {
    const outer = this.jumps;
    this.jumps = { ...outer, ...jumps };
    try {
      return work();
    } finally {
      this.jumps = outer;
    }
  }

  withChecked<R>(checked: boolean | null, work: () => R): R {
    const outer = this.checked;
    this.checked = checked;
    try {
      return work();
    } finally {
      this.checked = outer;
    }
  }

  /** A variable of the current scope; a clash of names is reported, and the variable made all the same. */
  declare(name: string, type: Type, role: Local['role'], span: Span): Local {
    const local = this.makeLocal(name, type, role, span);
    if (name !== '') this.enter(name, local, span);
    return local;
  }

  /** A parameter: another of its name in the same list is no clash of scopes. */
  declareParam(name: string, type: Type, role: Local['role'], span: Span): Local {
    if (name === '' || !this.scope.names.has(name)) return this.declare(name, type, role, span);
    this.report(diag('CS0100', span, { name }));
    return this.makeLocal(name, type, role, span);
  }

  enter(name: string, symbol: Symbol, span: Span): void {
    if (this.scope.names.has(name)) {
      this.report(diag('CS0128', span, { name }));
      return;
    }
    if (name === 'context') this.report(diag('CS0136', span, { name }));
    for (let at = this.scope.parent; at !== null; at = at.parent) {
      if (at.names.has(name) || at.later?.has(name)) {
        this.report(diag('CS0136', span, { name }));
        break;
      }
    }
    this.scope.add(name, symbol);
  }

  makeLocal(name: string, type: Type, role: Local['role'], span: Span): Local {
    const { fn } = this;
    const local: Local = {
      kind: 'local',
      name,
      type,
      role,
      span,
      fn,
      slot: fn.locals.length,
      captured: false,
      constant: null,
      declared: true,
      reads: 0,
      origin: null,
    };
    fn.locals.push(local);
    return local;
  }

  /** A slot for a value that the syntax has no name for. */
  temporary(type: Type, span: Span): Local {
    return this.makeLocal('', type, 'local', span);
  }

  /** The symbol a name stands for here, captured if it belongs to an outer function; a string is the name of a symbol declared later. */
  find(name: string): Symbol | 'later' | undefined {
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const found = scope.names.get(name);
      if (found !== undefined) {
        capture(found.kind === 'function' ? found.holder : found.kind === 'range' ? found.param : found, this.fn);
        return found;
      }
      if (scope.later?.has(name)) return 'later';
    }
    return undefined;
  }
}
