import { missing, typeDef } from '../../types/define.ts';
import { COMPARISON, checkComparison } from '../../values/collation.ts';
import { argument, argumentNull } from '../../values/exception.ts';
import { stringComparer, type StringComparer } from '../../values/string-comparer.ts';

export const SystemStringComparer = typeDef('System.StringComparer', {
  kind: 'class',
  abstract: true,
  interfaces: ['IComparer', 'IComparer<string>', 'IEqualityComparer', 'IEqualityComparer<string>'],
  documented: 'all',
  members: {
    'bool Equals(object x, object y)': (self: StringComparer, x, y) => self.equals(x, y),
    'bool Equals(string x, string y)': (self: StringComparer, x, y) => self.equals(x, y),
    'int Compare(object x, object y)': (self: StringComparer, x, y) => self.compare(x, y),
    'int Compare(string x, string y)': (self: StringComparer, x, y) => self.compare(x, y),
    'int GetHashCode(object obj)': (self: StringComparer, obj) => (obj === null ? argumentNull('obj') : self.hash(obj)),
    'int GetHashCode(string obj)': (self: StringComparer, obj) => (obj === null ? argumentNull('obj') : self.hash(obj)),
    'static StringComparer Create(CultureInfo culture, CompareOptions options)': missing,
    'static StringComparer Create(CultureInfo culture, bool ignoreCase)': (culture, ignoreCase: boolean) =>
      culture === null
        ? argumentNull('culture')
        : stringComparer(ignoreCase ? COMPARISON.InvariantCultureIgnoreCase : COMPARISON.InvariantCulture),
    'static StringComparer FromComparison(StringComparison comparisonType)': (comparison: number) => {
      checkComparison(comparison);
      return stringComparer(comparison) ?? argument('The string comparison type passed in is currently not supported.');
    },
    'static StringComparer CurrentCulture { get; }': () => stringComparer(COMPARISON.CurrentCulture),
    'static StringComparer CurrentCultureIgnoreCase { get; }': () =>
      stringComparer(COMPARISON.CurrentCultureIgnoreCase),
    'static StringComparer InvariantCulture { get; }': () => stringComparer(COMPARISON.InvariantCulture),
    'static StringComparer InvariantCultureIgnoreCase { get; }': () =>
      stringComparer(COMPARISON.InvariantCultureIgnoreCase),
    'static StringComparer Ordinal { get; }': () => stringComparer(COMPARISON.Ordinal),
    'static StringComparer OrdinalIgnoreCase { get; }': () => stringComparer(COMPARISON.OrdinalIgnoreCase),
  },
});
