import type { ClrException } from '../exception.ts';
import type { Tag } from './value.ts';

/** The tokens of a JSON text (Newtonsoft.Json.JsonToken), how to read them, and what the parts of the reader share. */
export const Token = {
  None: 0,
  StartObject: 1,
  StartArray: 2,
  StartConstructor: 3,
  PropertyName: 4,
  Comment: 5,
  Raw: 6,
  Integer: 7,
  Float: 8,
  String: 9,
  Boolean: 10,
  Null: 11,
  Undefined: 12,
  EndObject: 13,
  EndArray: 14,
  EndConstructor: 15,
  Date: 16,
  Bytes: 17,
} as const;
export type Token = (typeof Token)[keyof typeof Token];
export const tokenName = (token: Token): string => Object.keys(Token)[token]!;

export interface ReaderOptions {
  /** Null: any. */
  readonly maxDepth: number | null;
  /** DateParseHandling: None, DateTime, DateTimeOffset. */
  readonly dates: 0 | 1 | 2;
  /** FloatParseHandling: Double, Decimal. */
  readonly floats: 0 | 1;
  /** DateTimeZoneHandling: Local, Utc, Unspecified, RoundtripKind. */
  readonly zones: number;
}
export const DEFAULT_READER: ReaderOptions = { maxDepth: 64, dates: 1, floats: 0, zones: 3 };

/** The reader as its parts see it: a place in a text. */
export interface Scanner {
  readonly text: string;
  readonly options: ReaderOptions;
  at: number;
  fail(message: string, inner?: ClrException | null): never;
  /** A line break at this place is stepped over. */
  newLine(c: number, at: number): void;
  /** A value has been read. */
  done(token: Token, tag: Tag, value: unknown): boolean;
}
