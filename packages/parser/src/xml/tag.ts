import type { IToken } from 'chevrotain';
import type { DiagnosticBag } from '../diag/bag.ts';
import type { Diagnostic } from '../diag/diagnostic.ts';
import { span } from '../text/span.ts';
import type { Span } from '../text/span.ts';
import type { Attribute, Island, Missing, Text } from './ast.ts';
import type { QuotedValue } from './extents.ts';
import { readIsland, readValue, spanOf } from './leaves.ts';
import { xmlMessages } from './messages.ts';
import * as t from './tokens.ts';

/**
 * One start tag: its name and attributes, read up to its `>` or to where the next tag shows that it is missing.
 * Of what is wrong in a tag only the first fault is reported: the others are mostly its consequences.
 */
export interface StartTag {
  readonly name: string;
  readonly nameSpan: Span;
  readonly attributes: readonly Attribute[];
  readonly span: Span;
  /** `<a/>`, or what was probably meant to be it. */
  readonly empty: boolean;
  readonly faulty: boolean;
  /** The index of the first token behind the tag. */
  readonly next: number;
}

export function readStartTag(tokens: readonly IToken[], from: number, text: string, bag: DiagnosticBag): StartTag {
  return new TagReader(tokens, from, text, bag).read();
}

class TagReader {
  private readonly tokens: readonly IToken[];
  private readonly text: string;
  private readonly bag: DiagnosticBag;
  private readonly open: IToken;
  private readonly name: string;
  private readonly attributes: Attribute[] = [];
  private at: number;
  private end: number;
  private faulty = false;

  constructor(tokens: readonly IToken[], from: number, text: string, bag: DiagnosticBag) {
    this.tokens = tokens;
    this.text = text;
    this.bag = bag;
    this.open = tokens[from]!;
    this.name = this.open.image.slice(1);
    this.at = from + 1;
    this.end = spanOf(this.open).end;
  }

  read(): StartTag {
    for (;;) {
      const token = this.tokens[this.at];
      switch (token?.tokenType) {
        case t.Space:
          this.at++;
          break;
        case t.Name:
          this.attribute(token);
          break;
        case t.TagEnd:
          return this.finish(token, false);
        case t.EmptyTagEnd:
          return this.finish(token, true);
        case t.Equals:
        case t.Value:
        case t.Comment:
        case t.Stray:
          if (token.image === '/' && this.endsAfterSlash()) return this.finishAfterSlash();
          this.stray(token);
          break;
        default: // the next tag, or the end of the file
          this.fault(xmlMessages('XML1004', spanOf(this.open), { name: this.name }));
          this.end = spanOf(this.tokens[this.at - 1]!).end;
          return this.result(false);
      }
    }
  }

  private finish(last: IToken, empty: boolean): StartTag {
    this.take(last);
    if (this.attributes.length > 1 && !this.faulty) this.reportDuplicates();
    return this.result(empty);
  }

  private result(empty: boolean): StartTag {
    const { start } = spanOf(this.open);
    const { name, attributes, end, faulty, at: next } = this;
    return {
      name,
      nameSpan: span(start + 1, start + 1 + name.length),
      attributes,
      span: span(start, end),
      empty,
      faulty,
      next,
    };
  }

  /** `<base / >`, or `<base /` before the next tag. */
  private endsAfterSlash(): boolean {
    const next = this.tokens[this.at + 1];
    const behind = next?.tokenType === t.Space ? this.tokens[this.at + 2] : next;
    return (
      behind === undefined ||
      behind.tokenType === t.TagEnd ||
      behind.tokenType === t.StartTagInTag ||
      behind.tokenType === t.EndTagInTag
    );
  }

  private finishAfterSlash(): StartTag {
    this.fault(xmlMessages('XML1004', spanOf(this.open), { name: this.name }));
    this.take(this.tokens[this.at]!);
    if (this.tokens[this.at]?.tokenType === t.Space) this.take(this.tokens[this.at]!);
    const last = this.tokens[this.at];
    return last?.tokenType === t.TagEnd ? this.finish(last, true) : this.result(true);
  }

