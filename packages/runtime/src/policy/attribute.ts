import type { Value } from './step.ts';

/**
 * The kinds of values that attributes and texts hold. `int`, `long` and `bool` are what C# calls so; `number` may have a
 * fraction; `any` keeps the .NET value of an expression (a literal is a string).
 */
export type ValueType = 'string' | 'int' | 'long' | 'bool' | 'number' | 'any';

/**
 * What of the service a literal names: it is looked up where the service is described. `url-template`: the parameters
 * of the operation's template that it uses.
 */
export type Reference =
  | 'backend'
  | 'event-hub-logger'
  | 'certificate'
  | 'thumbprint'
  | 'openid-config'
  | 'cache'
  | 'api'
  | 'api-name'
  | 'operation'
  | 'operation-name'
  | 'url-template';

/** Which texts are right, and what to call them in messages: `an IP address`. */
export interface Form {
  readonly name: string;
  readonly accepts: (text: string) => boolean;
}

/** `disputed`: sources disagree, so the doubtful case is a warning at most. */
export interface AttributeDef {
  readonly doc: string;
  readonly type: ValueType;
  readonly required: boolean | 'disputed';
  readonly default: string | number | boolean | undefined;
  readonly expressions: 'allowed' | 'forbidden' | 'disputed';
  /** The only literals allowed. */
  readonly values: readonly string[] | null;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** A form that values must have. */
  readonly form: Form | null;
  /** The types, as C# writes them, that the reference lists for an expression; null where it lists none. */
  readonly types: readonly string[] | null;
  /** Whether a literal may be empty. */
  readonly empty: boolean;
  readonly refersTo: Reference | null;
}

/** The text of an element. `markup`: literal child elements are content, as in set-body; `whole`: and so are its own tags. */
export interface TextDef extends AttributeDef {
  readonly markup: boolean;
  readonly whole?: boolean;
}

/** A definition that remembers what `compile` gets. */
export interface Attribute<V> extends AttributeDef {
  /** Only a type. */
  readonly compiled?: V;
}

interface Options<T> {
  readonly required?: boolean | 'disputed';
  readonly default?: T;
  readonly expressions?: 'allowed' | 'forbidden' | 'disputed';
  readonly min?: number;
  readonly max?: number;
  readonly form?: Form;
  readonly empty?: boolean;
  readonly types?: readonly string[];
  readonly refersTo?: Reference;
}

/** Always there where required or defaulted; a plain value where no expression may stand. */
type Present<V, O> = O extends { readonly required: true } | { readonly default: string | number | boolean }
  ? V
  : V | undefined;
type Compiled<T, O> = Present<O extends { readonly expressions: 'forbidden' } ? T : Value<T>, O>;

function attribute(
  doc: string,
  type: ValueType,
  values: readonly string[] | null,
  o: Options<string | number | boolean>,
): AttributeDef {
  return {
    doc,
    type,
    required: o.required ?? false,
    default: o.default,
    expressions: o.expressions ?? 'allowed',
    values,
    min: o.min,
    max: o.max,
    form: o.form ?? null,
    types: o.types ?? null,
    empty: o.empty ?? true,
    refersTo: o.refersTo ?? null,
  };
}

export const attr = {
  string: <const O extends Options<string> = Record<never, never>>(
    doc: string,
    o?: O,
  ): Attribute<Compiled<string, O>> => attribute(doc, 'string', null, o ?? {}),
  int: <const O extends Options<number> = Record<never, never>>(doc: string, o?: O): Attribute<Compiled<number, O>> =>
    attribute(doc, 'int', null, o ?? {}),
  long: <const O extends Options<number> = Record<never, never>>(doc: string, o?: O): Attribute<Compiled<number, O>> =>
    attribute(doc, 'long', null, o ?? {}),
  number: <const O extends Options<number> = Record<never, never>>(
    doc: string,
    o?: O,
  ): Attribute<Compiled<number, O>> => attribute(doc, 'number', null, o ?? {}),
  bool: <const O extends Options<boolean> = Record<never, never>>(
    doc: string,
    o?: O,
  ): Attribute<Compiled<boolean, O>> => attribute(doc, 'bool', null, o ?? {}),
  /** Any .NET value; a literal is a string. */
  any: <const O extends Options<string> = Record<never, never>>(doc: string, o?: O): Attribute<Compiled<unknown, O>> =>
    attribute(doc, 'any', null, o ?? {}),
  oneOf: <const W extends string, const O extends Options<W> = Record<never, never>>(
    values: readonly W[],
    doc: string,
    o?: O,
  ): Attribute<Compiled<W, O>> => attribute(doc, 'string', values, o ?? {}),
};

export interface Text<V> extends TextDef {
  readonly compiled?: V;
}

export const text = {
  /** Trimmed; empty where there is none. */
  string: <const O extends Options<string> = Record<never, never>>(
    doc: string,
    o?: O,
  ): Text<Compiled<string, O & { required: true }>> => ({
    ...attribute(doc, 'string', null, o ?? {}),
    markup: false,
  }),
  int: <const O extends Options<number> = Record<never, never>>(
    doc: string,
    o?: O,
  ): Text<Compiled<number, O & { required: true }>> => ({
    ...attribute(doc, 'int', null, o ?? {}),
    markup: false,
  }),
  oneOf: <const W extends string, const O extends Options<W> = Record<never, never>>(
    values: readonly W[],
    doc: string,
    o?: O,
  ): Text<Compiled<W, O & { required: true }>> => ({ ...attribute(doc, 'string', values, o ?? {}), markup: false }),
  /** Content: text, an expression with any value, or XML elements taken literally. */
  markup: (doc: string): Text<Value<unknown>> => ({ ...attribute(doc, 'any', null, {}), markup: true }),
  /** The element itself, as it is written. */
  element: (doc: string): Text<Value<string>> => ({
    ...attribute(doc, 'string', null, {}),
    markup: true,
    whole: true,
  }),
};
