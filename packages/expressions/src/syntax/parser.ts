import { span } from '@sluice/parser';
import type { Block, Expr, Statement } from './ast.ts';
import { MAX_DEPTH, Parser, TooDeep, type Grammar } from './cursor.ts';
import { parseExpression as expression, parseOperand, parseUnary } from './expressions.ts';
import { parseInterpolated } from './interpolation.ts';
import { diag, type SyntaxDiagnostic } from './messages.ts';
import { parsePattern } from './pattern.ts';
import { parseArguments } from './primary.ts';
import { parseQuery } from './query.ts';
import { parseBlock, parseStatement, parseStatements } from './statements.ts';
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
  readonly diagnostics: readonly SyntaxDiagnostic[];
}

/**
 * Reads a policy expression, `@(expression)` or `@{statements}`, brackets included; bare text is read as an
 * expression. Any text gives a tree; faults are diagnostics with C#'s codes. Never throws.
 */
export function parse(code: string, maxDepth: number = MAX_DEPTH): Syntax {
  const form = /^\s*@([({])/.exec(code);
  const open = form === null ? 0 : form[0].length;
  const close = form?.[1] === '{' ? '}' : ')';
  const trimmed = code.trimEnd().length;
  const closed = form !== null && code[trimmed - 1] === close && trimmed > open;
  const end = form === null ? code.length : closed ? trimmed - 1 : trimmed;
  const p = new Parser(code, open, end, grammar, maxDepth, form?.[1] === '{' ? '}' : ')');
  try {
    const body = form?.[1] === '{' ? statements(p, open, end) : wholeExpression(p);
    if (form !== null && !closed && p.diagnostics.length === 0)
      p.report(diag(close === ')' ? 'CS1026' : 'CS1513', span(end, end)));
    return { code, body, diagnostics: p.diagnostics };
  } catch (thrown) {
    if (!(thrown instanceof TooDeep)) throw thrown;
    // the limit's own diagnostic says it all
    const limit = p.diagnostics.filter((d) => d.code === 'CS8078');
    return {
      code,
      body: { kind: 'Missing', span: span(open, end) },
      diagnostics: limit.length > 0 ? limit : [diag('CS8078', span(open, end))],
    };
  }
}

function wholeExpression(p: Parser): Expr {
  if (p.token.kind === 'end') {
    p.report(diag('CS1525', p.token, { term: ')' }));
    return { kind: 'Missing', span: p.gap() };
  }
  const value = expression(p);
  // the expression stands in the brackets of a return statement
  if (!ended(p) && p.diagnostics.every((d) => d.severity !== 'error')) p.report(diag('CS1026', p.token));
  return value;
}

const ended = (p: Parser): boolean => p.token.kind === 'end';

function statements(p: Parser, start: number, end: number): Block {
  const list: Statement[] = [];
  while (p.token.kind !== 'end') {
    list.push(...parseStatements(p, '}'));
    if (p.at('}')) {
      // a bracket too many would close the method
      p.report(diag('CS1022', p.token));
      p.next();
    }
  }
  return { kind: 'Block', statements: list, span: span(start, end) };
}
