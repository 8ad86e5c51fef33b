import { ClrException, dotnet } from '@sluice/expressions';
import { Emptiness } from './kinds.ts';
import { isContainer, typeNameOf } from './text.ts';

/** Equality across types, and order, as conditions have them: the right side is converted to the type of the left. */
export function equalValues(left: unknown, right: unknown): boolean {
  if (left instanceof Emptiness) return left.accepts(right);
  if (right instanceof Emptiness) return right.accepts(left);
  return equalAcrossTypes(left, right);
}

export function equalAcrossTypes(left: unknown, right: unknown): boolean {
  if (left === null || right === null) return left === right;
  if (isContainer(left) || isContainer(right)) return left === right;
  const [own, other] = [typeNameOf(left), typeNameOf(right)];
  if (own === other) return dotnet.objectEquals(left, right);
  return convertedEquals(right, own, left) ?? convertedEquals(left, other, right) ?? false;
}

/** Null where the value does not convert. */
function convertedEquals(value: unknown, to: string, other: unknown): boolean | null {
  try {
    return dotnet.objectEquals(dotnet.changeType(value, to), other);
  } catch (e) {
    if (e instanceof ClrException && CONVERSION_FAILURES.has(e.clrName)) return null;
    throw e;
  }
}
const CONVERSION_FAILURES: ReadonlySet<string> = new Set([
  'System.InvalidCastException',
  'System.FormatException',
  'System.OverflowException',
]);

const NUMBERS: ReadonlySet<string> = new Set(
  ['Decimal', 'Double', 'Single', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Int16', 'UInt16'].map((n) => `System.${n}`),
);
const TEXTS: ReadonlySet<string> = new Set(['System.String', 'System.Char']);

/** How `contains` compares with an element: a number is no text, unlike with ==. */
export function equalElements(element: unknown, value: unknown): boolean {
  if (element !== null && value !== null && !isContainer(element) && !isContainer(value)) {
    const types = [typeNameOf(element), typeNameOf(value)] as const;
    const side = (set: ReadonlySet<string>): boolean => types.every((t) => set.has(t));
    if (types[0] !== types[1] && !side(NUMBERS) && !side(TEXTS)) return false;
  }
  return equalAcrossTypes(element, value);
}

/** -1, 0 or 1. Throws where the right side does not convert, or nothing is to be compared. */
export function compareValues(left: unknown, right: unknown): number {
  if (isContainer(right) && !(isContainer(left) && typeNameOf(left) === typeNameOf(right)))
    return dotnet.invalidCast('Object must implement IConvertible.');
  if (isContainer(left)) {
    if (!isContainer(right))
      return dotnet.invalidCast(`Invalid cast from '${typeNameOf(right)}' to '${typeNameOf(left)}'.`);
    return dotnet.argument('At least one object must implement IComparable.');
  }
  return Math.sign(dotnet.objectCompare(left, dotnet.changeType(right, typeNameOf(left))));
}
