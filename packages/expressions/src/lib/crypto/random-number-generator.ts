import { effect, missing, typeDef } from '../../types/define.ts';
import { randomBelow, randomBytes, RandomNumberGenerator as Generator } from '../../values/crypto/random.ts';
import { concrete, creator } from '../../values/crypto/types.ts';
import { argument, ClrException } from '../../values/exception.ts';
import { notNegative } from '../../values/text-guard.ts';

const fill = effect('random', (self: Generator, data: Uint8Array | null) => self.fill(data));
const fillNonZero = effect('random', (self: Generator, data: Uint8Array | null) => self.fillNonZero(data));

/** A whole number in [from, to); the range of Int32 is no more than 2^32 wide. */
function between(from: number, to: number): number {
  if (from >= to) return argument('Range of random number does not contain at least one possibility.');
  return (from + randomBelow(to - from)) | 0;
}

function below(to: number): number {
  if (to > 0) return between(0, to);
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `toExclusive ('${to}') must be a non-negative and non-zero value. (Parameter 'toExclusive')\nActual value was ${to}.`,
    null,
    { ParamName: 'toExclusive', ActualValue: to },
  );
}

/** System.Security.Cryptography.RandomNumberGenerator: random bytes of the host. */
export const RandomNumberGenerator = typeDef('System.Security.Cryptography.RandomNumberGenerator', {
  kind: 'class',
  abstract: true,
  interfaces: ['IDisposable'],
  documented: 'none',
  members: {
    'static RandomNumberGenerator Create()': () => new Generator('RandomNumberGeneratorImplementation'),
    'static RandomNumberGenerator Create(string rngName)': creator('RandomNumberGenerator'),
    'static byte[] GetBytes(int count)': effect('random', (count: number) => {
      notNegative('count', count);
      return randomBytes(count);
    }),
    'static int GetInt32(int toExclusive)': effect('random', below),
    'static int GetInt32(int fromInclusive, int toExclusive)': effect('random', between),
    'void GetBytes(byte[] data)': fill,
    'void GetBytes(byte[] data, int offset, int count)': effect(
      'random',
      (self: Generator, data: Uint8Array | null, offset: number, count: number) => self.fillPart(data, offset, count),
    ),
    'void GetNonZeroBytes(byte[] data)': fillNonZero,
    'void Dispose()': () => undefined,
  },
});

export const RandomNumberGeneratorImplementation = concrete(
  'RandomNumberGeneratorImplementation',
  'RandomNumberGenerator',
  null,
);

const provider = (): Generator => new Generator('RNGCryptoServiceProvider');

export const RNGCryptoServiceProvider = concrete('RNGCryptoServiceProvider', 'RandomNumberGenerator', provider, 'all', {
  'new(byte[] rgb)': provider,
  'new(string str)': provider,
  'new(CspParameters cspParams)': missing,
  'void GetBytes(byte[] data)': fill,
  'void GetNonZeroBytes(byte[] data)': fillNonZero,
});
