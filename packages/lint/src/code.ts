import { childrenOf, type BoundNode } from '@sluice/expressions';
import type { Span } from '@sluice/parser';
import type { BoundElement, BoundPolicy, BoundValue } from '@sluice/runtime';

/** An expression in its place, and questions about what it means. The nodes are those of the bound tree. */
export class Code {
  readonly value: Extract<BoundValue, { kind: 'expression' }>;
  /** The attribute that it fills; null where it is an element's text. */
  readonly attribute: string | null;
  readonly element: BoundElement;
  /** The statement that it belongs to. */
  readonly policy: BoundPolicy;
  private found: readonly BoundNode[] | null = null;

  constructor(value: Code['value'], attribute: string | null, element: BoundElement, policy: BoundPolicy) {
    this.value = value;
    this.attribute = attribute;
    this.element = element;
    this.policy = policy;
  }

  get root(): BoundNode {
    return this.value.expression.body.body;
  }

  /** Every node, parents before their children. */
  get nodes(): readonly BoundNode[] {
    return (this.found ??= nodesOf(this.root));
  }

  /** Where a part of the expression stands in the file. */
  span(part: { readonly span: Span }): Span {
    return this.value.map.span(part.span);
  }
}

/** A node and everything below it, parents first. */
export function nodesOf(root: BoundNode): readonly BoundNode[] {
  const nodes: BoundNode[] = [];
  const pending: BoundNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    const inner = childrenOf(node);
    for (let i = inner.length - 1; i >= 0; i--) pending.push(inner[i]!);
  }
  return nodes;
}

/** `IRequest.Headers`, `Regex.Match`, `Regex..ctor`: what a node uses of the library; null where it uses nothing. */
export function memberOf(node: BoundNode): string | null {
  if (node.kind !== 'Property' && node.kind !== 'Call') return null;
  const { member } = node;
  let name = memberNames.get(member);
  if (name === undefined) {
    const owner = member.owner.name;
    memberNames.set(member, (name = `${owner.slice(owner.lastIndexOf('.') + 1)}.${member.name}`));
  }
  return name;
}

/** Rules ask for the same members again and again. */
const memberNames = new WeakMap<object, string>();

/** The value under conversions: what was written. */
export function bare(node: BoundNode): BoundNode {
  let inner = node;
  while (inner.kind === 'Convert') inner = inner.operand;
  return inner;
}

/** The text of a constant; null where the value is not known before the expression runs. */
export function constantText(node: BoundNode | undefined): string | null {
  if (node === undefined) return null;
  const inner = bare(node);
  return inner.kind === 'Const' && typeof inner.value === 'string' ? inner.value : null;
}

/** The dictionaries of the exchange. */
export type Source = 'headers' | 'query' | 'variables' | 'parameters' | 'response headers';
const SOURCES: ReadonlyMap<string, Source> = new Map([
  ['IRequest.Headers', 'headers'],
  ['IUrl.Query', 'query'],
  ['IContext.Variables', 'variables'],
  ['IRequest.MatchedParameters', 'parameters'],
  ['IResponse.Headers', 'response headers'],
] as const);

/** `context.Variables["x"]`, `…GetValueOrDefault("x", …)`, `…ContainsKey("x")`, `…TryGetValue("x", …)`. */
export interface Lookup {
  readonly node: BoundNode & { readonly kind: 'Property' | 'Call' };
  readonly source: Source;
  readonly how: 'index' | 'GetValueOrDefault' | 'ContainsKey' | 'TryGetValue';
  /** Null where the name is computed. */
  readonly name: string | null;
  /** A value to use where there is none was given. */
  readonly hasDefault: boolean;
}

export function lookupOf(node: BoundNode): Lookup | null {
  if (node.kind !== 'Property' && node.kind !== 'Call') return null;
  // nearly every node of an expression is asked, and nearly none is one: what is cheap comes first
  const how = node.member.kind === 'indexer' ? 'index' : node.member.name;
  if (how !== 'index' && how !== 'GetValueOrDefault' && how !== 'ContainsKey' && how !== 'TryGetValue') return null;
  const passed = node.kind === 'Call' ? node.args.map((a) => a.value) : node.args;
  const [target, ...args] = node.receiver === null ? passed : [node.receiver, ...passed];
  const source = target === undefined ? null : sourceOf(target);
  if (source === null) return null;
  return { node, source, how, name: constantText(args[0]), hasDefault: how === 'GetValueOrDefault' && args.length > 1 };
}

