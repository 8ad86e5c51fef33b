/**
 * What a culture has to say about numbers and dates, as plain data, under the names of .NET's properties. Formatting and
 * parsing take these; `culture.ts` finds them behind an IFormatProvider.
 */
export interface NumberFormat {
  readonly negativeSign: string;
  readonly positiveSign: string;
  readonly nanSymbol: string;
  readonly negativeInfinitySymbol: string;
  readonly positiveInfinitySymbol: string;
  readonly percentSymbol: string;
  readonly perMilleSymbol: string;
  readonly numberDecimalDigits: number;
  readonly numberDecimalSeparator: string;
  readonly numberGroupSeparator: string;
  /** From the point outwards; the last holds for all groups that follow, 0 for one that takes all the rest. */
  readonly numberGroupSizes: readonly number[];
  /** Patterns count the forms that the documentation of the property of this name lists. */
  readonly numberNegativePattern: number;
  readonly currencySymbol: string;
  readonly currencyDecimalDigits: number;
  readonly currencyDecimalSeparator: string;
  readonly currencyGroupSeparator: string;
  readonly currencyGroupSizes: readonly number[];
  readonly currencyNegativePattern: number;
  readonly currencyPositivePattern: number;
  readonly percentDecimalDigits: number;
  readonly percentDecimalSeparator: string;
  readonly percentGroupSeparator: string;
  readonly percentGroupSizes: readonly number[];
  readonly percentNegativePattern: number;
  readonly percentPositivePattern: number;
}

/** The calendar is the Gregorian one; names of days begin with Sunday. */
export interface DateFormat {
  readonly amDesignator: string;
  readonly pmDesignator: string;
  readonly dateSeparator: string;
  readonly timeSeparator: string;
  readonly firstDayOfWeek: number;
  readonly calendarWeekRule: number;
  readonly eraName: string;
  readonly abbreviatedEraName: string;
  readonly dayNames: readonly string[];
  readonly abbreviatedDayNames: readonly string[];
  readonly shortestDayNames: readonly string[];
  readonly monthNames: readonly string[];
  readonly abbreviatedMonthNames: readonly string[];
  /** As they stand beside a day: `1 września`. */
  readonly monthGenitiveNames: readonly string[];
  readonly abbreviatedMonthGenitiveNames: readonly string[];
  readonly shortDatePattern: string;
  readonly longDatePattern: string;
  readonly shortTimePattern: string;
  readonly longTimePattern: string;
  readonly monthDayPattern: string;
  readonly yearMonthPattern: string;
  /** All patterns of a kind; the first is the usual one. */
  readonly shortDatePatterns: readonly string[];
  readonly longDatePatterns: readonly string[];
  readonly shortTimePatterns: readonly string[];
  readonly longTimePatterns: readonly string[];
  readonly yearMonthPatterns: readonly string[];
  /** Before the fraction of a TimeSpan; that of the culture's numbers. */
  readonly numberDecimalSeparator: string;
}

/** Of a format of a policy's own; longer symbols would make much of a short format. */
export const LONGEST_SYMBOL = 32;

/** What `CultureInfo` itself says. */
export interface CultureNames {
  readonly lcid: number;
  readonly englishName: string;
  readonly nativeName: string;
  readonly threeLetterISOLanguageName: string;
  readonly threeLetterWindowsLanguageName: string;
  readonly listSeparator: string;
}

export interface CultureData extends CultureNames, NumberFormat, DateFormat {}

export interface CultureDifferences extends Partial<CultureData> {
  readonly parent: string;
  /** Of a neutral culture: the one that stands for it with a country. */
  readonly specific?: string;
}
