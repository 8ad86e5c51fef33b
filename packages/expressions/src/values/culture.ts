import { CLR } from './clr.ts';
import { CULTURES, INVARIANT_DATA } from './culture-data.ts';
import type { CultureData, CultureDifferences, DateFormat, NumberFormat } from './culture-format.ts';
import { argumentNull, clrThrow, ClrException } from './exception.ts';

/**
 * `CultureInfo`, `NumberFormatInfo` and `DateTimeFormatInfo`: the format providers, and the formats behind them. The
 * current culture is the invariant one, as on the service. Any name that .NET takes makes a culture; of one without data
 * here only names are known, and whoever formats by it gets a PlatformNotSupportedException that says so.
 */
export class CultureInfo {
  /** In .NET's spelling: `de-DE`. */
  readonly name: string;
  readonly isReadOnly: boolean;
  private numberFormat: NumberFormatInfo | null = null;
  private dateTimeFormat: DateTimeFormatInfo | null = null;

  constructor(name: string, isReadOnly: boolean) {
    this.name = name;
    this.isReadOnly = isReadOnly;
  }

  get [CLR](): string {
    return 'System.Globalization.CultureInfo';
  }

  get data(): CultureData {
    return dataOf(this.name) ?? clrThrow('System.PlatformNotSupportedException', noData(this.name));
  }

  /** Of a culture that can be written to, a format of its own. */
  get numbers(): NumberFormatInfo {
    return (this.numberFormat ??= new NumberFormatInfo(this.data, this.isReadOnly));
  }

  get dates(): DateTimeFormatInfo {
    return (this.dateTimeFormat ??= new DateTimeFormatInfo(this.data, this.isReadOnly));
  }

  /** A copy with the same formats. */
  copy(isReadOnly: boolean): CultureInfo {
    const made = new CultureInfo(this.name, isReadOnly);
    if (this.numberFormat !== null) made.numberFormat = new NumberFormatInfo(this.numberFormat.format, isReadOnly);
    if (this.dateTimeFormat !== null)
      made.dateTimeFormat = new DateTimeFormatInfo(this.dateTimeFormat.format, isReadOnly);
    return made;
  }
}

/** What a culture does with letters. */
export class TextInfo {
  readonly culture: CultureInfo;

  constructor(culture: CultureInfo) {
    this.culture = culture;
  }

  get [CLR](): string {
    return 'System.Globalization.TextInfo';
  }
}

export class NumberFormatInfo {
  format: NumberFormat;
  readonly isReadOnly: boolean;

  constructor(format: NumberFormat, isReadOnly: boolean) {
    this.format = format;
    this.isReadOnly = isReadOnly;
  }

  get [CLR](): string {
    return 'System.Globalization.NumberFormatInfo';
  }
}

export class DateTimeFormatInfo {
  format: DateFormat;
  readonly isReadOnly: boolean;

  constructor(format: DateFormat, isReadOnly: boolean) {
    this.format = format;
    this.isReadOnly = isReadOnly;
  }

  get [CLR](): string {
    return 'System.Globalization.DateTimeFormatInfo';
  }
}

export const INVARIANT_NUMBERS: NumberFormat = INVARIANT_DATA;
export const INVARIANT_DATES: DateFormat = INVARIANT_DATA;
export const INVARIANT_CULTURE: CultureInfo = new CultureInfo('', true);

/** The format of numbers behind an IFormatProvider; without one, or where it has none, the current culture's. */
export function numbersOf(provider: unknown): NumberFormat {
  if (provider instanceof CultureInfo) return provider.name === '' ? INVARIANT_NUMBERS : provider.numbers.format;
  return provider instanceof NumberFormatInfo ? provider.format : INVARIANT_NUMBERS;
}

export function datesOf(provider: unknown): DateFormat {
  if (provider instanceof CultureInfo) return provider.name === '' ? INVARIANT_DATES : provider.dates.format;
  return provider instanceof DateTimeFormatInfo ? provider.format : INVARIANT_DATES;
}

