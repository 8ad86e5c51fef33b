import { characterClasses, isSpace, NAME, START } from './characters.ts';
import {
  AXES,
  FUNCTIONS,
  NODE_SET_EXPECTED,
  TOO_COMPLEX,
  typeOf,
  xpathError,
  type Axis,
  type BinaryOperator,
  type NodeTest,
  type Step,
  type XPathExpr,
} from './xpath-syntax.ts';

/** Reads XPath 1.0; faults are XPathException in .NET's words. Nesting is counted, so that no text overflows the stack. */
type Token =
  | { readonly kind: 'end' }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'axis'; readonly name: string }
  | { readonly kind: 'name'; readonly prefix: string; readonly local: string; readonly called: boolean }
  | { readonly kind: 'symbol'; readonly text: string };

const MAX_DEPTH = 200;
/** Operators in a row: each adds a level to the tree. */
const MAX_OPERATORS = 1000;
const NODE_TYPES = ['text', 'node', 'comment', 'processing-instruction'];
const STEP_SYMBOLS = ['.', '..', '@', '*'];
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

export function parseXPath(source: string): XPathExpr {
  const parser = new XPathParser(source);
  const expression = parser.expression();
  if (parser.token.kind !== 'end') parser.invalid();
  return expression;
}

class XPathParser {
  token: Token = { kind: 'end' };
  private readonly source: string;
  private at = 0;
  private depth = 0;
  private operators = 0;

  constructor(source: string) {
    this.source = source;
    this.advance();
  }

  invalid(): never {
    return xpathError(`'${this.source}' has an invalid token.`);
  }

  expression(): XPathExpr {
    if (++this.depth > MAX_DEPTH) xpathError(TOO_COMPLEX);
    const e = this.binary(0);
    this.depth--;
    return e;
  }

