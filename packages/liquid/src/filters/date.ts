import { dotnet } from '@sluice/expressions';
import { plainText } from '../values/text.ts';
import type { Filters } from './signature.ts';

/** Dates in .NET's formats, invariant culture; the local zone is UTC. A text that is no date passes through. */
const { DateTime, isBlank, member, now } = dotnet;

const format = member('System.DateTime', 'string ToString(string format)');
const tryParse = member('System.DateTime', 'static bool TryParse(string s, out DateTime result)');

function date(input: unknown, pattern: string | null): unknown {
  if (input === null) return null;
  const blank = pattern === null || isBlank(pattern);
  if (input instanceof DateTime) return blank ? plainText(input) : format(input, pattern);
  const text = plainText(input);
  if (/^(?:now|today)$/i.test(text)) return blank ? plainText(now()) : format(now(), pattern);
  const result = { value: null as unknown };
  return tryParse(text, result) !== true || blank ? text : format(result.value, pattern);
}

export const dateFilters: Filters = { 'string Date(object input, string format)': date };
