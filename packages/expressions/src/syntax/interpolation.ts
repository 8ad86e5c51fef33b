import { span } from '@sluice/parser';
import type { Expr, Hole, Interpolated } from './ast.ts';
import { Parser } from './cursor.ts';
import { lex } from './lexer.ts';
import { unescape } from './literals.ts';
import { diag } from './messages.ts';

/** `$"…{value,alignment:format}…"`: the token is taken apart here, and each hole is lexed and parsed in place. */
export function parseInterpolated(p: Parser): Interpolated {
  const { text, start, end } = p.next();
  if (text.startsWith('@')) p.report(diag('CS8401', span(start, start + 3)));
  const verbatim = text.startsWith('@') || text.startsWith('$@');
  const open = verbatim ? 3 : 2;
  const report = p.report.bind(p);
  const parts: (string | Hole)[] = [];
  let literal = '';
  let literalStart = start + open;
  let i = start + open;
  const flush = (): void => {
    if (literal === '') return;
    parts.push(verbatim ? literal.replaceAll('""', '"') : unescape(literal, literalStart, report));
    literal = '';
  };
  let closed = false;
  while (i < end) {
    const c = p.code[i]!;
    if (c === '"') {
      if (verbatim && p.code[i + 1] === '"' && i + 1 < end) {
        literal += '""';
        i += 2;
        continue;
      }
      closed = true;
      break;
    }
    if (c === '\\' && !verbatim) {
      literal += p.code.slice(i, i + 2);
      i += 2;
    } else if (c === '{' && p.code[i + 1] !== '{') {
      flush();
      const hole = parseHole(p, i, end, verbatim);
      parts.push(hole);
      i = hole.span.end;
      literalStart = i;
    } else if (c === '{' || c === '}') {
      if (p.code[i + 1] !== c) report(diag('CS8086', span(i, i + 1)));
      literal += c;
      // the doubled brace counts once; offsets of later escapes stay right because escapes never span it
      i += p.code[i + 1] === c ? 2 : 1;
      literalStart += p.code[i - 1] === c && p.code[i - 2] === c ? 1 : 0;
    } else {
      literal += c;
      i++;
    }
  }
  flush();
  if (!closed && p.diagnostics.every((d) => d.code !== 'CS8076' || d.span.start < start))
    report(verbatim ? diag('CS1039', span(start, end)) : diag('CS1010', span(start, start)));
  return { kind: 'Interpolated', parts, span: span(start, end) };
}

function parseHole(p: Parser, start: number, end: number, verbatim: boolean): Hole {
  const extent = holeExtent(p.code, start + 1, end);
  if (!extent.closed) p.report(diag('CS8076', span(start, start + 1)));
  const text = p.code.slice(start + 1, extent.valueEnd);
  const lineBreak = verbatim ? -1 : text.search(/[\r\n]/);
  if (lineBreak >= 0) p.report(diag('CS8967', span(extent.end - 1, extent.end)));
  const inner = new Parser(p.code, lex(p.code, start + 1, extent.valueEnd), p.grammar, p.maxDepth, p.depth, true);
  inner.inAsync = p.inAsync;
  if (inner.token.kind === 'end') inner.report(diag('CS1733', span(start + 1, start + 1)));
  const value: Expr =
    inner.token.kind === 'end' ? { kind: 'Missing', span: inner.gap() } : inner.nested(p.grammar.expression);
  let alignment: Expr | null = null;
  if (inner.accept(',')) alignment = inner.nested(p.grammar.expression);
  if (inner.token.kind !== 'end' && inner.diagnostics.length === 0) {
    const conditional = value.kind === 'Name' || inner.at('?');
    inner.report(
      conditional && extent.format !== null && inner.at('?')
        ? diag('CS8361', value.span)
        : diag('CS1073', inner.token, { token: inner.token.text }),
    );
  }
  // the `:` of a conditional without brackets begins the format
  if (extent.format !== null && value.kind === 'Conditional' && value.whenFalse.kind === 'Missing')
    inner.diagnostics.splice(0, Infinity, diag('CS8361', value.span));
  for (const d of inner.diagnostics) p.report(d);
  p.later.push(...inner.later);
  if (extent.closed && extent.format === '') p.report(diag('CS8089', span(extent.valueEnd, extent.valueEnd + 1)));
  const format =
    extent.format === null || verbatim ? extent.format : unescape(extent.format, extent.valueEnd + 1, p.report.bind(p));
  return { kind: 'Hole', value, alignment, format, span: span(start, extent.end) };
}

interface Extent {
  readonly valueEnd: number;
  readonly format: string | null;
  readonly end: number;
  readonly closed: boolean;
}

/** Where the hole's value ends: at a top-level `:` (its format follows) or at its `}`. */
function holeExtent(code: string, from: number, end: number): Extent {
  let brackets = 0;
  for (let i = from; i < end;) {
    const c = code[i]!;
    if (brackets === 0 && c === '}') return { valueEnd: i, format: null, end: i + 1, closed: true };
    if (brackets === 0 && c === ':' && code[i + 1] !== ':' && code[i - 1] !== ':') {
      let close = i + 1;
      while (close < end && !(code[close] === '}' && code[close + 1] !== '}')) close += code[close] === '}' ? 2 : 1;
      const closed = code[close] === '}' && close < end;
      return {
        valueEnd: i,
        format: code
          .slice(i + 1, close)
          .replaceAll('}}', '}')
          .replaceAll('{{', '{'),
        end: closed ? close + 1 : end,
        closed,
      };
    }
    if (c === '(' || c === '[' || c === '{') brackets++;
    else if (c === ')' || c === ']' || c === '}') brackets--;
    i = skipLiteral(code, i, end) ?? i + 1;
  }
  return { valueEnd: Math.max(from, end - 1), format: null, end, closed: false };
}

const LITERAL = /@"(?:[^"]|"")*"|"(?:[^"\\\r\n]|\\[^\r\n])*"|'(?:[^'\\\r\n]|\\[^\r\n])*'/y;

/** The offset behind the string or character that begins here; null where none does. */
function skipLiteral(code: string, i: number, end: number, depth = 0): number | null {
  const c = code[i]!;
  if (c === '$' || (c === '@' && code[i + 1] === '$')) {
    const open = code.indexOf('"', i);
    if (open < 0 || open > i + 2) return null;
    // nested deeper than any author nests: give up on the rest rather than on the stack
    return depth > 50 ? end : skipInterpolated(code, open + 1, end, code.slice(i, open).includes('@'), depth + 1);
  }
  if (c !== '"' && c !== "'" && c !== '@') return null;
  LITERAL.lastIndex = i;
  const m = LITERAL.exec(code);
  return m === null ? null : i + m[0].length;
}

function skipInterpolated(code: string, from: number, end: number, verbatim: boolean, nesting: number): number {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const c = code[i]!;
    if (depth === 0 && c === '"') {
      if (!verbatim || code[i + 1] !== '"') return i + 1;
      i++;
    } else if (depth === 0 && c === '\\' && !verbatim) i++;
    else if (c === '{') {
      if (depth === 0 && code[i + 1] === '{') i++;
      else depth++;
    } else if (c === '}') depth = Math.max(0, depth - 1);
    else if (depth > 0) {
      const behind = skipLiteral(code, i, end, nesting);
      if (behind !== null) i = behind - 1;
    }
  }
  return end;
}
