import { span, type Span } from '@sluice/parser';
import { diag, type SyntaxDiagnostic } from './messages.ts';

/**
 * Preprocessor lines. No symbol is defined, so a condition is made of `true` and `false` alone. What stands in a
 * branch that is left out counts as white space: the lexer asks `skips` before it hands a token on. A literal that
 * begins in such a branch and runs over its end is lost with it.
 */
export class Directives {
  private readonly code: string;
  private readonly diagnostics: SyntaxDiagnostic[];
  /** The `#if`s open here; `taken`: one of their branches has been read or is being read. */
  private readonly branches: { active: boolean; taken: boolean; readonly outer: boolean }[] = [];
  private regions = 0;
  private active = true;
  /** Stretches left out: where each begins, and where it ends once that is known. */
  private readonly skipped: { readonly start: number; end: number }[] = [];

  constructor(code: string, diagnostics: SyntaxDiagnostic[]) {
    this.code = code;
    this.diagnostics = diagnostics;
  }

  skips(offset: number): boolean {
    return !this.active || this.skipped.some((s) => offset >= s.start && offset < s.end);
  }

  /** The line that begins with the `#` at `start`. */
  take(start: number, text: string): void {
    const [head, name = ''] = /^#\s*(\w*)/.exec(text)!;
    const word = span(start + head.length - name.length, start + head.length);
    const rest = text.slice(head.length).trim();
    if (!this.beginsLine(start)) {
      if (this.active) this.say(diag('CS1040', span(start, start + 1)));
    } else if (CONDITIONAL.has(name)) this.conditional(name, rest, span(start, start + head.length));
    else if (this.active) this.other(name, rest, word, span(start, start + head.length));
  }

  /** The text ends: what is still open is said at `end`. */
  close(end: number): void {
    this.skipTo(true, end);
    if (this.branches.length > 0) this.say(diag('CS1027', span(end, end)));
    else if (this.regions > 0) this.say(diag('CS1038', span(end, end)));
  }

  private beginsLine(at: number): boolean {
    let i = at - 1;
    while (i >= 0 && /[^\S\r\n]/.test(this.code[i]!)) i--;
    return i < 0 || this.code[i] === '\n' || this.code[i] === '\r';
  }

  private say(d: SyntaxDiagnostic): void {
    this.diagnostics.push(d);
  }

  private skipTo(active: boolean, offset: number): void {
    if (this.active && !active) this.skipped.push({ start: offset, end: Infinity });
    else if (!this.active && active) this.skipped.at(-1)!.end = offset;
    this.active = active;
  }

  private conditional(name: string, rest: string, at: Span): void {
    if (name === 'if') {
      const value = this.active && this.condition(rest, at);
      this.branches.push({ active: value, taken: value, outer: this.active });
      this.skipTo(value, at.end);
      return;
    }
    const branch = this.branches.at(-1);
    if (branch === undefined) return this.say(diag('CS1028', at));
    if (name === 'endif') {
      this.branches.pop();
      this.skipTo(branch.outer, at.end);
      return;
    }
    branch.active = branch.outer && !branch.taken && (name === 'else' || this.condition(rest, at));
    branch.taken ||= branch.active;
    this.skipTo(branch.active, at.end);
  }

  private condition(text: string, at: Span): boolean {
    const value = evaluate(text);
    if (value === null) this.say(diag('CS1517', at));
    return value ?? false;
  }

  private other(name: string, rest: string, word: Span, head: Span): void {
    switch (name) {
      case 'region':
        this.regions++;
        return;
      case 'endregion':
        if (this.regions-- > 0) return;
        this.regions = 0;
        return this.say(diag('CS1028', head));
      case 'error':
      case 'warning': {
        const begin = word.end + 1;
        const at = span(begin, begin + rest.length);
        return this.say(name === 'error' ? diag('CS1029', at, { text: rest }) : diag('CS1030', at, { text: rest }));
      }
      case 'define':
      case 'undef':
        return this.say(diag('CS1032', word));
      case 'nullable':
        return this.say(diag('CS8370', word, { feature: 'nullable reference types', version: '8.0' }));
      case 'pragma':
      case 'line':
        return;
      default:
        return this.say(diag('CS1024', name === '' ? head : word));
    }
  }
}

const CONDITIONAL: ReadonlySet<string> = new Set(['if', 'elif', 'else', 'endif']);

const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['||', 0],
  ['&&', 1],
  ['==', 2],
  ['!=', 2],
]);

/** `true`, `false`, names (which nobody has defined), `!`, `&&`, `||`, `==`, `!=` and brackets; null where it is none. */
function evaluate(text: string): boolean | null {
  const tokens = text.replace(/\/\/.*$/, '').match(/\w+|&&|\|\||[=!]=|[!()]|\S/g) ?? [];
  // more brackets than any condition has
  if (tokens.length > 200) return null;
  let at = 0;
  const operand = (): boolean | null => {
    const token = tokens[at++];
    if (token === '!') {
      const value = operand();
      return value === null ? null : !value;
    }
    if (token === '(') {
      const value = binary(0);
      return tokens[at++] === ')' ? value : null;
    }
    return token !== undefined && /^[A-Za-z_]/.test(token) ? token === 'true' : null;
  };
  const binary = (minimum: number): boolean | null => {
    let left = operand();
    for (;;) {
      const operator = tokens[at] ?? '';
      const precedence = PRECEDENCE.get(operator) ?? -1;
      if (precedence < minimum || left === null) return left;
      at++;
      const right = binary(precedence + 1);
      if (right === null) return null;
      left =
        operator === '||'
          ? left || right
          : operator === '&&'
            ? left && right
            : (operator === '==') === (left === right);
    }
  };
  const value = binary(0);
  return at === tokens.length ? value : null;
}
