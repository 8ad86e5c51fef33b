import type { BinaryOperator, UnaryOperator } from './ast.ts';

/** Binary operators: how tightly they bind (C#'s order) and the name of the method that overloads them. */
export const BINARY: Readonly<Record<BinaryOperator, { readonly precedence: number; readonly rightToLeft?: true }>> = {
  '??': { precedence: 1, rightToLeft: true },
  '||': { precedence: 2 },
  '&&': { precedence: 3 },
  '|': { precedence: 4 },
  '^': { precedence: 5 },
  '&': { precedence: 6 },
  '==': { precedence: 7 },
  '!=': { precedence: 7 },
  '<': { precedence: 8 },
  '>': { precedence: 8 },
  '<=': { precedence: 8 },
  '>=': { precedence: 8 },
  '<<': { precedence: 9 },
  '>>': { precedence: 9 },
  '+': { precedence: 10 },
  '-': { precedence: 10 },
  '*': { precedence: 11 },
  '/': { precedence: 11 },
  '%': { precedence: 11 },
};

export interface Operator {
  readonly operator: BinaryOperator;
  readonly precedence: number;
  readonly rightToLeft: boolean;
  /** The lexer leaves every `>` alone: `>>` and `>=` are two tokens. */
  readonly tokens: number;
}

const operator = (text: BinaryOperator, tokens: number): Operator => {
  const { precedence, rightToLeft = false } = BINARY[text];
  return { operator: text, precedence, rightToLeft, tokens };
};

/** By their text; `>>>` of C# 11 is among them, and means `>>`. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...(Object.keys(BINARY) as BinaryOperator[]).map(
    (text) => [text, operator(text, text.startsWith('>') ? text.length : 1)] as const,
  ),
  ['>>>', operator('>>', 3)] as const,
]);

/** `is` and `as` bind like the relational operators. */
export const RELATIONAL = 8;

export const UNARY: ReadonlySet<string> = new Set<UnaryOperator>(['+', '-', '!', '~', '++', '--']);

export const ASSIGNMENT: ReadonlyMap<string, BinaryOperator | null> = new Map([
  ['=', null],
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['%=', '%'],
  ['&=', '&'],
  ['|=', '|'],
  ['^=', '^'],
  ['<<=', '<<'],
]);
