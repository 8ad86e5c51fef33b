import { CLR } from '../clr.ts';
import { argumentNull } from '../exception.ts';
import { NEW_LINE } from '../text-new-line.ts';
import { toHex } from '../base64.ts';
import { ENCODINGS } from '../encoding.ts';
import { cryptographic } from './errors.ts';
import { oidText, parts, readDer, TAG, writeDer, writeOid, type Der } from './der.ts';
import { friendlyName, oidOfName } from './oid.ts';

/**
 * The names in certificates (X.500): sets of attributes, most general first in DER, most specific first in .NET's text.
 * Values that could be mistaken are quoted, quotes doubled.
 */
export interface Attribute {
  readonly oid: string;
  readonly value: string;
}
/** One step of the name: usually one attribute. */
export type RelativeName = readonly Attribute[];

export const decodeName = (der: Uint8Array): readonly RelativeName[] =>
  parts(readDer(der)).map((set) =>
    parts(set).map((pair) => {
      const [oid, value] = parts(pair);
      return { oid: oidText(oid), value: stringOf(value) };
    }),
  );

/** The text of any of ASN.1's string types; other values as `#` and their bytes. */
export function stringOf(der: Der | undefined): string {
  if (der === undefined) return '';
  switch (der.tag) {
    case TAG.Utf8:
      return ENCODINGS.UTF8.codec.decode(der.content);
    case TAG.Bmp:
      return ENCODINGS.BigEndianUnicode.codec.decode(der.content);
    case TAG.Universal:
      return ENCODINGS.BigEndianUTF32.codec.decode(der.content);
    case TAG.Printable:
    case TAG.Teletex:
    case TAG.Ia5:
      return ENCODINGS.Latin1.codec.decode(der.content);
    default:
      return `#${toHex(der.content)}`;
  }
}

const MUST_QUOTE = /^\s|\s$|[,+="\n<>#;]|^$/;
const quoted = (value: string): string => (MUST_QUOTE.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** An octet string's `#` marks bytes, it is no part of a text. */
const shown = (value: string, quote: boolean): string => (quote && !/^#[\dA-F]+$/.test(value) ? quoted(value) : value);

export interface NameFormat {
  readonly reversed: boolean;
  readonly separator: string;
  readonly quote: boolean;
}

export function formatName(name: readonly RelativeName[], format: NameFormat): string {
  const steps = name.map((attributes) =>
    attributes
      .map(({ oid, value }) => `${friendlyName(oid) ?? `OID.${oid}`}=${shown(value, format.quote)}`)
      .join(' + '),
  );
  return (format.reversed ? steps.reverse() : steps).join(format.separator);
}

const BACKWARDS: NameFormat = { reversed: true, separator: ', ', quote: true };

/** System.Security.Cryptography.X509Certificates.X500DistinguishedName. */
export class X500DistinguishedName {
  readonly rawData: Uint8Array;
  /** `CN=…, O=…`. */
  readonly name: string;

  /** `text` where the name was made of one: it stays as it was written. */
  constructor(rawData: Uint8Array, text?: string) {
    this.rawData = rawData;
    this.name = text ?? formatName(decodeName(rawData), BACKWARDS);
  }

  get [CLR](): string {
    return 'System.Security.Cryptography.X509Certificates.X500DistinguishedName';
  }

  format(multiLine: boolean): string {
    if (!multiLine) return this.decode(0);
    const lines = formatName(decodeName(this.rawData), { ...BACKWARDS, reversed: false, separator: NEW_LINE });
    return lines === '' ? '' : lines + NEW_LINE;
  }

  /** `flags`: Reversed 1, UseSemicolons 16, DoNotUsePlusSign 32, DoNotUseQuotes 64, UseCommas 128, UseNewLines 256. */
  decode(flags: number): string {
    const separator = flags & 16 ? '; ' : flags & 256 ? NEW_LINE : ', ';
    return formatName(decodeName(this.rawData), { reversed: (flags & 1) !== 0, separator, quote: (flags & 64) === 0 });
  }
}

// ---- from text

const INVALID = 'The string contains an invalid X500 name attribute key, oid, value or delimiter.';
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['st', '2.5.4.8'],
  ['email', '1.2.840.113549.1.9.1'],
  ['uid', '0.9.2342.19200300.100.1.1'],
]);
const STEP = /\s*([\w.]+)\s*=\s*(?:"((?:[^"]|"")*)"|([^,;\r\n"]*?))\s*(?:[,;]|\r?\n|$)/y;

const oidOfKey = (key: string): string | null => {
  const name = key.replace(/^oid\./i, '');
  return /^\d/.test(name) ? name : (ALIASES.get(name.toLowerCase()) ?? oidOfName(name));
};

/** `CN=…, O=…`, most specific first. */
export function parseName(text: string | null): X500DistinguishedName {
  if (text === null) return argumentNull('distinguishedName');
  const steps: Uint8Array[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < text.length) {
    const m = STEP.exec(text);
    const key = m === null ? null : oidOfKey(m[1]!);
    const oid = key === null ? null : writeOid(key);
    if (m === null || oid === null) return cryptographic(INVALID);
    const value = m[2]?.replaceAll('""', '"') ?? m[3]!;
    steps.unshift(writeDer(TAG.Set, writeDer(TAG.Sequence, oid, encodeValue(key!, value))));
  }
  return new X500DistinguishedName(writeDer(TAG.Sequence, ...steps), text);
}

/** Mail addresses are IA5, what PrintableString has is printable, the rest UTF-8. */
function encodeValue(oid: string, value: string): Uint8Array {
  const ia5 = oid === '1.2.840.113549.1.9.1';
  const tag = ia5 ? TAG.Ia5 : /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value) ? TAG.Printable : TAG.Utf8;
  return writeDer(tag, ENCODINGS.UTF8.codec.encode(value));
}
