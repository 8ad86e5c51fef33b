import type { JValue } from './value.ts';

/** A path of Newtonsoft's JSONPath, parsed: one filter per step, each taking tokens to tokens. */
export type Filter =
  | { readonly kind: 'root' }
  /** Null: any property. */
  | { readonly kind: 'field'; readonly name: string | null }
  | { readonly kind: 'fields'; readonly names: readonly string[] }
  /** Null: any element. */
  | { readonly kind: 'index'; readonly index: number | null }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly start: number | null; readonly end: number | null; readonly step: number | null }
  | { readonly kind: 'query'; readonly query: Query }
  /** At any depth. */
  | { readonly kind: 'scan'; readonly name: string | null }
  | { readonly kind: 'scans'; readonly names: readonly string[] }
  | { readonly kind: 'scanQuery'; readonly query: Query };

export type Comparator = '===' | '==' | '=~' | '!==' | '!=' | '<=' | '<' | '>=' | '>';

/** A literal, or a path from `@` or `$`. */
export type Side = JValue | readonly Filter[];

export type Query =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'exists'; readonly left: Side }
  | { readonly kind: 'compare'; readonly operator: Comparator; readonly left: Side; readonly right: Side };
