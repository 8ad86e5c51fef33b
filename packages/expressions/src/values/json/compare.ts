import { T } from '../../types/registry.ts';
import { runtimeName } from '../../types/type.ts';
import { Box } from '../clr.ts';
import { ordinalCompare, compareInvariant } from '../collation.ts';
import { compareDateTimes, DateTime } from '../date-time.ts';
import { clockOf, DateTimeOffset, offsetOfDateTime } from '../date-time-offset.ts';
import { Decimal, decimalCompare } from '../decimal.ts';
import { argument, format, invalidCast, overflow } from '../exception.ts';
import { objectCompare, runtimeTypeOf, toText } from '../object.ts';
import { BigInteger } from './big-integer.ts';
import { convert } from './library.ts';
import { tokenTypeName, TokenType } from './token-type.ts';

/** How JValue compares two values (object slots) under a type of token: the second is converted to what the type asks for. */
export function compareSlots(type: TokenType, a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (b === null) return 1;
  if (a === null) return -1;
  switch (type) {
    case TokenType.Integer:
    case TokenType.Float:
      return compareNumbers(type, a, b);
    case TokenType.Comment:
    case TokenType.String:
    case TokenType.Raw:
      return ordinalCompare(toText(a), toText(b));
    case TokenType.Boolean:
      return Number(convert('Boolean', a)) - Number(convert('Boolean', b));
    case TokenType.Date:
      return compareDates(a, b);
    case TokenType.Bytes:
      return b instanceof Uint8Array ? compareBytes(a as Uint8Array, b) : mustBe('byte[]');
    case TokenType.Guid:
    case TokenType.TimeSpan:
      return runtimeTypeOf(a) === runtimeTypeOf(b) ? objectCompare(a, b) : mustBe(tokenTypeName(type));
    case TokenType.Uri:
      return runtimeTypeOf(a) === runtimeTypeOf(b) ? compareInvariant(toText(a), toText(b)) : mustBe('Uri');
    default:
      return argument(`Unexpected value type: ${tokenTypeName(type)}`, 'valueType');
  }
}

const mustBe = (name: string): never => argument(`Object must be of type ${name}.`);

const isFloating = (v: unknown): v is Box => v instanceof Box && (v.type === T.double() || v.type === T.float());
const isWide = (v: unknown): boolean => v instanceof Decimal || (v instanceof Box && v.type === T.ulong());

function compareNumbers(type: TokenType, a: unknown, b: unknown): number {
  if (typeof a === 'bigint' && typeof b === 'bigint' && type === TokenType.Integer) return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof BigInteger) return compareBig(a, b);
  if (b instanceof BigInteger) return -compareBig(b, a);
  if (isWide(a) || isWide(b)) return decimalCompare(convert('Decimal', a) as Decimal, convert('Decimal', b) as Decimal);
  if (type === TokenType.Float || isFloating(a) || isFloating(b))
    return compareDoubles(convert('Double', a) as number, convert('Double', b) as number);
  const x = convert('Int64', a) as bigint;
  const y = convert('Int64', b) as bigint;
  return x < y ? -1 : x > y ? 1 : 0;
}

function compareBig(a: BigInteger, b: unknown): number {
  const whole = toBig(b);
  if (a.value !== whole) return a.value < whole ? -1 : 1;
  // What was cut off makes the other one the larger, whatever its sign.
  const fraction = isFloating(b) ? (b.value as number) % 1 !== 0 : b instanceof Decimal && /\.0*[1-9]/.test(toText(b));
  return fraction ? -1 : 0;
}

function toBig(value: unknown): bigint {
  if (value instanceof BigInteger) return value.value;
  if (typeof value === 'string')
    return /^\s*[-+]?\d+\s*$/.test(value)
      ? BigInt(value.trim().replace(/^\+/, ''))
      : format('The value could not be parsed.');
  if (isFloating(value)) {
    const number = value.value as number;
    if (Number.isNaN(number)) return overflow('The value is not a number.');
    return Number.isFinite(number) ? BigInt(Math.trunc(number)) : overflow('BigInteger cannot represent infinity.');
  }
  if (typeof value === 'boolean' || value instanceof DateTime || value instanceof DateTimeOffset)
    return invalidCast(`Cannot convert ${runtimeName(runtimeTypeOf(value))} to BigInteger.`);
  return BigInt(toText(convert('Decimal', value)).split('.')[0]!);
}

/** Differences in the last places don't count. */
function compareDoubles(a: number, b: number): number {
  if (a === b) return 0;
  const tolerance = (Math.abs(a) + Math.abs(b) + 10) * 2.2204460492503131e-16;
  const difference = a - b;
  if (-tolerance < difference && tolerance > difference) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  return Number.isNaN(b) || a > b ? 1 : -1;
}

function compareDates(a: unknown, b: unknown): number {
  if (a instanceof DateTimeOffset) {
    const other = b instanceof DateTimeOffset ? b : offsetOfDateTime(convert('DateTime', b) as DateTime);
    return a.ms === other.ms ? Math.sign(a.sub - other.sub) : a.ms < other.ms ? -1 : 1;
  }
  if (!(a instanceof DateTime))
    return invalidCast(
      `Unable to cast object of type '${runtimeName(runtimeTypeOf(a))}' to type 'System.DateTimeOffset'.`,
    );
  return compareDateTimes(a, b instanceof DateTimeOffset ? clockOf(b) : (convert('DateTime', b) as DateTime));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length < b.length ? -1 : 1;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  return 0;
}
