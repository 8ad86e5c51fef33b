import { typeDef } from '../../types/define.ts';
import { KeySizes as Sizes } from '../../values/crypto/key-sizes.ts';

/** System.Security.Cryptography.KeySizes: a range of sizes in bits. */
export const KeySizes = typeDef('System.Security.Cryptography.KeySizes', {
  kind: 'class',
  documented: 'none',
  members: {
    'new(int minSize, int maxSize, int skipSize)': (min: number, max: number, skip: number) =>
      new Sizes({ min, max, skip }),
    'int MinSize { get; }': (self: Sizes) => self.range.min,
    'int MaxSize { get; }': (self: Sizes) => self.range.max,
    'int SkipSize { get; }': (self: Sizes) => self.range.skip,
  },
});
