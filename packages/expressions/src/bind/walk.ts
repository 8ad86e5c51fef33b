import type { Local } from './symbols.ts';
import type { Bound, BoundPattern, DeconstructPart, Target } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';

/** The nodes directly inside a node, in the order they are evaluated: what every pass over the bound tree walks by. */
export type AnyNode = Bound | BoundStatement;

export const isStatement = (n: AnyNode): n is BoundStatement => !('type' in n);

export function childrenOf(n: AnyNode): readonly AnyNode[] {
  switch (n.kind) {
    case 'Convert':
    case 'Unary':
      return [n.operand];
    case 'Call':
      return [...(n.receiver ? [n.receiver] : []), ...n.args.map((a) => a.value)];
    case 'CallLocal':
      return n.args.map((a) => a.value);
    case 'Invoke':
      return [n.target, ...n.args];
    case 'Property':
      return [...(n.receiver ? [n.receiver] : []), ...n.args];
    case 'ArrayElement':
      return [n.array, ...n.indices];
    case 'Binary':
    case 'Logical':
    case 'Coalesce':
      return [n.left, n.right];
    case 'Concat':
      return n.parts;
    case 'Interpolate':
      return n.parts.flatMap((p) => (typeof p === 'string' ? [] : [p.value]));
    case 'Conditional':
      return [n.condition, n.whenTrue, n.whenFalse];
    case 'ConditionalAccess':
      return [n.target, n.rest];
    case 'Assign':
      return [n.target, n.value];
    case 'Compound':
      return [n.target, n.combined];
    case 'Increment':
      return [n.target, n.next];
    case 'Deconstruct':
      return [...n.parts.flatMap(partTargets), n.value];
    case 'Lambda':
      return [n.body];
    case 'Delegate':
      return [...(n.receiver ? [n.receiver] : []), ...n.conversions.map((c) => c.to)];
    case 'Initialise':
      return [n.create, ...n.effects];
    case 'NewArray':
      return [...n.sizes, ...(n.elements ?? [])];
    case 'NewAnonymous':
    case 'NewTuple':
      return n.values;
    case 'Test':
    case 'Match':
      return [n.operand];
    case 'ThrowExpression':
      return [n.value];
    case 'MethodGroup':
      return n.receiver ? [n.receiver] : [];
    case 'Block':
      return n.statements;
    case 'Declare':
      return n.value ? [n.value] : [];
    case 'Expression':
      return [n.expression];
    case 'Function':
      return [n.body];
    case 'Functions':
      return n.bodies;
    case 'If':
      return [n.condition, n.then, ...(n.otherwise ? [n.otherwise] : [])];
    case 'Loop':
      return [...n.initialisers, ...(n.condition ? [n.condition] : []), n.body, ...n.steps];
    case 'ForEach':
      return [n.source, ...(n.parts ? [n.parts.deconstruct] : []), n.body];
    case 'Switch':
      return [
        n.value,
        ...n.sections.flatMap((s) => [...s.labels.flatMap((l) => (l.guard ? [l.guard] : [])), ...s.statements]),
      ];
    case 'Label':
      return [n.statement];
    case 'Return':
    case 'Throw':
    case 'Yield':
      return n.value ? [n.value] : [];
    case 'Try':
      return [
        n.body,
        ...n.catches.flatMap((c) => [...(c.filter ? [c.filter] : []), c.body]),
        ...(n.finally ? [n.finally] : []),
      ];
    case 'Using':
      return [...n.resources, n.body];
    case 'TypeRef':
    case 'NamespaceRef':
    case 'UnboundLambda':
    case 'DefaultLiteral':
    case 'Discard':
    case 'Const':
    case 'ContextRef':
    case 'LocalRef':
    case 'Receiver':
    case 'Placeholder':
    case 'Error':
    case 'Break':
    case 'Continue':
    case 'Goto':
    case 'Empty':
      return [];
  }
}

const partTargets = (p: DeconstructPart): readonly Target[] =>
  'nested' in p.target ? p.target.nested.flatMap(partTargets) : [p.target];

/** Variables that a pattern declares. */
export const patternLocal = (p: BoundPattern): Local | null => (p.kind === 'constant' ? null : p.into);
