import type { Type } from '../../types/type.ts';
import { type as typeNamed } from '../../types/registry.ts';
import { toHex } from '../base64.ts';
import { CLR } from '../clr.ts';
import { COUNT, ITEM } from '../protocol.ts';
import { argumentOutOfRange } from '../exception.ts';
import { cursorOver, ENUMERATE, type Cursor } from '../sequence.ts';
import { AsnEncodedData } from './asn-encoded-data.ts';
import { bitString, oidText, parts, readDer, smallInteger, TAG, type Der } from './der.ts';
import { stringOf } from './distinguished-name.ts';
import { friendlyName, Oid } from './oid.ts';

/**
 * The extensions of a certificate, and the text of those that are read most, as OpenSSL writes it; of the others, the
 * hexadecimal digits.
 */
const SUBJECT_KEY = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
export const SUBJECT_ALTERNATIVES = '2.5.29.17';
export const ISSUER_ALTERNATIVES = '2.5.29.18';
const BASIC_CONSTRAINTS = '2.5.29.19';
const AUTHORITY_KEY = '2.5.29.35';
const EXTENDED_KEY_USAGE = '2.5.29.37';
export const UPN = '1.3.6.1.4.1.311.20.2.3';

export class X509Extension extends AsnEncodedData {
  readonly critical: boolean;
  readonly id: string;

  constructor(id: string, critical: boolean, rawData: Uint8Array) {
    super(new Oid(id), rawData);
    this.id = id;
    this.critical = critical;
  }

  override get [CLR](): string {
    return 'System.Security.Cryptography.X509Certificates.X509Extension';
  }

  override format(multiLine: boolean): string {
    return textOf(this.id, readDer(this.rawData)) ?? super.format(multiLine);
  }
}

export const extensionsOf = (list: Der | undefined): readonly X509Extension[] =>
  parts(list).map((extension) => {
    const [id, ...rest] = parts(extension);
    return new X509Extension(
      oidText(id),
      rest[0]?.tag === TAG.Boolean && rest[0].content[0] !== 0,
      rest.at(-1)!.content,
    );
  });

/** System.Security.Cryptography.X509Certificates.X509ExtensionCollection. */
export class X509ExtensionCollection {
  readonly items: readonly X509Extension[];

  constructor(items: readonly X509Extension[]) {
    this.items = items;
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.X509Certificates.X509ExtensionCollection';
  }
  get element(): Type {
    return typeNamed('System.Security.Cryptography.X509Certificates.X509Extension');
  }
  /** By value or friendly name; null where there is none. */
  named(oid: string | null): X509Extension | null {
    return this.items.find((x) => x.id === oid || friendlyName(x.id) === oid) ?? null;
  }
  [COUNT](): number {
    return this.items.length;
  }
  [ITEM](index: number): X509Extension {
    return (
      this.items[index] ??
      argumentOutOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      )
    );
  }
  [ENUMERATE](): Cursor<X509Extension> {
    return cursorOver(this.items);
  }
}

const USAGES = [
  ...['Digital Signature', 'Non Repudiation', 'Key Encipherment', 'Data Encipherment', 'Key Agreement'],
  ...['Certificate Sign', 'CRL Sign', 'Encipher Only', 'Decipher Only'],
];
const colons = (bytes: Uint8Array): string => toHex(bytes, ':');

function textOf(id: string, der: Der | null): string | null {
  switch (id) {
    case BASIC_CONSTRAINTS: {
      const [first, second] = parts(der);
      const authority = first?.tag === TAG.Boolean && first.content[0] !== 0;
      const path = first?.tag === TAG.Integer ? first : second;
      return `CA:${authority ? 'TRUE' : 'FALSE'}${path === undefined ? '' : `, pathlen:${smallInteger(path)}`}`;
    }
    case KEY_USAGE: {
      const bits = bitString(der ?? undefined);
      return USAGES.filter((_, i) => ((bits[i >> 3] ?? 0) & (0x80 >> (i & 7))) !== 0).join(', ');
    }
    case EXTENDED_KEY_USAGE:
      return parts(der)
        .map((usage) => friendlyName(oidText(usage)) ?? oidText(usage))
        .join(', ');
    case SUBJECT_KEY:
      return der === null ? null : colons(der.content);
    case AUTHORITY_KEY: {
      const key = parts(der).find((p) => p.tag === 0x80);
      return key === undefined ? null : colons(key.content);
    }
    case SUBJECT_ALTERNATIVES:
    case ISSUER_ALTERNATIVES:
      return alternativeNames(der)
        .map(({ kind, text }) => `${LABELS[kind]}:${text}`)
        .join(', ');
    default:
      return null;
  }
}

export interface AlternativeName {
  readonly kind: 'upn' | 'other' | 'email' | 'dns' | 'directory' | 'uri' | 'ip' | 'id';
  readonly text: string;
}
const LABELS: Readonly<Record<AlternativeName['kind'], string>> = {
  upn: 'othername: UPN:',
  other: 'othername',
  email: 'email',
  dns: 'DNS',
  directory: 'DirName',
  uri: 'URI',
  ip: 'IP Address',
  id: 'Registered ID',
};

/** GeneralNames (RFC 5280). */
export function alternativeNames(der: Der | null): readonly AlternativeName[] {
  return parts(der).flatMap((name): AlternativeName[] => {
    switch (name.tag) {
      case 0xa0: {
        const [oid, value] = parts(name);
        return oidText(oid) === UPN
          ? [{ kind: 'upn', text: stringOf(parts(value)[0]) }]
          : [{ kind: 'other', text: '<unsupported>' }];
      }
      case 0x81:
        return [{ kind: 'email', text: latin1(name) }];
      case 0x82:
        return [{ kind: 'dns', text: latin1(name) }];
      case 0x86:
        return [{ kind: 'uri', text: latin1(name) }];
      case 0x87:
        return [{ kind: 'ip', text: address(name.content) }];
      case 0x88:
        return [{ kind: 'id', text: oidText(name) }];
      default:
        return [];
    }
  });
}

const latin1 = (der: Der): string => String.fromCharCode(...der.content.subarray(0, 4096));
function address(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const words = Array.from({ length: bytes.length >> 1 }, (_, i) =>
    ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!).toString(16),
  );
  return words.join(':').toUpperCase();
}
