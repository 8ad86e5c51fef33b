import { fromBase64, toBase64 } from '../base64.ts';
import { CLR } from '../clr.ts';
import { argumentNull, ClrException } from '../exception.ts';
import { CRYPTOGRAPHIC, cryptographic, INVALID_VALUE } from './errors.ts';
import { exportJwk, importJwk, isPrivate, keyBits, type Jwk, type RsaKey } from './provider.ts';

/** System.Security.Cryptography.RSAParameters: the numbers of a key, big-endian. A policy fills one in and hands it over. */
export class RsaParameters {
  Modulus: Uint8Array | null = null;
  Exponent: Uint8Array | null = null;
  D: Uint8Array | null = null;
  P: Uint8Array | null = null;
  Q: Uint8Array | null = null;
  DP: Uint8Array | null = null;
  DQ: Uint8Array | null = null;
  InverseQ: Uint8Array | null = null;

  get [CLR](): string {
    return 'System.Security.Cryptography.RSAParameters';
  }
}

/** Each number by .NET's name and by that of a JSON Web Key, in the order of .NET's XML. */
export const PARTS = [
  ['Modulus', 'n'],
  ['Exponent', 'e'],
  ['P', 'p'],
  ['Q', 'q'],
  ['DP', 'dp'],
  ['DQ', 'dq'],
  ['InverseQ', 'qi'],
  ['D', 'd'],
] as const;

const NO_PRIVATE = 'Object contains only the public half of a key pair. A private key must also be provided.';
export const demandPrivate = (key: RsaKey): RsaKey => (isPrivate(key) ? key : cryptographic(NO_PRIVATE));

const fromBase64Url = (text: string): Uint8Array =>
  fromBase64(text.replaceAll('-', '+').replaceAll('_', '/') + '==='.slice(0, (4 - (text.length % 4)) % 4));
const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes, false).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

function padded(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length >= length) return bytes.slice();
  const out = new Uint8Array(length);
  out.set(bytes, length - bytes.length);
  return out;
}

/** `D` is as long as the modulus, the other private numbers half as long. */
export function parametersOf(key: RsaKey, includePrivate: boolean): RsaParameters {
  const jwk = exportJwk(includePrivate ? demandPrivate(key) : key);
  const parameters = new RsaParameters();
  const size = Math.ceil(keyBits(key) / 8);
  for (const [name, part] of PARTS) {
    const text = jwk[part];
    if (text === undefined || (!includePrivate && part !== 'n' && part !== 'e')) continue;
    const length = part === 'e' ? 0 : part === 'n' || part === 'd' ? size : (size + 1) >> 1;
    parameters[name] = padded(fromBase64Url(text), length);
  }
  return parameters;
}

export function keyOf(parameters: RsaParameters): RsaKey {
  const { Modulus, Exponent, D } = parameters;
  if (Modulus === null || Exponent === null) return cryptographic(INVALID_VALUE);
  const isSecret = D !== null;
  if (isSecret && PARTS.some(([name]) => parameters[name] === null)) return cryptographic(INVALID_VALUE);
  const jwk: Record<string, string> = {};
  for (const [name, part] of PARTS) {
    const bytes = parameters[name];
    if (bytes !== null) jwk[part] = toBase64Url(bytes);
  }
  return importJwk(jwk as unknown as Jwk, isSecret) ?? cryptographic(INVALID_VALUE);
}

// ---- XML (`<RSAKeyValue>` of XML signatures)

export function toXml(key: RsaKey, includePrivate: boolean): string {
  const parameters = parametersOf(key, includePrivate);
  const parts = PARTS.flatMap(([name]) => {
    const bytes = parameters[name];
    return bytes === null ? [] : [`<${name}>${toBase64(bytes, false)}</${name}>`];
  });
  return `<RSAKeyValue>${parts.join('')}</RSAKeyValue>`;
}

const XML_PART = /<([A-Za-z]+)>([^<]*)<\/\1\s*>/g;

export function fromXml(xml: string | null): RsaKey {
  if (xml === null) return argumentNull('xmlString');
  if (!/^\s*<[^]*>\s*$/.test(xml)) throw new ClrException(CRYPTOGRAPHIC, 'The provided XML could not be read.');
  const parts = new Map(Array.from(xml.matchAll(XML_PART), (m): [string, string] => [m[1]!, m[2]!]));
  const parameters = new RsaParameters();
  for (const [name] of PARTS) {
    const text = parts.get(name);
    if (text !== undefined) parameters[name] = fromBase64(text);
    else if (name === 'Modulus' || name === 'Exponent')
      return cryptographic(`Input string does not contain a valid encoding of the 'RSA' '${name}' parameter.`);
  }
  return keyOf(parameters);
}
