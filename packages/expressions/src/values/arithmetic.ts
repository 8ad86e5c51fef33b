import {
  decimalAdd,
  decimalCompare,
  decimalDivide,
  decimalEquals,
  decimalMultiply,
  decimalNegate,
  decimalRemainder,
  decimalSubtract,
  type Decimal,
} from './decimal.ts';
import { clrThrow, overflow } from './exception.ts';

/**
 * The predefined operators of C# on numbers, by the kind that operands have after promotion: .NET's results, wrapping or
 * checked. One table: the binder folds constants with it, the emitter runs it.
 */
export type Operation = (a: never, b: never) => unknown;
export type NumericOperator =
  '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>' | '==' | '!=' | '<' | '>' | '<=' | '>=';
type Table = Readonly<Partial<Record<NumericOperator, Operation>>>;

const divideByZero = (): never => clrThrow('System.DivideByZeroException', 'Attempted to divide by zero.');
export const arithmeticOverflow = (): never => overflow('Arithmetic operation resulted in an overflow.');

const I32_MIN = -0x8000_0000;
const I32_MAX = 0x7fff_ffff;
const U32_MAX = 0xffff_ffff;
const I64_MIN = -(1n << 63n);
const I64_MAX = (1n << 63n) - 1n;
const U64_MAX = (1n << 64n) - 1n;

const int32 = (n: number): number => (n < I32_MIN || n > I32_MAX ? arithmeticOverflow() : n);
const uint32 = (n: number): number => (n < 0 || n > U32_MAX ? arithmeticOverflow() : n);
const int64 = (n: bigint): bigint => (n < I64_MIN || n > I64_MAX ? arithmeticOverflow() : n);
const uint64 = (n: bigint): bigint => (n < 0n || n > U64_MAX ? arithmeticOverflow() : n);

const comparisons = {
  '==': (a: number | bigint, b: number | bigint) => a === b,
  '!=': (a: number | bigint, b: number | bigint) => a !== b,
  '<': (a: number | bigint, b: number | bigint) => a < b,
  '>': (a: number | bigint, b: number | bigint) => a > b,
  '<=': (a: number | bigint, b: number | bigint) => a <= b,
  '>=': (a: number | bigint, b: number | bigint) => a >= b,
} satisfies Table;

const int: Table = {
  ...comparisons,
  '+': (a: number, b: number) => (a + b) | 0,
  '-': (a: number, b: number) => (a - b) | 0,
  '*': Math.imul,
  '/': (a: number, b: number) =>
    b === 0 ? divideByZero() : b === -1 && a === I32_MIN ? arithmeticOverflow() : (a / b) | 0,
  '%': (a: number, b: number) =>
    b === 0 ? divideByZero() : b === -1 && a === I32_MIN ? arithmeticOverflow() : (a % b) | 0,
  '&': (a: number, b: number) => a & b,
  '|': (a: number, b: number) => a | b,
  '^': (a: number, b: number) => a ^ b,
  '<<': (a: number, b: number) => a << b,
  '>>': (a: number, b: number) => a >> b,
};
const uint: Table = {
  ...comparisons,
  '+': (a: number, b: number) => (a + b) >>> 0,
  '-': (a: number, b: number) => (a - b) >>> 0,
  '*': (a: number, b: number) => Math.imul(a, b) >>> 0,
  '/': (a: number, b: number) => (b === 0 ? divideByZero() : Math.floor(a / b)),
  '%': (a: number, b: number) => (b === 0 ? divideByZero() : a % b),
  '&': (a: number, b: number) => (a & b) >>> 0,
  '|': (a: number, b: number) => (a | b) >>> 0,
  '^': (a: number, b: number) => (a ^ b) >>> 0,
  '<<': (a: number, b: number) => (a << b) >>> 0,
  '>>': (a: number, b: number) => a >>> b,
};
const long: Table = {
  ...comparisons,
  '+': (a: bigint, b: bigint) => BigInt.asIntN(64, a + b),
  '-': (a: bigint, b: bigint) => BigInt.asIntN(64, a - b),
  '*': (a: bigint, b: bigint) => BigInt.asIntN(64, a * b),
  '/': (a: bigint, b: bigint) =>
    b === 0n ? divideByZero() : b === -1n && a === I64_MIN ? arithmeticOverflow() : a / b,
  '%': (a: bigint, b: bigint) =>
    b === 0n ? divideByZero() : b === -1n && a === I64_MIN ? arithmeticOverflow() : a % b,
  '&': (a: bigint, b: bigint) => a & b,
  '|': (a: bigint, b: bigint) => a | b,
  '^': (a: bigint, b: bigint) => a ^ b,
  '<<': (a: bigint, b: number) => BigInt.asIntN(64, a << BigInt(b & 63)),
  '>>': (a: bigint, b: number) => a >> BigInt(b & 63),
};
const ulong: Table = {
  ...comparisons,
  '+': (a: bigint, b: bigint) => BigInt.asUintN(64, a + b),
  '-': (a: bigint, b: bigint) => BigInt.asUintN(64, a - b),
  '*': (a: bigint, b: bigint) => BigInt.asUintN(64, a * b),
  '/': (a: bigint, b: bigint) => (b === 0n ? divideByZero() : a / b),
  '%': (a: bigint, b: bigint) => (b === 0n ? divideByZero() : a % b),
  '&': (a: bigint, b: bigint) => a & b,
  '|': (a: bigint, b: bigint) => a | b,
  '^': (a: bigint, b: bigint) => a ^ b,
  '<<': (a: bigint, b: number) => BigInt.asUintN(64, a << BigInt(b & 63)),
  '>>': (a: bigint, b: number) => a >> BigInt(b & 63),
};
const double: Table = {
  ...comparisons,
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
};
const float: Table = {
  ...comparisons,
  '+': (a: number, b: number) => Math.fround(a + b),
  '-': (a: number, b: number) => Math.fround(a - b),
  '*': (a: number, b: number) => Math.fround(a * b),
  '/': (a: number, b: number) => Math.fround(a / b),
  '%': (a: number, b: number) => Math.fround(a % b),
};
const decimal: Table = {
  '==': decimalEquals,
  '!=': (a: Decimal, b: Decimal) => !decimalEquals(a, b),
  '<': (a: Decimal, b: Decimal) => decimalCompare(a, b) < 0,
  '>': (a: Decimal, b: Decimal) => decimalCompare(a, b) > 0,
  '<=': (a: Decimal, b: Decimal) => decimalCompare(a, b) <= 0,
  '>=': (a: Decimal, b: Decimal) => decimalCompare(a, b) >= 0,
  '+': decimalAdd,
  '-': decimalSubtract,
  '*': decimalMultiply,
  '/': decimalDivide,
  '%': decimalRemainder,
};

