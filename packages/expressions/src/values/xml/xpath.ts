import { charge } from '../run.ts';
import { XAttribute, XElement } from './element.ts';
import { XComment, XProcessingInstruction } from './leaves.ts';
import { XText } from './node.ts';
import { callFunction, type XPathContext } from './xpath-functions.ts';
import {
  axisNodes,
  documentOrder,
  localName,
  namespaceUri,
  NamespaceNode,
  rootOf,
  type XPathNode,
} from './xpath-nodes.ts';
import {
  FUNCTIONS,
  NEEDS_XSLT,
  NO_CONTEXT,
  xpathError,
  type Axis,
  type NodeTest,
  type Step,
  type XPathExpr,
} from './xpath-syntax.ts';
import { compare, isNodes, toBoolean, toNumber, type XPathValue } from './xpath-values.ts';

/** Evaluates XPath 1.0 over LINQ to XML. Node-sets are arrays in document order, without duplicates. */

/** What prefixes mean: null where no manager was given; undefined for a prefix it does not know. */
export type Prefixes = ((prefix: string) => string | undefined) | null;

export class XPathEvaluation {
  private readonly prefixes: Prefixes;
  private order: Map<XPathNode, number> | null = null;
  private readonly start: XPathNode;

  constructor(start: XPathNode, prefixes: Prefixes) {
    this.start = start;
    this.prefixes = prefixes;
  }

  run(e: XPathExpr): XPathValue {
    return this.value(e, { node: this.start, position: 1, size: 1 });
  }

  private value(e: XPathExpr, context: XPathContext): XPathValue {
    charge(1);
    switch (e.kind) {
      case 'number':
      case 'string':
        return e.value;
      case 'variable':
        return xpathError(this.prefixes === null ? NO_CONTEXT : NEEDS_XSLT);
      case 'negate':
        return -toNumber(this.value(e.operand, context));
      case 'binary':
        return this.binary(e, context);
      case 'call':
        if (!FUNCTIONS.has(e.name)) return xpathError(this.prefixes === null ? NO_CONTEXT : NEEDS_XSLT);
        return callFunction(
          e.name,
          context,
          e.args.map((arg) => this.value(arg, context)),
        );
      case 'filter':
        return this.filter(this.nodes(e.base, context), e.predicates);
      case 'path': {
        let nodes: readonly XPathNode[] =
          e.base !== null ? this.nodes(e.base, context) : [e.rooted ? rootOf(context.node) : context.node];
        for (const step of e.steps) nodes = this.step(nodes, step);
        return nodes;
      }
    }
  }

  private nodes(e: XPathExpr, context: XPathContext): readonly XPathNode[] {
    return this.value(e, context) as readonly XPathNode[];
  }

  private binary(e: Extract<XPathExpr, { kind: 'binary' }>, context: XPathContext): XPathValue {
    const left = this.value(e.left, context);
    if (e.operator === 'and' && !toBoolean(left)) return false;
    if (e.operator === 'or' && toBoolean(left)) return true;
    const right = this.value(e.right, context);
    switch (e.operator) {
      case 'and':
      case 'or':
        return toBoolean(right);
      case '|':
        return this.sorted([...(left as readonly XPathNode[]), ...(right as readonly XPathNode[])]);
      case '+':
        return toNumber(left) + toNumber(right);
      case '-':
        return toNumber(left) - toNumber(right);
      case '*':
        return toNumber(left) * toNumber(right);
      case 'div':
        return toNumber(left) / toNumber(right);
      case 'mod':
        return toNumber(left) % toNumber(right);
      default:
        return compare(e.operator, left, right);
    }
  }

  private step(from: readonly XPathNode[], step: Step): readonly XPathNode[] {
    const out: XPathNode[] = [];
    const accepts = this.test(step.test, step.axis);
    for (const node of from) {
      const found: XPathNode[] = [];
      for (const candidate of axisNodes(node, step.axis)) if (accepts(candidate)) found.push(candidate);
      for (const kept of this.filter(found, step.predicates)) out.push(kept);
    }
    // from one node, or down from nodes that are not inside each other, the order is right already
    const inOrder = from.length <= 1 ? !REVERSE.has(step.axis) : step.axis === 'self' || step.axis === 'attribute';
    return inOrder || step.axis === 'namespace' ? out : this.sorted(out);
  }

  /** A number as predicate is a position. */
  private filter(nodes: readonly XPathNode[], predicates: readonly XPathExpr[]): readonly XPathNode[] {
    let kept = nodes;
    for (const predicate of predicates) {
      const size = kept.length;
      kept = kept.filter((node, i) => {
        const value = this.value(predicate, { node, position: i + 1, size });
        return typeof value === 'number' ? value === i + 1 : toBoolean(value);
      });
    }
    return kept;
  }

  /** In document order, each once. */
  private sorted(nodes: readonly XPathNode[]): readonly XPathNode[] {
    if (nodes.length < 2) return nodes;
    const order = (this.order ??= documentOrder(rootOf(this.start)));
    const place = (node: XPathNode): number =>
      order.get(node instanceof NamespaceNode ? node.element : node) ?? order.size;
    return [...new Set(nodes)].sort((a, b) => place(a) - place(b));
  }

  private test(test: NodeTest, axis: Axis): (node: XPathNode) => boolean {
    switch (test.kind) {
      case 'any':
        return () => true;
      case 'text':
        return (node) => node instanceof XText;
      case 'comment':
        return (node) => node instanceof XComment;
      case 'instruction':
        return (node) =>
          node instanceof XProcessingInstruction && (test.target === null || node.target === test.target);
      case 'name': {
        const { local } = test;
        const namespace = test.prefix === '' ? '' : this.namespaceOf(test.prefix);
        const principal = axis === 'attribute' ? XAttribute : axis === 'namespace' ? NamespaceNode : XElement;
        if (local === '*')
          return (node) => node instanceof principal && (test.prefix === '' || namespaceUri(node) === namespace);
        return (node) => node instanceof principal && localName(node) === local && namespaceUri(node) === namespace;
      }
    }
  }

  private namespaceOf(prefix: string): string {
    if (this.prefixes === null) return xpathError(NO_CONTEXT);
    return this.prefixes(prefix) ?? xpathError(`Namespace prefix '${prefix}' is not defined.`);
  }
}

const REVERSE: ReadonlySet<Axis> = new Set<Axis>(['ancestor', 'ancestor-or-self', 'preceding', 'preceding-sibling']);

/** A node of a result, with the text nodes that belong to it, as LINQ to XML has them. */
export function* treeNodes(value: XPathValue): Generator<XPathNode> {
  if (!isNodes(value)) return;
  for (const node of value) {
    if (node instanceof NamespaceNode) {
      yield node.attribute;
      continue;
    }
    yield node;
    if (node instanceof XText) for (let at = node.nextSibling; at instanceof XText; at = at.nextSibling) yield at;
  }
}
