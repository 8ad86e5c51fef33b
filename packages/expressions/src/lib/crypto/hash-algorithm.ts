import { missing, typeDef } from '../../types/define.ts';
import type { HashAlgorithm as Hash } from '../../values/crypto/hash-algorithm.ts';
import { creator, noDefault } from '../../values/crypto/types.ts';

/** System.Security.Cryptography.HashAlgorithm: what all hashes do. */
export const HashAlgorithm = typeDef('System.Security.Cryptography.HashAlgorithm', {
  kind: 'class',
  abstract: true,
  interfaces: ['ICryptoTransform', 'IDisposable'],
  documented: 'all',
  members: {
    'static HashAlgorithm Create()': noDefault,
    'static HashAlgorithm Create(string hashName)': creator('HashAlgorithm'),
    'bool CanReuseTransform { get; }': () => true,
    'bool CanTransformMultipleBlocks { get; }': () => true,
    'byte[] Hash { get; }': (self: Hash) => self.hash,
    'int HashSize { get; }': (self: Hash) => self.facts.bits,
    'int InputBlockSize { get; }': () => 1,
    'int OutputBlockSize { get; }': () => 1,
    'byte[] ComputeHash(byte[] buffer)': (self: Hash, buffer: Uint8Array | null) => self.computeHash(buffer),
    'byte[] ComputeHash(byte[] buffer, int offset, int count)': (
      self: Hash,
      buffer: Uint8Array | null,
      offset: number,
      count: number,
    ) => self.computeHashOf(buffer, offset, count),
    'byte[] ComputeHash(Stream inputStream)': missing,
    'bool TryComputeHash(ReadOnlySpan<byte> source, Span<byte> destination, out int bytesWritten)': missing,
    'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)': (
      self: Hash,
      input: Uint8Array | null,
      offset: number,
      count: number,
      output: Uint8Array | null,
      at: number,
    ) => self.transformBlock(input, offset, count, output, at),
    'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
      self: Hash,
      input: Uint8Array | null,
      offset: number,
      count: number,
    ) => self.transformFinalBlock(input, offset, count),
    'void Initialize()': (self: Hash) => self.initialize(),
    'void Clear()': (self: Hash) => self.dispose(),
    'void Dispose()': (self: Hash) => self.dispose(),
  },
});
