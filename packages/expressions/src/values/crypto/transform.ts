import { CLR } from '../clr.ts';
import { argumentNull, argumentOutOfRange, ClrException } from '../exception.ts';
import { charge } from '../run.ts';
import { notNegative, notOver } from '../text-guard.ts';
import { cryptographic, disposed, INVALID_OFFSET } from './errors.ts';
import { holdsBack, pad, unpad, type Padding } from './padding.ts';
import type { Cipher } from './provider.ts';

const NOTHING = new Uint8Array(0);

export interface TransformOptions {
  /** Begins a message. */
  readonly begin: () => Cipher;
  readonly decrypt: boolean;
  readonly padding: Padding;
  /** Bytes of a block, and those that the message is padded to (fewer in CFB). */
  readonly block: number;
  readonly padTo: number;
}

/** System.Security.Cryptography.ICryptoTransform of a symmetric algorithm: encrypts or decrypts, message after message. */
export class CryptoTransform {
  readonly options: TransformOptions;
  private cipher: Cipher | null = null;
  /** Decrypted, and perhaps padding. */
  private held = NOTHING;
  private gone = false;

  constructor(options: TransformOptions) {
    this.options = options;
  }

  get [CLR](): string {
    return `System.Security.Cryptography.UniversalCrypto${this.options.decrypt ? 'Decryptor' : 'Encryptor'}`;
  }

  /** The rest of the message. */
  finalBlock(input: Uint8Array): Uint8Array {
    const { decrypt, padding, padTo } = this.options;
    if (decrypt && input.length % padTo !== 0) return cryptographic('The input data is not a complete block.');
    const bytes = decrypt ? input : pad(input, padTo, padding);
    const out = concat(this.held, this.run(bytes));
    this.reset();
    return decrypt ? unpad(out, padTo, padding) : out;
  }

  transformFinalBlock(input: Uint8Array | null, offset: number, count: number): Uint8Array {
    return this.finalBlock(this.inputPart(input, offset, count));
  }

  /** Whole blocks in the middle of a message; the number of bytes written. */
  transformBlock(
    input: Uint8Array | null,
    offset: number,
    count: number,
    output: Uint8Array | null,
    at: number,
  ): number {
    const { decrypt, padding, block } = this.options;
    if (input === null) return argumentNull('inputBuffer');
    notNegative('inputOffset', offset);
    notOver('inputOffset', offset, input.length);
    if (count <= 0) return notPositive('inputCount', count);
    if (count % block !== 0)
      return argumentOutOfRange('inputCount', 'TransformBlock may only process bytes in block sized increments.');
    if (count > input.length - offset) return argumentOutOfRange('inputCount', INVALID_OFFSET);
    if (output === null) return argumentNull('outputBuffer');
    notOver('outputOffset', at, output.length);
    const written = concat(this.held, this.run(input.subarray(offset, offset + count)));
    const kept = decrypt && holdsBack(padding) ? block : 0;
    this.held = written.slice(written.length - kept);
    if (written.length - kept > output.length - at) return argumentOutOfRange('outputOffset', INVALID_OFFSET);
    output.set(written.subarray(0, written.length - kept), at);
    return written.length - kept;
  }

  dispose(): void {
    this.gone = true;
  }

  private inputPart(input: Uint8Array | null, offset: number, count: number): Uint8Array {
    if (input === null) return argumentNull('inputBuffer');
    notNegative('inputOffset', offset);
    notNegative('inputCount', count);
    notOver('inputOffset', offset, input.length);
    if (count > input.length - offset) return argumentOutOfRange('inputCount', INVALID_OFFSET);
    return input.subarray(offset, offset + count);
  }

  private run(bytes: Uint8Array): Uint8Array {
    if (this.gone) return disposed('Microsoft.Win32.SafeHandles.SafeEvpCipherCtxHandle');
    charge(bytes.length >> 5);
    return bytes.length === 0 ? NOTHING : (this.cipher ??= this.options.begin()).update(bytes);
  }

  private reset(): void {
    this.cipher = null;
    this.held = NOTHING;
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function notPositive(name: string, value: number): never {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `${name} ('${value}') must be a non-negative and non-zero value. (Parameter '${name}')\nActual value was ${value}.`,
    null,
    { ParamName: name, ActualValue: value },
  );
}
