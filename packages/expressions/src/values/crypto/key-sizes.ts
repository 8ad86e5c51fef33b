import { type as typeNamed } from '../../types/registry.ts';
import { ClrArray } from '../array.ts';
import { CLR } from '../clr.ts';
import type { SizeRange } from './symmetric-facts.ts';

/** System.Security.Cryptography.KeySizes. */
export class KeySizes {
  readonly range: SizeRange;

  constructor(range: SizeRange) {
    this.range = range;
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.KeySizes';
  }
}

/** The one range that an algorithm has, as .NET gives it: an array. */
export const sizesOf = (range: SizeRange): ClrArray<KeySizes> =>
  new ClrArray(typeNamed('System.Security.Cryptography.KeySizes'), [new KeySizes(range)]);
