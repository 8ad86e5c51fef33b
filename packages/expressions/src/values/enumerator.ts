import { defaultOf } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import type { Cursor } from './sequence.ts';

/** What `GetEnumerator()` gives to a policy: a cursor with a type, whose `Current` is `default(T)` outside the sequence. */
export class Enumerator {
  readonly typeArguments: readonly Type[];
  current: unknown;
  /** What a `foreach` steps over instead: it reads `Current` only while there is one. */
  readonly cursor: Cursor;
  private readonly element: Type;
  private readonly clrName: string;

  constructor(
    cursor: Cursor,
    element: Type,
    clrName = 'System.Collections.Generic.IEnumerator',
    typeArguments: readonly Type[] = [element],
  ) {
    this.cursor = cursor;
    this.element = element;
    this.clrName = clrName;
    this.typeArguments = typeArguments;
    this.current = defaultOf(element);
  }

  get [CLR](): string {
    return this.clrName;
  }

  moveNext(): boolean {
    const moved = this.cursor.moveNext();
    this.current = moved ? this.cursor.current : defaultOf(this.element);
    return moved;
  }
}
