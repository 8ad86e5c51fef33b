import { ClrException, dotnet } from '@sluice/expressions';
import { decimalIn, decimalOf, doubleIn, doubleOf, int32Of, STYLES } from '../values/convert.ts';
import { textsOf } from '../values/kinds.ts';
import { plainText, typeNameOf } from '../values/text.ts';
import type { Filters } from './signature.ts';

/**
 * Arithmetic. Whole numbers stay whole, and an Int32 that overflows is an error; where a decimal or a double takes part
 * the result is a decimal, or a double where that is too small or divided by zero.
 */
type Operator = '+' | '-' | '*' | '/' | '%';

const NODES: Readonly<Record<Operator, string>> = {
  '+': 'AddChecked',
  '-': 'SubtractChecked',
  '*': 'MultiplyChecked',
  '/': 'Divide',
  '%': 'Modulo',
};

export const isReal = (value: unknown): boolean =>
  value instanceof dotnet.Decimal ||
  (value instanceof dotnet.Box && ['double', 'float'].includes(dotnet.boxedKind(value)));

const isWhole = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';

function calculate(operator: Operator, left: unknown, right: unknown): unknown {
  if (left === null || right === null) return null;
  if (isReal(left) || isReal(right)) return calculateReal(operator, left, right);
  if (typeof left === 'number' && typeof right === 'number') return dotnet.operate('int', operator, left, right);
  if (isWhole(left) && isWhole(right)) return dotnet.operate('long', operator, BigInt(left), BigInt(right));
  const [own, other] = [typeNameOf(left), typeNameOf(right)];
  if (own === other)
    return dotnet.invalidOperation(
      `The binary operator ${NODES[operator]} is not defined for the types '${own}' and '${other}'.`,
    );
  return dotnet.argument('Argument is not numeric', isWhole(left) ? 'right' : 'left');
}

function calculateReal(operator: Operator, left: unknown, right: unknown): unknown {
  try {
    return dotnet.operate('decimal', operator, decimalOf(left), decimalOf(right));
  } catch (e) {
    if (!(e instanceof ClrException) || !/OverflowException$|DivideByZeroException$/.test(e.clrName)) throw e;
    return dotnet.boxDouble(dotnet.operate('double', operator, doubleOf(left), doubleOf(right)) as number);
  }
}

/** A text is appended to, not added to. */
const plus = (input: unknown, operand: unknown): unknown =>
  typeof input === 'string' ? input + plainText(operand) : calculate('+', input, operand);

/** A text is repeated. */
function times(input: unknown, operand: unknown): unknown {
  if (typeof input !== 'string' || !isWhole(operand)) return calculate('*', input, operand);
  const count = int32Of(operand);
  if (count < 0) dotnet.argument('Specified argument was out of the range of valid values.', 'count');
  dotnet.chargeElements(count);
  return textsOf(Array.from({ length: count }, () => input));
}

const roundTo = dotnet.member('System.Math', 'static decimal Round(decimal d, int decimals)');

function round(input: unknown, places: unknown): unknown {
  try {
    return roundTo(decimalOf(input), places === null ? 0 : int32Of(places));
  } catch (e) {
    if (e instanceof ClrException) return null;
    throw e;
  }
}

const whole = (name: string): ((input: unknown) => unknown) => {
  const change = dotnet.member('System.Math', `static decimal ${name}(decimal d)`);
  return (input) => {
    const value = decimalIn(input, STYLES.Any);
    return value === null ? null : change(value);
  };
};

/** The nearer bound as a double, where both texts are numbers. */
const bounded =
  (choose: (a: number, b: number) => number) =>
  (input: unknown, bound: unknown): unknown => {
    const [value, limit] = [doubleIn(input, STYLES.Number), doubleIn(bound, STYLES.Number)];
    return value === null || limit === null ? input : dotnet.boxDouble(choose(limit, value));
  };

export const numberFilters: Filters = {
  'object Plus(object input, object operand)': plus,
  'object Minus(object input, object operand)': (a: unknown, b: unknown) => calculate('-', a, b),
  'object Times(object input, object operand)': times,
  'object DividedBy(object input, object operand)': (a: unknown, b: unknown) => calculate('/', a, b),
  'object Modulo(object input, object operand)': (a: unknown, b: unknown) => calculate('%', a, b),
  'object Round(object input, object places = null)': round,
  'object Ceil(object input)': whole('Ceiling'),
  'object Floor(object input)': whole('Floor'),
  'double Abs(object input)': (input: unknown) => dotnet.boxDouble(Math.abs(doubleIn(input, STYLES.Number) ?? 0)),
  'object AtLeast(object input, object atLeast)': bounded((limit, value) => (limit > value ? limit : value)),
  'object AtMost(object input, object atMost)': bounded((limit, value) => (limit < value ? limit : value)),
};
