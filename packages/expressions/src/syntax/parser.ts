import { span } from '@sluice/parser';
import type { Expr } from './ast.ts';
import type { Block } from './ast-statements.ts';
import { MAX_DEPTH, Parser, TooDeep, type Grammar } from './cursor.ts';
import { lex, type Lexed, type Token } from './lexer.ts';
import { parseExpression as expression, parseOperand, parseUnary } from './expressions.ts';
import { parseInterpolated } from './interpolation.ts';
import { diag, type SyntaxDiagnostic } from './messages.ts';
import { parsePattern } from './pattern.ts';
import { parseArguments } from './primary.ts';
import { parseQuery } from './query.ts';
import { parseBlock, parseStatement } from './statements.ts';
import { parseType } from './types.ts';

const grammar: Grammar = {
  expression,
  unary: parseUnary,
  operand: parseOperand,
  type: parseType,
  arguments: parseArguments,
  pattern: parsePattern,
  statement: parseStatement,
  block: parseBlock,
  interpolated: parseInterpolated,
  query: parseQuery,
};

/** What `@(…)` or `@{…}` holds. */
export interface Syntax {
  readonly code: string;
  readonly body: Expr | Block;
  /** With a syntax error among them, C# says nothing about meaning: what is bound then is for tools, not for the author. */
  readonly diagnostics: readonly SyntaxDiagnostic[];
}

/**
 * Reads a policy expression, `@(expression)` or `@{statements}`, brackets included; bare text is read as an
 * expression. Any text gives a tree; faults are diagnostics with C#'s codes. Never throws.
 *
 * C# sees the text inside a method of a class: `return (expression);`, or the statements as the method's block. The
 * brackets around the text are tokens like any other here, and so are those behind it that nobody wrote: what the
 * text opens or closes too much then falls on the same token as in C#.
 */
export function parse(code: string, maxDepth: number = MAX_DEPTH): Syntax {
  const frame = frameOf(code);
  // the brackets around the whole are no depth of the author's
  const p = new Parser(code, framed(code, frame), grammar, maxDepth, -1);
  p.closing = p.tokens.at(-3)!;
  try {
    const body = frame.statements ? methodBody(p) : returned(p);
    if (!frame.closed && frame.inner > 0 && p.diagnostics.length === 0)
      p.report(diag(frame.statements ? 'CS1513' : 'CS1026', span(frame.end, frame.end)));
    return { code, body, diagnostics: reported(p) };
  } catch (thrown) {
    if (!(thrown instanceof TooDeep)) throw thrown;
    // the limit's own diagnostic says it all; one reached inside a hole is said of the whole
    const limit = p.diagnostics.filter((d) => d.code === 'CS8078');
    return {
      code,
      body: { kind: 'Missing', span: span(frame.inner, frame.end) },
      diagnostics: limit.length > 0 ? limit : [diag('CS8078', span(frame.inner, frame.end))],
    };
  }
}

const reported = (p: Parser): readonly SyntaxDiagnostic[] =>
  p.diagnostics.some((d) => d.severity === 'error') ? p.diagnostics : [...p.diagnostics, ...p.later];

interface Frame {
  readonly statements: boolean;
  /** The text between the brackets. */
  readonly inner: number;
  readonly end: number;
  readonly closed: boolean;
}

function frameOf(code: string): Frame {
  const form = /^\s*@([({])/.exec(code);
  if (form === null) return { statements: false, inner: 0, end: code.length, closed: false };
  const inner = form[0].length;
  const trimmed = code.trimEnd().length;
  const closed = code[trimmed - 1] === (form[1] === '{' ? '}' : ')') && trimmed > inner;
  return { statements: form[1] === '{', inner, end: closed ? trimmed - 1 : trimmed, closed };
}

/** The tokens of the text between those of the method around it. */
function framed(code: string, { statements, inner, end, closed }: Frame): Lexed {
  const kind = 'punctuator';
  const reserved = false;
  const close = closed ? end + 1 : end;
  const open: Token = { kind, text: statements ? '{' : '(', start: Math.max(inner - 1, 0), end: inner, reserved };
  const lexed = lex(code, inner, end, [open]);
  const { tokens } = lexed;
  tokens.pop();
  tokens.push(
    { kind, text: statements ? '}' : ')', start: end, end: close, reserved },
    { kind, text: statements ? '}' : ';', start: close, end: close, reserved },
    { kind: 'end', text: '', start: close, end: close, reserved },
  );
  return lexed;
}

/** `return (…);`, the brackets taken off again. */
function returned(p: Parser): Expr {
  const value = expression(p);
  if (p.diagnostics.every((d) => d.severity !== 'error')) p.expect(';');
  return value.kind === 'Parenthesised' ? value.operand : value;
}

function methodBody(p: Parser): Block {
  const body = parseBlock(p);
  // the bracket that closes the class around the method
  if (p.accept('}')) {
    if (p.at('}')) p.report(diag('CS1022', p.token));
  } else if (p.diagnostics.length === 0) {
    if (p.token.kind === 'end') p.report(diag('CS1513', p.lack()));
    else p.report(diag('CS1519', p.token, { token: p.token.text }));
  }
  return body;
}
