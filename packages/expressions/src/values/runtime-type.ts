import { runtimeName, type Type } from '../types/type.ts';
import { CLR } from './clr.ts';

/** `typeof(T)` and `GetType()`: System.Type, with the little of it that policies read. */
export class RuntimeType {
  readonly type: Type;

  constructor(type: Type) {
    this.type = type;
  }

  get [CLR](): string {
    return 'System.Type';
  }

  /** ``System.Collections.Generic.List`1[System.Int32]``. */
  get text(): string {
    return runtimeName(this.type);
  }
}
