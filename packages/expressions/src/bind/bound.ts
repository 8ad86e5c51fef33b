import type { Diagnostic, Span } from '@sluice/parser';
import type { Lambda as LambdaSyntax } from '../syntax/ast.ts';
import type { Fn } from '../types/define.ts';
import type { Member } from '../types/member.ts';
import type { AnonymousType, NamedType, Type } from '../types/type.ts';
import type { Conversion } from '../types/convert.ts';
import type { Found } from './candidate.ts';
import type { FunctionScope, Local, LocalFunctionSymbol, Scope } from './symbols.ts';
import type { BoundStatement } from './bound-statements.ts';

/**
 * The bound tree: what an expression means. Every node has its static type; names are resolved to members, locals and
 * functions; conversions are nodes. Emission reads nothing else. The kinds of the first group never reach emission:
 * they are half-made things that only a call, a conversion or a member access completes.
 */
export type Bound =
  // completed by their surroundings
  | TypeRef
  | NamespaceRef
  | MethodGroup
  | UnboundLambda
  | DefaultLiteral
  | ThrowExpression
  | Discard
  // values
  | Const
  | ContextRef
  | LocalRef
  | Convert
  | Call
  | CallLocal
  | Invoke
  | Property
  | ArrayElement
  | Unary
  | Binary
  | Logical
  | Concat
  | Interpolate
  | Coalesce
  | Conditional
  | ConditionalAccess
  | Receiver
  | Assign
  | Compound
  | Increment
  | Deconstruct
  | Lambda
  | Delegate
  | Initialise
  | NewArray
  | NewAnonymous
  | NewTuple
  | Test
  | Match
  | Placeholder
  | ErrorNode;

interface Node {
  readonly type: Type;
  readonly span: Span;
}

export interface TypeRef extends Node {
  readonly kind: 'TypeRef';
}
export interface NamespaceRef extends Node {
  readonly kind: 'NamespaceRef';
  readonly name: string;
}
export interface MethodGroup extends Node {
  readonly kind: 'MethodGroup';
  readonly name: string;
  readonly nameSpan: Span;
  /** Null for static methods named through their type. */
  readonly receiver: Bound | null;
  readonly methods: readonly Found[];
  /** Extension methods that may take the receiver, for where none of its own methods does. */
  readonly extensions: readonly Found[];
  readonly typeArgs: readonly Type[] | null;
  readonly local: LocalFunctionSymbol | null;
}
/** A lambda before a delegate type is known; bound once per combination of parameter types. */
export interface UnboundLambda extends Node {
  readonly kind: 'UnboundLambda';
  readonly syntax: LambdaSyntax;
  readonly scope: Scope;
  readonly checked: boolean;
  /** Range variables that a query's clause sees through the first parameter; null for a lambda of the source. */
  readonly range: readonly { readonly name: string; readonly path: readonly string[] }[] | null;
  /** By the types of the parameters. */
  readonly cache: Map<string, LambdaBinding>;
}
/** A lambda's body for one combination of parameter types, and for each result that was asked for. */
export interface LambdaBinding {
  readonly scope: Scope;
  /** What it gives, before anybody says what it must give. */
  readonly untyped: BoundLambdaBody;
  readonly typed: Map<Type, BoundLambdaBody>;
}
export interface BoundLambdaBody {
  readonly fn: FunctionScope;
  readonly params: readonly Local[];
  /** An expression, or a block. */
  readonly body: Bound | BoundStatement;
  /** Types and nodes of the returned values; of an expression body, the one. */
  readonly returned: readonly Bound[];
  /** Some path reaches the end without `return`. */
  readonly endReachable: boolean;
  readonly diagnostics: readonly Diagnostic[];
}
export interface DefaultLiteral extends Node {
  readonly kind: 'DefaultLiteral';
}
export interface ThrowExpression extends Node {
  readonly kind: 'ThrowExpression';
  readonly value: Bound;
}
/** `_` as an assignment target. */
export interface Discard extends Node {
  readonly kind: 'Discard';
}

