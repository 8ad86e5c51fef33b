import { missing, typeDef } from '../../types/define.ts';
import {
  CultureInfo,
  cultureNamed,
  cultureNumbered,
  INVARIANT_CULTURE,
  isNeutral,
  parentOf,
  predefinedCulture,
  specificCulture,
  TextInfo,
} from '../../values/culture.ts';
import { argumentNull, ClrException } from '../../values/exception.ts';
import { exceptionType } from '../../values/exception-type.ts';
import { getFormat } from './format-info.ts';

const invariant = (): CultureInfo => INVARIANT_CULTURE;
const own = (name: string | null): CultureInfo => cultureNamed(name, false);
const shared = (name: string | null): CultureInfo => cultureNamed(name, true);
/** ArgumentOutOfRangeException for what is no number of a culture at all. */
const numbered =
  (isReadOnly: boolean) =>
  (lcid: number): CultureInfo =>
    lcid > 0 ? cultureNumbered(lcid, isReadOnly) : notPositive(lcid);

function notPositive(lcid: number): never {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `culture ('${lcid}') must be a non-negative and non-zero value. (Parameter 'culture')\nActual value was ${lcid}.`,
    null,
    { ParamName: 'culture', ActualValue: lcid },
  );
}

export const SystemCultureInfo = typeDef('System.Globalization.CultureInfo', {
  kind: 'class',
  interfaces: ['IFormatProvider'],
  documented: 'none',
  key: (value: CultureInfo) => value.name,
  members: {
    'static CultureInfo InvariantCulture { get; }': invariant,
    'static CultureInfo CurrentCulture { get; }': invariant,
    'static CultureInfo CurrentUICulture { get; }': invariant,
    'static CultureInfo InstalledUICulture { get; }': invariant,
    'static CultureInfo DefaultThreadCurrentCulture { get; }': () => null,
    'static CultureInfo DefaultThreadCurrentUICulture { get; }': () => null,
    'new(string name)': own,
    'new(string name, bool useUserOverride)': own,
    'new(int culture)': numbered(false),
    'new(int culture, bool useUserOverride)': numbered(false),
    'static CultureInfo GetCultureInfo(string name)': shared,
    'static CultureInfo GetCultureInfo(string name, bool predefinedOnly)': (name: string | null, only: boolean) =>
      only ? predefinedCulture(name) : shared(name),
    'static CultureInfo GetCultureInfo(int culture)': numbered(true),
    'static CultureInfo GetCultureInfoByIetfLanguageTag(string name)': shared,
    'static CultureInfo CreateSpecificCulture(string name)': specificCulture,
    'static CultureInfo ReadOnly(CultureInfo ci)': (ci: CultureInfo | null) =>
      ci === null ? argumentNull('ci') : ci.isReadOnly ? ci : ci.copy(true),
    'static CultureInfo GetCultureInfo(string name, string altName)': missing,
    'static CultureInfo[] GetCultures(CultureTypes types)': missing,
    'string Name { get; }': (self: CultureInfo) => self.name,
    'string IetfLanguageTag { get; }': (self: CultureInfo) => self.name,
    'string TwoLetterISOLanguageName { get; }': (self: CultureInfo) =>
      self.name === '' ? 'iv' : self.name.split(/[-_]/)[0]!,
    'string ThreeLetterISOLanguageName { get; }': (self: CultureInfo) => self.data.threeLetterISOLanguageName,
    'string ThreeLetterWindowsLanguageName { get; }': (self: CultureInfo) => self.data.threeLetterWindowsLanguageName,
    // The user interface speaks the invariant language, which is English.
    'string DisplayName { get; }': (self: CultureInfo) => self.data.englishName,
    'string EnglishName { get; }': (self: CultureInfo) => self.data.englishName,
    'string NativeName { get; }': (self: CultureInfo) => self.data.nativeName,
    'int LCID { get; }': (self: CultureInfo) => self.data.lcid,
    'int KeyboardLayoutId { get; }': (self: CultureInfo) => self.data.lcid,
    'bool IsNeutralCulture { get; }': isNeutral,
    'bool IsReadOnly { get; }': (self: CultureInfo) => self.isReadOnly,
    'bool UseUserOverride { get; }': (self: CultureInfo) => !self.isReadOnly,
    'CultureInfo Parent { get; }': parentOf,
    'NumberFormatInfo NumberFormat { get; }': (self: CultureInfo) => self.numbers,
    'DateTimeFormatInfo DateTimeFormat { get; }': (self: CultureInfo) => self.dates,
    'TextInfo TextInfo { get; }': (self: CultureInfo) => new TextInfo(self),
    'CompareInfo CompareInfo { get; }': missing,
    'Calendar Calendar { get; }': missing,
    'Calendar[] OptionalCalendars { get; }': missing,
    'CultureTypes CultureTypes { get; }': missing,
    'CultureInfo GetConsoleFallbackUICulture()': invariant,
    'void ClearCachedData()': () => undefined,
    'object Clone()': (self: CultureInfo) => self.copy(false),
    'object GetFormat(Type formatType)': getFormat,
    'bool Equals(object value)': (self: CultureInfo, value) => value instanceof CultureInfo && value.name === self.name,
    'string ToString()': (self: CultureInfo) => self.name,
  },
});

export const CultureNotFoundException = exceptionType('System.Globalization.CultureNotFoundException', {
  base: 'ArgumentException',
  message: 'Culture is not supported.',
  hresult: -2147024809,
  members: {
    'string InvalidCultureName { get; }': (self: ClrException) => self.details.InvalidCultureName ?? null,
  },
});
