import type { ClrException } from '../exception.ts';
import { isLetterOrDigit, isWhiteSpace } from './characters.ts';
import { jsonDate } from './dates.ts';
import { readerException, type LineInfo } from './errors.ts';
import { sharedName } from './names.ts';
import { buildPath } from './path-text.ts';
import { readEscapes } from './reader-escape.ts';
import { readNumber } from './reader-number.ts';
import { DEFAULT_READER, Token, tokenName, type ReaderOptions, type Scanner } from './scanner.ts';
import { Tag } from './value.ts';

const State = {
  Start: 0,
  Property: 1,
  ArrayStart: 2,
  Array: 3,
  ConstructorStart: 4,
  Constructor: 5,
  ObjectStart: 6,
  Object: 7,
  PostValue: 8,
  Finished: 9,
} as const;
type State = (typeof State)[keyof typeof State];

const NONE = 0;
const OBJECT = 1;
const ARRAY = 2;
const CONSTRUCTOR = 3;
const CONTAINERS = ['None', 'Object', 'Array', 'Constructor'] as const;

/**
 * Newtonsoft.Json.JsonTextReader: JSON, and what Newtonsoft reads besides: comments, single quotes, names without
 * quotes, trailing and repeated commas, hex and octal numbers, NaN, Infinity, `undefined`, `new Date(…)`, dates inside
 * strings. One token per `read`; refuses with JsonReaderException, its message, path, line and position being
 * Newtonsoft's own. Nesting is counted, never recursed into.
 */
export class JsonReader implements LineInfo, Scanner {
  readonly text: string;
  readonly options: ReaderOptions;
  at = 0;
  /** Where the current value begins, its quote included. */
  start = 0;
  /** The tokens read so far. */
  count = 0;
  token: Token = Token.None;
  /** Of a value: its tag and value as a JValue stores them; of a name or a comment: the text. */
  tag: Tag = Tag.Null;
  value: unknown = null;

  private state: State = State.Start;
  private lineNumber = 1;
  private lineStart = 0;
  /** The open containers, outermost first: their kind, the name of the property or the index that was read last. */
  private level = 0;
  private readonly kinds: number[] = [NONE];
  private readonly steps: (string | number)[] = [''];

  constructor(text: string, options: ReaderOptions = DEFAULT_READER) {
    this.text = text;
    this.options = options;
  }

  get line(): number {
    return this.state === State.Start && this.position === 0 && this.token !== Token.Comment ? 0 : this.lineNumber;
  }
  get position(): number {
    return this.at - this.lineStart;
  }
  /** Levels around the current token; a start token is not yet inside itself. */
  get depth(): number {
    return this.token >= Token.StartObject && this.token <= Token.StartConstructor ? this.level - 1 : this.level;
  }
  get path(): string {
    const { state } = this;
    const inside = state !== State.ArrayStart && state !== State.ObjectStart && state !== State.ConstructorStart;
    const levels = inside ? this.level : this.level - 1;
    return buildPath(this.steps.slice(1, levels + 1).filter((s) => s !== -1));
  }
  /** As `path`, without the name or index inside the innermost container. */
  get containerPath(): string {
    return buildPath(this.steps.slice(1, Math.max(this.level, 1)));
  }
  /** Whether the text ended where a value had just been read. */
  get endedAfterValue(): boolean {
    return this.state === State.Finished;
  }

  fail(message: string, inner: ClrException | null = null): never {
    throw readerException(message, this.path, this, inner);
  }

  private unexpected(char: string): never {
    return this.fail(`Unexpected character encountered while parsing value: ${char}.`);
  }

  read(): boolean {
    this.count++;
    for (;;) {
      switch (this.state) {
        case State.Object:
        case State.ObjectStart:
          return this.readMember();
        case State.PostValue:
          if (this.readPostValue()) return true;
          break;
        case State.Finished:
          return this.readFinished();
        default:
          return this.readValue();
      }
    }
  }

