import { missing, typeDef } from '../../types/define.ts';
import { CultureInfo, INVARIANT_CULTURE, INVARIANT_NUMBERS } from '../../values/culture.ts';
import { argumentNull } from '../../values/exception.ts';

const invariant = (): CultureInfo => INVARIANT_CULTURE;
const named = (name: string | null): CultureInfo => (name === null ? argumentNull('name') : new CultureInfo(name));
const language = (self: CultureInfo): string => (self.name === '' ? 'iv' : self.name.split('-')[0]!.toLowerCase());

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
    'new(string name)': named,
    'new(string name, bool useUserOverride)': named,
    'static CultureInfo GetCultureInfo(string name)': named,
    'static CultureInfo GetCultureInfo(string name, bool predefinedOnly)': named,
    'static CultureInfo GetCultureInfoByIetfLanguageTag(string name)': named,
    'static CultureInfo CreateSpecificCulture(string name)': named,
    'static CultureInfo ReadOnly(CultureInfo ci)': (ci: CultureInfo | null) => ci ?? argumentNull('ci'),
    'new(int culture)': missing,
    'new(int culture, bool useUserOverride)': missing,
    'static CultureInfo GetCultureInfo(int culture)': missing,
    'static CultureInfo GetCultureInfo(string name, string altName)': missing,
    'static CultureInfo[] GetCultures(CultureTypes types)': missing,
    'string Name { get; }': (self: CultureInfo) => self.name,
    'string IetfLanguageTag { get; }': (self: CultureInfo) => self.name,
    'string TwoLetterISOLanguageName { get; }': language,
    'string ThreeLetterISOLanguageName { get; }': missing,
    'string ThreeLetterWindowsLanguageName { get; }': missing,
    'string DisplayName { get; }': missing,
    'string EnglishName { get; }': missing,
    'string NativeName { get; }': missing,
    'int LCID { get; }': (self: CultureInfo) => (self.name === '' ? 127 : 4096),
    'int KeyboardLayoutId { get; }': missing,
    'bool IsNeutralCulture { get; }': (self: CultureInfo) => self.name !== '' && !self.name.includes('-'),
    'bool IsReadOnly { get; }': () => true,
    'bool UseUserOverride { get; }': () => false,
    'CultureInfo Parent { get; }': (self: CultureInfo) =>
      self.name.includes('-') ? new CultureInfo(self.name.slice(0, self.name.lastIndexOf('-'))) : INVARIANT_CULTURE,
    'NumberFormatInfo NumberFormat { get; }': () => INVARIANT_NUMBERS,
    'DateTimeFormatInfo DateTimeFormat { get; }': missing,
    'TextInfo TextInfo { get; }': missing,
    'CompareInfo CompareInfo { get; }': missing,
    'Calendar Calendar { get; }': missing,
    'Calendar[] OptionalCalendars { get; }': missing,
    'CultureTypes CultureTypes { get; }': missing,
    'CultureInfo GetConsoleFallbackUICulture()': invariant,
    'void ClearCachedData()': () => undefined,
    'object Clone()': (self: CultureInfo) => new CultureInfo(self.name),
    'object GetFormat(Type formatType)': missing,
    'bool Equals(object value)': (self: CultureInfo, value) => value instanceof CultureInfo && value.name === self.name,
    'string ToString()': (self: CultureInfo) => self.name,
  },
});
