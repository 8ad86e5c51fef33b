import type { DateFormat } from './culture-format.ts';
import { INVARIANT_DATES } from './culture.ts';
import { dateParts, isDate } from './date-time.ts';
import { clockNow, Draft, finish, fourDigitYear, notRecognized, type Parsed } from './date-parse-draft.ts';
import { isDigit, isLetter, isWhite, Scanner, type Separator } from './date-parse-scanner.ts';
import { orderOf, type Word } from './date-words.ts';
import { STEPS, type Final, type State, type Token } from './date-parse-steps.ts';

/**
 * `DateTime.Parse` and `DateTimeOffset.Parse`. .NET reads words from left to right; what a
 * number means follows from the separator after it and from what was read before, so the reader is an automaton. A
 * date and a time may come in either order, weekday, zone and commas anywhere; a number of three or more digits is a year,
 * and the culture's patterns say in which order the others come.
 */
export function parseDate(
  text: string,
  styles: number,
  keepsOffset: boolean,
  dates: DateFormat = INVARIANT_DATES,
): Parsed | string {
  return text === '' ? notRecognized(text) : new Reader(text, styles, keepsOffset, dates).read();
}

/** Before the fraction of a second stands a point, or a comma as ISO 8601 prefers. */
const isPoint = (c: string | undefined): boolean => c === '.' || c === ',';

class Reader {
  private readonly text: string;
  private readonly dates: DateFormat;
  private readonly scan: Scanner;
  private readonly d: Draft;
  private state: State = 'start';
  /** Numbers of the date or time being read; at most three. */
  private numbers: number[] = [];
  private year = -1;
  private month = -1;
  private mark: 'am' | 'pm' | null = null;
  private hasDate = false;
  private hasTime = false;

  constructor(text: string, styles: number, keepsOffset: boolean, dates: DateFormat) {
    this.text = text;
    this.dates = dates;
    this.scan = new Scanner(text, dates);
    this.d = new Draft(text, styles, keepsOffset);
  }

  read(): Parsed | string {
    const failed = notRecognized(this.text);
    let anything = false;
    for (;;) {
      const from = this.scan.next();
      if (from.kind === 'unknown') {
        const refusal = this.unknown();
        if (refusal !== null) return refusal;
        continue;
      }
      const read = this.token(from);
      if (read === false) return failed;
      if (read === null) continue;
      const token = this.sameSeparators ? this.reconsidered(read) : read;
      if (token === 'nT') return this.state === 'YN' || this.state === 'YN/' ? this.readIsoTime() : failed;
      const step = STEPS[this.state][token];
      if (step === undefined) return failed;
      if (typeof step === 'string') this.state = step;
      else {
        if (!this.complete(step.final)) return failed;
        anything = true;
        this.state = 'start';
      }
      if (token === '.' || token === 'n.' || token === 'm.') break;
    }
    return anything && this.applyMark() ? finish(this.d) : failed;
  }

  /** A sign may begin a zone, some punctuation is let through; anything else ends with a message. */
  private unknown(): string | null {
    const { scan, d } = this;
    const c = this.text[scan.at];
    if (isLetter(c))
      return `The string '${this.text}' was not recognized as a valid DateTime. There is an unknown word starting at index '${scan.at}'.`;
    if ((c === '-' || c === '+') && !d.hasZone) {
      const from = scan.at;
      if (scan.zone(d)) {
        d.hasZone = true;
        return null;
      }
      scan.at = from;
    }
    return scan.punctuation() ? null : notRecognized(this.text);
  }

  /** The token of a word; null where it only leaves a note, false where it makes no sense. */
  private token(w: Word): Token | null | false {
    switch (w.kind) {
      case 'number':
        return this.numberToken(w.value, w.digits);
      case 'month': {
        if (this.month !== -1) return false;
        const separator = this.dateSeparator('m-', 'm_');
        this.month = w.value;
        if (separator === 'time') return this.sameSeparators ? 'm-' : false;
        return separator === 'end' ? 'm.' : separator === 'space' ? 'm_' : separator === 'date' ? 'm-' : false;
      }
      case 'weekday':
        if (this.d.weekday !== -1) return false;
        this.d.weekday = w.value;
        return 'w';
      case 'zone':
        if (this.d.hasZone) return false;
        this.d.hasZone = this.d.isUtc = true;
        this.d.zoneMinutes = 0;
        return 'z';
      case 'am':
      case 'pm':
        if (this.mark !== null) return false;
        this.mark = w.kind;
        return null;
      case 'era':
        return 'e';
      case 'filler':
        return null;
      case 'end':
        return '.';
      case 'unknown':
        return false;
    }
  }

