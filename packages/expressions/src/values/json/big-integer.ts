import { CLR } from '../clr.ts';

/** System.Numerics.BigInteger: what Newtonsoft makes of an integer in JSON that does not fit Int64. */
export class BigInteger {
  readonly value: bigint;

  constructor(value: bigint) {
    this.value = value;
  }

  get [CLR](): string {
    return 'System.Numerics.BigInteger';
  }
}
