import type { Diagnostic, Span } from '@sluice/parser';
import type { Block } from './ast-statements.ts';

/**
 * The syntax tree of an expression: what was written. Every node carries its span in the code (offsets from the `@`);
 * where something had to stand and does not, there is a `Missing` node and a diagnostic. C# 7.3, and as much of later
 * versions as is needed to name the feature in a diagnostic.
 */
export type Expr =
  | Literal
  | Interpolated
  | Name
  | Alias
  | Member
  | ConditionalAccess
  | Receiver
  | Call
  | Index
  | Unary
  | Postfix
  | Binary
  | Assign
  | Conditional
  | Cast
  | IsPattern
  | AsType
  | Lambda
  | New
  | NewArray
  | NewAnonymous
  | ArrayInitialiser
  | Tuple
  | Default
  | TypeOf
  | SizeOf
  | Checked
  | ThrowExpr
  | Declaration
  | Query
  | TypeExpr
  | Parenthesised
  | Await
  | Refused
  | Placeholder
  | Missing;

export interface At {
  readonly span: Span;
}

export type LiteralValue =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'char'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'int' | 'uint' | 'float' | 'double'; readonly value: number }
  | { readonly type: 'long' | 'ulong'; readonly value: bigint }
  /** Digits as written: scale matters. */
  | { readonly type: 'decimal'; readonly value: string };

export interface Literal extends At {
  readonly kind: 'Literal';
  readonly literal: LiteralValue;
}
export interface Interpolated extends At {
  readonly kind: 'Interpolated';
  readonly parts: readonly (string | Hole)[];
}
export interface Hole extends At {
  readonly kind: 'Hole';
  readonly value: Expr;
  readonly alignment: Expr | null;
  readonly format: string | null;
}
/** `x`, `x<T>`. */
export interface Name extends At {
  readonly kind: 'Name';
  readonly name: string;
  readonly typeArgs: readonly TypeNode[] | null;
}
/** `global::`: an alias in front of a name. */
export interface Alias extends At {
  readonly kind: 'Alias';
  readonly name: string;
}
/** `target.name`, `target.name<T>`. */
export interface Member extends At {
  readonly kind: 'Member';
  readonly target: Expr;
  readonly name: string;
  readonly nameSpan: Span;
  readonly typeArgs: readonly TypeNode[] | null;
}
/** `target?.rest`, `target?[i]`: `rest` begins at a `Receiver`. */
export interface ConditionalAccess extends At {
  readonly kind: 'ConditionalAccess';
  readonly target: Expr;
  readonly rest: Expr;
}
/** The value that a conditional access tested: where `rest` begins. */
export interface Receiver extends At {
  readonly kind: 'Receiver';
}
export interface Argument extends At {
  readonly name: string | null;
  readonly nameSpan: Span | null;
  readonly mode: 'value' | 'out' | 'ref' | 'in';
  readonly value: Expr;
}
export interface Call extends At {
  readonly kind: 'Call';
  readonly target: Expr;
  readonly args: readonly Argument[];
  /** From `(` to `)`. */
  readonly argsSpan: Span;
}
export interface Index extends At {
  readonly kind: 'Index';
  readonly target: Expr;
  readonly args: readonly Argument[];
}
export type UnaryOperator = '+' | '-' | '!' | '~' | '++' | '--';
export interface Unary extends At {
  readonly kind: 'Unary';
  readonly operator: UnaryOperator;
  readonly operand: Expr;
}
export interface Postfix extends At {
  readonly kind: 'Postfix';
  readonly operator: '++' | '--';
  readonly operand: Expr;
}
export interface Binary extends At {
  readonly kind: 'Binary';
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expr;
  readonly right: Expr;
}
export type BinaryOperator =
  | '??'
  | '||'
  | '&&'
  | '|'
  | '^'
  | '&'
  | '=='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '<<'
  | '>>'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';
