import { CLR } from '../clr.ts';
import { clrThrow } from '../exception.ts';
import { AsnEncodedData } from './asn-encoded-data.ts';
import { TAG, writeDer, writeOid } from './der.ts';
import { cryptographic } from './errors.ts';
import type { Oid } from './oid.ts';
import { importDer } from './provider.ts';
import { Rsa } from './rsa.ts';

export const RSA_KEY = '1.2.840.113549.1.1.1';

/** System.Security.Cryptography.X509Certificates.PublicKey: an algorithm, its parameters, the key. */
export class PublicKey {
  readonly oid: Oid;
  readonly parameters: AsnEncodedData;
  readonly keyValue: AsnEncodedData;

  /** `parameters` in DER, empty where there are none. */
  constructor(oid: Oid, parameters: Uint8Array, keyValue: Uint8Array) {
    this.oid = oid;
    this.parameters = new AsnEncodedData(oid, parameters);
    this.keyValue = new AsnEncodedData(oid, keyValue);
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.X509Certificates.PublicKey';
  }

  /** Null for a key of another algorithm. */
  get rsa(): Rsa | null {
    const key = this.oid.value === RSA_KEY ? importDer(this.info, 'spki', false) : null;
    return key === null ? null : opened(key);
  }
  get key(): Rsa {
    return this.rsa ?? clrThrow('System.NotSupportedException', 'The certificate key algorithm is not supported.');
  }
  /** SubjectPublicKeyInfo. */
  get info(): Uint8Array {
    const oid = writeOid(this.oid.value ?? '') ?? cryptographic('The OID value is invalid.');
    const algorithm = writeDer(TAG.Sequence, oid, this.parameters.rawData);
    return writeDer(TAG.Sequence, algorithm, writeDer(TAG.BitString, [0], this.keyValue.rawData));
  }
}

/** A key that was read somewhere, as .NET's class for it. */
export function opened(key: Rsa['key']): Rsa {
  const rsa = new Rsa('RSAOpenSsl', 2048);
  rsa.key = key;
  return rsa;
}
