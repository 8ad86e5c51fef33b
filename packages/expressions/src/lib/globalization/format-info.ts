import { CultureInfo, DateTimeFormatInfo, NumberFormatInfo } from '../../values/culture.ts';
import { argument, argumentNull, ClrException, invalidOperation } from '../../values/exception.ts';
import { LONGEST_SYMBOL } from '../../values/culture-format.ts';
import { LimitReached } from '../../values/run.ts';
import type { RuntimeType } from '../../values/runtime-type.ts';

/** What the format providers share: setting one field of a format, and the checks of its value. */
export function set<F extends object, K extends keyof F>(
  info: { format: F; readonly isReadOnly: boolean },
  field: K,
  value: F[K],
): void {
  if (info.isReadOnly) return invalidOperation('Instance is read-only.');
  if (isLong(value) && !String(field).endsWith('Pattern'))
    throw new LimitReached('stringLength', `A name or symbol of a format has more than ${LONGEST_SYMBOL} characters.`);
  info.format = { ...info.format, [field]: value };
}

/** Formats repeat symbols as often as they like; patterns are paid for where they are used. */
const isLong = (value: unknown): boolean =>
  typeof value === 'string' ? value.length > LONGEST_SYMBOL : Array.isArray(value) && value.some(isLong);

export function notEmpty(value: string | null): string {
  if (value === null) return argumentNull('value');
  return value === '' ? argument('The value cannot be an empty string.', 'value') : value;
}

export function inRange(value: number, most: number): number {
  return value >= 0 && value <= most ? value : outOfRange('value', `0 and ${most}`, value);
}

export function outOfRange(param: string, bounds: string, value: number): never {
  throw new ClrException(
    'System.ArgumentOutOfRangeException',
    `Valid values are between ${bounds}, inclusive. (Parameter '${param}')\nActual value was ${value}.`,
    null,
    { ParamName: param, ActualValue: value },
  );
}

/** `GetFormat`: a culture has formats of numbers and of dates, a format info is its own. */
export function getFormat(self: unknown, formatType: RuntimeType | null): unknown {
  const wanted = formatType?.type.kind === 'named' ? formatType.type.def.name : null;
  switch (wanted) {
    case 'System.Globalization.NumberFormatInfo':
      return self instanceof CultureInfo ? self.numbers : self instanceof NumberFormatInfo ? self : null;
    case 'System.Globalization.DateTimeFormatInfo':
      return self instanceof CultureInfo ? self.dates : self instanceof DateTimeFormatInfo ? self : null;
    default:
      return null;
  }
}
