import { CLR } from '../clr.ts';
import { argument, argumentNull } from '../exception.ts';
import { charge } from '../run.ts';
import { notNegative } from '../text-guard.ts';
import { disposed, INVALID_OFFSET, INVALID_VALUE, platformNotSupported, unexpectedOperation } from './errors.ts';
import { HASHES, type HashFacts, type HashName } from './hash-facts.ts';
import { digest, hasher, hmac, type Hasher } from './provider.ts';

const NAMESPACE = 'System.Security.Cryptography.';
const payFor = (bytes: number): void => charge(bytes >> 6);

/**
 * System.Security.Cryptography.HashAlgorithm and everything derived from it: the parts of a message may come one by
 * one, and one object serves many messages. An object that was disposed refuses to work, as .NET's do.
 */
export class HashAlgorithm {
  readonly facts: HashFacts;
  private readonly clrName: string;
  /** Begun where a part has come already. */
  private begun: Hasher | null = null;
  private unfinished = false;
  private last: Uint8Array | null = null;
  private gone = false;

  /** `className` without its namespace. */
  constructor(className: string, facts: HashFacts) {
    this.clrName = NAMESPACE + className;
    this.facts = facts;
  }

  get [CLR](): string {
    return this.clrName;
  }

  protected get secret(): Uint8Array | null {
    return null;
  }

  computeHash(buffer: Uint8Array | null): Uint8Array {
    if (buffer === null) return argumentNull('buffer');
    this.alive();
    this.append(buffer);
    return this.finish().slice();
  }

  computeHashOf(buffer: Uint8Array | null, offset: number, count: number): Uint8Array {
    if (buffer === null) return argumentNull('buffer');
    notNegative('offset', offset);
    return this.computeHash(part(buffer, offset, count));
  }

  transformBlock(
    input: Uint8Array | null,
    offset: number,
    count: number,
    output: Uint8Array | null,
    at: number,
  ): number {
    const bytes = this.inputPart(input, offset, count);
    this.unfinished = true;
    this.append(bytes);
    if (output !== null) {
      if (at < 0 || output.length - at < count) return argument(INVALID_OFFSET);
      output.set(bytes, at);
    }
    return count;
  }

  transformFinalBlock(input: Uint8Array | null, offset: number, count: number): Uint8Array {
    const bytes = this.inputPart(input, offset, count);
    this.append(bytes);
    this.finish();
    this.unfinished = false;
    return bytes.slice();
  }

  /** Of the last message; null before there was one. */
  get hash(): Uint8Array | null {
    this.alive();
    if (this.unfinished) return unexpectedOperation('Hash must be finalized before the hash value is retrieved.');
    return this.last?.slice() ?? null;
  }

  initialize(): void {
    this.begun = null;
  }

  dispose(): void {
    this.gone = true;
  }

  private alive(): void {
    if (this.gone) disposed(this.clrName);
  }

  private inputPart(input: Uint8Array | null, offset: number, count: number): Uint8Array {
    if (input === null) return argumentNull('inputBuffer');
    notNegative('inputOffset', offset);
    this.alive();
    return part(input, offset, count);
  }

  private append(bytes: Uint8Array): void {
    payFor(bytes.length);
    (this.begun ??= hasher(this.facts.node, this.secret)).update(bytes);
  }

  private finish(): Uint8Array {
    const hash = (this.begun ?? hasher(this.facts.node, this.secret)).digest();
    this.begun = null;
    this.last = hash;
    return hash;
  }
}

function part(bytes: Uint8Array, offset: number, count: number): Uint8Array {
  if (count < 0 || count > bytes.length) return argument(INVALID_VALUE);
  if (bytes.length - count < offset) return argument(INVALID_OFFSET);
  return bytes.subarray(offset, offset + count);
}

/** HMAC: a key longer than a block is replaced by its hash at once, as .NET does. */
export class Hmac extends HashAlgorithm {
  private key: Uint8Array;

  constructor(className: string, facts: HashFacts, key: Uint8Array | null) {
    super(className, facts);
    this.key = this.shortened(key ?? argumentNull('key'));
  }

  protected override get secret(): Uint8Array {
    return this.key;
  }

  get keyBytes(): Uint8Array {
    return this.key.slice();
  }
  set keyBytes(key: Uint8Array | null) {
    this.key = this.shortened(key ?? argumentNull('value'));
    this.initialize();
  }

  set hashName(name: string | null) {
    if (name === null) argumentNull('HashName');
    if (name !== this.facts.name)
      platformNotSupported("Setting the hashname after it's already been set is not supported on this platform.");
  }

  private shortened(key: Uint8Array): Uint8Array {
    return key.length > this.facts.block ? digest(this.facts.node, key) : key.slice();
  }
}

/** `SHA256.HashData`. */
export function hashData(name: HashName, source: Uint8Array | null): Uint8Array {
  if (source === null) return argumentNull('source');
  payFor(source.length);
  return digest(HASHES[name].node, source);
}

/** `HMACSHA256.HashData`. */
export function hmacData(name: HashName, key: Uint8Array | null, source: Uint8Array | null): Uint8Array {
  if (key === null) return argumentNull('key');
  if (source === null) return argumentNull('source');
  payFor(source.length);
  return hmac(HASHES[name].node, key, source);
}
