import type { Row } from '../../types/define.ts';
import type { Decimal } from '../../values/decimal.ts';
import { DECIMAL_ZERO, decimalAdd, decimalCompare, decimalDivide, decimalFromInt } from '../../values/decimal.ts';
import { invalidOperation, overflow } from '../../values/exception.ts';
import { within } from '../../values/sequence.ts';

/**
 * `Sum`, `Average`, `Min` and `Max` of the five numeric types, their nullable forms, and the forms with a selector: the
 * 80 rows are made from what the types differ in. Nulls are skipped; only the nullable forms accept an empty sequence.
 */
interface Numbers<E, S> {
  readonly zero: S;
  /** One more element; throws OverflowException where .NET's checked addition does. */
  readonly add: (sum: S, value: E) => S;
  readonly total: (sum: S) => E;
  readonly averageType: string;
  readonly averageAdd: (sum: S, value: E) => S;
  readonly average: (sum: S, count: number) => unknown;
  /** NaN stands before every number. */
  readonly less: (a: E, b: E) => boolean;
}

const tooLarge = (): never => overflow('Arithmetic operation resulted in an overflow.');
const same = <S>(sum: S): S => sum;
const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

const addLong = (sum: bigint, value: bigint): bigint => {
  const next = sum + value;
  return next < MIN_LONG || next > MAX_LONG ? tooLarge() : next;
};
const floatLess = (a: number, b: number): boolean => a < b || (a !== a && b === b);

const int: Numbers<number, number> = {
  zero: 0,
  add: (sum, value) => {
    const next = sum + value;
    return (next | 0) === next ? next : tooLarge();
  },
  total: same,
  averageType: 'double',
  // 2^53 holds the sum of four million elements of any size: more than a collection may have
  averageAdd: (sum, value) => sum + value,
  average: (sum, count) => sum / count,
  less: (a, b) => a < b,
};
const long: Numbers<bigint, bigint> = {
  zero: 0n,
  add: addLong,
  total: same,
  averageType: 'double',
  averageAdd: addLong,
  average: (sum, count) => Number(sum) / count,
  less: (a, b) => a < b,
};
const double: Numbers<number, number> = {
  zero: 0,
  add: (sum, value) => sum + value,
  total: same,
  averageType: 'double',
  averageAdd: (sum, value) => sum + value,
  average: (sum, count) => sum / count,
  less: floatLess,
};
const float: Numbers<number, number> = {
  ...double,
  total: Math.fround,
  averageType: 'float',
  average: (sum, count) => Math.fround(sum / count),
};
const decimal: Numbers<Decimal, Decimal> = {
  zero: DECIMAL_ZERO,
  add: decimalAdd,
  total: same,
  averageType: 'decimal',
  averageAdd: decimalAdd,
  average: (sum, count) => decimalDivide(sum, decimalFromInt(count)),
  less: (a, b) => decimalCompare(a, b) < 0,
};

type Selector<E> = ((item: unknown) => E | null) | undefined;

function sum<E, S>(n: Numbers<E, S>, source: unknown, select: Selector<E>): E {
  let total = n.zero;
  within(source, (cursor) => {
    while (cursor.moveNext()) {
      const value = select === undefined ? (cursor.current as E | null) : select(cursor.current);
      if (value !== null) total = n.add(total, value);
    }
  });
  return n.total(total);
}

function average<E, S>(n: Numbers<E, S>, source: unknown, select: Selector<E>): unknown {
  let total = n.zero;
  let count = 0;
  within(source, (cursor) => {
    while (cursor.moveNext()) {
      const value = select === undefined ? (cursor.current as E | null) : select(cursor.current);
      if (value === null) continue;
      total = n.averageAdd(total, value);
      count++;
    }
  });
  return count === 0 ? null : n.average(total, count);
}

function extreme<E, S>(n: Numbers<E, S>, source: unknown, select: Selector<E>, greatest: boolean): E | null {
  let found: E | null = null;
  within(source, (cursor) => {
    while (cursor.moveNext()) {
      const value = select === undefined ? (cursor.current as E | null) : select(cursor.current);
      if (value === null) continue;
      if (found === null || (greatest ? n.less(found, value) : n.less(value, found))) found = value;
    }
  });
  return found;
}

const some = <R>(value: R | null): R => (value === null ? invalidOperation('Sequence contains no elements') : value);

function rowsOf<E, S>(type: string, n: Numbers<E, S>): Record<string, Row> {
  const rows: Record<string, Row> = {};
  const add = (name: string, result: string, of: (source: unknown, select: Selector<E>) => unknown): void => {
    for (const suffix of ['', '?']) {
      const finish = suffix === '' ? some : same;
      rows[`static ${result}${suffix} ${name}(this IEnumerable<${type}${suffix}> source)`] = (source) =>
        finish(of(source, undefined));
      rows[
        `static ${result}${suffix} ${name}<TSource>(this IEnumerable<TSource> source, Func<TSource, ${type}${suffix}> selector)`
      ] = (source, select: Selector<E>) => finish(of(source, select));
    }
  };
  add('Sum', type, (source, select) => sum(n, source, select));
  add('Average', n.averageType, (source, select) => average(n, source, select));
  add('Max', type, (source, select) => extreme(n, source, select, true));
  add('Min', type, (source, select) => extreme(n, source, select, false));
  return rows;
}

export const numeric: Readonly<Record<string, Row>> = {
  ...rowsOf('int', int),
  ...rowsOf('long', long),
  ...rowsOf('float', float),
  ...rowsOf('double', double),
  ...rowsOf('decimal', decimal),
};
