import type { NamedType, Type } from './type.ts';

/**
 * How a .NET type enters Sluice: one file in `lib/`, one `typeDef`, whose rows are the members' signatures in C#
 * itself, as .NET's reflection prints them, each with its implementation. The table is the allow-list, the checker's
 * source, the completion list and the runtime. Signatures are parsed when a member's name is first looked up.
 *
 * An implementation takes the receiver (instance members only), then the arguments, in the representation that their
 * static types have (`docs/architecture.md`, "Values"), and returns the result likewise. The receiver is never null.
 */

/** The typed-table builders' one use of `any`: TypeScript can't read a C# signature; recorded answers check the rows. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Fn = (...args: any[]) => unknown;

/** What an expression touches besides its arguments; the host prepares it (buffers a body) or forbids it. */
export type Effect = 'request.body' | 'response.body' | 'clock' | 'random' | 'trace' | 'certificate';

/** `documented`: on the service's list of allowed members. `framework`: .NET has it, the service refuses it. `extension`: the service's own. */
export type Status = 'documented' | 'framework' | 'extension';

export type Row = Fn | Accessors | Generic | Effectful | Missing | Constant;

/** A property or indexer that can be set. */
export interface Accessors {
  readonly row: 'accessors';
  readonly get: Fn | Generic;
  readonly set: Fn;
}
/** Rows whose implementation depends on type arguments: those of the declaring type, then those of the method. */
export interface Generic {
  readonly row: 'generic';
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly make: (...types: any[]) => Fn;
  /** The same for an expression that provably changes nothing it reads: results may then be shared between evaluations. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly shared?: (...types: any[]) => Fn;
}
/**
 * An implementation that can make something of its arguments once: where all but the first operand (the receiver, or
 * the first argument of a static method) are constants, the emitter calls `prepare` with them and keeps what it gives.
 * That must answer as the implementation does, with the same exceptions, which it throws when it is called.
 */
export interface Preparable {
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly prepare: (...constants: any[]) => (operand: any) => unknown;
}
export interface Effectful {
  readonly row: 'effect';
  readonly effect: Effect;
  readonly of: Fn | Accessors | Generic;
}
/** A member that .NET has and Sluice does not have yet: using it is a diagnostic that says so. */
export interface Missing {
  readonly row: 'missing';
}
/** A constant or an enum member: folded at bind time. */
export interface Constant {
  readonly row: 'constant';
  readonly value: unknown;
}

export const accessors = (get: Fn | Generic, set: Fn): Accessors => ({ row: 'accessors', get, set });
// oxlint-disable-next-line typescript/no-explicit-any
export const generic = (make: (...types: any[]) => Fn, shared?: (...types: any[]) => Fn): Generic =>
  shared === undefined ? { row: 'generic', make } : { row: 'generic', make, shared };
/** `fn` itself, which from then on can be prepared. */
export const prepared = (fn: Fn, prepare: Preparable['prepare']): Fn & Preparable => Object.assign(fn, { prepare });
export const effect = (name: Effect, of: Fn | Accessors | Generic): Effectful => ({ row: 'effect', effect: name, of });
export const missing: Missing = { row: 'missing' };
export const constant = (value: unknown): Constant => ({ row: 'constant', value });

export interface TypeOptions {
  /** C#'s keyword: `string`, `int`. */
  readonly keyword?: string;
  readonly kind: 'class' | 'static class' | 'struct' | 'interface' | 'enum' | 'delegate';
  /** In C#: `JContainer`, `IEnumerable<T>`; `object` (or `ValueType`, `Enum`) where left out. */
  readonly base?: string;
  readonly interfaces?: readonly string[];
  /**
   * Which members the service's list allows: all of them, none (a type that only leads elsewhere), those named
   * (`.ctor` for constructors), or all but those named.
   */
  readonly documented: 'all' | 'none' | readonly string[] | { readonly except: readonly string[] };
  /** `where T : X` of generic methods, by method: X in C#, of their first type parameter. Overloads are told apart by it. */
  readonly constraints?: Readonly<Record<string, string>>;
  /** The service's own type, not .NET's. */
  readonly extension?: boolean;
  /** Can't be created, though it may have constructors for what derives from it. */
  readonly abstract?: true;
  /** `[Flags]`. */
  readonly flags?: boolean;
  /** The value of `default(T)` of a struct whose zero is not the number 0: made once, values are immutable. */
  readonly zero?: unknown;
  /**
   * Equality as a key: two values of the type are Equal exactly when their keys are the same for a JavaScript Map.
   * Left out: the value itself (reference equality, or a primitive). `args` are the type arguments.
   */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly key?: (value: any, args: readonly Type[]) => unknown;
  /** `IComparable`: negative, zero, positive. Left out: not comparable. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly compare?: (a: any, b: any, args: readonly Type[]) => number;
  /** The parameters and result of a delegate type: `TResult Invoke(T arg)`. */
  readonly invoke?: string;
  readonly members: Readonly<Record<string, Row>>;
}

export interface TypeDef extends TypeOptions {
  /** `System.Collections.Generic.List`: full name, without type parameters; nested types with `+`. */
  readonly name: string;
  /** `List`. */
  readonly simpleName: string;
  /** ``System.Collections.Generic.List`1``. */
  readonly clrName: string;
  readonly namespace: string;
  readonly typeParams: readonly { readonly name: string; readonly variance: 'in' | 'out' | null }[];
  /** The types without and with type arguments that have been asked for (`namedType`). */
  plain?: NamedType;
  made?: Map<number | string, NamedType>;
}

/** Declares a .NET type: `typeDef('System.Collections.Generic.IEnumerable<out T>', { … })`. */
export function typeDef(declaration: string, options: TypeOptions): TypeDef {
  const open = declaration.indexOf('<');
  const name = open < 0 ? declaration : declaration.slice(0, open);
  const typeParams =
    open < 0
      ? []
      : declaration
          .slice(open + 1, -1)
          .split(',')
          .map((p) => {
            const words = p.trim().split(' ');
            return { name: words.at(-1)!, variance: words.length > 1 ? (words[0] as 'in' | 'out') : null };
          });
  const dot = name.lastIndexOf('.');
  return {
    ...options,
    name,
    simpleName: name.slice(dot + 1),
    namespace: name.slice(0, Math.max(dot, 0)),
    clrName: typeParams.length > 0 ? `${name}\`${typeParams.length}` : name,
    typeParams,
  };
}

/** Rows of an enum: `enumRows({ None: 0, Indented: 1 })`. */
export function enumRows(values: Readonly<Record<string, number>>): Record<string, Row> {
  const rows = Object.create(null) as Record<string, Row>;
  for (const [name, value] of Object.entries(values)) rows[`${name} = ${value}`] = constant(value);
  return rows;
}
