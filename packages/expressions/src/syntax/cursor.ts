import { span, type Span } from '@sluice/parser';
import type { Argument, Expr, Interpolated, Pattern, Query, TypeNode } from './ast.ts';
import type { Block, Statement } from './ast-statements.ts';
import { OPERAND_KEYWORDS, PREDEFINED, STATEMENT_STARTS } from './keywords.ts';
import type { Lexed, Token } from './lexer.ts';
import { diag, type SyntaxDiagnostic } from './messages.ts';

/**
 * The parser's place in the token list, and the knot that ties the files of the grammar: each rule is a function over
 * a `Parser`; those that other files call are reached through `grammar`, so that no file imports its caller.
 * Errors: one diagnostic per place, at the place where C# has it; the parser always moves on.
 */
export interface Grammar {
  readonly expression: (p: Parser) => Expr;
  readonly unary: (p: Parser) => Expr;
  /** A constant of a pattern: operators that bind tighter than the relational ones. */
  readonly operand: (p: Parser) => Expr;
  readonly type: (p: Parser) => TypeNode;
  readonly arguments: (p: Parser, close: ')' | ']') => { args: Argument[]; span: Span };
  readonly pattern: (p: Parser) => Pattern;
  readonly statement: (p: Parser) => Statement;
  readonly block: (p: Parser) => Block;
  readonly interpolated: (p: Parser) => Interpolated;
  readonly query: (p: Parser) => Query;
}

/** Brackets, blocks and prefix operators open at once. */
export const MAX_DEPTH = 200;

export class TooDeep {}

export class Parser {
  readonly code: string;
  readonly grammar: Grammar;
  readonly diagnostics: SyntaxDiagnostic[];
  readonly maxDepth: number;
  /** A hole of an interpolated string: C# words what is missing at its end in its own way. */
  readonly inHole: boolean;
  tokens: readonly Token[];
  position = 0;
  depth: number;
  /** The current token. */
  token: Token;
  /** Inside an async function: `await` is a keyword there. */
  inAsync = false;
  /** Inside a query: its words are keywords there. */
  inQuery = false;
  /** The bracket that closes an expression: C# sees it on a line of its own. */
  closing: Token | null = null;
  /** What C# says only once the whole text is free of syntax errors: features of later versions. */
  readonly later: SyntaxDiagnostic[] = [];

  constructor(code: string, lexed: Lexed, grammar: Grammar, maxDepth: number, depth: number, inHole = false) {
    this.code = code;
    this.grammar = grammar;
    this.tokens = lexed.tokens;
    this.diagnostics = lexed.diagnostics;
    this.token = this.tokens[0]!;
    this.maxDepth = maxDepth;
    this.inHole = inHole;
    this.depth = depth;
  }

  peek(ahead: number): Token {
    return this.tokens[Math.min(this.position + ahead, this.tokens.length - 1)]!;
  }

  at(text: string): boolean {
    const { token } = this;
    return token.text === text && isSyntax(token);
  }

  next(): Token {
    const { token } = this;
    if (this.position < this.tokens.length - 1) this.token = this.tokens[++this.position]!;
    return token;
  }

  accept(text: string): boolean {
    if (!this.at(text)) return false;
    this.next();
    return true;
  }

  /** Takes the token, or says that it is missing. */
  expect(text: string): void {
    if (this.accept(text)) return;
    const code = EXPECTED[text];
    if (code === undefined) this.report(diag('CS1003', this.lack(), { expected: text }));
    else this.report(diag(code, this.lack()));
  }

  /** Whether `text` stands here as two adjacent tokens: `>>`, `>=`. */
  joined(text: '>>' | '>='): boolean {
    const second = this.peek(1);
    return (
      this.at('>') &&
      second.text.startsWith(text[1]!) &&
      second.start === this.token.end &&
      second.kind === 'punctuator'
    );
  }

