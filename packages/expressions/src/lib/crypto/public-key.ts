import { typeDef } from '../../types/define.ts';
import type { AsnEncodedData } from '../../values/crypto/asn-encoded-data.ts';
import type { Oid } from '../../values/crypto/oid.ts';
import { PublicKey as Key } from '../../values/crypto/public-key.ts';
import { argumentNull } from '../../values/exception.ts';

/** System.Security.Cryptography.X509Certificates.PublicKey. */
export const PublicKey = typeDef('System.Security.Cryptography.X509Certificates.PublicKey', {
  kind: 'class',
  documented: 'all',
  members: {
    'new(Oid oid, AsnEncodedData parameters, AsnEncodedData keyValue)': (
      oid: Oid | null,
      parameters: AsnEncodedData | null,
      keyValue: AsnEncodedData | null,
    ) =>
      new Key(
        oid ?? argumentNull('oid'),
        (parameters ?? argumentNull('parameters')).rawData,
        (keyValue ?? argumentNull('keyValue')).rawData,
      ),
    'AsnEncodedData EncodedKeyValue { get; }': (self: Key) => self.keyValue,
    'AsnEncodedData EncodedParameters { get; }': (self: Key) => self.parameters,
    'AsymmetricAlgorithm Key { get; }': (self: Key) => self.key,
    'Oid Oid { get; }': (self: Key) => self.oid,
    'RSA GetRSAPublicKey()': (self: Key) => self.rsa,
    'byte[] ExportSubjectPublicKeyInfo()': (self: Key) => self.info,
  },
});