  private binary(level: number): XPathExpr {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((o) => this.isOperator(o));
      if (operator === undefined) return left;
      if (++this.operators > MAX_OPERATORS) xpathError(TOO_COMPLEX);
      this.advance();
      left = { kind: 'binary', operator, left, right: this.binary(level + 1) };
    }
  }

  private isOperator(operator: string): boolean {
    const { token } = this;
    return token.kind === 'symbol'
      ? token.text === operator
      : token.kind === 'name' && token.prefix === '' && token.local === operator;
  }

  private unary(): XPathExpr {
    let minus = false;
    let any = false;
    while (this.isOperator('-')) {
      any = true;
      minus = !minus;
      this.advance();
    }
    const operand = this.union();
    if (!any) return operand;
    const negated: XPathExpr = { kind: 'negate', operand };
    return minus ? negated : { kind: 'negate', operand: negated };
  }

  private union(): XPathExpr {
    let left = this.path();
    while (this.isSymbol('|')) {
      if (++this.operators > MAX_OPERATORS) xpathError(TOO_COMPLEX);
      this.advance();
      const right = this.path();
      this.needNodes(left);
      this.needNodes(right);
      left = { kind: 'binary', operator: '|', left, right };
    }
    return left;
  }

  private needNodes(e: XPathExpr): void {
    const type = typeOf(e);
    if (type !== 'nodes' && type !== null) xpathError(NODE_SET_EXPECTED);
  }

  // ---- paths

  private path(): XPathExpr {
    if (this.isPrimary()) {
      const base = this.filter();
      if (!this.isSymbol('/') && !this.isSymbol('//')) return base;
      this.needNodes(base);
      return { kind: 'path', base, rooted: false, steps: this.steps([]) };
    }
    if (this.isSymbol('//')) return { kind: 'path', base: null, rooted: true, steps: this.steps([]) };
    if (this.isSymbol('/')) {
      this.advance();
      const steps = this.isStep() ? this.steps([this.step()]) : [];
      return { kind: 'path', base: null, rooted: true, steps };
    }
    return { kind: 'path', base: null, rooted: false, steps: this.steps([this.step()]) };
  }

  /** Further steps behind `/` and `//`. */
  private steps(steps: Step[]): Step[] {
    for (;;) {
      if (this.isSymbol('//')) {
        this.advance();
        const step = this.step();
        // every descendant's children are the descendants, unless positions among siblings are asked for
        if (step.axis === 'child' && step.predicates.length === 0) steps.push({ ...step, axis: 'descendant' });
        else steps.push({ axis: 'descendant-or-self', test: { kind: 'any' }, predicates: [] }, step);
      } else if (this.isSymbol('/')) {
        this.advance();
        steps.push(this.step());
      } else return steps;
    }
  }

  private step(): Step {
    if (this.isSymbol('.') || this.isSymbol('..')) {
      const axis = this.isSymbol('.') ? 'self' : 'parent';
      this.advance();
      return { axis, test: { kind: 'any' }, predicates: [] };
    }
    let axis: Axis = 'child';
    const { token } = this;
    if (this.isSymbol('@')) {
      axis = 'attribute';
      this.advance();
    } else if (token.kind === 'axis') {
      axis = AXES.find((a) => a === token.name) ?? this.invalid();
      this.advance();
    }
    const test = this.nodeTest();
    return { axis, test, predicates: this.predicates() };
  }

  private nodeTest(): NodeTest {
    const { token } = this;
    if (token.kind === 'symbol' && token.text === '*') {
      this.advance();
      return { kind: 'name', prefix: '', local: '*' };
    }
    if (token.kind !== 'name') return xpathError(NODE_SET_EXPECTED);
    this.advance();
    if (!token.called || !isNodeType(token)) return { kind: 'name', prefix: token.prefix, local: token.local };
    this.expect('(');
    let target: string | null = null;
    if (token.local === 'processing-instruction' && !this.isSymbol(')')) {
      if (this.token.kind !== 'string') this.invalid();
      else target = this.token.value;
      this.advance();
    }
    this.expect(')');
    if (token.local === 'processing-instruction') return { kind: 'instruction', target };
    return { kind: token.local === 'node' ? 'any' : token.local === 'text' ? 'text' : 'comment' };
  }

  private predicates(): XPathExpr[] {
    const predicates: XPathExpr[] = [];
    while (this.isSymbol('[')) {
      this.advance();
      predicates.push(this.expression());
      this.expect(']');
    }
    return predicates;
  }

  // ---- primary expressions

  private isPrimary(): boolean {
    const { token } = this;
    if (token.kind === 'name') return token.called && !isNodeType(token);
    return token.kind === 'string' || token.kind === 'number' || this.isSymbol('$') || this.isSymbol('(');
  }

  private filter(): XPathExpr {
    const base = this.primary();
    if (!this.isSymbol('[')) return base;
    this.needNodes(base);
    return { kind: 'filter', base, predicates: this.predicates() };
  }

  private primary(): XPathExpr {
    const { token } = this;
    this.advance();
    switch (token.kind) {
      case 'string':
      case 'number':
        return token;
      case 'name':
        return this.call(token.prefix === '' ? token.local : `${token.prefix}:${token.local}`);
      default:
    }
    if (token.kind === 'symbol' && token.text === '$') {
      if (this.token.kind !== 'name') this.invalid();
      this.advance();
      return { kind: 'variable' };
    }
    const inner = this.expression();
    this.expect(')');
    return inner;
  }

  private call(name: string): XPathExpr {
    this.expect('(');
    const args: XPathExpr[] = [];
    if (!this.isSymbol(')')) {
      args.push(this.expression());
      while (this.isSymbol(',')) {
        this.advance();
        args.push(this.expression());
      }
    }
    this.expect(')');
    const known = FUNCTIONS.get(name);
    if (known !== undefined) {
      if (args.length < known.min || args.length > known.max)
        xpathError(`Function '${name}' in '${this.source}' has an invalid number of arguments.`);
      const type = known.nodes === undefined || args[0] === undefined ? 'nodes' : typeOf(args[0]);
      if (type !== 'nodes' && type !== null)
        xpathError(`The argument to function '${name}' in '${this.source}' cannot be converted to a node-set.`);
    }
    return { kind: 'call', name, args };
  }

  // ---- tokens

  private isSymbol(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }

  private isStep(): boolean {
    const { token } = this;
    return (
      token.kind === 'axis' || token.kind === 'name' || (token.kind === 'symbol' && STEP_SYMBOLS.includes(token.text))
    );
  }

  private expect(symbol: string): void {
    if (!this.isSymbol(symbol)) this.invalid();
    this.advance();
  }

  private skipSpace(): void {
    while (isSpace(this.source.charCodeAt(this.at))) this.at++;
  }

  private advance(): void {
    this.skipSpace();
    this.token = this.read();
  }

  private read(): Token {
    const { source } = this;
    if (this.at >= source.length) return { kind: 'end' };
    const c = source[this.at]!;
    if (c === '"' || c === "'") {
      const end = source.indexOf(c, this.at + 1);
      if (end < 0) return xpathError('This is an unclosed string.');
      const value = source.slice(this.at + 1, end);
      this.at = end + 1;
      return { kind: 'string', value };
    }
    const rest = /\d+(?:\.\d*)?|\.\d+|\.\.|\/\/|[<>!]=|[,@()|*[\]+\-=#$<>!./]/y;
    rest.lastIndex = this.at;
    const found = rest.exec(source);
    if (found !== null) {
      this.at += found[0].length;
      return /\d/.test(found[0]) ? { kind: 'number', value: Number(found[0]) } : { kind: 'symbol', text: found[0] };
    }
    const local = this.name();
    return local === null ? this.invalid() : this.afterName(local);
  }

  private name(): string | null {
    const classes = characterClasses();
    const from = this.at;
    if ((classes[this.source.charCodeAt(from)]! & START) === 0) return null;
    while ((classes[this.source.charCodeAt(this.at)]! & NAME) !== 0) this.at++;
    return this.source.slice(from, this.at);
  }

  /** `name`, `prefix:name`, `prefix:*`, `axis::`. */
  private afterName(first: string): Token {
    const { source } = this;
    let prefix = '';
    let local: string | null = first;
    const attached = source[this.at] === ':';
    this.skipSpace();
    if (source.startsWith('::', this.at)) {
      this.at += 2;
      return { kind: 'axis', name: first };
    }
    if (source[this.at] === ':') {
      this.at++;
      prefix = first;
      local = source[this.at] === '*' ? source[this.at++]! : this.name();
      if (local === null || !attached) return xpathError(`'${source}' has an invalid qualified name.`);
    }
    this.skipSpace();
    return { kind: 'name', prefix, local, called: source[this.at] === '(' };
  }
}

const isNodeType = (token: { readonly prefix: string; readonly local: string }): boolean =>
  token.prefix === '' && NODE_TYPES.includes(token.local);
