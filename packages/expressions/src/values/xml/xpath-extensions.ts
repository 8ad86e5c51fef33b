import { T } from '../../types/registry.ts';
import { argument, argumentNull, invalidOperation } from '../exception.ts';
import { Box } from '../clr.ts';
import { deferred } from '../linq/cursors.ts';
import type { Query } from '../linq/query.ts';
import { runtimeTypeOf } from '../object.ts';
import { runtimeName } from '../../types/type.ts';
import { elementType } from './axes.ts';
import { XElement } from './element.ts';
import { XDocumentType } from './leaves.ts';
import type { NamespaceManager } from './namespace-manager.ts';
import type { XNode } from './node.ts';
import { XPathEvaluation, treeNodes, type Prefixes } from './xpath.ts';
import { parseXPath } from './xpath-parser.ts';
import { typeOf, type XPathExpr } from './xpath-syntax.ts';

/** `XPathEvaluate`, `XPathSelectElement`, `XPathSelectElements`. Node-sets are worked out when they are enumerated. */
const prefixesOf = (manager: NamespaceManager | null): Prefixes =>
  manager === null ? null : (prefix) => manager.lookUp(prefix) ?? undefined;

function prepare(
  node: XNode | null,
  expression: string | null,
  manager: NamespaceManager | null,
): [XPathExpr, XPathEvaluation] {
  if (node === null) return argumentNull('node');
  if (node instanceof XDocumentType) argument('This XPathNavigator cannot be created on a node of type DocumentType.');
  return [parseXPath(expression ?? argumentNull('xpath')), new XPathEvaluation(node, prefixesOf(manager))];
}

export function xpathEvaluate(
  node: XNode | null,
  expression: string | null,
  manager: NamespaceManager | null = null,
): unknown {
  const [e, evaluation] = prepare(node, expression, manager);
  if (typeOf(e) === 'nodes') return deferred(T.object(), () => [...treeNodes(evaluation.run(e))]);
  const value = evaluation.run(e);
  return typeof value === 'number' ? new Box(T.double(), value) : value;
}

const unexpected = (value: unknown): never =>
  invalidOperation(`The XPath expression evaluated to unexpected type ${runtimeName(runtimeTypeOf(value))}.`);

export function xpathElements(
  node: XNode | null,
  expression: string | null,
  manager: NamespaceManager | null = null,
): Query {
  const [e, evaluation] = prepare(node, expression, manager);
  if (typeOf(e) !== 'nodes') return unexpected(xpathEvaluate(node, expression, manager));
  return deferred(elementType(), () =>
    [...treeNodes(evaluation.run(e))].map((found) => (found instanceof XElement ? found : unexpected(found))),
  );
}

export function xpathElement(
  node: XNode | null,
  expression: string | null,
  manager: NamespaceManager | null = null,
): XElement | null {
  const [e, evaluation] = prepare(node, expression, manager);
  if (typeOf(e) !== 'nodes') return unexpected(xpathEvaluate(node, expression, manager));
  for (const found of treeNodes(evaluation.run(e))) return found instanceof XElement ? found : unexpected(found);
  return null;
}
