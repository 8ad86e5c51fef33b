import { span } from '@sluice/parser';
import { createToken, Lexer } from 'chevrotain';
import { Directives } from './directives.ts';
import { isReserved } from './keywords.ts';
import { diag, type SyntaxDiagnostic } from './messages.ts';

/**
 * C# tokens, by chevrotain's lexer. Keywords are identifiers whose text the parser knows; `>` always stands alone, so
 * that `List<List<int>>` needs no special case (the parser joins `>>` and `>=` by adjacency). An interpolated string is
 * one token, holes included: the parser lexes the holes again. White space and comments are skipped.
 */
export type TokenKind =
  'word' | 'number' | 'string' | 'raw' | 'char' | 'interpolated' | 'punctuator' | 'placeholder' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A word that C# keeps for itself: no name. */
  readonly reserved: boolean;
}

/** `A` to `Z`. */
const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));

const word = createToken({
  name: 'word',
  // identifiers, `@class`, and \uXXXX escapes in names
  pattern:
    /@?(?:[A-Za-z_\u00aa\u00b5\u00ba\u00c0-\u1fff\u2071-\u2fff\u3005-\ud7ff\uf900-\uffdc]|\\u[0-9A-Fa-f]{4})[\w\u00aa\u00b5\u00ba\u00c0-\u1fff\u200c-\u200d\u2071-\u2fff\u3005-\ud7ff\uf900-\uffdc]*(?:\\u[0-9A-Fa-f]{4}[\w\u00aa\u00b5\u00ba\u00c0-\u1fff\u200c-\u200d\u2071-\u2fff\u3005-\ud7ff\uf900-\uffdc]*)*/,
  line_breaks: false,
  start_chars_hint: ['@', '\\', '_', ...LETTERS, ...LETTERS.map((l) => l.toLowerCase()), ...unicodeHint()],
});
const number = createToken({
  name: 'number',
  pattern:
    /0[xX][\dA-Fa-f_]*[uUlL]{0,2}|0[bB][\d_]*[uUlL]{0,2}|(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d[\d_]*)?[fFdDmM]?|\d[\d_]*(?:[eE](?:[+-]?\d[\d_]*)?[fFdDmM]?|[fFdDmM]|[uUlL]{1,2})?/,
  start_chars_hint: '.0123456789'.split(''),
});
const char = createToken({
  name: 'char',
  pattern: /'(?:[^'\\\r\n]|\\[^\r\n])*'?/,
  line_breaks: false,
  start_chars_hint: ["'"],
});
const text = createToken({
  name: 'string',
  pattern: /@"(?:[^"]|"")*"?|"(?!"")(?:[^"\\\r\n]|\\[^\r\n])*"?/,
  line_breaks: true,
  start_chars_hint: ['@', '"'],
});
/** A string of C# 11: the parser names it. */
const raw = createToken({
  name: 'raw',
  pattern: { exec: matchRaw },
  line_breaks: true,
  start_chars_hint: ['$', '"'],
});
const directive = createToken({
  name: 'directive',
  pattern: /#[^\r\n]*/,
  line_breaks: false,
  start_chars_hint: ['#'],
});
const interpolated = createToken({
  name: 'interpolated',
  pattern: { exec: matchInterpolated },
  line_breaks: true,
  start_chars_hint: ['$', '@'],
});
const placeholder = createToken({
  name: 'placeholder',
  pattern: /\{\{[A-Za-z_][\w.:-]*\}\}|\$\{[^}]*\}|#\{[^}]*\}#|%\{[^}]*\}|#[A-Za-z][\w-]*#/,
  line_breaks: true,
  start_chars_hint: ['{', '$', '#', '%'],
});
const comment = createToken({
  name: 'comment',
  pattern: /\/\/[^\r\n]*|\/\*[^]*?\*\//,
  line_breaks: true,
  start_chars_hint: ['/'],
  group: Lexer.SKIPPED,
});
const openComment = createToken({
  name: 'openComment',
  pattern: /\/\*[^]*/,
  line_breaks: true,
  start_chars_hint: ['/'],
});
const space = createToken({
  name: 'space',
  pattern: /[\s\u0085\u180e\u200b\ufeff]+/,
  line_breaks: true,
  start_chars_hint: '\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2000\u200b\u2028\u2029\u202f\u205f\u3000\ufeff'.split(''),
  group: Lexer.SKIPPED,
});
/** Begin nothing longer: the lexer takes them without a pattern. */
const single = '( ) [ ] { } , ; ~'.split(' ').map((c) => createToken({ name: c, pattern: c, label: 'punctuator' }));
const dot = createToken({ name: '.', pattern: /\.(?![.\d])/, label: 'punctuator', start_chars_hint: ['.'] });
const punctuator = createToken({
  name: 'punctuator',
  pattern: /\?\?=?|\?\.(?!\d)|=>|==|!=|<=|<<=|<<|&&|\|\||\+\+|--|->|::|\.\.|[-+*/%&|^]=|[.:?=<>!+\-*/%&|^]/,
  start_chars_hint: '.:?=<>!+-*/%&|^'.split(''),
});

/** Initial characters outside ASCII, by the code classes that chevrotain's first-character table uses. */
function unicodeHint(): number[] {
  const codes: number[] = [];
  for (let c = 0xaa; c < 0x100; c++) codes.push(c);
  // from 256 on the table has one entry per 255 characters
  for (let c = 0x100; c < 0xffdc; c += 0xff) codes.push(c);
  return codes;
}