export interface Const extends Node {
  readonly kind: 'Const';
  readonly value: unknown;
  /** Of a constant of the library (`int.MaxValue`, an enum's member): whether the service allows it is judged by it. */
  readonly member?: Member;
  /** Written as a number with a point: C# tells what suffix it lacks. */
  readonly isReal?: boolean;
}
/** `context`. */
export interface ContextRef extends Node {
  readonly kind: 'ContextRef';
}
export interface LocalRef extends Node {
  readonly kind: 'LocalRef';
  readonly local: Local;
}
export interface Convert extends Node {
  readonly kind: 'Convert';
  readonly operand: Bound;
  readonly conversion: Conversion;
  readonly checked: boolean;
}
/** A library member: method, constructor, operator. `fn` is the row's implementation with its type arguments applied. */
export interface Call extends Node {
  readonly kind: 'Call';
  readonly member: Member;
  readonly fn: Fn;
  /** Stands in for `fn` where the whole expression changes nothing (`readsOnly`). */
  readonly shared?: Fn | null;
  readonly receiver: Bound | null;
  readonly args: readonly BoundArgument[];
  readonly nameSpan: Span;
}
export interface BoundArgument {
  readonly value: Bound;
  /** `out` and `ref` pass a place; the value is the target. */
  readonly mode: 'value' | 'out' | 'ref';
}
export interface CallLocal extends Node {
  readonly kind: 'CallLocal';
  readonly target: LocalFunctionSymbol;
  readonly args: readonly BoundArgument[];
}
/** A delegate's call. */
export interface Invoke extends Node {
  readonly kind: 'Invoke';
  readonly target: Bound;
  readonly args: readonly Bound[];
}
/** A library property or indexer (`args`); `set` is null where it can't be assigned. */
export interface Property extends Node {
  readonly kind: 'Property';
  readonly member: Member;
  readonly get: Fn;
  readonly set: Fn | null;
  readonly receiver: Bound | null;
  readonly args: readonly Bound[];
  readonly nameSpan: Span;
  /** Element of a tuple, which can be assigned where the tuple is a variable; -1 for every other property. */
  readonly item: number;
}
export interface ArrayElement extends Node {
  readonly kind: 'ArrayElement';
  readonly array: Bound;
  readonly indices: readonly Bound[];
}
export type NumericKind = 'int' | 'uint' | 'long' | 'ulong' | 'float' | 'double' | 'decimal';
/** What a predefined operator works on: a numeric kind after promotion, or one of the others. */
export type OperandKind =
  | NumericKind
  | 'bool'
  | 'string'
  /** Delegates, and tests for null. */
  | 'reference'
  /** Two objects: C#'s reference equality, under which boxed values are never equal. */
  | 'object'
  | 'delegate'
  | 'tuple';
export type ValueOperator =
  '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>' | '==' | '!=' | '<' | '>' | '<=' | '>=';
