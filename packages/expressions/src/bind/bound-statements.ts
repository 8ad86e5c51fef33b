import type { Span } from '@sluice/parser';
import type { Fn } from '../types/define.ts';
import type { Type } from '../types/type.ts';
import type { Conversion } from '../types/convert.ts';
import type { FunctionScope, Local, LocalFunctionSymbol } from './symbols.ts';
import type { Bound, BoundPattern } from './bound.ts';

/** The bound tree: statements. */

export type BoundStatement =
  | BoundBlock
  | BoundDeclaration
  | BoundExpression
  | BoundFunction
  | BoundFunctions
  | BoundIf
  | BoundLoop
  | BoundForEach
  | BoundSwitch
  | BoundJump
  | BoundGoto
  | BoundLabel
  | BoundReturn
  | BoundThrow
  | BoundTry
  | BoundUsing
  | BoundYield
  | BoundEmpty;

export interface BoundBlock {
  readonly kind: 'Block';
  readonly span: Span;
  readonly statements: readonly BoundStatement[];
  /** Declared directly in it: the captured among them get new cells when the block is entered. */
  readonly locals: readonly Local[];
}
export interface BoundDeclaration {
  readonly kind: 'Declare';
  readonly span: Span;
  readonly local: Local;
  readonly value: Bound | null;
}
export interface BoundExpression {
  readonly kind: 'Expression';
  readonly span: Span;
  readonly expression: Bound;
}
export interface BoundFunction {
  readonly kind: 'Function';
  readonly span: Span;
  readonly symbol: LocalFunctionSymbol;
  readonly fn: FunctionScope;
  readonly params: readonly Local[];
  readonly body: Bound | BoundStatement;
}
/** The instances of a generic local function; the list grows while calls of it are bound. */
export interface BoundFunctions {
  readonly kind: 'Functions';
  readonly span: Span;
  readonly bodies: readonly BoundStatement[];
}
export interface BoundIf {
  readonly kind: 'If';
  readonly span: Span;
  readonly condition: Bound;
  readonly then: BoundStatement;
  readonly otherwise: BoundStatement | null;
}
/** `for`, `while`, `do`. */
export interface BoundLoop {
  readonly kind: 'Loop';
  readonly span: Span;
  readonly initialisers: readonly BoundStatement[];
  readonly locals: readonly Local[];
  readonly condition: Bound | null;
  readonly testFirst: boolean;
  readonly steps: readonly Bound[];
  readonly body: BoundStatement;
}
export interface BoundForEach {
  readonly kind: 'ForEach';
  readonly span: Span;
  readonly source: Bound;
  /** How the cursor is got: by the type's own GetEnumerator, or as a sequence. */
  readonly enumerator: Fn | null;
  readonly elementType: Type;
  readonly conversion: Conversion;
  readonly variable: Local | null;
  /** Of `foreach (var (a, b) in …)`. */
  readonly parts: { readonly item: Local; readonly deconstruct: Bound } | null;
  readonly locals: readonly Local[];
  readonly body: BoundStatement;
}
export interface BoundSwitch {
  readonly kind: 'Switch';
  readonly span: Span;
  readonly value: Bound;
  readonly locals: readonly Local[];
  readonly sections: readonly {
    readonly labels: readonly BoundLabelCase[];
    readonly statements: readonly BoundStatement[];
    readonly span: Span;
  }[];
}
export interface BoundLabelCase {
  /** Null: `default`. */
  readonly pattern: BoundPattern | null;
  readonly guard: Bound | null;
  readonly span: Span;
}
export interface BoundJump {
  readonly kind: 'Break' | 'Continue';
  readonly span: Span;
}
export interface BoundGoto {
  readonly kind: 'Goto';
  readonly span: Span;
  readonly to:
    | { readonly kind: 'case'; readonly value: unknown }
    | { readonly kind: 'default' }
    | { readonly kind: 'label'; readonly name: string };
}
export interface BoundLabel {
  readonly kind: 'Label';
  readonly span: Span;
  readonly name: string;
  readonly statement: BoundStatement;
}
export interface BoundReturn {
  readonly kind: 'Return';
  readonly span: Span;
  readonly value: Bound | null;
}
export interface BoundThrow {
  readonly kind: 'Throw';
  readonly span: Span;
  /** Null: rethrow. */
  readonly value: Bound | null;
}
export interface BoundCatch {
  /** Null: everything. */
  readonly type: Type | null;
  readonly local: Local | null;
  readonly filter: Bound | null;
  readonly body: BoundBlock;
}
export interface BoundTry {
  readonly kind: 'Try';
  readonly span: Span;
  readonly body: BoundBlock;
  readonly catches: readonly BoundCatch[];
  readonly finally: BoundBlock | null;
}
export interface BoundUsing {
  readonly kind: 'Using';
  readonly span: Span;
  readonly resources: readonly BoundStatement[];
  /** What is disposed of at the end, in order of declaration. */
  readonly locals: readonly Local[];
  readonly body: BoundStatement;
}
export interface BoundYield {
  readonly kind: 'Yield';
  readonly span: Span;
  readonly value: Bound | null;
}
export interface BoundEmpty {
  readonly kind: 'Empty';
  readonly span: Span;
}