export interface Assign extends At {
  readonly kind: 'Assign';
  /** `=` where null, else the operator of the compound assignment. */
  readonly operator: BinaryOperator | null;
  readonly target: Expr;
  readonly value: Expr;
}
export interface Conditional extends At {
  readonly kind: 'Conditional';
  readonly condition: Expr;
  readonly whenTrue: Expr;
  readonly whenFalse: Expr;
}
export interface Cast extends At {
  readonly kind: 'Cast';
  readonly type: TypeNode;
  readonly operand: Expr;
}
export interface IsPattern extends At {
  readonly kind: 'IsPattern';
  readonly operand: Expr;
  readonly pattern: Pattern;
}
export interface AsType extends At {
  readonly kind: 'AsType';
  readonly operand: Expr;
  readonly type: TypeNode;
}
export interface LambdaParam extends At {
  readonly name: string;
  readonly nameSpan: Span;
  readonly type: TypeNode | null;
  readonly mode: 'value' | 'out' | 'ref' | 'in';
}
/** `x => e`, `(int a, b) => { … }`, `delegate (int a) { … }` (`params` null: `delegate { … }`). */
export interface Lambda extends At {
  readonly kind: 'Lambda';
  readonly params: readonly LambdaParam[] | null;
  readonly body: Expr | Block;
  readonly arrowSpan: Span;
  readonly isAsync: boolean;
}
export interface New extends At {
  readonly kind: 'New';
  readonly type: TypeNode;
  readonly args: readonly Argument[];
  readonly initialiser: Initialiser | null;
}
export interface Initialiser extends At {
  readonly entries: readonly InitialiserEntry[];
}
/** `Name = value`, `[key] = value`, `value`, `{ a, b }`; a value may be a nested initialiser. */
export interface InitialiserEntry extends At {
  readonly target:
    { readonly name: string; readonly span: Span } | { readonly keys: readonly Argument[]; readonly span: Span } | null;
  readonly values: readonly Expr[];
  readonly nested: Initialiser | null;
}
export interface NewArray extends At {
  readonly kind: 'NewArray';
  /** Null: `new[] { … }`. */
  readonly element: TypeNode | null;
  /** Of each dimension; empty where an initialiser gives them. */
  readonly sizes: readonly Expr[];
  readonly rank: number;
  readonly initialiser: ArrayInitialiser | null;
}
/** `{ 1, 2 }` as an array's initial value. */
export interface ArrayInitialiser extends At {
  readonly kind: 'ArrayInitialiser';
  readonly elements: readonly Expr[];
}
export interface NewAnonymous extends At {
  readonly kind: 'NewAnonymous';
  readonly members: readonly { readonly name: string | null; readonly nameSpan: Span | null; readonly value: Expr }[];
}
export interface Tuple extends At {
  readonly kind: 'Tuple';
  readonly elements: readonly Argument[];
}
/** `default`, `default(T)`. */
export interface Default extends At {
  readonly kind: 'Default';
  readonly type: TypeNode | null;
}
export interface TypeOf extends At {
  readonly kind: 'TypeOf';
  readonly type: TypeNode;
}
export interface SizeOf extends At {
  readonly kind: 'SizeOf';
  readonly type: TypeNode;
}
export interface Checked extends At {
  readonly kind: 'Checked';
  readonly checked: boolean;
  readonly operand: Expr;
}
export interface ThrowExpr extends At {
  readonly kind: 'Throw';
  readonly value: Expr;
}
/** `var x`, `int x`, `var (a, b)`, `_` as an `out` argument, in a deconstruction or a pattern. */
export interface Declaration extends At {
  readonly kind: 'Declaration';
  /** Null: `var`. */
  readonly type: TypeNode | null;
  readonly designation: Designation;
}
export type Designation =
  | (At & { readonly kind: 'Variable'; readonly name: string })
  | (At & { readonly kind: 'Discard' })
  | (At & { readonly kind: 'Designations'; readonly items: readonly Designation[] });
