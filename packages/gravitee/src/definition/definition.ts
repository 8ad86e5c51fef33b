import type { Span } from '@sluice/parser';
import type { Cursor } from './cursor.ts';

/**
 * An API definition, whatever its shape was: what the gateway reads out of it and Sluice runs. Disabled flows and steps
 * are gone; null says that the definition does not speak of something at all.
 */
export interface ApiDefinition {
  readonly version: 'v2' | 'v4';
  /** The engine of v2 APIs, unless they ask for the other; policies without callbacks for it take no part there. */
  readonly legacyEngine: boolean;
  readonly listenerPaths: readonly ListenerPath[] | null;
  readonly target: Target;
  readonly plans: readonly Plan[] | null;
  readonly flows: readonly Flow[];
  readonly selection: Selection;
  readonly responseTemplates: ResponseTemplates;
}

export interface ListenerPath {
  /** Null: any. */
  readonly host: string | null;
  /** With a slash at both ends: `/orders/`. */
  readonly path: string;
}

/** Where requests go: a URL, to the request's own address (the definition does not say), or nowhere. */
export type Target =
  { readonly kind: 'url'; readonly url: string } | { readonly kind: 'unknown' } | { readonly kind: 'none' };

export interface Selection {
  readonly mode: 'default' | 'best-match';
  /** A request that no flow of plan or API matches is answered with 404. */
  readonly matchRequired: boolean;
}

export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly security: PlanSecurity;
  readonly flows: readonly Flow[];
  readonly span: Span;
}

export interface PlanSecurity {
  /** Upper case, `KEY_LESS`. */
  readonly type: string;
  readonly propagateApiKey: boolean;
  readonly span: Span;
}

export interface Flow {
  /** Null: every request. */
  readonly request: RequestSelector | null;
  readonly steps: Readonly<Record<Phase, readonly StepDefinition[]>>;
}

export interface RequestSelector {
  readonly path: string;
  readonly operator: 'EQUALS' | 'STARTS_WITH';
  /** Upper case; empty: all. */
  readonly methods: readonly string[];
}

export type Phase = 'request' | 'response';

export interface StepDefinition {
  readonly policy: string;
  /** Null where there is none; JSON's null stays a value. */
  readonly configuration: Cursor | null;
  /** Of the whole step, of the policy's id, and where the step stands: `flows[0].response[1]`. */
  readonly span: Span;
  readonly policySpan: Span;
  readonly path: string;
}

/** By failure key, then by media type. */
export type ResponseTemplates = ReadonlyMap<string, ReadonlyMap<string, ResponseTemplate>>;

export interface ResponseTemplate {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}