  /** The next token that is not a comment. */
  readContent(): boolean {
    let more = this.read();
    while (more && this.token === Token.Comment) more = this.read();
    return more;
  }

  /** The value of a text that holds nothing else. */
  only(): unknown {
    this.read();
    return this.value;
  }

  // ---- states

  private readFinished(): boolean {
    if (this.skipSpace()) {
      if (this.text.charCodeAt(this.at) === SLASH) return this.readComment();
      this.fail(`Additional text encountered after finished reading JSON content: ${this.text[this.at]!}.`);
    }
    this.token = Token.None;
    return false;
  }

  private readPostValue(): boolean {
    if (!this.skipSpace()) {
      this.state = State.Finished;
      return false;
    }
    const { text } = this;
    switch (text.charCodeAt(this.at)) {
      case CLOSE_BRACE:
        this.at++;
        return this.close(Token.EndObject, OBJECT);
      case CLOSE_BRACKET:
        this.at++;
        return this.close(Token.EndArray, ARRAY);
      case CLOSE_PAREN:
        this.at++;
        return this.close(Token.EndConstructor, CONSTRUCTOR);
      case SLASH:
        return this.readComment();
      case COMMA:
        this.at++;
        this.state = AFTER_COMMA[this.kinds[this.level]!]!;
        return false;
      default:
        return this.fail(`After parsing a value an unexpected character was encountered: ${text[this.at]!}.`);
    }
  }

  private readMember(): boolean {
    if (!this.skipSpace()) return false;
    const { text } = this;
    const c = text.charCodeAt(this.at);
    if (c === CLOSE_BRACE) {
      // Newtonsoft steps over the brace only after it has checked it; inside an object the check can't fail.
      this.at++;
      return this.close(Token.EndObject, OBJECT);
    }
    if (c === SLASH) return this.readComment();
    let name: string;
    if (c === QUOTE || c === APOSTROPHE) {
      this.at++;
      name = this.readText(c);
    } else if (isLetterOrDigit(c) || c === UNDERSCORE || c === DOLLAR) name = this.readBareName();
    else return this.fail(`Invalid property identifier character: ${text[this.at]!}.`);
    if (text.charCodeAt(this.at) !== COLON) {
      this.skipSpace();
      if (text.charCodeAt(this.at) !== COLON)
        this.fail(`Invalid character after parsing property name. Expected ':' but got: ${text[this.at] ?? '\0'}.`);
    }
    name = sharedName(name);
    this.at++;
    this.token = Token.PropertyName;
    this.value = name;
    this.state = State.Property;
    this.steps[this.level] = name;
    return true;
  }

  private readBareName(): string {
    const { text } = this;
    const start = this.at;
    for (; this.at < text.length; this.at++) {
      const c = text.charCodeAt(this.at);
      if (isLetterOrDigit(c) || c === UNDERSCORE || c === DOLLAR) continue;
      if (isWhiteSpace(c) || c === COLON || c === 0) return text.slice(start, this.at);
      this.fail(`Invalid JavaScript property identifier character: ${text[this.at]!}.`);
    }
    return this.fail('Unexpected end while parsing unquoted property name.');
  }

