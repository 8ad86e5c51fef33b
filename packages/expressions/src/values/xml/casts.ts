import { toDateTime } from '../date-parse-draft.ts';
import { parseDate } from '../date-parse.ts';
import { argumentNull, format } from '../exception.ts';
import { parseGuid } from '../guid-parse.ts';
import {
  isFailure,
  parseFailed,
  readDecimal,
  readDouble,
  readInteger,
  readLong,
  readSingle,
  type Failure,
} from '../number-parse.ts';
import { Styles } from '../number-styles.ts';
import { lowerInvariant } from '../text-case.ts';
import { trimSpace } from './characters.ts';
import { parseXsdDate } from './xsd-date.ts';
import { parseDuration } from './xsd-duration.ts';

/** `(int)element` and its like: the values that text stands for, as XmlConvert reads them. */

const WHITE = Styles.AllowLeadingWhite | Styles.AllowTrailingWhite;
const SIGNED = WHITE | Styles.AllowLeadingSign;
const ROUND_TRIP = 128;

const demand = <V>(found: V | Failure, text: string, phrase: string): V =>
  isFailure(found) ? parseFailed(found, text, phrase) : found;

const small = (phrase: string, signed: boolean) => (text: string) =>
  demand(readInteger(text, signed ? SIGNED : WHITE, { phrase, bits: 32, signed }), text, phrase);
const large = (phrase: string, signed: boolean) => (text: string) =>
  demand(readLong(text, signed ? SIGNED : WHITE, { phrase, bits: 64, signed }), text, phrase);

/** Numbers with a fraction may be `INF` and `-INF`. */
const float = (phrase: string, read: (text: string, style: number) => number | Failure) => (text: string) => {
  const trimmed = trimSpace(text);
  if (trimmed === 'INF') return Infinity;
  if (trimmed === '-INF') return -Infinity;
  return demand(read(trimmed, Styles.Float), trimmed, phrase);
};

function bool(text: string): boolean {
  const lower = lowerInvariant(text);
  const word = trimSpace(lower);
  if (word === '1' || word === 'true') return true;
  return word === '0' || word === 'false' ? false : format(`The string '${lower}' is not a valid Boolean value.`);
}

function dateTime(text: string): unknown {
  const found = parseDate(text, ROUND_TRIP, false);
  return typeof found === 'string' ? format(found) : toDateTime(found);
}

/** By the name of the type, from the text. */
const CASTS: ReadonlyMap<string, (text: string) => unknown> = new Map<string, (text: string) => unknown>([
  ['bool', bool],
  ['int', small('an Int32', true)],
  ['uint', small('a UInt32', false)],
  ['long', large('an Int64', true)],
  ['ulong', large('a UInt64', false)],
  ['float', float('a Single', readSingle)],
  ['double', float('a Double', readDouble)],
  ['decimal', (text) => demand(readDecimal(text, SIGNED | Styles.AllowDecimalPoint), text, 'a Decimal')],
  ['DateTime', dateTime],
  ['DateTimeOffset', parseXsdDate],
  ['TimeSpan', parseDuration],
  ['Guid', (text) => parseGuid(text)],
]);

export const castOf = (target: string): ((text: string) => unknown) => CASTS.get(target)!;

/** All conversions of a class: from null to what can't be null is ArgumentNullException of the parameter. */
export function castRows<Source>(
  source: string,
  parameter: string,
  textOf: (value: Source) => string,
): Record<string, (value: Source | null) => unknown> {
  const rows: Record<string, (value: Source | null) => unknown> = {
    [`static explicit operator string(${source} ${parameter})`]: (value) => (value === null ? null : textOf(value)),
  };
  for (const [target, cast] of CASTS) {
    rows[`static explicit operator ${target}(${source} ${parameter})`] = (value) =>
      value === null ? argumentNull(parameter) : cast(textOf(value));
    rows[`static explicit operator ${target}?(${source} ${parameter})`] = (value) =>
      value === null ? null : cast(textOf(value));
  }
  return rows;
}
