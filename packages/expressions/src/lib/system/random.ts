import { effect, generic, missing, typeDef } from '../../types/define.ts';
import type { Type } from '../../types/type.ts';
import { newArray } from '../../values/array-of.ts';
import { ClrArray } from '../../values/array.ts';
import { argument, argumentNull } from '../../values/exception.ts';
import { Random } from '../../values/random.ts';
import { chargeElements } from '../../values/run.ts';

const itemsOf = (array: ClrArray | Uint8Array): unknown[] | Uint8Array =>
  array instanceof ClrArray ? array.items : array;

const shared = new Random(null);

export const SystemRandom = typeDef('System.Random', {
  kind: 'class',
  documented: 'all',
  members: {
    'new()': effect('random', () => new Random(null)),
    'new(int Seed)': (seed: number) => new Random(seed),
    'static Random Shared { get; }': effect('random', () => shared),
    'int Next()': (self: Random) => self.next(),
    'int Next(int maxValue)': (self: Random, maxValue: number) => self.nextBelow(maxValue),
    'int Next(int minValue, int maxValue)': (self: Random, min: number, max: number) => self.nextBetween(min, max),
    'long NextInt64()': (self: Random) => self.nextLong(),
    'long NextInt64(long maxValue)': (self: Random, maxValue: bigint) => self.nextLongBelow(maxValue),
    'long NextInt64(long minValue, long maxValue)': (self: Random, min: bigint, max: bigint) =>
      self.nextLongBetween(min, max),
    'double NextDouble()': (self: Random) => self.nextDouble(),
    'float NextSingle()': (self: Random) => self.nextSingle(),
    'void NextBytes(byte[] buffer)': (self: Random, buffer: Uint8Array | null) =>
      buffer === null ? argumentNull('buffer') : self.fill(buffer),
    'void NextBytes(Span<byte> buffer)': missing,
    'void Shuffle<T>(T[] values)': (self: Random, values: ClrArray | Uint8Array | null) =>
      values === null ? argumentNull('values') : self.shuffle(itemsOf(values)),
    'T[] GetItems<T>(T[] choices, int length)': generic(
      (element: Type) => (self: Random, choices: ClrArray | Uint8Array | null, length: number) => {
        if (choices === null) return argumentNull('choices');
        const items = itemsOf(choices);
        if (items.length === 0) return argument('Span may not be empty.', 'choices');
        chargeElements(length);
        return newArray(
          element,
          self.choose(items.length, length).map((i) => items[i]),
        );
      },
    ),
  },
});