// ---- cultures by name

const noData = (name: string): string =>
  `The culture '${name}' has no data in this evaluator, so nothing is formatted or parsed by it.`;

const known = new Map<string, CultureData>([['', INVARIANT_DATA]]);

/** `de_DE` has a name of its own and the data of `de-DE`. */
function dataOf(name: string): CultureData | undefined {
  const found = known.get(name);
  if (found !== undefined) return found;
  const own = differencesOf(name);
  const above = own === null ? undefined : dataOf(own.parent);
  if (above === undefined) return undefined;
  const data = { ...above, ...own };
  known.set(name, data);
  return data;
}

function differencesOf(name: string): CultureDifferences | null {
  const key = spelled(name.replaceAll('_', '-'));
  return Object.hasOwn(CULTURES, key) ? CULTURES[key]!() : null;
}

const WELL_FORMED = /^[a-z]{2,8}(?:[-_][a-z\d]{1,8})*$/i;

/** The culture of that name; CultureNotFoundException for what is no name of a culture. */
export function cultureNamed(name: string | null, isReadOnly: boolean): CultureInfo {
  if (name === null) return argumentNull('name');
  if (name === '') return isReadOnly ? INVARIANT_CULTURE : new CultureInfo('', false);
  if (!WELL_FORMED.test(name)) return notFound('name', name, 'Culture is not supported.', name);
  return new CultureInfo(spelled(name), isReadOnly);
}

/** `new CultureInfo(1033)`. */
export function cultureNumbered(lcid: number, isReadOnly: boolean): CultureInfo {
  if (lcid === INVARIANT_DATA.lcid) return cultureNamed('', isReadOnly);
  for (const [name, differences] of Object.entries(CULTURES))
    if (differences().lcid === lcid) return new CultureInfo(name, isReadOnly);
  return notFound('culture', lcid, 'Culture is not supported.', `${lcid} (0x${lcid.toString(16).padStart(4, '0')})`);
}

/** A culture that .NET itself brings; a well-formed name without data here may be one. */
export function predefinedCulture(name: string | null): CultureInfo {
  const found = cultureNamed(name, true);
  if (dataOf(found.name) !== undefined) return found;
  return notFound('name', name, `Culture name '${name}' is not a predefined culture.`, name);
}

/** With a country: `de-DE` for `de`. */
export function specificCulture(name: string | null): CultureInfo {
  const found = cultureNamed(name, false);
  return new CultureInfo(differencesOf(found.name)?.specific ?? found.name, false);
}

export function parentOf({ name }: CultureInfo): CultureInfo {
  const parent = differencesOf(name)?.parent ?? name.slice(0, Math.max(name.search(/[-_][^-_]*$/), 0));
  return parent === '' ? INVARIANT_CULTURE : new CultureInfo(parent, true);
}

/** Neutral: a language without a country. */
export const isNeutral = ({ name }: CultureInfo): boolean => name !== '' && !/[-_](?:[A-Z]{2}|\d{3})$/i.test(name);

function notFound(parameter: string, value: unknown, message: string, shown: unknown): never {
  throw new ClrException(
    'System.Globalization.CultureNotFoundException',
    `${message} (Parameter '${parameter}')\n${String(shown)} is an invalid culture identifier.`,
    null,
    { ParamName: parameter, InvalidCultureName: typeof value === 'string' ? value : null },
  );
}

/** `EN-us` as `en-US`, `zh-hans` as `zh-Hans`; what is behind an underscore stays. Extensions go. */
function spelled(name: string): string {
  const parts = name.split('-');
  const extension = parts.findIndex((part, i) => i > 0 && part.length === 1);
  return (extension < 0 ? parts : parts.slice(0, extension))
    .map((part, i) => {
      const [plain = '', ...rest] = part.split('_');
      const lower = plain.toLowerCase();
      if (i === 0) return [lower, ...rest].join('_');
      return lower.length === 4 ? lower[0]!.toUpperCase() + lower.slice(1) : lower.toUpperCase();
    })
    .join('-');
}
