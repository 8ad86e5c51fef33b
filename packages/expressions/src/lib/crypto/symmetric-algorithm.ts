import { accessors, effect, missing, typeDef } from '../../types/define.ts';
import { sizesOf } from '../../values/crypto/key-sizes.ts';
import type { SymmetricAlgorithm as Algorithm } from '../../values/crypto/symmetric.ts';
import { MODE } from '../../values/crypto/symmetric-facts.ts';
import { creator } from '../../values/crypto/types.ts';

type Bytes = Uint8Array | null;

const cbc = (decrypt: boolean) => (self: Algorithm, input: Bytes, iv: Bytes, padding: number) =>
  self.once(decrypt, input, MODE.CBC, iv, padding);
const ecb = (decrypt: boolean) => (self: Algorithm, input: Bytes, padding: number) =>
  self.once(decrypt, input, MODE.ECB, null, padding);
const cfb = (decrypt: boolean) => (self: Algorithm, input: Bytes, iv: Bytes, padding: number, feedback: number) =>
  self.once(decrypt, input, MODE.CFB, iv, padding, feedback);

/** System.Security.Cryptography.SymmetricAlgorithm. Disposing clears what an expression could not read any more anyway. */
export const SymmetricAlgorithm = typeDef('System.Security.Cryptography.SymmetricAlgorithm', {
  kind: 'class',
  abstract: true,
  interfaces: ['IDisposable'],
  documented: 'all',
  members: {
    // the one overload that the service's list leaves out; .NET itself only throws
    'static SymmetricAlgorithm Create()': missing,
    'static SymmetricAlgorithm Create(string algName)': creator('SymmetricAlgorithm'),

    'int BlockSize { get; set; }': accessors(
      (self: Algorithm) => self.blockSize,
      (self: Algorithm, value: number) => void (self.blockSize = value),
    ),
    'int FeedbackSize { get; set; }': accessors(
      (self: Algorithm) => self.feedbackSize,
      (self: Algorithm, value: number) => void (self.feedbackSize = value),
    ),
    'int KeySize { get; set; }': accessors(
      (self: Algorithm) => self.keySize,
      (self: Algorithm, value: number) => void (self.keySize = value),
    ),
    'CipherMode Mode { get; set; }': accessors(
      (self: Algorithm) => self.mode,
      (self: Algorithm, value: number) => void (self.mode = value),
    ),
    'PaddingMode Padding { get; set; }': accessors(
      (self: Algorithm) => self.padding,
      (self: Algorithm, value: number) => void (self.padding = value),
    ),
    'byte[] Key { get; set; }': effect(
      'random',
      accessors(
        (self: Algorithm) => self.key,
        (self: Algorithm, value: Bytes) => void (self.key = value),
      ),
    ),
    'byte[] IV { get; set; }': effect(
      'random',
      accessors(
        (self: Algorithm) => self.iv,
        (self: Algorithm, value: Bytes) => void (self.iv = value),
      ),
    ),
    'KeySizes[] LegalBlockSizes { get; }': (self: Algorithm) => sizesOf(self.blockSizes),
    'KeySizes[] LegalKeySizes { get; }': (self: Algorithm) => sizesOf(self.facts.keySizes),
    'bool ValidKeySize(int bitLength)': (self: Algorithm, bits: number) => self.validKeySize(bits),
    'void GenerateKey()': effect('random', (self: Algorithm) => self.generateKey()),
    'void GenerateIV()': effect('random', (self: Algorithm) => self.generateIv()),

    'ICryptoTransform CreateEncryptor()': effect('random', (self: Algorithm) => self.ownTransform(false)),
    'ICryptoTransform CreateDecryptor()': effect('random', (self: Algorithm) => self.ownTransform(true)),
    'ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[] rgbIV)': (self: Algorithm, key: Bytes, iv: Bytes) =>
      self.transform(false, key, iv),
    'ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[] rgbIV)': (self: Algorithm, key: Bytes, iv: Bytes) =>
      self.transform(true, key, iv),

    'byte[] EncryptCbc(byte[] plaintext, byte[] iv, PaddingMode paddingMode = PKCS7)': cbc(false),
    'byte[] DecryptCbc(byte[] ciphertext, byte[] iv, PaddingMode paddingMode = PKCS7)': cbc(true),
    'byte[] EncryptEcb(byte[] plaintext, PaddingMode paddingMode)': ecb(false),
    'byte[] DecryptEcb(byte[] ciphertext, PaddingMode paddingMode)': ecb(true),
    'byte[] EncryptCfb(byte[] plaintext, byte[] iv, PaddingMode paddingMode = None, int feedbackSizeInBits = 8)':
      cfb(false),
    'byte[] DecryptCfb(byte[] ciphertext, byte[] iv, PaddingMode paddingMode = None, int feedbackSizeInBits = 8)':
      cfb(true),

    'void Clear()': () => undefined,
    'void Dispose()': () => undefined,
  },
});
