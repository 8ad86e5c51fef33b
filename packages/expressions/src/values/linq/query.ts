import type { Type } from '../../types/type.ts';
import { CLR } from '../clr.ts';
import { Lazy, type Cursor } from '../sequence.ts';

/** A lazy sequence that knows its element type: what LINQ returns, so that boxing and casts of it are exact. */
export class Query<E = unknown> extends Lazy<E> {
  readonly typeArguments: readonly Type[];

  constructor(element: Type, make: () => Cursor<E>) {
    super(make);
    this.typeArguments = [element];
  }

  override get [CLR](): string {
    return 'System.Linq.Enumerable+Iterator';
  }
}
