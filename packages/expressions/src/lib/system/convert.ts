import { constant, typeDef, type Row } from '../../types/define.ts';
import { parseInBase, toBase } from '../../values/convert-base.ts';
import { typeCodeOf } from '../../values/convert-code.ts';
import { changeType, changeTypeByCode, fromObject, stringFromObject, TARGETS } from '../../values/convert-object.ts';
import type { IntegerType } from '../../values/number-parse.ts';
import { base64 } from './convert-base64.ts';

/**
 * `System.Convert`: a row for each pair of a target and a source, from the table of conversions in `values/`, which take
 * the format provider as their last argument.
 */
const pairs: Record<string, Row> = {};

for (const target of TARGETS) {
  const { keyword: t, name } = target;
  const head = `static ${t} To${name}`;
  for (const source of TARGETS) {
    const convert = target.from[source.name];
    pairs[`${head}(${source.keyword} value)`] = convert;
    const readsText = source.name === 'String' || name === 'String';
    if (readsText) pairs[`${head}(${source.keyword} value, IFormatProvider provider)`] = convert;
  }
  const convert = name === 'String' ? stringFromObject : fromObject(target);
  pairs[`${head}(object value)`] = convert;
  pairs[`${head}(object value, IFormatProvider provider)`] = convert;
}

const BASES: Readonly<Record<string, IntegerType>> = {
  'sbyte ToSByte': { phrase: 'a signed byte', bits: 8, signed: true },
  'byte ToByte': { phrase: 'an unsigned byte', bits: 8, signed: false },
  'short ToInt16': { phrase: 'an Int16', bits: 16, signed: true },
  'ushort ToUInt16': { phrase: 'a UInt16', bits: 16, signed: false },
  'int ToInt32': { phrase: 'an Int32', bits: 32, signed: true },
  'uint ToUInt32': { phrase: 'a UInt32', bits: 32, signed: false },
  'long ToInt64': { phrase: 'an Int64', bits: 64, signed: true },
  'ulong ToUInt64': { phrase: 'a UInt64', bits: 64, signed: false },
};
const bases: Record<string, Row> = {};
for (const [head, type] of Object.entries(BASES)) {
  bases[`static ${head}(string value, int fromBase)`] =
    type.bits === 64
      ? (value: string | null, base: number) => parseInBase(value, base, type)
      : (value: string | null, base: number) => Number(parseInBase(value, base, type));
}

export const SystemConvert = typeDef('System.Convert', {
  kind: 'static class',
  documented: 'all',
  members: {
    ...pairs,
    ...bases,
    'static string ToString(byte value, int toBase)': (value: number, base: number) => toBase(value, base, 8),
    'static string ToString(short value, int toBase)': (value: number, base: number) => toBase(value, base, 16),
    'static string ToString(int value, int toBase)': (value: number, base: number) => toBase(value, base, 32),
    'static string ToString(long value, int toBase)': (value: bigint, base: number) => toBase(value, base, 64),
    ...base64,
    'static object ChangeType(object value, Type conversionType)': changeType,
    'static object ChangeType(object value, Type conversionType, IFormatProvider provider)': changeType,
    'static object ChangeType(object value, TypeCode typeCode)': changeTypeByCode,
    'static object ChangeType(object value, TypeCode typeCode, IFormatProvider provider)': changeTypeByCode,
    'static TypeCode GetTypeCode(object value)': typeCodeOf,
    // No value of an expression is DBNull.
    'static bool IsDBNull(object value)': () => false,
    'static object DBNull { get; }': constant(null),
  },
});
