import { typeDef } from '../../types/define.ts';
import { AsnEncodedData as Data } from '../../values/crypto/asn-encoded-data.ts';
import { oidOf, type Oid } from '../../values/crypto/oid.ts';
import { argumentNull } from '../../values/exception.ts';

/** System.Security.Cryptography.AsnEncodedData. */
export const AsnEncodedData = typeDef('System.Security.Cryptography.AsnEncodedData', {
  kind: 'class',
  documented: 'none',
  members: {
    'new(byte[] rawData)': (raw: Uint8Array | null) => new Data(null, (raw ?? argumentNull('rawData')).slice()),
    'new(Oid oid, byte[] rawData)': (oid: Oid | null, raw: Uint8Array | null) =>
      new Data(oid, (raw ?? argumentNull('rawData')).slice()),
    'new(string oid, byte[] rawData)': (oid: string | null, raw: Uint8Array | null) =>
      new Data(oidOf(oid), (raw ?? argumentNull('rawData')).slice()),
    'Oid Oid { get; }': (self: Data) => self.oid,
    'byte[] RawData { get; }': (self: Data) => self.rawData.slice(),
    'string Format(bool multiLine)': (self: Data, multiLine: boolean) => self.format(multiLine),
  },
});
