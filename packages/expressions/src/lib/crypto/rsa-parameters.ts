import { accessors, typeDef, type Row } from '../../types/define.ts';
import { PARTS, RsaParameters } from '../../values/crypto/rsa-parameters.ts';

/** A field of the structure. */
const field = (name: (typeof PARTS)[number][0]): [string, Row] => [
  `byte[] ${name} { get; set; }`,
  accessors(
    (self: RsaParameters) => self[name],
    (self: RsaParameters, value: Uint8Array | null) => void (self[name] = value),
  ),
];

/** System.Security.Cryptography.RSAParameters: a structure of public fields, all null at first. */
export const RSAParameters = typeDef('System.Security.Cryptography.RSAParameters', {
  kind: 'struct',
  documented: 'none',
  zero: () => new RsaParameters(),
  members: { 'new()': () => new RsaParameters(), ...Object.fromEntries(PARTS.map(([name]) => field(name))) },
});
