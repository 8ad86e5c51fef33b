export class X509Certificate {}
export const readCertificate = (_source: string | Uint8Array): X509Certificate => new X509Certificate();
