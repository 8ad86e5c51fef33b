import type { Fn } from '../types/define.ts';
import { isEnum, isValueType, T } from '../types/registry.ts';
import { runtimeName } from '../types/type.ts';
import { box, unbox } from './boxing.ts';
import { formatObject } from './composite.ts';
import { convertible, convertibleOf, TypeCode, type ConvertibleName } from './convert-code.ts';
import {
  toBoolean,
  toChar,
  toDate,
  toDecimal,
  toDouble,
  toInteger,
  toSingle,
  toText,
  type Converters,
} from './convert.ts';
import { MIN_DATE_TIME } from './date-time.ts';
import { DECIMAL_ZERO } from './decimal.ts';
import { argument, argumentNull, invalidCast } from './exception.ts';
import { runtimeTypeOf, toText as objectText } from './object.ts';
import type { RuntimeType } from './runtime-type.ts';

/** `Convert.ToX(object)` and `ChangeType`: the conversion is chosen by the value's run-time type. */
export interface Target {
  /** `Int32`: the method is `ToInt32`. */
  readonly name: ConvertibleName;
  readonly keyword: string;
  readonly from: Converters;
  /** What null converts to. */
  readonly empty: unknown;
}

const target = (name: ConvertibleName, keyword: string, from: Converters, empty: unknown): Target => ({
  name,
  keyword,
  from,
  empty,
});
const integer = (
  name: Parameters<typeof toInteger>[0],
  keyword: Parameters<typeof toInteger>[2],
  phrase: string,
  bits: 8 | 16 | 32 | 64,
  signed: boolean,
): Target => target(name, keyword, toInteger(name, { phrase, bits, signed }, keyword), bits === 64 ? 0n : 0);

export const TARGETS: readonly Target[] = [
  target('Boolean', 'bool', toBoolean, false),
  target('Char', 'char', toChar, 0),
  integer('SByte', 'sbyte', 'a signed byte', 8, true),
  integer('Byte', 'byte', 'an unsigned byte', 8, false),
  integer('Int16', 'short', 'an Int16', 16, true),
  integer('UInt16', 'ushort', 'a UInt16', 16, false),
  integer('Int32', 'int', 'an Int32', 32, true),
  integer('UInt32', 'uint', 'a UInt32', 32, false),
  integer('Int64', 'long', 'an Int64', 64, true),
  integer('UInt64', 'ulong', 'a UInt64', 64, false),
  target('Single', 'float', toSingle, 0),
  target('Double', 'double', toDouble, 0),
  target('Decimal', 'decimal', toDecimal, DECIMAL_ZERO),
  target('DateTime', 'DateTime', toDate, MIN_DATE_TIME),
  target('String', 'string', toText, ''),
];

/** From an object slot to the representation of the target. */
export function fromObject({ from, empty }: Target): Fn {
  return (value: unknown, provider?: unknown) => {
    const plain = convertible(value);
    if (plain === null) return empty;
    const name = convertibleOf(plain);
    return name === null ? notConvertible(plain) : from[name](unbox(plain), provider);
  };
}

/** `Convert.ToString(object)` takes any object. */
export const stringFromObject = (value: unknown, provider: unknown = null): string =>
  formatObject(value, null, provider);

const notConvertible = (value: unknown): never =>
  invalidCast(`Unable to cast object of type '${runtimeName(runtimeTypeOf(value))}' to type 'System.IConvertible'.`);

/** The result in an object slot. */
export function changeType(value: unknown, conversion: RuntimeType | null, provider?: unknown): unknown {
  if (conversion === null) return argumentNull('conversionType');
  const { type } = conversion;
  if (value === null) {
    return isValueType(type) ? invalidCast('Null object cannot be converted to a value type.') : null;
  }
  const own = runtimeTypeOf(value);
  const plain = convertible(value);
  const name = convertibleOf(plain);
  if (name === null) return own === type ? value : invalidCast('Object must implement IConvertible.');
  const wanted = TARGETS.find((t) => type.kind === 'named' && type.def.name === `System.${t.name}`);
  if (wanted !== undefined)
    return isEnum(own) && wanted.name === 'String'
      ? objectText(value)
      : box(type, wanted.from[name](unbox(plain), provider));
  if (type === T.object() || type === own) return value;
  return invalidCast(`Invalid cast from '${runtimeName(own)}' to '${runtimeName(type)}'.`);
}

export function changeTypeByCode(value: unknown, code: number, provider?: unknown): unknown {
  if (value === null && (code === TypeCode.Empty || code === TypeCode.String || code === TypeCode.Object)) return null;
  const name = convertibleOf(convertible(value));
  if (name === null) return invalidCast('Object must implement IConvertible.');
  const wanted = TARGETS.find((t) => TypeCode[t.name] === code);
  if (wanted !== undefined) return boxAs(wanted, wanted.from[name](unbox(convertible(value)), provider));
  if (code === TypeCode.Object) return value;
  if (code === TypeCode.DBNull) return invalidCast('Object cannot be cast to DBNull.');
  if (code === TypeCode.Empty) return invalidCast('Object cannot be cast to Empty.');
  return argument('Unknown TypeCode value.');
}

function boxAs({ name, keyword }: Target, value: unknown): unknown {
  return name === 'DateTime' ? value : box(T[keyword as 'int'](), value);
}
