import { typeDef } from '../../types/define.ts';
import type { X509Certificate } from '../../values/crypto/certificate.ts';
import type { Rsa } from '../../values/crypto/rsa.ts';
import { argumentNull } from '../../values/exception.ts';

type Certificate = X509Certificate | null;
const given = (certificate: Certificate): X509Certificate => certificate ?? argumentNull('certificate');

/** System.Security.Cryptography.X509Certificates.RSACertificateExtensions. */
export const RSACertificateExtensions = typeDef(
  'System.Security.Cryptography.X509Certificates.RSACertificateExtensions',
  {
    kind: 'static class',
    documented: 'all',
    members: {
      'static RSA GetRSAPrivateKey(this X509Certificate2 certificate)': (c: Certificate) => given(c).rsaPrivateKey,
      'static RSA GetRSAPublicKey(this X509Certificate2 certificate)': (c: Certificate) => given(c).publicKey.rsa,
      'static X509Certificate2 CopyWithPrivateKey(this X509Certificate2 certificate, RSA privateKey)': (
        c: Certificate,
        key: Rsa | null,
      ) => given(c).withPrivateKey(key),
    },
  },
);
