import { decimalFromLong } from '../decimal.ts';
import { BigInteger } from './big-integer.ts';
import { writerException, readerException, type LineInfo } from './errors.ts';
import { convert, libraryRow } from './library.ts';
import { readToken } from './load.ts';
import { JsonReader } from './reader.ts';
import { Token, type ReaderOptions } from './scanner.ts';
import type { Source } from './source.ts';
import type { JToken } from './token.ts';
import { JValue } from './value.ts';

/** A JSON text as a source: numbers are read as the target wants them. */
export class TextSource implements Source {
  readonly reader: JsonReader;

  constructor(json: string, options: ReaderOptions) {
    this.reader = new JsonReader(json, options);
  }

  get token(): Token {
    return this.reader.token;
  }
  get name(): string {
    return this.reader.value as string;
  }
  get path(): string {
    return this.reader.path;
  }
  get lineInfo(): LineInfo {
    return this.reader;
  }

  read(): boolean {
    return this.reader.readContent();
  }

  slot(): unknown {
    const { reader } = this;
    return new JValue(0, reader.tag, reader.value).slot;
  }

  text(): string {
    const { reader } = this;
    const raw = reader.text.slice(reader.start, reader.at);
    if (reader.token === Token.Date) return new JsonReader(raw, { ...reader.options, dates: 0 }).only() as string;
    return reader.token === Token.String ? (reader.value as string) : raw.trimEnd();
  }

  int(): number {
    const { reader } = this;
    if (reader.token === Token.Float) reader.fail(`Input string '${this.text()}' is not a valid integer.`);
    const value = reader.value as number | bigint;
    if (typeof value === 'number' && (value | 0) === value) return value;
    return reader.fail(`JSON integer ${this.text()} is too large or small for an Int32.`);
  }

  double(): number {
    const slot = this.slot();
    return slot instanceof BigInteger ? Number(slot.value) : (convert('Double', slot) as number);
  }

  decimal(): unknown {
    const text = this.text();
    if (this.token === Token.Integer && /^0./.test(text))
      return decimalFromLong(convert('Int64', this.slot()) as bigint);
    const styles = 167; // Number | AllowExponent
    return libraryRow('System.Decimal', 'static decimal Parse(string s, NumberStyles style)')(text, styles);
  }

  /** Newtonsoft says so before it reads the token: one character on, and with the path up to there. */
  unexpected(): never {
    const { reader } = this;
    const before = new JsonReader(reader.text, reader.options);
    while (before.count < reader.count - 1) before.read();
    const lines = reader.text.slice(0, reader.start + 1).split(/\r\n|\r|\n/);
    const at = { line: lines.length, position: lines.at(-1)!.length };
    throw readerException(
      `Unexpected character encountered while parsing value: ${reader.text[reader.start]!}.`,
      before.path,
      at,
    );
  }

  tree(): JToken {
    return readToken(this.reader, null, () => {
      // A text that ends where a value has just been read is taken for complete, as Newtonsoft's token writer does.
      if (!this.reader.endedAfterValue)
        throw writerException('Unexpected end when reading token.', this.reader.containerPath);
    });
  }
}