let lexer: Lexer | undefined;

/** Whoever asked for them may add to both. */
export interface Lexed {
  readonly tokens: Token[];
  readonly diagnostics: SyntaxDiagnostic[];
}

/** Tokens of `code[start, end)` behind those given, closed by an `end` token; spans are offsets of `code`. Never throws. */
export function lex(code: string, start: number, end: number, tokens: Token[] = []): Lexed {
  // order is preference: `@"…"` and `$"…"` before names, `{{x}}` before `{`; what is frequent before what is not
  const strings = [interpolated, text, raw];
  const kinds = [space, comment, openComment, placeholder, ...strings, word, dot, number, char, directive];
  lexer ??= new Lexer([...kinds, ...single, punctuator], {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    // our own patterns, proven by the tests: checking them again costs start-up time
    skipValidations: true,
  });
  const input = start === 0 && end === code.length ? code : code.slice(start, end);
  const diagnostics: SyntaxDiagnostic[] = [];
  const lexed = lexer.tokenize(input);
  let directives = null as Directives | null;
  for (const t of lexed.tokens) {
    const { image, tokenType } = t;
    const at = t.startOffset + start;
    if (tokenType === directive) (directives ??= new Directives(code, diagnostics)).take(at, image);
    else if (directives?.skips(at) === true) continue;
    else if (tokenType === openComment) diagnostics.push(diag('CS1035', span(at, at + image.length)));
    else if (tokenType === placeholder && image.startsWith('%'))
      continue; // a directive line between statements
    else {
      const kind = (tokenType.LABEL ?? tokenType.name) as TokenKind;
      const reserved = tokenType === word && isReserved(image);
      tokens.push({ kind, text: image, start: at, end: at + image.length, reserved });
    }
  }
  // chevrotain skips what begins no token
  for (const e of lexed.errors)
    if (directives?.skips(e.offset + start) !== true) diagnostics.push(badCharacter(e.offset + start, code));
  directives?.close(code.length);
  tokens.push({ kind: 'end', text: '', start: end, end, reserved: false });
  return { tokens, diagnostics };
}

function badCharacter(at: number, code: string): SyntaxDiagnostic {
  const character = String.fromCodePoint(code.codePointAt(at)!);
  if (character === '@') return diag('CS1646', { start: at, end: at + 1 });
  return diag('CS1056', { start: at, end: at + character.length }, { character });
}

/** From three quotes or more to as many; an open one takes the rest. */
function matchRaw(input: string, offset: number): [string] | null {
  const open = /\$*("{3,})/y;
  open.lastIndex = offset;
  const quotes = open.exec(input)?.[1];
  if (quotes === undefined) return null;
  const close = input.indexOf(quotes, open.lastIndex);
  return [input.slice(offset, close < 0 ? input.length : close + quotes.length)];
}

/** `$"…"`, `$@"…"`, `@$"…"` from `offset`, holes and the strings in them included. An open one ends with the line (or the text). */
function matchInterpolated(input: string, offset: number): [string] | null {
  const open = /(?:\$@?|@\$)"/y;
  open.lastIndex = offset;
  const match = open.exec(input);
  if (match === null) return null;
  const end = interpolationEnd(input, open.lastIndex, match[0].includes('@'), 0);
  return [input.slice(offset, end)];
}

/** The offset behind the closing quote of an interpolated string whose text begins at `i`. */
function interpolationEnd(s: string, i: number, verbatim: boolean, depth: number): number {
  while (i < s.length) {
    const c = s[i]!;
    if (c === '"') {
      if (!verbatim || s[i + 1] !== '"') return i + 1;
      i += 2;
    } else if (c === '\\' && !verbatim) i += 2;
    else if (c === '{') i = s[i + 1] === '{' ? i + 2 : holeEnd(s, i + 1, depth + 1);
    else if (!verbatim && (c === '\n' || c === '\r')) return i;
    else i++;
  }
  return s.length;
}

/** The offset behind the `}` of a hole whose expression begins at `i`. */
function holeEnd(s: string, i: number, depth: number): number {
  let brackets = 0;
  while (i < s.length) {
    const c = s[i]!;
    if (c === '}' && brackets === 0) return i + 1;
    if (c === '(' || c === '[' || c === '{') brackets++;
    else if (c === ')' || c === ']' || c === '}') brackets--;
    const string = c === '"' || c === '$' || c === '@' ? /(?:\$@?|@\$|@)?"/y : null;
    if (string) {
      string.lastIndex = i;
      const m = string.exec(s);
      if (m !== null) {
        if (m[0].includes('$')) {
          // nested deeper than any author nests: give up on the rest rather than on the stack
          if (depth > 50) return s.length;
          i = interpolationEnd(s, string.lastIndex, m[0].includes('@'), depth);
        } else i = plainStringEnd(s, string.lastIndex, m[0].startsWith('@'));
        continue;
      }
    }
    if (c === "'") {
      const m = /'(?:[^'\\\r\n]|\\[^\r\n])*'/y;
      m.lastIndex = i;
      i += m.exec(s)?.[0].length ?? 1;
    } else i++;
  }
  return s.length;
}

function plainStringEnd(s: string, i: number, verbatim: boolean): number {
  while (i < s.length) {
    const c = s[i]!;
    if (c === '"') {
      if (!verbatim || s[i + 1] !== '"') return i + 1;
      i += 2;
    } else if (c === '\\' && !verbatim) i += 2;
    else if (!verbatim && c === '\n') return i;
    else i++;
  }
  return s.length;
}
