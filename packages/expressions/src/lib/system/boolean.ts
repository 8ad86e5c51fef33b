import { typeDef } from '../../types/define.ts';
import type { Ref } from '../../values/clr.ts';
import { argument, argumentNull, format } from '../../values/exception.ts';

const TRIM = /^[\s\0]+|[\s\0]+$/g;

/** Null where the text is neither; .NET trims white space and NUL, and ignores case. */
function parse(text: string): boolean | null {
  const word = text.replace(TRIM, '').toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

export const SystemBoolean = typeDef('System.Boolean', {
  keyword: 'bool',
  kind: 'struct',
  interfaces: ['IComparable', 'IComparable<bool>', 'IEquatable<bool>', 'IConvertible'],
  documented: 'all',
  zero: false,
  compare: (a: boolean, b: boolean) => Number(a) - Number(b),
  members: {
    'string ToString()': (self: boolean) => (self ? 'True' : 'False'),
    'bool Equals(bool obj)': (self, obj) => self === obj,
    'bool Equals(object obj)': (self, obj) => self === obj,
    'int CompareTo(bool value)': (self, value) => Number(self) - Number(value),
    'int CompareTo(object obj)': (self, obj) =>
      obj === null
        ? 1
        : typeof obj === 'boolean'
          ? Number(self) - Number(obj)
          : argument('Object must be of type Boolean.'),
    'int GetHashCode()': Number,
    'TypeCode GetTypeCode()': () => 3,
    'static string TrueString { get; }': () => 'True',
    'static string FalseString { get; }': () => 'False',
    'static bool Parse(string value)': (value: string | null) => {
      if (value === null) return argumentNull('value');
      return parse(value) ?? format(`String '${value}' was not recognized as a valid Boolean.`);
    },
    'static bool TryParse(string value, out bool result)': (value: string | null, result: Ref<boolean>) => {
      const found = value === null ? null : parse(value);
      result.value = found ?? false;
      return found !== null;
    },
  },
});
