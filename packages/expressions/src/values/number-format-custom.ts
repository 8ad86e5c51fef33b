import { LONGEST_SYMBOL, type NumberFormat } from './culture-format.ts';
import { INVARIANT_NUMBERS } from './culture.ts';
import type { NumberBuffer } from './number-format-buffer.ts';
import { endsGroup } from './number-format-pattern.ts';
import { chargeString } from './run.ts';

/**
 * Custom numeric formats: `#,##0.00;(0.0);zero`. One reading of the format says where its digits, point and groups
 * stand, the number is rounded to them, a second reading writes it. Follows .NET step by step, oddities included
 * (groups that the format asks for anywhere hold everywhere; a NUL ends a section). Any text is a format: nothing throws.
 */
interface Layout {
  digitCount: number;
  /** Digits before the point. */
  decimalPos: number;
  /** Positions of the outermost `0`s, counted as digits. */
  firstZero: number;
  lastZero: number;
  thousands: boolean;
  scientific: boolean;
  /** What `%`, `‰` and scaling commas add to the exponent. */
  scaleAdjust: number;
}

/** Formats longer than this are paid for, where a symbol may have several characters. */
const LONG = 256;

const isEnd = (ch: string | undefined): boolean => ch === undefined || ch === '\0';

export function formatCustom(number: NumberBuffer, format: string, info: NumberFormat): string {
  if (format.length > LONG && info !== INVARIANT_NUMBERS) chargeString(format.length * LONGEST_SYMBOL);
  let section = findSection(format, number.digits === '' ? 2 : number.negative ? 1 : 0);
  let layout = readLayout(format, section);
  if (number.digits === '') number.settleZero();
  else {
    number.scale += layout.scaleAdjust;
    number.round(layout.scientific ? layout.digitCount : number.scale + layout.digitCount - layout.decimalPos, false);
    if (number.digits === '') {
      const forZero = findSection(format, 2);
      if (forZero !== section) {
        section = forZero;
        layout = readLayout(format, section);
      }
    }
  }
  return write(number, format, section, layout, info);
}

/** Where the section begins: 1 is for negative numbers, 2 for zero; the first where it is missing or empty. */
function findSection(format: string, wanted: 0 | 1 | 2): number {
  let left: number = wanted;
  for (let i = 0; left > 0; i++) {
    const ch = format[i];
    if (isEnd(ch)) return 0;
    if (ch === '\\') {
      if (!isEnd(format[i + 1])) i++;
    } else if (ch === '"' || ch === "'") {
      while (!isEnd(format[i + 1]) && format[++i] !== ch);
    } else if (ch === ';' && --left === 0) {
      return isEnd(format[i + 1]) || format[i + 1] === ';' ? 0 : i + 1;
    }
  }
  return 0;
}

function readLayout(format: string, section: number): Layout {
  let digitCount = 0;
  let decimalPos = -1;
  let firstZero = Infinity;
  let lastZero = 0;
  let scientific = false;
  let thousands = false;
  let commaPos = -1;
  let commas = 0;
  let scaleAdjust = 0;
  for (let i = section; !isEnd(format[i]) && format[i] !== ';'; i++) {
    const ch = format[i]!;
    switch (ch) {
      case '#':
        digitCount++;
        break;
      case '0':
        firstZero = Math.min(firstZero, digitCount);
        lastZero = ++digitCount;
        break;
      case '.':
        if (decimalPos < 0) decimalPos = digitCount;
        break;
      case ',':
        if (digitCount > 0 && decimalPos < 0) {
          if (commaPos === digitCount) {
            commas++;
            break;
          }
          if (commaPos >= 0) thousands = true;
          commaPos = digitCount;
          commas = 1;
        }
        break;
      case '%':
        scaleAdjust += 2;
        break;
      case '\u2030':
        scaleAdjust += 3;
        break;
      case "'":
      case '"':
        while (!isEnd(format[i + 1]) && format[++i] !== ch);
        break;
      case '\\':
        if (!isEnd(format[i + 1])) i++;
        break;
      case 'E':
      case 'e': {
        const signed = format[i + 1] === '+' || format[i + 1] === '-';
        if (format[i + (signed ? 2 : 1)] === '0') {
          if (signed) i++;
          while (format[i + 1] === '0') i++;
          scientific = true;
        }
      }
    }
  }
  if (decimalPos < 0) decimalPos = digitCount;
  // Commas right before the point divide by a thousand each; elsewhere they ask for groups.
  if (commaPos >= 0) {
    if (commaPos === decimalPos) scaleAdjust -= commas * 3;
    else thousands = true;
  }
  return { digitCount, decimalPos, firstZero, lastZero, thousands, scientific, scaleAdjust };
}

