import { accessors, enumRows, typeDef } from '../../types/define.ts';
import { copyOfOid, Oid as Id, oidFromFriendlyName, oidFromValue, oidOf } from '../../values/crypto/oid.ts';

/** System.Security.Cryptography.Oid. */
export const Oid = typeDef('System.Security.Cryptography.Oid', {
  kind: 'class',
  documented: 'all',
  members: {
    'new()': () => new Id(null),
    'new(Oid oid)': copyOfOid,
    'new(string oid)': oidOf,
    'new(string value, string friendlyName)': (value: string | null, name: string | null) => new Id(value, name),
    'static Oid FromFriendlyName(string friendlyName, OidGroup group)': oidFromFriendlyName,
    'static Oid FromOidValue(string oidValue, OidGroup group)': oidFromValue,
    'string FriendlyName { get; set; }': accessors(
      (self: Id) => self.friendlyName,
      (self: Id, name: string | null) => void (self.friendlyName = name),
    ),
    'string Value { get; set; }': accessors(
      (self: Id) => self.value,
      (self: Id, value: string | null) => void (self.value = value),
    ),
  },
});

/** Where Windows looks for a name; elsewhere all groups are one. */
export const OidGroup = typeDef('System.Security.Cryptography.OidGroup', {
  kind: 'enum',
  documented: 'none',
  members: enumRows({
    All: 0,
    HashAlgorithm: 1,
    EncryptionAlgorithm: 2,
    PublicKeyAlgorithm: 3,
    SignatureAlgorithm: 4,
    Attribute: 5,
    ExtensionOrAttribute: 6,
    EnhancedKeyUsage: 7,
    Policy: 8,
    Template: 9,
    KeyDerivationFunction: 10,
  }),
});
