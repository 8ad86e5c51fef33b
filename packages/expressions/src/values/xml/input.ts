import { charge } from '../run.ts';
import { characterClasses, isSpace, NAME, START } from './characters.ts';
import { badNameCharacter, badNameStart, invalidCharacter, xmlError, type Place } from './errors.ts';

/** An entity that the document type declares. */
export interface Entity {
  readonly kind: 'General' | 'Parameter';
  readonly name: string;
  /** Replacement text; null where it lies outside the document. */
  readonly text: string | null;
  /** Of the text's first character, for messages. */
  readonly place: Place;
  readonly unparsed: boolean;
}

/** What was being read when an entity was opened. */
interface Frame {
  readonly text: string;
  readonly at: number;
  readonly base: Place;
  readonly entity: Entity | null;
}

/** Characters that entities may add to a document: what .NET allows XElement.Parse. */
const MAX_FROM_ENTITIES = 10_000_000;

export const UNEXPECTED_END = 'Unexpected end of file has occurred.';

/**
 * The text that is being read: the document, or an entity inside it. Places are worked out only for messages. All the
 * small readers that the document and its type share are here; each throws XmlException where .NET's reader does.
 */
export class Input {
  text: string;
  at = 0;
  /** Read by every loop: hot. */
  protected readonly classes = characterClasses();
  private base: Place = { line: 1, column: 1 };
  private entity: Entity | null = null;
  private readonly frames: Frame[] = [];
  private fromEntities = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Entities that are open. */
  get entityDepth(): number {
    return this.frames.length;
  }

  place(at: number = this.at): Place {
    return placeOf(this.text, this.base, at);
  }

  /** A place in what was being read before so many entities were opened. */
  placeIn(depth: number, at: number): Place {
    const frame = this.frames[depth];
    return frame === undefined ? this.place(at) : placeOf(frame.text, frame.base, at);
  }

  fail(message: string, at: number = this.at): never {
    return xmlError(message, this.place(at));
  }

  // ---- entities

  open(entity: Entity, text: string, place: Place): void {
    if (this.entity === entity || this.frames.some((f) => f.entity === entity))
      xmlError(`${entity.kind} entity '${entity.name}' references itself.`, place);
    this.fromEntities += text.length;
    charge(text.length >> 4);
    if (this.fromEntities > MAX_FROM_ENTITIES)
      xmlError('The input document has exceeded a limit set by MaxCharactersFromEntities.');
    this.frames.push({ text: this.text, at: this.at, base: this.base, entity: this.entity });
    this.text = text;
    this.at = 0;
    this.base = entity.place;
    this.entity = entity;
  }

  /** Back to what referred to the entity. */
  close(): void {
    const frame = this.frames.pop()!;
    this.text = frame.text;
    this.at = frame.at;
    this.base = frame.base;
    this.entity = frame.entity;
  }

  // ---- small readers

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** The number of white characters skipped. */
  skipSpace(): number {
    const { text } = this;
    const from = this.at;
    while (isSpace(text.charCodeAt(this.at))) this.at++;
    return this.at - from;
  }

  /** The end of the name that begins at `from`; a colon ends in an error, unless one may stand within (`qualified`). */
  nameEnd(from: number, qualified: boolean): number {
    const { text, classes } = this;
    let at = from;
    let colons = 0;
    for (;;) {
      if ((classes[text.charCodeAt(at)]! & START) === 0)
        this.fail(
          at + 1 >= text.length ? 'Unexpected end of file while parsing Name has occurred.' : badNameStart(text, at),
          at,
        );
      at++;
      while ((classes[text.charCodeAt(at)]! & NAME) !== 0) at++;
      if (text.charCodeAt(at) !== 58) break;
      if (colons > 0 || !qualified) this.fail(badNameCharacter(text, at), at);
      colons++;
      at++;
    }
    if (at >= text.length) this.fail('Unexpected end of file while parsing Name has occurred.', at);
    return at;
  }

  /** Reads a name, with or without a prefix. */
  readName(): string {
    const from = this.at;
    this.at = this.nameEnd(from, true);
    return this.text.slice(from, this.at);
  }

  /** What stands where something else was expected: a whole name, or one character. */
  unexpected(at: number, ...expected: readonly string[]): never {
    const token = this.tokenAt(at);
    if (token === null) return this.fail(UNEXPECTED_END, at);
    const wanted = expected.map((e) => `'${e}'`).join(' or ');
    return this.fail(`'${token}' is an unexpected token. The expected token is ${wanted}.`, at);
  }

  expectSpace(at: number): never {
    const token = this.tokenAt(at);
    return this.fail(token === null ? UNEXPECTED_END : `'${token}' is an unexpected token. Expecting whitespace.`, at);
  }

  tokenAt(at: number): string | null {
    const { text, classes } = this;
    if (at >= text.length) return null;
    let end = at;
    while ((classes[text.charCodeAt(end)]! & NAME) !== 0) end++;
    return text.slice(at, Math.max(end, at + 1));
  }

  /** Throws at the first character of the range that no document may contain; pairs of surrogates count as one. */
  checkCharacters(from: number, to: number): void {
    const { text, classes } = this;
    for (let i = from; i < to; i++) {
      const c = text.charCodeAt(i);
      if ((classes[c]! & 8) !== 0) continue;
      const next = text.charCodeAt(i + 1);
      if (c >= 0xd800 && c < 0xdc00 && next >= 0xdc00 && next < 0xe000) i++;
      else this.refuse(i);
    }
  }

  /** A character that no document may contain; of half a pair it is the one behind that .NET names. */
  refuse(at: number): never {
    const { text } = this;
    const c = text.charCodeAt(at);
    const place = c >= 0xd800 && c < 0xdc00 && at + 1 < text.length ? at + 1 : at;
    return this.fail(invalidCharacter(text, place), place);
  }

  /** The character of a reference `&#…;` that begins at `from`, and where it ends. */
  characterReference(from: number): { readonly value: string; readonly end: number } {
    const { text } = this;
    const hex = text[from + 2] === 'x';
    const digits = from + (hex ? 3 : 2);
    let at = digits;
    let code = 0;
    for (; ; at++) {
      const digit = digitAt(text, at, hex);
      if (digit < 0) break;
      code = code * (hex ? 16 : 10) + digit;
      if (code > 0x7fffffff) this.fail('Invalid value of a character entity reference.', at);
    }
    if (text[at] !== ';' || at === digits) {
      if (at >= text.length) this.fail('Unexpected end of file while parsing  has occurred.');
      this.fail(`Invalid syntax for a ${hex ? 'hexadecimal' : 'decimal'} numeric entity reference.`, at);
    }
    const value = code > 0xffff ? pair(code) : String.fromCharCode(code);
    const first = value.charCodeAt(0);
    const valid = code > 0xffff ? first >= 0xd800 && first < 0xdc00 : (this.classes[code]! & 8) !== 0;
    if (!valid) this.fail(invalidCharacter(value, 0), digits);
    return { value, end: at + 1 };
  }
}

function placeOf(text: string, base: Place, at: number): Place {
  let line = 0;
  let start = 0;
  for (let i = 0; i < at; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) {
      line++;
      start = i + 1;
    }
  }
  return { line: base.line + line, column: at - start + (line === 0 ? base.column : 1) };
}

const pair = (code: number): string => String.fromCharCode(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + (code & 0x3ff));

function digitAt(text: string, at: number, hex: boolean): number {
  const c = text.charCodeAt(at);
  if (c >= 48 && c <= 57) return c - 48;
  if (!hex) return -1;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Line ends are LF whatever they were. */
export const normalLineEnds = (text: string): string =>
  text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