function write(number: NumberBuffer, format: string, section: number, layout: Layout, info: NumberFormat): string {
  const { digits, scale } = number;
  const { decimalPos, digitCount } = layout;
  // Positions count from the point: 1 is the units digit, 0 the first decimal.
  const firstZero = layout.firstZero < decimalPos ? decimalPos - layout.firstZero : 0;
  const lastZero = layout.lastZero > decimalPos ? decimalPos - layout.lastZero : 0;
  let position = layout.scientific ? decimalPos : Math.max(scale, decimalPos);
  /** Above zero: digits more than placeholders; below: placeholders more than digits. */
  let adjust = layout.scientific ? 0 : scale - decimalPos;
  let scientific = layout.scientific;
  // Groups reach as far as digits will be written.
  const highest = Math.max(position + Math.min(adjust, 0), firstZero);
  let next = 0; // the digit to write
  let pointWritten = false;
  let out = number.negative && section === 0 && scale !== 0 ? info.negativeSign : '';

  const digit = (ch: string): void => {
    out += ch;
    if (layout.thousands && position > 1 && position <= highest && endsGroup(position - 1, info.numberGroupSizes))
      out += info.numberGroupSeparator;
  };

  for (let i = section; !isEnd(format[i]) && format[i] !== ';'; i++) {
    const ch = format[i]!;
    if (adjust > 0 && (ch === '#' || ch === '0' || ch === '.')) {
      for (; adjust > 0; adjust--, position--) digit(digits[next++] ?? '0');
    }
    switch (ch) {
      case '#':
      case '0':
        if (adjust < 0) {
          adjust++;
          if (position <= firstZero) digit('0');
        } else if (next < digits.length) digit(digits[next++]!);
        else if (position > lastZero) digit('0');
        position--;
        break;
      case '.':
        if (position === 0 && !pointWritten && (lastZero < 0 || (decimalPos < digitCount && next < digits.length))) {
          out += info.numberDecimalSeparator;
          pointWritten = true;
        }
        break;
      case ',':
        break;
      case '%':
        out += info.percentSymbol;
        break;
      case '\u2030':
        out += info.perMilleSymbol;
        break;
      case "'":
      case '"':
        while (!isEnd(format[i + 1]) && format[++i] !== ch) out += format[i];
        break;
      case '\\':
        if (!isEnd(format[i + 1])) out += format[++i];
        break;
      case 'E':
      case 'e': {
        const sign = format[i + 1] === '+' || format[i + 1] === '-' ? format[i + 1]! : '';
        const from = i + 1 + sign.length;
        let end = from;
        while (format[end] === '0') end++;
        if (!scientific) {
          out += ch + format.slice(i + 1, end);
          i = end - 1;
        } else if (end > from) {
          const value = digits === '' ? 0 : scale - decimalPos;
          const mark = value < 0 ? info.negativeSign : sign === '+' ? info.positiveSign : '';
          out += `${ch}${mark}${String(Math.abs(value)).padStart(Math.min(end - from, 10), '0')}`;
          i = end - 1;
          scientific = false;
        } else out += ch;
        break;
      }
      default:
        out += ch;
    }
  }
  return number.negative && section === 0 && scale === 0 && out !== '' ? info.negativeSign + out : out;
}