/** The dictionary of the current exchange that a node stands for; not one of a response kept in a variable. */
function sourceOf(node: BoundNode): Source | null {
  const inner = bare(node);
  const source = SOURCES.get(memberOf(inner) ?? '');
  return source === undefined || !fromContext(inner) ? null : source;
}

/** Whether a chain of members begins at `context` and does not lead through a variable. */
export function fromContext(node: BoundNode): boolean {
  let at: BoundNode | null = bare(node);
  while (at !== null && at.kind === 'Property' && at.member.kind !== 'indexer')
    at = at.receiver === null ? null : bare(at.receiver);
  return at?.kind === 'ContextRef';
}

/** What the caller of the API chooses freely: headers, query, body and address of the request. */
const CALLERS: ReadonlySet<string> = new Set([
  'IRequest.Headers',
  'IRequest.Body',
  'IUrl.Query',
  'IUrl.QueryString',
  'IRequest.MatchedParameters',
]);

/** The parts of an expression that read what the caller chooses. */
export const callersInput = (root: BoundNode): BoundNode[] =>
  nodesOf(root).filter((n) => CALLERS.has(memberOf(n) ?? '') && fromContext(n));

/** Parts of an expression that become part of its text as they are, and not only something that is taken from them. */
export function wholeParts({ root }: Code): readonly BoundNode[] {
  const whole: BoundNode[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    whole.push(node);
    const keeps =
      KEEPS.has(node.kind) ||
      (node.kind === 'Call' && /^(?:\.ctor|ToString|Format|Concat|SerializeObject|Add)$/.test(node.member.name));
    if (keeps) for (const child of childrenOf(node)) pending.push(child);
  }
  return whole;
}

const KEEPS: ReadonlySet<BoundNode['kind']> = new Set([
  'Convert',
  'Concat',
  'Interpolate',
  'Coalesce',
  'ConditionalAccess',
  'Return',
  'Block',
  'NewArray',
  'Initialise',
] as const);

/** A word of C# code that matters to its reader: a text, a character, a comment. */
export interface Token {
  readonly text: string;
  readonly start: number;
}

/**
 * Texts, characters and comments of C# code, in its order: what other marks may stand in without meaning themselves. An
 * interpolated text comes in pieces, with what stands in its holes between them.
 */
export function* tokensOf(code: string): Iterable<Token> {
  const token = new RegExp(TOKENS, 'g');
  // brackets that are open: those of a hole know the text that goes on behind them
  const open: (RegExp | null)[] = [];
  for (let match = token.exec(code); match !== null; match = token.exec(code)) {
    const { 0: image, index: start } = match;
    if (image === '{') {
      open.push(null);
      continue;
    }
    const goesOn = image === '}' ? (open.pop() ?? null) : (PIECES.get(image) ?? null);
    if (goesOn !== null) {
      goesOn.lastIndex = token.lastIndex;
      goesOn.test(code);
      token.lastIndex = goesOn.lastIndex;
      if (code[token.lastIndex - 1] === '{') open.push(goesOn);
    } else if (image === '}') continue;
    yield { text: code.slice(start, token.lastIndex), start };
  }
}

const TOKENS =
  /(?:\$@|@\$|\$)"|@"(?:[^"]|"")*"?|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'|\/\*(?:[^]*?\*\/|[^]*$)|\/\/[^\r\n]*|[{}]/;

/** An interpolated text from where it begins or goes on, to its end or to the next hole. */
const REGULAR = /(?:[^"\\{\n]|\\.|\{\{)*["{]?/y;
const VERBATIM = /(?:[^"{]|""|\{\{)*["{]?/y;
const PIECES: ReadonlyMap<string, RegExp> = new Map([
  ['$"', REGULAR],
  ['$@"', VERBATIM],
  ['@$"', VERBATIM],
]);
