import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { TAG, writeDer, writeOid } from '../../packages/expressions/src/values/crypto/der.ts';
import { toPem } from '../../packages/expressions/src/values/crypto/pem.ts';

/** A certificate that signs itself (RFC 5280), with a key on P-256, for tests. */
export interface MadeCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly privateKey: KeyObject;
  /** PKCS #8. */
  readonly keyPem: string;
  /** SHA-1: hexadecimal digits in upper case. */
  readonly thumbprint: string;
}

const sequence = (...contents: Uint8Array[]): Uint8Array => writeDer(TAG.Sequence, ...contents);
const ECDSA_WITH_SHA256 = sequence(writeOid('1.2.840.10045.4.3.2')!);
const utcTime = (text: string): Uint8Array => writeDer(TAG.UtcTime, Buffer.from(text));

export function makeCertificate(commonName: string): MadeCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const attribute = sequence(writeOid('2.5.4.3')!, writeDer(TAG.Utf8, Buffer.from(commonName)));
  const name = sequence(writeDer(TAG.Set, attribute));
  const facts = sequence(
    writeDer(0xa0, writeDer(TAG.Integer, [2])),
    writeDer(TAG.Integer, [1]),
    ECDSA_WITH_SHA256,
    name,
    sequence(utcTime('200101000000Z'), utcTime('491231235959Z')),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', facts, privateKey);
  const der = sequence(facts, ECDSA_WITH_SHA256, writeDer(TAG.BitString, [0], signature));
  return {
    der,
    pem: `${toPem('CERTIFICATE', der)}\n`,
    privateKey,
    keyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
  };
}