  report(d: SyntaxDiagnostic): void {
    const last = this.diagnostics.at(-1);
    // what follows a mistake at the same place is its consequence
    if (last !== undefined && last.span.start === d.span.start && isError(last)) return;
    // a token serves as a span; what is said keeps only its place
    this.diagnostics.push({ ...d, span: span(d.span.start, d.span.end) });
  }

  /** The empty place behind the previous token: where a node stands that was not written. */
  gap(): Span {
    const { end } = this.previous();
    return span(end, end);
  }

  /** Names a feature of a later C# that stands here. */
  feature(at: Span, feature: string, version: string): void {
    this.later.push(diag('CS8370', span(at.start, at.end), { feature, version }));
  }

  /**
   * Where C# says that something is missing: at the token that stands there instead, but where that is on another
   * line, behind the previous token.
   */
  lack(): Span {
    const before = this.previous();
    const breaks = this.token === this.closing || /[\r\n]/.test(this.code.slice(before.end, this.token.start));
    return breaks && this.position > 0 ? this.gap() : span(this.token.start, this.token.end);
  }

  previous(): Token {
    return this.tokens[Math.max(this.position - 1, 0)]!;
  }

  from(start: number): Span {
    if (this.position === 0) return span(start, start);
    const { end } = this.tokens[this.position - 1]!;
    return span(start, end > start ? end : start);
  }

  identifier(): { readonly name: string; readonly span: Span } {
    const { token } = this;
    if (token.kind === 'word' && !token.reserved) {
      this.next();
      return { name: nameOf(token), span: span(token.start, token.end) };
    }
    this.report(diag('CS1001', this.lack()));
    // a keyword in the place of a name is taken for one: what follows it may still be right
    const taken = token.kind === 'word' && !STATEMENT_STARTS.has(token.text);
    if (taken) this.next();
    return { name: '', span: taken ? span(token.start, token.end) : this.gap() };
  }

  /** Goes back to a token seen before. */
  rewind(position: number): void {
    this.position = position;
    this.token = this.tokens[position]!;
  }

  /** Ends the whole parse with one diagnostic. */
  tooDeep(): never {
    this.report(diag('CS8078', this.token));
    throw new TooDeep();
  }

  /** Runs a rule one level deeper; past the limit the whole parse stops. */
  nested<R>(rule: (p: Parser) => R): R {
    if (++this.depth > this.maxDepth) this.tooDeep();
    const result = rule(this);
    this.depth--;
    return result;
  }
}

/** A character that begins nothing is said beside what is missing in its place. */
const isError = (d: SyntaxDiagnostic): boolean => d.severity === 'error' && d.code !== 'CS1056' && d.code !== 'CS1646';

const EXPECTED: Partial<Record<string, 'CS1026' | 'CS1002' | 'CS1513' | 'CS1514' | 'CS1515'>> = {
  ')': 'CS1026',
  ';': 'CS1002',
  '}': 'CS1513',
  '{': 'CS1514',
  in: 'CS1515',
};

export const isSyntax = (t: Token): boolean => t.kind === 'word' || t.kind === 'punctuator';

const AT = 0x40;

/** The name without `@` and with its escapes resolved. */
export function nameOf(t: Token): string {
  const { text } = t;
  const name = text.charCodeAt(0) === AT ? text.slice(1) : text;
  if (!name.includes('\\')) return name;
  return name.replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Whether an expression can begin with the token; a name or literal always does. */
export function beginsExpression(t: Token): boolean {
  switch (t.kind) {
    case 'punctuator':
      return OPERAND_PUNCTUATORS.has(t.text);
    case 'word':
      return !t.reserved || PREDEFINED.has(t.text) || OPERAND_KEYWORDS.has(t.text);
    case 'end':
      return false;
    default:
      return true;
  }
}
const OPERAND_PUNCTUATORS: ReadonlySet<string> = new Set('( [ + - ! ~ ++ -- & * ^ .. => :: . ?.'.split(' '));
