import { T } from '../../types/registry.ts';
import { Box } from '../clr.ts';
import type { DateTime } from '../date-time.ts';
import { DateTimeOffset } from '../date-time-offset.ts';
import { Decimal, decimalToString } from '../decimal.ts';
import { toText } from '../object.ts';
import { chargeString } from '../run.ts';
import { formatObject } from '../composite.ts';
import { JArray, JConstructor } from './array.ts';
import { BigInteger } from './big-integer.ts';
import { dateText, inZone } from './dates.ts';
import { checkNesting } from './errors.ts';
import { DEFAULT, quoted } from './escape.ts';
import { convert, libraryRow } from './library.ts';
import { NEW_LINE } from '../text-new-line.ts';
import { JObject, JProperty } from './object.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue, Tag } from './value.ts';

/** How Newtonsoft.Json.JsonTextWriter writes; the fields are those of JsonSerializerSettings, as numbers of their enums. */
export interface WriterOptions {
  /** Formatting: None, Indented. */
  readonly formatting: number;
  /** StringEscapeHandling. */
  readonly escape: number;
  /** DateFormatHandling: IsoDateFormat, MicrosoftDateFormat. */
  readonly dates: number;
  /** DateTimeZoneHandling. */
  readonly zones: number;
  /** DateFormatString, where it was set. */
  readonly dateFormat: string | null;
  /** FloatFormatHandling: String, Symbol, DefaultValue. */
  readonly floats: number;
}
export const COMPACT: WriterOptions = {
  formatting: 0,
  escape: DEFAULT,
  dates: 0,
  zones: 3,
  dateFormat: null,
  floats: 0,
};
export const INDENTED: WriterOptions = { ...COMPACT, formatting: 1 };

/** The JSON of a token: `ToString(formatting)`. */
export function write(token: JToken, options: WriterOptions): string {
  const writer = new Writer(options);
  writer.token(token, 0);
  chargeString(writer.out.length);
  return writer.out;
}

class Writer {
  out = '';
  private readonly options: WriterOptions;
  private readonly indented: boolean;
  private sinceCharge = 0;

  constructor(options: WriterOptions) {
    this.options = options;
    this.indented = options.formatting === 1;
  }

  token(token: JToken, depth: number): void {
    if (token instanceof JValue) this.out += valueText(token, this.options);
    else if (token instanceof JObject) this.members(token, depth);
    else if (token instanceof JProperty) this.property(token, depth);
    else if (token instanceof JArray) this.elements(token.items, '[', ']', depth);
    else if (token instanceof JConstructor) this.elements(token.items, `new ${token.name}(`, ')', depth);
  }

  private property(property: JProperty, depth: number): void {
    this.out += quoted(property.name, this.options.escape);
    this.out += this.indented ? ': ' : ':';
    if (property.content !== null) this.token(property.content, depth);
  }

  private members(object: JObject, depth: number): void {
    const { items } = object;
    this.enter(depth);
    this.out += '{';
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.out += ',';
      if (this.indented) this.line(depth + 1);
      this.property(items[i]!, depth + 1);
    }
    if (this.indented && items.length > 0) this.line(depth);
    this.out += '}';
  }

  private elements(items: readonly JToken[], open: string, close: string, depth: number): void {
    this.enter(depth);
    this.out += open;
    let first = true;
    for (const item of items) {
      const comment = item.type === TokenType.Comment;
      if (!first && !comment) this.out += ',';
      first &&= comment;
      if (this.indented) this.line(depth + 1);
      this.token(item, depth + 1);
    }
    if (this.indented && items.length > 0) this.line(depth);
    this.out += close;
  }

  private line(depth: number): void {
    this.out += NEW_LINE + '  '.repeat(depth);
  }

  /** Depth and length are looked at before a container is written, so neither can run away. */
  private enter(depth: number): void {
    checkNesting(depth);
    if (this.out.length - this.sinceCharge > 65_536) chargeString((this.sinceCharge = this.out.length));
  }
}

/** The JSON of a value. */
export function valueText(value: JValue, options: WriterOptions): string {
  const { stored } = value;
  switch (value.type) {
    case TokenType.String:
      return stored === null
        ? 'null'
        : quoted(value.tag === Tag.String ? (stored as string) : value.text, options.escape);
    case TokenType.Null:
      return 'null';
    case TokenType.Undefined:
      return 'undefined';
    case TokenType.Raw:
      return value.text;
    case TokenType.Comment:
      return `/*${value.text}*/`;
    case TokenType.Integer:
      if (value.tag !== Tag.Slot) return String(stored);
      return stored instanceof Box && stored.type !== T.ulong()
        ? String(convert('Int64', stored))
        : toText(numberOf(stored));
    case TokenType.Float:
      if (value.tag === Tag.Double) return floatText(stored as number, roundTrip, options);
      if (stored instanceof Decimal) return withPoint(decimalToString(stored));
      if (stored instanceof Box && stored.type === T.float())
        return floatText(stored.value as number, roundTripSingle, options);
      return floatText(convert('Double', value.slot) as number, roundTrip, options);
    case TokenType.Boolean:
      return (value.tag === Tag.Boolean ? stored : convert('Boolean', value.slot)) ? 'true' : 'false';
    case TokenType.Date:
      return dateJson(stored, options);
    case TokenType.Bytes:
      return stored === null ? 'null' : `"${base64(stored as Uint8Array)}"`;
    case TokenType.Uri:
      return stored === null ? 'null' : quoted(uriText(stored), options.escape);
    default:
      return stored === null ? 'null' : quoted(toText(stored), options.escape);
  }
}

const numberOf = (stored: unknown): unknown => (stored instanceof BigInteger ? String(stored.value) : stored);

/** `ToString("R")`: an exponent from 1E+17 on, where plain `ToString()` has it from 1E+15. */
function roundTrip(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e15) return String(value);
  return formatObject(new Box(T.double(), value), 'R');
}
const roundTripSingle = (value: number): string => formatObject(new Box(T.float(), value), 'R');

/** Integral numbers keep a decimal place, so that they read back as Float. */
const withPoint = (text: string): string => (/[.Ee]/.test(text) ? text : `${text}.0`);

function floatText(value: number, text: (value: number) => string, options: WriterOptions): string {
  if (Number.isFinite(value)) return withPoint(text(value));
  if (options.floats === 2) return '0.0';
  const symbol = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  return options.floats === 1 ? symbol : `"${symbol}"`;
}

function dateJson(stored: unknown, options: WriterOptions): string {
  if (stored instanceof DateTimeOffset) {
    if (options.dateFormat !== null) return quoted(formatObject(stored, options.dateFormat), options.escape);
    return `"${dateText(stored, options.dates)}"`;
  }
  const date = inZone(convert('DateTime', stored) as DateTime, options.zones);
  if (options.dateFormat !== null) return quoted(formatObject(date, options.dateFormat), options.escape);
  return `"${dateText(date, options.dates)}"`;
}

export const base64 = (bytes: Uint8Array): string =>
  libraryRow('System.Convert', 'static string ToBase64String(byte[] inArray)')(bytes) as string;

export const uriText = (uri: unknown): string =>
  libraryRow('System.Uri', 'string OriginalString { get; }')(uri) as string;