  private readValue(): boolean {
    if (!this.skipSpace()) return false;
    const { text } = this;
    this.start = this.at;
    const c = text.charCodeAt(this.at);
    switch (c) {
      case QUOTE:
      case APOSTROPHE:
        this.at++;
        return this.readString(this.readText(c));
      case OPEN_BRACE:
        this.at++;
        return this.open(Token.StartObject, OBJECT);
      case OPEN_BRACKET:
        this.at++;
        return this.open(Token.StartArray, ARRAY);
      case CLOSE_BRACKET:
        this.at++;
        return this.close(Token.EndArray, ARRAY);
      case CLOSE_PAREN:
        this.at++;
        return this.close(Token.EndConstructor, CONSTRUCTOR);
      case COMMA: // stays: the next read steps over it, so `[1,,2]` has an undefined
        return this.done(Token.Undefined, Tag.Null, null);
      case SLASH:
        return this.readComment();
      case LOWER_T:
        this.word('true', 'boolean');
        return this.done(Token.Boolean, Tag.Boolean, true);
      case LOWER_F:
        this.word('false', 'boolean');
        return this.done(Token.Boolean, Tag.Boolean, false);
      case LOWER_N:
        return this.readN();
      case LOWER_U:
        this.word('undefined', 'undefined');
        return this.done(Token.Undefined, Tag.Null, null);
      case UPPER_N:
        return this.readSymbol('NaN', NaN);
      case UPPER_I:
        return this.readSymbol('Infinity', Infinity);
      case MINUS:
        if (text.charCodeAt(this.at + 1) === UPPER_I) return this.readSymbol('-Infinity', -Infinity);
        return readNumber(this);
      default:
        if ((c >= 48 && c <= 57) || c === POINT || (c > 127 && /\p{N}/u.test(text[this.at]!))) return readNumber(this);
        return this.unexpected(text[this.at]!);
    }
  }

  private readN(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    if (next === LOWER_U) {
      this.word('null', 'null');
      return this.done(Token.Null, Tag.Null, null);
    }
    if (next === LOWER_E) return this.readConstructor();
    if (this.at + 1 < this.text.length) return this.unexpected('n');
    this.at++;
    return this.fail('Unexpected end when reading JSON.');
  }

  private readSymbol(word: string, value: number): boolean {
    this.word(word, word);
    if (this.options.floats === 1) this.fail(`Cannot read ${word} value.`);
    return this.done(Token.Float, Tag.Double, value);
  }

  private readConstructor(): boolean {
    const { text } = this;
    if (!this.matches('new')) this.fail('Unexpected content while parsing JSON.');
    this.skipSpace();
    const start = this.at;
    while (this.at < text.length && isLetterOrDigit(text.charCodeAt(this.at))) this.at++;
    if (this.at >= text.length) this.fail('Unexpected end while parsing constructor.');
    const name = text.slice(start, this.at);
    this.skipSpace();
    if (text.charCodeAt(this.at) !== OPEN_PAREN)
      this.fail(`Unexpected character while parsing constructor: ${text[this.at] ?? '\0'}.`);
    this.at++;
    this.value = name;
    return this.open(Token.StartConstructor, CONSTRUCTOR);
  }

  private readString(text: string): boolean {
    if (this.options.dates !== 0) {
      const date = jsonDate(text, this.options);
      if (date !== null) return this.done(Token.Date, Tag.Slot, date);
    }
    return this.done(Token.String, Tag.String, text);
  }