export interface Unary extends Node {
  readonly kind: 'Unary';
  readonly operator: '-' | '~' | '!' | '+';
  readonly operand: Bound;
  readonly on: OperandKind;
  readonly lifted: boolean;
  readonly checked: boolean;
}
export interface Binary extends Node {
  readonly kind: 'Binary';
  readonly operator: ValueOperator;
  readonly left: Bound;
  readonly right: Bound;
  readonly on: OperandKind;
  /** Of two objects: whether equal texts count as one object. */
  readonly identity?: 'text' | 'never';
  readonly lifted: boolean;
  readonly checked: boolean;
}
export interface Logical extends Node {
  readonly kind: 'Logical';
  readonly operator: '&&' | '||';
  readonly left: Bound;
  readonly right: Bound;
}
/** `+` of strings, flattened; parts of any type, each made text by its static type. */
export interface Concat extends Node {
  readonly kind: 'Concat';
  readonly parts: readonly Bound[];
}
export interface Interpolate extends Node {
  readonly kind: 'Interpolate';
  readonly parts: readonly (
    string | { readonly value: Bound; readonly alignment: number; readonly format: string | null }
  )[];
}
export interface Coalesce extends Node {
  readonly kind: 'Coalesce';
  readonly left: Bound;
  /** Applied to `left` where it is not null. */
  readonly whenNotNull: Conversion;
  readonly right: Bound;
}
export interface Conditional extends Node {
  readonly kind: 'Conditional';
  readonly condition: Bound;
  readonly whenTrue: Bound;
  readonly whenFalse: Bound;
}
/** `a?.b`: `rest` begins at `receiver`, which holds the value of `target` where it is not null. */
export interface ConditionalAccess extends Node {
  readonly kind: 'ConditionalAccess';
  readonly target: Bound;
  readonly receiver: Receiver;
  readonly rest: Bound;
}
export interface Receiver extends Node {
  readonly kind: 'Receiver';
  readonly local: Local;
}
export type Target = LocalRef | Property | ArrayElement | Discard;
export interface Assign extends Node {
  readonly kind: 'Assign';
  readonly target: Target;
  readonly value: Bound;
}
/** `target op= value`: `combined` computes the new value; in it `current` stands for the old one. */
export interface Compound extends Node {
  readonly kind: 'Compound';
  readonly target: Target;
  readonly current: Receiver;
  readonly combined: Bound;
}
export interface Increment extends Node {
  readonly kind: 'Increment';
  readonly target: Target;
  readonly current: Receiver;
  readonly next: Bound;
  readonly prefix: boolean;
}
/** `(a, b) = value`: parts read from the tuple (by item) or from Deconstruct's out values. */
export interface Deconstruct extends Node {
  readonly kind: 'Deconstruct';
  readonly value: Bound;
  readonly parts: readonly DeconstructPart[];
  /** Gives the parts of a value that is no tuple (`KeyValuePair`). */
  readonly split: ((value: unknown) => readonly unknown[]) | null;
}
export interface DeconstructPart {
  readonly target: Target | { readonly nested: readonly DeconstructPart[] };
  readonly type: Type;
  readonly conversion: Conversion | null;
  readonly targetType: Type;
}
export interface Lambda extends Node {
  readonly kind: 'Lambda';
  readonly fn: FunctionScope;
  readonly params: readonly Local[];
  readonly body: Bound | BoundStatement;
}
/** A library method as a delegate: `receiver` is evaluated once, each argument arrives in `from` and passes as `to`. */
export interface Delegate extends Node {
  readonly kind: 'Delegate';
  readonly member: Member;
  readonly fn: Fn;
  readonly receiver: Bound | null;
  readonly nameSpan: Span;
  readonly conversions: readonly { readonly from: Receiver; readonly to: Bound }[];
}
/** `new T { … }`: `effects` run in order on the object held by `object`. */
export interface Initialise extends Node {
  readonly kind: 'Initialise';
  readonly create: Bound;
  readonly object: Receiver;
  readonly effects: readonly Bound[];
}
export interface NewArray extends Node {
  readonly kind: 'NewArray';
  readonly element: Type;
  readonly sizes: readonly Bound[];
  /** Null: default values. In row order for rectangular arrays. */
  readonly elements: readonly Bound[] | null;
}
export interface NewAnonymous extends Node {
  readonly kind: 'NewAnonymous';
  readonly type: AnonymousType;
  readonly values: readonly Bound[];
}
export interface NewTuple extends Node {
  readonly kind: 'NewTuple';
  readonly type: NamedType;
  readonly values: readonly Bound[];
}
/** `x is T` and `x as T`, on an object slot or reference. */
export interface Test extends Node {
  readonly kind: 'Test';
  readonly operator: 'is' | 'as';
  readonly operand: Bound;
  readonly target: Type;
}
/** `x is pattern`. */
export interface Match extends Node {
  readonly kind: 'Match';
  readonly operand: Bound;
  readonly pattern: BoundPattern;
}
/** A value that another tool fills in: its text is not known here, so nothing can be emitted. */
export interface Placeholder extends Node {
  readonly kind: 'Placeholder';
  readonly text: string;
}
export interface ErrorNode extends Node {
  readonly kind: 'Error';
}

export type BoundPattern =
  /** Equal to a constant, boxed. */
  | { readonly kind: 'constant'; readonly value: unknown; readonly type: Type; readonly span: Span }
  /** Of a type; `into` receives the value. `always`: the static type says so (null apart). */
  | { readonly kind: 'type'; readonly target: Type; readonly into: Local | null; readonly span: Span }
  | { readonly kind: 'any'; readonly into: Local | null; readonly span: Span };
