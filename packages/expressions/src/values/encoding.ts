import { CLR } from './clr.ts';
import { ascii, latin1, utf16, utf32, utf8, type Codec } from './encoding-codecs.ts';
import { utf7 } from './encoding-utf7.ts';
import { argument, argumentNull, argumentOutOfRange, clrThrow } from './exception.ts';

/** System.Text.Encoding: the encodings that .NET has without a code page provider. Immutable; replacement is the only fallback. */
export interface EncodingFacts {
  readonly className:
    'ASCIIEncoding' | 'Latin1Encoding' | 'UTF7Encoding' | 'UTF8Encoding' | 'UnicodeEncoding' | 'UTF32Encoding';
  readonly codePage: number;
  readonly windowsCodePage: 1200 | 1252;
  readonly webName: string;
  readonly displayName: string;
  readonly codec: Codec;
  readonly preamble: readonly number[];
  /** What mail and web programs may offer, in .NET's order: browser display, browser save, mail display, mail save. */
  readonly uses: readonly [boolean, boolean, boolean, boolean];
}

export class Encoding {
  readonly facts: EncodingFacts;

  constructor(facts: EncodingFacts) {
    this.facts = facts;
  }

  get [CLR](): string {
    return `System.Text.${this.facts.className}`;
  }

  get codec(): Codec {
    return this.facts.codec;
  }

  /** Equal encodings have equal keys. */
  get key(): string {
    return `${this.facts.codePage}:${this.facts.preamble.join()}`;
  }
}

const unicode = { windowsCodePage: 1200 } as const;
const western = { windowsCodePage: 1252, preamble: [] } as const;

const ASCII = new Encoding({
  ...western,
  className: 'ASCIIEncoding',
  codePage: 20127,
  webName: 'us-ascii',
  displayName: 'US-ASCII',
  codec: ascii,
  uses: [false, false, true, true],
});
const Latin1 = new Encoding({
  ...western,
  className: 'Latin1Encoding',
  codePage: 28591,
  webName: 'iso-8859-1',
  displayName: 'Western European (ISO)',
  codec: latin1,
  uses: [true, true, true, true],
});
const UTF8 = new Encoding({
  ...unicode,
  className: 'UTF8Encoding',
  codePage: 65001,
  webName: 'utf-8',
  displayName: 'Unicode (UTF-8)',
  codec: utf8,
  preamble: [0xef, 0xbb, 0xbf],
  uses: [true, true, true, true],
});
const Unicode = new Encoding({
  ...unicode,
  className: 'UnicodeEncoding',
  codePage: 1200,
  webName: 'utf-16',
  displayName: 'Unicode',
  codec: utf16(true),
  preamble: [0xff, 0xfe],
  uses: [false, true, false, false],
});
const BigEndianUnicode = new Encoding({
  ...unicode,
  className: 'UnicodeEncoding',
  codePage: 1201,
  webName: 'utf-16BE',
  displayName: 'Unicode (Big-Endian)',
  codec: utf16(false),
  preamble: [0xfe, 0xff],
  uses: [false, false, false, false],
});
const UTF32 = new Encoding({
  ...unicode,
  className: 'UTF32Encoding',
  codePage: 12000,
  webName: 'utf-32',
  displayName: 'Unicode (UTF-32)',
  codec: utf32(true),
  preamble: [0xff, 0xfe, 0, 0],
  uses: [false, false, false, false],
});
const BigEndianUTF32 = new Encoding({
  ...unicode,
  className: 'UTF32Encoding',
  codePage: 12001,
  webName: 'utf-32BE',
  displayName: 'Unicode (UTF-32 Big-Endian)',
  codec: utf32(false),
  preamble: [0, 0, 0xfe, 0xff],
  uses: [false, false, false, false],
});
const UTF7 = new Encoding({
  ...unicode,
  className: 'UTF7Encoding',
  codePage: 65000,
  webName: 'utf-7',
  displayName: 'Unicode (UTF-7)',
  codec: utf7,
  preamble: [],
  uses: [false, false, true, true],
});

export const withoutPreamble = (encoding: Encoding): Encoding => new Encoding({ ...encoding.facts, preamble: [] });

/** .NET's `Encoding.Default`: UTF-8 without a byte order mark. */
const Default = withoutPreamble(UTF8);
export const ENCODINGS = {
  ASCII,
  Latin1,
  UTF8,
  Unicode,
  BigEndianUnicode,
  UTF32,
  BigEndianUTF32,
  UTF7,
  Default,
} as const;

/** Those that `GetEncodings` lists and `GetEncoding` gives, by code page. */
export const LISTED: readonly Encoding[] = [Unicode, BigEndianUnicode, UTF32, BigEndianUTF32, ASCII, Latin1, UTF8];

/** Further names of each, as registered with IANA. */
const ALIASES: readonly (readonly [Encoding, string])[] = [
  [ASCII, 'ansi_x3.4-1968 ansi_x3.4-1986 ascii cp367 csascii ibm367 iso-ir-6 iso646-us iso_646.irv:1991 us us-ascii'],
  [Latin1, 'cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso_8859-1 iso_8859-1:1987 l1 latin1'],
  [Unicode, 'iso-10646-ucs-2 ucs-2 unicode utf-16 utf-16le'],
  [BigEndianUnicode, 'unicodefffe utf-16be'],
  [UTF32, 'utf-32 utf-32le'],
  [BigEndianUTF32, 'utf-32be'],
  [UTF8, 'unicode-1-1-utf-8 unicode-2-0-utf-8 utf-8 x-unicode-1-1-utf-8 x-unicode-2-0-utf-8'],
  [UTF7, 'csunicode11utf7 unicode-1-1-utf-7 unicode-2-0-utf-7 utf-7 x-unicode-1-1-utf-7 x-unicode-2-0-utf-7'],
];
const byName = new Map(ALIASES.flatMap(([e, names]) => names.split(' ').map((name): [string, Encoding] => [name, e])));

const PROVIDER =
  'For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method.';
const notSupported = (message: string): never => clrThrow('System.NotSupportedException', message);
const enabled = (encoding: Encoding): Encoding =>
  encoding === UTF7
    ? notSupported('Support for UTF-7 is disabled. See https://aka.ms/dotnet-warnings/SYSLIB0001 for more information.')
    : encoding;

/** `GetEncoding(name)`: ArgumentException for a name that .NET does not know. */
export function encodingByName(name: string | null): Encoding {
  if (name === null) return argumentNull('name');
  const encoding = byName.get(name.toLowerCase());
  return encoding === undefined
    ? argument(`'${name}' is not a supported encoding name. ${PROVIDER}`, 'name')
    : enabled(encoding);
}

/** `GetEncoding(codepage)`; 0 is the default encoding. */
export function encodingByCodePage(codePage: number): Encoding {
  if (codePage < 0 || codePage > 65535)
    return argumentOutOfRange('codepage', 'Valid values are between 0 and 65535, inclusive.');
  if (codePage === 0) return Default;
  if (codePage === UTF7.facts.codePage) return enabled(UTF7);
  if (codePage <= 3 || codePage === 42) return argument(`${codePage} is not a supported code page.`, 'codepage');
  return (
    LISTED.find((e) => e.facts.codePage === codePage) ??
    notSupported(`No data is available for encoding ${codePage}. ${PROVIDER}`)
  );
}