  /** The text up to the quote, which is stepped over; the opening one has been. */
  private readText(quote: number): string {
    const { text } = this;
    const start = this.at;
    for (let i = start; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === quote) {
        this.at = i + 1;
        return text.slice(start, i);
      }
      if (c === BACKSLASH || c === 10 || c === 13) return readEscapes(this, quote, start, i);
    }
    this.at = text.length;
    return this.fail(`Unterminated string. Expected delimiter: ${String.fromCharCode(quote)}.`);
  }

  private readComment(): boolean {
    const { text } = this;
    this.at++;
    if (this.at + 1 >= text.length) this.fail('Unexpected end while parsing comment.');
    const c = text[this.at]!;
    if (c !== '*' && c !== '/') this.fail(`Error parsing comment. Expected: *, got ${c}.`);
    const start = ++this.at;
    let end: number;
    if (c === '/') {
      while (this.at < text.length && text[this.at] !== '\n' && text[this.at] !== '\r') this.at++;
      end = this.at;
    } else {
      end = text.indexOf('*/', start);
      this.newLines(start, end < 0 ? text.length : end);
      this.at = end < 0 ? text.length : end + 2;
      if (end < 0) this.fail('Unexpected end while parsing comment.');
    }
    this.token = Token.Comment;
    this.value = text.slice(start, end);
    return true;
  }

  // ---- words

  /** Steps over the word, or up to where the text differs from it; JsonReaderException where the text ends before. */
  private matches(word: string): boolean {
    const { text, at } = this;
    if (at + word.length > text.length) {
      this.at = text.length;
      this.fail('Unexpected end when reading JSON.');
    }
    for (let i = 0; i < word.length; i++) {
      if (text.charCodeAt(at + i) === word.charCodeAt(i)) continue;
      this.at = at + i;
      return false;
    }
    this.at = at + word.length;
    return true;
  }

  private word(word: string, what: string): void {
    if (!this.matches(word) || !this.separated()) this.fail(`Error parsing ${what} value.`);
  }

  private separated(): boolean {
    const { text, at } = this;
    if (at >= text.length) return true;
    const c = text.charCodeAt(at);
    if (c === COMMA || c === CLOSE_BRACE || c === CLOSE_BRACKET || c === 0 || isWhiteSpace(c)) return true;
    if (c === SLASH) return text[at + 1] === '*' || text[at + 1] === '/';
    return c === CLOSE_PAREN && (this.state === State.Constructor || this.state === State.ConstructorStart);
  }

  // ---- space and lines

  /** Steps over white space and NUL; false at the end of the text. */
  private skipSpace(): boolean {
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const c = text.charCodeAt(this.at);
      if (c === 32 || c === 9 || c === 0) continue;
      if (c === 10 || c === 13) this.newLine(c, this.at);
      else if (!(c > 127 || c === 11 || c === 12) || !isWhiteSpace(c)) return true;
    }
    return false;
  }

  /** A line break that is stepped over next; the two of `\r\n` are one, except where the text ends with them. */
  newLine(c: number, at: number): void {
    const { text } = this;
    if (c === 10 && text.charCodeAt(at - 1) === 13 && at + 1 < text.length) {
      this.lineStart = at + 1;
      return;
    }
    this.lineNumber++;
    this.lineStart = at + 1;
  }

  private newLines(start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const c = this.text.charCodeAt(i);
      if (c === 10 || c === 13) this.newLine(c, i);
    }
  }

  // ---- containers and values

  /** A value has been read. */
  done(token: Token, tag: Tag, value: unknown): boolean {
    this.token = token;
    this.tag = tag;
    this.value = value;
    this.state = this.level === 0 ? State.Finished : State.PostValue;
    const { level } = this;
    if (this.kinds[level]! >= ARRAY) (this.steps[level] as number)++;
    return true;
  }

  private open(token: Token, kind: number): boolean {
    this.token = token;
    if (this.kinds[this.level]! >= ARRAY) (this.steps[this.level] as number)++;
    const level = ++this.level;
    this.kinds[level] = kind;
    this.steps[level] = kind === OBJECT ? '' : -1;
    this.state = kind === OBJECT ? State.ObjectStart : kind === ARRAY ? State.ArrayStart : State.ConstructorStart;
    const { maxDepth } = this.options;
    if (maxDepth !== null && level > maxDepth) this.fail(`The reader's MaxDepth of ${maxDepth} has been exceeded.`);
    return true;
  }

  private close(token: Token, kind: number): boolean {
    this.token = token;
    const opened = this.kinds[this.level]!;
    if (this.level > 0) this.level--;
    if (opened !== kind)
      this.fail(`JsonToken ${tokenName(token)} is not valid for closing JsonType ${CONTAINERS[opened]!}.`);
    this.state = this.level === 0 ? State.Finished : State.PostValue;
    return true;
  }
}

const AFTER_COMMA: readonly State[] = [State.Finished, State.Object, State.Array, State.Constructor];

const QUOTE = 34;
const DOLLAR = 36;
const APOSTROPHE = 39;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const SLASH = 47;
const COLON = 58;
const UPPER_I = 73;
const UPPER_N = 78;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const UNDERSCORE = 95;
const LOWER_E = 101;
const LOWER_F = 102;
const LOWER_N = 110;
const LOWER_T = 116;
const LOWER_U = 117;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
