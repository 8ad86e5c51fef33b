import { typeDef } from '../../types/define.ts';
import type {
  X509Extension as Extension,
  X509ExtensionCollection as Collection,
} from '../../values/crypto/certificate-extension.ts';
import { Enumerator } from '../../values/enumerator.ts';
import { COUNT, ITEM } from '../../values/protocol.ts';
import { cursorOf } from '../../values/sequence.ts';

/** System.Security.Cryptography.X509Certificates.X509Extension; .NET's classes for single extensions are not told apart. */
export const X509Extension = typeDef('System.Security.Cryptography.X509Certificates.X509Extension', {
  kind: 'class',
  base: 'AsnEncodedData',
  documented: 'none',
  members: { 'bool Critical { get; }': (self: Extension) => self.critical },
});

export const X509ExtensionCollection = typeDef(
  'System.Security.Cryptography.X509Certificates.X509ExtensionCollection',
  {
    kind: 'class',
    interfaces: ['ICollection', 'IEnumerable<X509Extension>'],
    documented: 'none',
    members: {
      'int Count { get; }': (self: Collection) => self[COUNT](),
      'X509Extension this[int index] { get; }': (self: Collection, index: number) => self[ITEM](index),
      'X509Extension this[string oid] { get; }': (self: Collection, oid: string | null) => self.named(oid),
      'IEnumerator<X509Extension> GetEnumerator()': (self: Collection) => new Enumerator(cursorOf(self), self.element),
    },
  },
);
