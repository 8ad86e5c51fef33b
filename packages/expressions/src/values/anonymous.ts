import type { AnonymousType } from '../types/type.ts';

/** `new { A = 1, B = "x" }`: values in the representation of the fields' types, in their order. */
export class AnonymousObject {
  readonly type: AnonymousType;
  readonly values: readonly unknown[];

  constructor(type: AnonymousType, values: readonly unknown[]) {
    this.type = type;
    this.values = values;
  }
}
