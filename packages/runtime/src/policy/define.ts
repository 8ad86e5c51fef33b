import type { Attribute, AttributeDef, TextDef } from './attribute.ts';
import type { Constraint } from './constraint.ts';
import type { Site, Step } from './step.ts';
import type { Category, GatewayKind, Scope, Section } from './vocabulary.ts';

/**
 * A policy is one object literal in one file: its facts, and, where Sluice can run it, its behaviour. Checker, runtime,
 * completion, hover, reference pages and tests read the same literal. `definePolicy` infers from it what `compile`
 * gets: each attribute under its camelCase name (a `Value<T>`, or a plain T where expressions are not allowed), each
 * child element likewise, `text`, and `policies` as one step.
 */
export interface PolicyDef {
  readonly name: string;
  readonly title: string;
  readonly category: Category;
  /** One sentence: what it does for its user. */
  readonly purpose: string;
  readonly sections: readonly Section[];
  /** Sections that some sources add: a statement there is worth a warning. */
  readonly disputedSections: readonly Section[];
  readonly scopes: readonly Scope[];
  readonly gateways: readonly GatewayKind[];
  readonly attributes: Readonly<Record<string, AttributeDef>>;
  readonly elements: Readonly<Record<string, ElementDef>>;
  /** Which policies may stand inside: every one of the section, those named, or none. */
  readonly policies: PolicyList;
  readonly text: TextDef | null;
  readonly constraints: readonly Constraint[];
  /** Errors of its own that LastError may show, beside exceptions of expressions. */
  readonly errors: readonly ErrorDef[];
  /** Documents that are right; every one is checked by the tests, and the first stands in the reference page. */
  readonly examples: readonly string[];
  /** Facts about its behaviour that no attribute's sentence holds. */
  readonly notes: readonly string[];
  /** How far it is documented: `schema` elements are in Microsoft's schemas alone, so what is unknown there is no error. */
  readonly documented: 'reference' | 'schema' | 'retired';
  /** Its children describe a message: they change what it puts together, not the exchange. */
  readonly drafts: boolean;
  /** Attributes (with that value, where one is given) that the behaviour does not cover yet. */
  readonly unsupported: readonly { readonly attribute: string; readonly value?: string }[];
  /** Where no reference says what it does: what it is taken to do here, to be told to whoever runs it. */
  readonly reading: string | null;
  /** Null: known, checked, not runnable yet. */
  readonly compile: ((args: CompiledElement, site: Site) => Step) | null;
}

export type PolicyList = 'any' | readonly string[] | null;

/** A child element with a meaning of its own (`when`, `value`), not a policy. */
export interface ElementDef {
  readonly doc: string;
  readonly min: number;
  readonly max: number;
  /** Sources disagree whether it must be there: its absence is worth a warning. */
  readonly disputed: boolean;
  /** What else stands there is not ours to judge. */
  readonly open: boolean;
  readonly attributes: Readonly<Record<string, AttributeDef>>;
  readonly elements: Readonly<Record<string, ElementDef>>;
  readonly policies: PolicyList;
  readonly text: TextDef | null;
  readonly constraints: readonly Constraint[];
}

export interface ErrorDef {
  /** Null: not published. */
  readonly reason: string | null;
  /** Null: not published, or set by an attribute. */
  readonly status: number | null;
  readonly when: string;
}

type Attributes = Readonly<Record<string, AttributeDef>>;
type Elements = Readonly<Record<string, ElementDef>>;

/** `exists-action` → `existsAction`. */
type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;

/** What `compile` gets for an attribute: see `Attribute`. */
type ValueOf<A> = A extends Attribute<infer V> ? V : never;

/** Where a type parameter was not inferred, nothing is there. */
type Arguments<A extends Attributes, E extends Elements, P, T> = {
  readonly [K in keyof A & string as Camel<K>]: ValueOf<A[K]>;
} & { readonly [K in keyof E & string as Camel<K>]: ChildOf<E[K]> } & (P extends null
    ? unknown
    : { readonly policies: Step }) &
  (T extends null ? unknown : { readonly text: ValueOf<T> });