  private attribute(nameToken: IToken): void {
    const nameSpan = spanOf(nameToken);
    const name = nameToken.image;
    this.take(nameToken);
    this.skipSpace(t.Equals);
    let value: Text | Island | Missing = { kind: 'Missing', span: span(nameSpan.end, nameSpan.end) };
    let quote: '"' | "'" | null = null;
    const equals = this.tokens[this.at];
    if (equals?.tokenType === t.Equals) {
      this.take(equals);
      this.skipSpace(t.Value, t.Name, t.Stray);
      const token = this.tokens[this.at];
      if (token?.tokenType === t.Value) {
        quote = token.image[0] as '"' | "'";
        value = this.value(token, name);
        this.take(token);
      } else if (token?.tokenType === t.Name || token?.tokenType === t.Stray) {
        value = this.unquoted(token, name);
      }
    }
    if (value.kind === 'Missing') {
      this.fault(xmlMessages('XML1005', nameSpan, { name }));
    }
    this.attributes.push({ kind: 'Attribute', span: span(nameSpan.start, this.end), name, nameSpan, value, quote });
    if (quote !== null && this.tokens[this.at]?.tokenType === t.Name) {
      const next = this.tokens[this.at]!;
      this.fault(xmlMessages('XML1023', spanOf(next), { name: next.image }));
    }
  }

  private value(token: IToken, name: string): Text | Island {
    const { closed, island, trailing } = token.payload as QuotedValue;
    const inner = span(token.startOffset + 1, token.startOffset + token.image.length - (closed ? 1 : 0));
    if (island) {
      if (!island.closed) this.faulty = true;
      else if (!closed) this.unclosed(token, name);
      return readIsland(this.text, inner.start, island, this.bag);
    }
    if (!closed) this.unclosed(token, name);
    else if (trailing) this.bag.add(xmlMessages('XML1022', inner, { name }));
    return readValue(this.text.slice(inner.start, inner.end), inner.start, name, this.bag);
  }

  private unclosed(token: IToken, name: string): void {
    const quote = token.image[0]!;
    this.fault(xmlMessages('XML1008', span(token.startOffset, token.startOffset + 1), { name, quote }));
  }

  /** All that follows up to white space or the end of the tag. */
  private unquoted(first: IToken, name: string): Text {
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      const type = token.tokenType;
      if (type !== t.Name && type !== t.Stray && type !== t.Equals) break;
      if (token.image === '/' && this.endsAfterSlash()) break;
      this.take(token);
    }
    const at = span(first.startOffset, this.end);
    this.fault(xmlMessages('XML1007', at, { name }));
    return readValue(this.text.slice(at.start, at.end), at.start, name, this.bag);
  }

  private stray(token: IToken): void {
    const shown = token.image.length > 20 ? `${token.image.slice(0, 20)}…` : token.image;
    this.fault(xmlMessages('XML1009', spanOf(token), { text: shown, name: this.name }));
    this.take(token);
  }

  private fault(diagnostic: Diagnostic): void {
    if (!this.faulty) this.bag.add(diagnostic);
    this.faulty = true;
  }

  private take(token: IToken): void {
    this.at++;
    this.end = token.startOffset + token.image.length;
  }

  /** White space is passed over only where one of `wanted` follows: a tag does not end with it. */
  private skipSpace(...wanted: readonly unknown[]): void {
    if (this.tokens[this.at]?.tokenType !== t.Space) return;
    if (wanted.includes(this.tokens[this.at + 1]?.tokenType)) this.at++;
  }

  private reportDuplicates(): void {
    const names = new Set<string>();
    for (const { name, nameSpan } of this.attributes) {
      if (names.has(name)) this.bag.add(xmlMessages('XML1006', nameSpan, { name }));
      names.add(name);
    }
  }
}