const unchecked = { int, uint, long, ulong, float, double, decimal };
const checked: typeof unchecked = {
  ...unchecked,
  int: {
    ...int,
    '+': (a: number, b: number) => int32(a + b),
    '-': (a: number, b: number) => int32(a - b),
    // a product of two Int32 may need 62 bits, but only one out of range can be inexact
    '*': (a: number, b: number) => int32(a * b),
  },
  uint: {
    ...uint,
    '+': (a: number, b: number) => uint32(a + b),
    '-': (a: number, b: number) => uint32(a - b),
    '*': (a: number, b: number) => uint32(a * b),
  },
  long: {
    ...long,
    '+': (a: bigint, b: bigint) => int64(a + b),
    '-': (a: bigint, b: bigint) => int64(a - b),
    '*': (a: bigint, b: bigint) => int64(a * b),
  },
  ulong: {
    ...ulong,
    '+': (a: bigint, b: bigint) => uint64(a + b),
    '-': (a: bigint, b: bigint) => uint64(a - b),
    '*': (a: bigint, b: bigint) => uint64(a * b),
  },
};

/** The operator on operands of `kind`; undefined where C# has none (`<<` of double). */
export const numericOperation = (
  kind: keyof typeof unchecked,
  operator: NumericOperator,
  isChecked: boolean,
): ((a: unknown, b: unknown) => unknown) | undefined =>
  (isChecked ? checked : unchecked)[kind][operator] as ((a: unknown, b: unknown) => unknown) | undefined;

/** `-x` by kind (`uint` is negated as `long`, which the binder sees to). */
export function negation(kind: keyof typeof unchecked, isChecked: boolean): (a: never) => unknown {
  switch (kind) {
    case 'int':
      return isChecked ? (a: number) => int32(-a) | 0 : (a: number) => -a | 0;
    case 'uint':
      return (a: number) => -a >>> 0;
    case 'long':
    case 'ulong':
      return isChecked ? (a: bigint) => int64(-a) : (a: bigint) => BigInt.asIntN(64, -a);
    case 'float':
    case 'double':
      return (a: number) => -a;
    case 'decimal':
      return decimalNegate;
  }
}

export function complement(kind: 'int' | 'uint' | 'long' | 'ulong'): (a: never) => unknown {
  switch (kind) {
    case 'int':
      return (a: number) => ~a;
    case 'uint':
      return (a: number) => ~a >>> 0;
    case 'long':
      return (a: bigint) => ~a;
    case 'ulong':
      return (a: bigint) => BigInt.asUintN(64, ~a);
  }
}