/** An element definition that remembers the types inside it. */
export interface Child<V> extends ElementDef {
  /** Only a type: what `compile` gets. */
  readonly compiled?: V;
}
type ChildOf<E> = E extends Child<infer V> ? V : never;

/** An element's attributes, children and text, compiled; what `compile` gets, untyped. */
export interface CompiledElement {
  readonly [name: string]: unknown;
}

interface Shape<A extends Attributes, E extends Elements, P extends PolicyList, T extends TextDef | null> {
  readonly attributes?: A;
  readonly elements?: E;
  readonly policies?: P;
  readonly text?: T;
}

type Optional =
  | 'disputedSections'
  | 'unsupported'
  | 'scopes'
  | 'gateways'
  | 'constraints'
  | 'errors'
  | 'notes'
  | 'documented'
  | 'reading'
  | 'drafts';
type Facts = Omit<PolicyDef, keyof Shape<never, never, never, never> | 'compile' | Optional> &
  Partial<Pick<PolicyDef, Optional>>;

export const EVERYWHERE: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];
const ALL_SCOPES: readonly Scope[] = ['global', 'workspace', 'product', 'api', 'operation'];
const ALL_GATEWAYS: readonly GatewayKind[] = ['classic', 'v2', 'consumption', 'self-hosted', 'workspace'];

/** Fills in what most policies have in common: every scope, every gateway, documented, no constraints. */
export function definePolicy<
  A extends Attributes = Record<never, never>,
  E extends Elements = Record<never, never>,
  P extends PolicyList = null,
  T extends TextDef | null = null,
>(
  def: Facts & Shape<A, E, P, T> & { readonly compile?: (args: Arguments<A, E, P, T>, site: Site) => Step },
): PolicyDef {
  return {
    disputedSections: [],
    scopes: ALL_SCOPES,
    gateways: ALL_GATEWAYS,
    constraints: [],
    errors: [],
    notes: [],
    documented: 'reference',
    reading: null,
    drafts: false,
    unsupported: [],
    ...def,
    attributes: def.attributes ?? {},
    elements: def.elements ?? {},
    policies: def.policies ?? null,
    text: def.text ?? null,
    compile: (def.compile as PolicyDef['compile'] | undefined) ?? null,
  };
}

interface Occurrence {
  readonly min?: number;
  readonly max?: number;
  readonly disputed?: boolean;
  readonly open?: boolean;
  readonly constraints?: readonly Constraint[];
}

function element<A extends Attributes, E extends Elements, P extends PolicyList, T extends TextDef | null>(
  doc: string,
  min: number,
  max: number,
  shape: Shape<A, E, P, T> & Occurrence,
): ElementDef {
  return {
    doc,
    min: shape.min ?? min,
    max: shape.max ?? max,
    disputed: shape.disputed ?? false,
    open: shape.open ?? false,
    attributes: shape.attributes ?? {},
    elements: shape.elements ?? {},
    policies: shape.policies ?? null,
    text: shape.text ?? null,
    constraints: shape.constraints ?? [],
  };
}

type Build<Kind extends 'one' | 'optional' | 'many'> = <
  A extends Attributes = Record<never, never>,
  E extends Elements = Record<never, never>,
  P extends PolicyList = null,
  T extends TextDef | null = null,
>(
  doc: string,
  shape: Shape<A, E, P, T> & Occurrence,
) => Child<
  Kind extends 'one'
    ? Arguments<A, E, P, T>
    : Kind extends 'optional'
      ? Arguments<A, E, P, T> | undefined
      : readonly Arguments<A, E, P, T>[]
>;

/** Child elements: exactly one, at most one, any number (from `min` to `max`). */
export const child = {
  one: ((doc, shape) => element(doc, 1, 1, shape)) as Build<'one'>,
  optional: ((doc, shape) => element(doc, 0, 1, shape)) as Build<'optional'>,
  many: ((doc, shape) => element(doc, 0, Infinity, shape)) as Build<'many'>,
};
