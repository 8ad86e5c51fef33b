import { UNIX_EPOCH_MS } from './date-time-calendar.ts';

/**
 * When a zone's clocks show what. Times are milliseconds since 0001-01-01, as in DateTime, of universal time unless
 * they are called clock times; offsets are milliseconds east of Greenwich.
 */
export interface Period {
  /** Inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly offset: number;
  readonly daylight: boolean;
}

export interface ZoneRules {
  /** A stretch of constant offset around a moment; not always the longest. */
  periodAt(utc: number): Period;
}

export class FixedRules implements ZoneRules {
  private readonly period: Period;

  constructor(offset: number) {
    this.period = { from: -Infinity, to: Infinity, offset, daylight: false };
  }

  periodAt(): Period {
    return this.period;
  }
}

const DAY = 86_400_000;
/** Clocks don't change and change back within this time; the shortest case known is a Ramadan. */
const STEP = 12 * DAY;
const REACH = 400 * DAY;
/** Daylight saving time is a peak between lower offsets that does not last longer than this. */
const LONGEST_SUMMER = 300 * DAY;

/**
 * The rules of an IANA zone, found out from `Intl`, which only tells the offset at a moment: changes are looked for
 * around the moments asked about, and kept.
 */
export class IntlRules implements ZoneRules {
  private readonly format: Intl.DateTimeFormat;
  private readonly known: Period[] = [];

  /** Throws a RangeError where there is no such zone. */
  constructor(iana: string) {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone: iana, timeZoneName: 'longOffset', hour: 'numeric' });
  }

  periodAt(utc: number): Period {
    for (const p of this.known) if (p.from <= utc && utc < p.to) return p;
    const offset = this.offsetAt(utc);
    const from = this.change(utc, -STEP, offset);
    const to = this.change(utc, STEP, offset);
    const daylight = to - from < LONGEST_SUMMER && this.offsetAt(from - 1) < offset && this.offsetAt(to) < offset;
    const period = { from, to, offset, daylight };
    this.known.push(period);
    return period;
  }

  /** Whole minutes; the seconds of 19th-century mean times are cut off. */
  private offsetAt(utc: number): number {
    const text = this.format.format(utc - UNIX_EPOCH_MS);
    const m = /GMT([+-])(\d\d):(\d\d)/.exec(text);
    if (m === null) return 0;
    const minutes = Number(m[2]) * 60 + Number(m[3]);
    return (m[1] === '-' ? -minutes : minutes) * 60_000;
  }

  /** Where the offset changes in the direction of `step`: the first moment of the later period. */
  private change(utc: number, step: number, offset: number): number {
    let same = utc;
    let other = utc + step;
    while (this.offsetAt(other) === offset) {
      same = other;
      other += step;
      if (Math.abs(other - utc) > REACH) return same;
    }
    while (Math.abs(same - other) > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.offsetAt(middle) === offset) same = middle;
      else other = middle;
    }
    return Math.max(same, other);
  }
}

/** The universal times at which clocks show `clock`: none where they are put forward over it, two where back. */
export function momentsOf(
  rules: ZoneRules,
  clock: number,
): readonly { readonly utc: number; readonly period: Period }[] {
  const found: { utc: number; period: Period }[] = [];
  const end = clock + DAY;
  for (let p = rules.periodAt(clock - DAY); ; p = rules.periodAt(p.to)) {
    const utc = clock - p.offset;
    if (p.from <= utc && utc < p.to && found.every((f) => f.utc !== utc)) found.push({ utc, period: p });
    if (p.to > end) return found;
  }
}