  private numberToken(value: number, digits: number): Token | false {
    if (this.numbers.length === 3 || value === -1) return false;
    const inTime = this.state === 'h:' || this.state === 'h:m:';
    const { scan, d } = this;
    // A point or sign at the very end is left over, and so refused or skipped by what follows.
    const more = (): boolean => scan.at < this.text.length - 1;
    if (this.state === 'h:m:' && more() && isPoint(this.text[scan.at])) d.fraction = scan.fraction() ?? 0;
    if (inTime && more() && !this.zoneAfterTime()) return false;
    if (digits >= 3) return this.yearToken(value);
    const separator = this.dateSeparator('n-', 'n_');
    switch (separator) {
      case 'am':
      case 'pm':
        if (this.mark !== null) return false;
        this.mark = separator;
        // `1/10 5 AM`: the date is complete, the number is an hour.
        if (this.state === 'N/N' && !this.complete('MD')) return false;
        this.numbers.push(value);
        return inTime && !this.zoneAfterTime() ? false : 'na';
      case 'end':
        this.numbers.push(value);
        return 'n.';
      case 'T':
        this.numbers.push(value);
        return 'nT';
      case 'time':
        this.numbers.push(value);
        return 'n:';
      default:
        this.numbers.push(value);
        return separator === 'date' ? 'n-' : 'n_';
    }
  }

  private yearToken(value: number): Token | false {
    if (this.year !== -1) return false;
    this.year = value;
    const separator = this.dateSeparator('y-', 'y_');
    switch (separator) {
      case 'end':
        return 'y.';
      case 'am':
      case 'pm':
        if (this.mark !== null) return false;
        this.mark = separator;
        return 'y_';
      case 'date':
        return 'y-';
      case 'space':
        return 'y_';
      case 'time':
        return this.sameSeparators ? 'y-' : false;
      default:
        return false;
    }
  }

  /** The separator here, a minus sign decided: where the date is complete without a separator, it begins a zone and stays. */
  private dateSeparator(asDate: Token, asSpace: Token): Exclude<Separator, 'offset'> {
    const from = this.scan.at;
    const separator = this.scan.separator();
    if (separator !== 'offset') return separator;
    const steps = STEPS[this.state];
    if (steps[asDate] !== undefined || typeof steps[asSpace] !== 'object') return 'date';
    this.scan.at = from;
    return 'space';
  }

  /** `10:30 +02:00`: a zone right after a time, with or without white space. */
  private zoneAfterTime(): boolean {
    const { scan, d, text } = this;
    let at = scan.at;
    while (isWhite(text[at]) && at < text.length - 1) at++;
    if (text[at] !== '+' && text[at] !== '-') return true;
    if (d.hasZone) return false;
    scan.at = at;
    d.hasZone = true;
    return scan.zone(d);
  }

  /** Files what was read; false where it is no date or the text has two. */
  private complete(f: Final): boolean {
    const [n1 = 0, n2 = 0, n3 = 0] = this.numbers;
    this.numbers = [];
    switch (f) {
      case 'h':
        return this.mark !== null && this.setTime(n1, -1, -1);
      case 'hm':
        return this.setTime(n1, n2, -1);
      case 'hms':
        return this.setTime(n1, n2, n3);
      case 'MD':
        return this.isDayFirst() ? this.setDate(this.currentYear(), n2, n1) : this.setDate(this.currentYear(), n1, n2);
      case 'MDY':
        return this.ordered(n1, n2, n3);
      case 'mD':
        if (this.isDayFirst() && orderOf(this.dates.yearMonthPattern) === 'My')
          return this.setDate(fourDigitYear(n1), this.month, 1);
        return this.setDate(this.currentYear(), this.month, n1);
      case 'Ym':
        if (!this.isDayFirst() && orderOf(this.dates.yearMonthPattern) === 'yM')
          return this.setDate(fourDigitYear(n1), this.month, 1);
        return this.setDate(this.currentYear(), this.month, n1);
      case 'mNN': {
        const [a, b] = this.order === 'yMd' ? [n1, n2] : [n2, n1];
        return this.setDate(fourDigitYear(a), this.month, b) || this.setDate(fourDigitYear(b), this.month, a);
      }
      case 'YMD':
        return this.order === 'ydM' ? this.setDate(this.year, n2, n1) : this.setDate(this.year, n1, n2);
      case 'NNY':
        return this.order === 'dMy' || this.order === 'ydM'
          ? this.setDate(this.year, n2, n1)
          : this.setDate(this.year, n1, n2);
      case 'YmD':
        return this.setDate(this.year, this.month, n1);
      case 'YM':
        return this.setDate(this.year, this.month === -1 ? n1 : this.month, 1);
    }
  }

