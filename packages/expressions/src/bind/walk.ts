import type { Local } from './symbols.ts';
import type { Bound, BoundPattern, DeconstructPart, Target } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';

/** The nodes directly inside a node, in the order they are evaluated: what every pass over the bound tree walks by. */
export type AnyNode = Bound | BoundStatement;

export const isStatement = (n: AnyNode): n is BoundStatement => !('type' in n);

export function childrenOf(n: AnyNode): readonly AnyNode[] {
  const children: AnyNode[] = [];
  addChildren(n, children);
  return children;
}

/** Every node of the tree, the root first, a node before what is inside it: passes that need no order of their own read this list. */
export function nodesOf(root: AnyNode): readonly AnyNode[] {
  const nodes: AnyNode[] = [];
  const pending: AnyNode[] = [root];
  for (let n = pending.pop(); n !== undefined; n = pending.pop()) {
    nodes.push(n);
    addChildren(n, pending);
  }
  return nodes;
}

/** The frequent kinds stand first: this is asked of every node. */
function addChildren(n: AnyNode, to: AnyNode[]): void {
  switch (n.kind) {
    case 'Const':
    case 'LocalRef':
    case 'ContextRef':
      return;
    case 'Call':
      if (n.receiver !== null) to.push(n.receiver);
      for (const a of n.args) to.push(a.value);
      return;
    case 'Property':
      if (n.receiver !== null) to.push(n.receiver);
      addAll(n.args, to);
      return;
    case 'Convert':
    case 'Unary':
    case 'Test':
    case 'Match':
      to.push(n.operand);
      return;
    case 'Binary':
    case 'Logical':
    case 'Coalesce':
      to.push(n.left, n.right);
      return;
    case 'CallLocal':
      for (const a of n.args) to.push(a.value);
      return;
    case 'Invoke':
      to.push(n.target);
      addAll(n.args, to);
      return;
    case 'ArrayElement':
      to.push(n.array);
      addAll(n.indices, to);
      return;
    case 'Concat':
      addAll(n.parts, to);
      return;
    case 'Interpolate':
      for (const p of n.parts) if (typeof p !== 'string') to.push(p.value);
      return;
    case 'Conditional':
      to.push(n.condition, n.whenTrue, n.whenFalse);
      return;
    case 'ConditionalAccess':
      to.push(n.target, n.rest);
      return;
    case 'Assign':
      to.push(n.target, n.value);
      return;
    case 'Compound':
      to.push(n.target, n.combined);
      return;
    case 'Increment':
      to.push(n.target, n.next);
      return;
    case 'Deconstruct':
      addAll(n.parts.flatMap(partTargets), to);
      to.push(n.value);
      return;
    case 'Lambda':
    case 'Function':
      to.push(n.body);
      return;
    case 'Delegate':
      if (n.receiver !== null) to.push(n.receiver);
      for (const c of n.conversions) to.push(c.to);
      return;
    case 'Initialise':
      to.push(n.create);
      addAll(n.effects, to);
      return;
    case 'NewArray':
      addAll(n.sizes, to);
      if (n.elements !== null) addAll(n.elements, to);
      return;
    case 'NewAnonymous':
    case 'NewTuple':
      addAll(n.values, to);
      return;
    case 'MethodGroup':
      if (n.receiver !== null) to.push(n.receiver);
      return;
    case 'Block':
      addAll(n.statements, to);
      return;
    case 'Expression':
      to.push(n.expression);
      return;
    case 'Functions':
      addAll(n.bodies, to);
      return;
    case 'If':
      to.push(n.condition, n.then);
      if (n.otherwise !== null) to.push(n.otherwise);
      return;
    case 'Loop':
      addAll(n.initialisers, to);
      if (n.condition !== null) to.push(n.condition);
      to.push(n.body);
      addAll(n.steps, to);
      return;
    case 'ForEach':
      to.push(n.source);
      if (n.parts !== null) to.push(n.parts.deconstruct);
      to.push(n.body);
      return;
    case 'Switch':
      to.push(n.value);
      for (const s of n.sections) {
        for (const l of s.labels) if (l.guard !== null) to.push(l.guard);
        addAll(s.statements, to);
      }
      return;
    case 'Label':
      to.push(n.statement);
      return;
    case 'Declare':
    case 'Return':
    case 'Throw':
    case 'Yield':
      if (n.value !== null) to.push(n.value);
      return;
    case 'ThrowExpression':
      to.push(n.value);
      return;
    case 'Try':
      to.push(n.body);
      for (const c of n.catches) {
        if (c.filter !== null) to.push(c.filter);
        to.push(c.body);
      }
      if (n.finally !== null) to.push(n.finally);
      return;
    case 'Using':
      addAll(n.resources, to);
      to.push(n.body);
      break;
    case 'TypeRef':
    case 'NamespaceRef':
    case 'UnboundLambda':
    case 'DefaultLiteral':
    case 'Discard':
    case 'Receiver':
    case 'Placeholder':
    case 'Error':
    case 'Break':
    case 'Continue':
    case 'Goto':
    case 'Empty':
  }
}

/** Not by spreading: a list may be longer than a call may have arguments. */
function addAll(nodes: readonly AnyNode[], to: AnyNode[]): void {
  for (const n of nodes) to.push(n);
}

const partTargets = (p: DeconstructPart): readonly Target[] =>
  'nested' in p.target ? p.target.nested.flatMap(partTargets) : [p.target];

/** Variables that a pattern declares. */
export const patternLocal = (p: BoundPattern): Local | null => (p.kind === 'constant' ? null : p.into);

/** The statements directly in a statement. */
export function statementsIn(n: BoundStatement): readonly BoundStatement[] {
  switch (n.kind) {
    case 'Block':
      return n.statements;
    case 'If':
      return n.otherwise === null ? [n.then] : [n.then, n.otherwise];
    case 'Loop':
    case 'ForEach':
    case 'Using':
      return [n.body];
    case 'Switch':
      return n.sections.flatMap((s) => s.statements);
    case 'Try':
      return [n.body, ...n.catches.map((c) => c.body), ...(n.finally === null ? [] : [n.finally])];
    case 'Label':
      return [n.statement];
    default:
      return [];
  }
}
