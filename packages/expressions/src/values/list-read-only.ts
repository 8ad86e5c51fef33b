import type { Type } from '../types/type.ts';
import { CLR } from './clr.ts';
import { COUNT, countOf, ITEM, itemAt } from './protocol.ts';
import { cursorOf, ENUMERATE, type Cursor } from './sequence.ts';

/** `ReadOnlyCollection<T>`: a live view of a list or an array. */
export class ReadOnlyCollection {
  readonly typeArguments: readonly Type[];
  readonly list: unknown;

  constructor(element: Type, list: unknown) {
    this.typeArguments = [element];
    this.list = list;
  }

  get [CLR](): string {
    return 'System.Collections.ObjectModel.ReadOnlyCollection';
  }

  [COUNT](): number {
    return countOf(this.list);
  }

  [ITEM](index: number): unknown {
    return itemAt(this.list, index);
  }

  [ENUMERATE](): Cursor {
    return cursorOf(this.list);
  }
}
