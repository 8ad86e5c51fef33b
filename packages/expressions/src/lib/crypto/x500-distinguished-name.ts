import { enumRows, typeDef } from '../../types/define.ts';
import type { AsnEncodedData } from '../../values/crypto/asn-encoded-data.ts';
import { parseName, X500DistinguishedName as Name } from '../../values/crypto/distinguished-name.ts';
import { Oid } from '../../values/crypto/oid.ts';
import { argumentNull } from '../../values/exception.ts';

const copied = (raw: Uint8Array | undefined, name: string): Name => new Name((raw ?? argumentNull(name)).slice());

/** System.Security.Cryptography.X509Certificates.X500DistinguishedName: who a certificate is about, or from. */
export const X500DistinguishedName = typeDef('System.Security.Cryptography.X509Certificates.X500DistinguishedName', {
  kind: 'class',
  base: 'AsnEncodedData',
  documented: ['Name'],
  members: {
    'new(string distinguishedName)': parseName,
    'new(string distinguishedName, X500DistinguishedNameFlags flag)': parseName,
    'new(byte[] encodedDistinguishedName)': (raw: Uint8Array | null) => copied(raw ?? undefined, 'value'),
    'new(AsnEncodedData encodedDistinguishedName)': (data: AsnEncodedData | null) =>
      copied(data?.rawData, 'encodedDistinguishedName'),
    'new(X500DistinguishedName distinguishedName)': (name: Name | null) => name ?? argumentNull('distinguishedName'),
    'string Name { get; }': (self: Name) => self.name,
    'byte[] RawData { get; }': (self: Name) => self.rawData.slice(),
    'Oid Oid { get; }': () => new Oid(null),
    'string Decode(X500DistinguishedNameFlags flag)': (self: Name, flags: number) => self.decode(flags),
    'string Format(bool multiLine)': (self: Name, multiLine: boolean) => self.format(multiLine),
  },
});

export const X500DistinguishedNameFlags = typeDef(
  'System.Security.Cryptography.X509Certificates.X500DistinguishedNameFlags',
  {
    kind: 'enum',
    flags: true,
    documented: 'none',
    members: enumRows({
      None: 0,
      Reversed: 1,
      UseSemicolons: 16,
      DoNotUsePlusSign: 32,
      DoNotUseQuotes: 64,
      UseCommas: 128,
      UseNewLines: 256,
      UseUTF8Encoding: 4096,
      UseT61Encoding: 8192,
      ForceUTF8Encoding: 16384,
    }),
  },
);