/** `int` in `int.Parse("1")`: a predefined type where an expression stands. */
export interface TypeExpr extends At {
  readonly kind: 'TypeExpr';
  readonly type: TypeNode;
}
/** `(e)`: means what `e` means, but is no name, no target, no statement. */
export interface Parenthesised extends At {
  readonly kind: 'Parenthesised';
  readonly operand: Expr;
}
/** `await e`; `allowed` inside an async function. */
export interface Await extends At {
  readonly kind: 'Await';
  readonly operand: Expr;
  readonly allowed: boolean;
}
/** What C# reads and then refuses: of a later version, or unsafe. The binder gives the diagnostic once the operands are right. */
export interface Refused extends At {
  readonly kind: 'Refused';
  readonly why: Diagnostic;
  readonly operands: readonly Expr[];
}
/** `{{named-value}}`, `${terraform}`: another tool fills it in; its type is not known. */
export interface Placeholder extends At {
  readonly kind: 'Placeholder';
  readonly text: string;
}
export interface Missing extends At {
  readonly kind: 'Missing';
}

// ---- query expressions

export interface Query extends At {
  readonly kind: 'Query';
  readonly from: FromClause;
  readonly body: QueryBody;
}
export interface QueryBody {
  readonly clauses: readonly QueryClause[];
  readonly end: SelectClause | GroupClause;
  readonly into: { readonly name: string; readonly nameSpan: Span; readonly body: QueryBody } | null;
}
export interface FromClause extends At {
  readonly kind: 'From';
  readonly type: TypeNode | null;
  readonly name: string;
  readonly nameSpan: Span;
  readonly source: Expr;
}
export interface LetClause extends At {
  readonly kind: 'Let';
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expr;
}
export interface WhereClause extends At {
  readonly kind: 'Where';
  readonly condition: Expr;
}
export interface JoinClause extends At {
  readonly kind: 'Join';
  readonly type: TypeNode | null;
  readonly name: string;
  readonly nameSpan: Span;
  readonly source: Expr;
  readonly left: Expr;
  readonly right: Expr;
  readonly into: { readonly name: string; readonly nameSpan: Span } | null;
}
export interface OrderByClause extends At {
  readonly kind: 'OrderBy';
  readonly keys: readonly { readonly value: Expr; readonly descending: boolean }[];
}
export interface SelectClause extends At {
  readonly kind: 'Select';
  readonly value: Expr;
}
export interface GroupClause extends At {
  readonly kind: 'Group';
  readonly value: Expr;
  readonly key: Expr;
}
export type QueryClause = FromClause | LetClause | WhereClause | JoinClause | OrderByClause;

// ---- patterns

export type Pattern =
  /** A constant or, in `is`, a type: `x is Foo` is decided by the binder. */
  | (At & { readonly kind: 'ConstantPattern'; readonly value: Expr; readonly asType: TypeNode | null })
  | (At & { readonly kind: 'TypePattern'; readonly type: TypeNode })
  | (At & { readonly kind: 'DeclarationPattern'; readonly type: TypeNode; readonly designation: Designation })
  | (At & { readonly kind: 'VarPattern'; readonly designation: Designation });

// ---- types

export type TypeNode = TypeName | ArrayTypeNode | NullableTypeNode | TupleTypeNode | OmittedType | MissingType;
/** `int`, `string`, `List<int>`, `System.Text.Encoding`; `var` and `dynamic` are names here. */
export interface TypeName extends At {
  readonly kind: 'TypeName';
  readonly alias: { readonly name: string; readonly span: Span } | null;
  readonly parts: readonly { readonly name: string; readonly span: Span; readonly args: readonly TypeNode[] | null }[];
}
export interface ArrayTypeNode extends At {
  readonly kind: 'ArrayType';
  readonly element: TypeNode;
  readonly rank: number;
}
export interface NullableTypeNode extends At {
  readonly kind: 'NullableType';
  readonly element: TypeNode;
}
export interface TupleTypeNode extends At {
  readonly kind: 'TupleType';
  readonly elements: readonly { readonly type: TypeNode; readonly name: string | null }[];
}
/** The argument of `List<>`, which `typeof` takes. */
export interface OmittedType extends At {
  readonly kind: 'OmittedType';
}
export interface MissingType extends At {
  readonly kind: 'MissingType';
}
