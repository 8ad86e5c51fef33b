import type { Effect, Fn, Generic, Row, Status, TypeDef } from './define.ts';
import type { Type, TypeParameter } from './type.ts';

/** A member of a library type as the binder uses it: its signature parsed, its types resolved. */
export interface Member {
  readonly owner: TypeDef;
  readonly kind: 'method' | 'property' | 'indexer' | 'constructor' | 'operator' | 'conversion' | 'constant';
  readonly name: string;
  readonly static: boolean;
  /** First parameter is `this`. */
  readonly extension: boolean;
  readonly typeParams: readonly TypeParameter[];
  /** What the first type parameter must convert to; null where anything will do. */
  readonly constraint: Type | null;
  readonly params: readonly Param[];
  readonly returns: Type;
  readonly signature: string;
  readonly status: Status;
  readonly settable: boolean;
  readonly effect: Effect | null;
  /** Null: .NET has it, Sluice not yet. */
  readonly get: Fn | Generic | null;
  readonly set: Fn | null;
  readonly constant: { readonly value: unknown } | null;
}

export interface Param {
  readonly name: string;
  readonly type: Type;
  readonly mode: 'value' | 'out' | 'ref' | 'params';
  /** Null where the argument is required. */
  readonly default: { readonly value: unknown } | null;
}

export function rowParts(row: Row): Pick<Member, 'get' | 'set' | 'effect' | 'constant'> {
  if (typeof row === 'function') return { get: row, set: null, effect: null, constant: null };
  switch (row.row) {
    case 'generic':
      return { get: row, set: null, effect: null, constant: null };
    case 'accessors':
      return { get: row.get, set: row.set, effect: null, constant: null };
    case 'effect':
      return { ...rowParts(row.of), effect: row.effect };
    case 'missing':
      return { get: null, set: null, effect: null, constant: null };
    case 'constant':
      return { get: () => row.value, set: null, effect: null, constant: { value: row.value } };
  }
}
