import type { Span } from '@sluice/parser';
import type { LocalFunction as LocalFunctionSyntax } from '../syntax/ast-statements.ts';
import type { Type } from '../types/type.ts';
import type { BoundStatement } from './bound-statements.ts';

/** What names of an expression's own stand for, and the functions (the expression itself, lambdas, local functions) that hold them. */

/** A variable: a local, a parameter, the variable of a loop, a catch or a pattern. */
export interface Local {
  readonly kind: 'local';
  readonly name: string;
  /** Set once its declaration is bound; `var` takes it from the value. */
  type: Type;
  readonly role: 'local' | 'param' | 'out' | 'ref' | 'foreach' | 'using' | 'catch' | 'pattern';
  readonly span: Span;
  readonly fn: FunctionScope;
  readonly slot: number;
  /** Used by an inner function: it then lives in a cell, made anew each time its block is entered. */
  captured: boolean;
  /** Of a `const` local. */
  constant: { readonly value: unknown } | null;
  /** Its declaration has been bound: naming it earlier is CS0841. */
  declared: boolean;
  /** How often it is named, but for the targets of simple assignments. */
  reads: number;
  /** Text from literals only, so far as has been bound: what C# keeps one object of. */
  origin: 'literal' | 'computed' | null;
}

/** A local function: called directly, or through the delegate in its `holder`, so that lambdas can capture it. */
export interface LocalFunctionSymbol {
  readonly kind: 'function';
  readonly name: string;
  readonly span: Span;
  readonly params: readonly FunctionParam[];
  readonly returns: Type;
  readonly holder: Local;
  /** Of a generic function: one symbol per combination of type arguments, made when it is first called. */
  readonly generic: GenericFunction | null;
}

export interface GenericFunction {
  readonly typeParams: readonly string[];
  readonly syntax: LocalFunctionSyntax;
  readonly scope: Scope;
  readonly instances: Map<string, LocalFunctionSymbol>;
  /** Bodies of the instances so far; the block that declares the function holds the list. */
  readonly bodies: BoundStatement[];
}

export interface FunctionParam {
  readonly name: string;
  readonly type: Type;
  readonly mode: 'value' | 'out' | 'ref' | 'params';
  readonly default: { readonly value: unknown } | null;
}

/** A range variable of a query: a part of the parameter that its clauses hand on (`path` empty: the parameter itself). */
export interface RangeVariable {
  readonly kind: 'range';
  readonly name: string;
  readonly param: Local;
  readonly path: readonly string[];
}

export type Symbol = Local | LocalFunctionSymbol | RangeVariable;

/** One run of code with a frame of its own. `captures`: outer variables that it uses, in the order of its frame. */
export interface FunctionScope {
  readonly parent: FunctionScope | null;
  /** Every variable of the function, by slot. */
  readonly locals: Local[];
  readonly captures: Local[];
  /** What `return` must give; null while it is inferred. */
  readonly returns: Type | null;
  readonly isTop: boolean;
  /** As a message names it: `F()`, `expression`; null for a lambda. */
  readonly name: string | null;
  /** Its own statements yield: it is an iterator, or would be one. */
  readonly yields: boolean;
  /** Element type of an iterator. */
  iterator: Type | null;
}

export const functionScope = (
  parent: FunctionScope | null,
  returns: Type | null,
  name: string | null = null,
  yields = false,
): FunctionScope => ({
  parent,
  locals: [],
  captures: [],
  returns,
  isTop: parent === null,
  name,
  yields,
  iterator: null,
});

const NO_SYMBOLS: ReadonlyMap<string, Symbol> = new Map();

/** Names in force between two braces. */
export class Scope {
  readonly parent: Scope | null;
  readonly fn: FunctionScope;
  /** What has been declared so far. */
  names: ReadonlyMap<string, Symbol> = NO_SYMBOLS;
  /** Names that are declared further down: naming them early is CS0841. */
  later: ReadonlySet<string> | null = null;
  private own: Map<string, Symbol> | null = null;

  constructor(parent: Scope | null, fn: FunctionScope) {
    this.parent = parent;
    this.fn = fn;
  }

  /** Most scopes declare nothing: the table is made for the first name. */
  add(name: string, symbol: Symbol): void {
    this.names = this.own ??= new Map<string, Symbol>();
    this.own.set(name, symbol);
  }
}

/** Marks a variable as used from `fn`: every function between it and its owner captures it. */
export function capture(local: Local, fn: FunctionScope): void {
  local.reads++;
  for (let at: FunctionScope | null = fn; at !== null && at !== local.fn; at = at.parent) {
    local.captured = true;
    if (!at.captures.includes(local)) at.captures.push(local);
  }
}
