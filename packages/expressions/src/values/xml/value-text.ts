import { T } from '../../types/registry.ts';
import { Box } from '../clr.ts';
import { formatDateTime, formatDateTimeOffset } from '../date-format.ts';
import { DateTime } from '../date-time.ts';
import { DateTimeOffset } from '../date-time-offset.ts';
import { argument } from '../exception.ts';
import { formatDouble, formatSingle } from '../number-format.ts';
import { toText } from '../object.ts';
import { TimeSpan } from '../time-span.ts';
import { XObject } from './node.ts';

/**
 * Values as XML writes them: as XML Schema does where it has the type (booleans, numbers, dates, durations), else as
 * `ToString()`.
 */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Box) {
    if (value.type === T.double()) return floatText(value.value as number, formatDouble);
    if (value.type === T.float()) return floatText(value.value as number, formatSingle);
  } else if (value instanceof DateTime) return formatDateTime(value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK");
  else if (value instanceof DateTimeOffset) return offsetText(value);
  else if (value instanceof TimeSpan) return durationText(value);
  else if (value instanceof XObject) return argument('An XObject cannot be used as a value.');
  return toText(value);
}

function floatText(value: number, format: (value: number, format: string | null) => string): string {
  if (value === Infinity) return 'INF';
  if (value === -Infinity) return '-INF';
  return Object.is(value, -0) ? '-0' : format(value, 'R');
}

const offsetText = (value: DateTimeOffset): string =>
  formatDateTimeOffset(value, `yyyy-MM-dd'T'HH:mm:ss.FFFFFFF${value.offsetMinutes === 0 ? "'Z'" : 'zzz'}`);

/** `P1DT2H3M4.5S`; nothing at all is `PT0S`. */
function durationText(value: TimeSpan): string {
  const { ticks } = value;
  const size = ticks < 0n ? -ticks : ticks;
  const part = (unit: bigint, count: bigint): bigint => (size / unit) % count;
  const days = size / 864_000_000_000n;
  const [hours, minutes, seconds] = [part(36_000_000_000n, 24n), part(600_000_000n, 60n), part(10_000_000n, 60n)];
  const fraction = String(size % 10_000_000n)
    .padStart(7, '0')
    .replace(/0+$/, '');
  let time = '';
  if (hours > 0n) time += `${hours}H`;
  if (minutes > 0n) time += `${minutes}M`;
  if (seconds > 0n || fraction !== '' || size === 0n) time += `${seconds}${fraction === '' ? '' : `.${fraction}`}S`;
  return `${ticks < 0n ? '-' : ''}P${days > 0n ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
