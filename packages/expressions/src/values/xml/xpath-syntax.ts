import { clrThrow } from '../exception.ts';

/** An XPath 1.0 expression as data. */
export type XPathExpr =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'variable' }
  | { readonly kind: 'negate'; readonly operand: XPathExpr }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: XPathExpr; readonly right: XPathExpr }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPathExpr[] }
  | { readonly kind: 'filter'; readonly base: XPathExpr; readonly predicates: readonly XPathExpr[] }
  /** `base` null: from the context node, or from the root. */
  | {
      readonly kind: 'path';
      readonly base: XPathExpr | null;
      readonly rooted: boolean;
      readonly steps: readonly Step[];
    };

export type BinaryOperator =
  'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|';

export type Axis = (typeof AXES)[number];
export const AXES = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;

export interface Step {
  readonly axis: Axis;
  readonly test: NodeTest;
  readonly predicates: readonly XPathExpr[];
}

export type NodeTest =
  | { readonly kind: 'any' | 'text' | 'comment' }
  | { readonly kind: 'instruction'; readonly target: string | null }
  /** `*`, `p:*`, `name`, `p:name`. */
  | { readonly kind: 'name'; readonly prefix: string; readonly local: string };

export type ValueType = 'number' | 'string' | 'boolean' | 'nodes';

export const xpathError = (message: string): never => clrThrow('System.Xml.XPath.XPathException', message);
export const NODE_SET_EXPECTED = 'Expression must evaluate to a node-set.';
export const NO_CONTEXT =
  'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.';
export const NEEDS_XSLT = 'XsltContext is needed for this query because of an unknown function.';
export const TOO_COMPLEX = 'The xpath query is too complex.';

/** What functions take and give; `max` Infinity: any number. Arguments are values unless they are `nodes`. */
export const FUNCTIONS: ReadonlyMap<
  string,
  { readonly min: number; readonly max: number; readonly type: ValueType; readonly nodes?: true }
> = new Map([
  ['last', { min: 0, max: 0, type: 'number' }],
  ['position', { min: 0, max: 0, type: 'number' }],
  ['count', { min: 1, max: 1, type: 'number', nodes: true }],
  ['id', { min: 1, max: 1, type: 'nodes' }],
  ['local-name', { min: 0, max: 1, type: 'string', nodes: true }],
  ['namespace-uri', { min: 0, max: 1, type: 'string', nodes: true }],
  ['name', { min: 0, max: 1, type: 'string', nodes: true }],
  ['string', { min: 0, max: 1, type: 'string' }],
  ['concat', { min: 2, max: Infinity, type: 'string' }],
  ['starts-with', { min: 2, max: 2, type: 'boolean' }],
  ['contains', { min: 2, max: 2, type: 'boolean' }],
  ['substring-before', { min: 2, max: 2, type: 'string' }],
  ['substring-after', { min: 2, max: 2, type: 'string' }],
  ['substring', { min: 2, max: 3, type: 'string' }],
  ['string-length', { min: 0, max: 1, type: 'number' }],
  ['normalize-space', { min: 0, max: 1, type: 'string' }],
  ['translate', { min: 3, max: 3, type: 'string' }],
  ['boolean', { min: 1, max: 1, type: 'boolean' }],
  ['not', { min: 1, max: 1, type: 'boolean' }],
  ['true', { min: 0, max: 0, type: 'boolean' }],
  ['false', { min: 0, max: 0, type: 'boolean' }],
  ['lang', { min: 1, max: 1, type: 'boolean' }],
  ['number', { min: 0, max: 1, type: 'number' }],
  ['sum', { min: 1, max: 1, type: 'number', nodes: true }],
  ['floor', { min: 1, max: 1, type: 'number' }],
  ['ceiling', { min: 1, max: 1, type: 'number' }],
  ['round', { min: 1, max: 1, type: 'number' }],
] as const);

/** The type of an expression's value; null where only an XSLT context would know. */
export function typeOf(e: XPathExpr): ValueType | null {
  switch (e.kind) {
    case 'number':
    case 'negate':
      return 'number';
    case 'string':
      return 'string';
    case 'variable':
      return null;
    case 'call':
      return FUNCTIONS.get(e.name)?.type ?? null;
    case 'filter':
    case 'path':
      return 'nodes';
    case 'binary':
      if (e.operator === '|') return 'nodes';
      return '+-*divmod'.includes(e.operator) ? 'number' : 'boolean';
  }
}
