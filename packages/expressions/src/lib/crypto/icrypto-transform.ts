import { typeDef } from '../../types/define.ts';
import { CryptoTransform } from '../../values/crypto/transform.ts';
import type { HashAlgorithm } from '../../values/crypto/hash-algorithm.ts';

/** System.Security.Cryptography.ICryptoTransform: hashes are one too, a byte at a time. */
type Transform = CryptoTransform | HashAlgorithm;
const block = (self: Transform): number => (self instanceof CryptoTransform ? self.options.block : 1);

const rows = {
  'bool CanReuseTransform { get; }': () => true,
  'bool CanTransformMultipleBlocks { get; }': () => true,
  'int InputBlockSize { get; }': block,
  'int OutputBlockSize { get; }': block,
  'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)': (
    self: Transform,
    input: Uint8Array | null,
    offset: number,
    count: number,
    output: Uint8Array | null,
    at: number,
  ) => self.transformBlock(input, offset, count, output, at),
  'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
    self: Transform,
    input: Uint8Array | null,
    offset: number,
    count: number,
  ) => self.transformFinalBlock(input, offset, count),
  'void Dispose()': (self: Transform) => self.dispose(),
};

export const ICryptoTransform = typeDef('System.Security.Cryptography.ICryptoTransform', {
  kind: 'interface',
  interfaces: ['IDisposable'],
  documented: 'none',
  members: rows,
});

const implementation = (name: string) =>
  typeDef(`System.Security.Cryptography.${name}`, {
    kind: 'class',
    interfaces: ['ICryptoTransform'],
    documented: 'none',
    members: rows,
  });
export const UniversalCryptoEncryptor = implementation('UniversalCryptoEncryptor');
export const UniversalCryptoDecryptor = implementation('UniversalCryptoDecryptor');