  /** Three numbers that may be anything. */
  private ordered(n1: number, n2: number, n3: number): boolean {
    switch (this.order) {
      case 'yMd':
        return this.setDate(fourDigitYear(n1), n2, n3);
      case 'Mdy':
        return this.setDate(fourDigitYear(n3), n1, n2);
      case 'dMy':
        return this.setDate(fourDigitYear(n3), n2, n1);
      case 'ydM':
        return this.setDate(fourDigitYear(n1), n3, n2);
      default:
        return false;
    }
  }

  private get order(): string {
    return orderOf(this.dates.shortDatePattern);
  }

  private isDayFirst(): boolean {
    return orderOf(this.dates.monthDayPattern) === 'dM';
  }

  /** Some cultures separate the parts of a date and of a time alike, so that what follows has to decide. */
  private get sameSeparators(): boolean {
    return this.dates.dateSeparator === this.dates.timeSeparator;
  }

  private reconsidered(token: Token): Token {
    // What began as a time was a date, when a year follows.
    if (token.startsWith('y')) this.state = this.state === 'h:' ? 'N/' : this.state === 'h:m:' ? 'NN/' : this.state;
    const atEnd = this.scan.at >= this.text.length;
    if (!atEnd && STEPS[this.state][token] !== undefined) return token;
    switch (token) {
      case 'y-':
        return atEnd ? 'y.' : 'y_';
      case 'n-':
      case 'n:':
        return atEnd ? 'n.' : 'n_';
      case 'm-':
        return atEnd ? 'm.' : 'm_';
      default:
        return token;
    }
  }

  private currentYear(): number {
    this.d.yearFromClock = true;
    return dateParts(clockNow(this.d)).year;
  }

  private setDate(year: number, month: number, day: number): boolean {
    if (this.hasDate || !isDate(year, month, day)) return false;
    this.hasDate = true;
    this.d.year = year;
    this.d.month = month;
    this.d.day = day;
    return true;
  }

  private setTime(hour: number, minute: number, second: number): boolean {
    if (this.hasTime) return false;
    this.hasTime = true;
    this.d.hour = hour;
    this.d.minute = minute;
    this.d.second = second;
    return true;
  }

  private applyMark(): boolean {
    const { d, mark } = this;
    if (mark === null) return true;
    // A mark without a time belongs to midnight.
    if (d.hour === -1) d.hour = 0;
    if (d.hour > (mark === 'am' ? 12 : 23)) return false;
    if (mark === 'am') d.hour %= 12;
    else if (d.hour < 12) d.hour += 12;
    return true;
  }

  /** `2021-03-04T05:06:07.123Z`, from behind the `T` on: two digits each, then nothing but a zone. */
  private readIsoTime(): Parsed | string {
    const failed = notRecognized(this.text);
    const { scan, d, text } = this;
    const [month = 0, day = 0] = this.numbers;
    const pair = (): number | null => {
      scan.skipWhite();
      if (!isDigit(text[scan.at]) || !isDigit(text[scan.at + 1])) return null;
      scan.at += 2;
      const value = Number(text.slice(scan.at - 2, scan.at));
      scan.skipWhite();
      return value;
    };
    const colon = (): boolean => text[scan.at] === ':' && scan.at++ >= 0;
    const hour = pair();
    if (hour === null || !colon()) return failed;
    const minute = pair();
    if (minute === null) return failed;
    let second = 0;
    if (colon()) {
      scan.skipWhite();
      const from = scan.at;
      const found = pair();
      if (found === null) return failed;
      second = found;
      // White space may follow the seconds, but not come before their point.
      if (isPoint(text[from + 2])) {
        const fraction = scan.fraction();
        if (fraction === null) return failed;
        d.fraction = fraction;
        scan.skipWhite();
      }
    }
    const c = text[scan.at];
    if (c === '+' || c === '-') {
      d.hasZone = true;
      if (!scan.zone(d)) return failed;
    } else if (c === 'Z' || c === 'z') {
      scan.at++;
      d.hasZone = d.isUtc = true;
      d.zoneMinutes = 0;
    }
    scan.skipWhite();
    if (text[scan.at] === '#' && scan.punctuation()) scan.skipWhite();
    if (text[scan.at] === '\0') scan.punctuation();
    if (scan.at < text.length) return failed;
    d.year = this.year;
    d.month = month;
    d.day = day;
    d.hour = hour;
    d.minute = minute;
    d.second = second;
    // Like .NET, which checks the weekday only of texts that it read to the end word by word.
    d.weekday = -1;
    return finish(d);
  }
}
