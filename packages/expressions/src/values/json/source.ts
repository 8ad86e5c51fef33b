import type { LineInfo } from './errors.ts';
import type { Token } from './scanner.ts';
import type { JToken } from './token.ts';

/**
 * What the deserializer reads: a text, or a tree. The two differ in what they make of numbers and in what they say,
 * as Newtonsoft's JsonTextReader and JTokenReader do.
 */
export interface Source {
  readonly token: Token;
  /** Of a property name. */
  readonly name: string;
  readonly path: string;
  readonly lineInfo: LineInfo | null;
  /** The next token that is not a comment. */
  read(): boolean;
  /** The value of a primitive token, in an object slot. */
  slot(): unknown;
  /** A primitive token as text; a date stays as it was written where that is known. */
  text(): string;
  /** A number token as an Int32, a double, a decimal. */
  int(): number;
  double(): number;
  decimal(): unknown;
  /** The token of another kind than `what`. */
  unexpected(what: string): never;
  /** The whole token here, as a tree without a parent; the last token of it is the current one afterwards. */
  tree(): JToken;
}

/** A test that says nothing to the compiler about later tokens. */
export const isAt = (source: Source, token: Token): boolean => source.token === token;
