import type { Ref } from '../clr.ts';
import { cryptographic } from './errors.ts';
import { readDer } from './der.ts';
import { importDer } from './provider.ts';
import type { Rsa } from './rsa.ts';

const BAD_PRIVATE = 'error:03000091:digital envelope routines::private key decode error';
const BAD_PUBLIC = 'ASN1 corrupted data.';

/** `ImportRSAPrivateKey` and its like: the bytes may go on after the key; how many belong to it is told. */
export const imported =
  (form: 'pkcs1' | 'pkcs8' | 'spki', secret: boolean) =>
  (self: Rsa, source: Uint8Array | null, read: Ref<number>): void => {
    const der = readDer(source ?? new Uint8Array(0))?.whole;
    const key = der === undefined ? null : importDer(der, form, secret);
    if (der === undefined || key?.asymmetricKeyType !== 'rsa') return cryptographic(secret ? BAD_PRIVATE : BAD_PUBLIC);
    self.key = key;
    read.value = der.length;
  };
