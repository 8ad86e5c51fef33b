import type { X509Certificate } from './certificate.ts';
export const isTrusted = (_c: X509Certificate): boolean => false;
