import type { TypeDef } from '../types/define.ts';
import { isReferenceType, T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import { isStatement, type AnyNode } from './walk.ts';

/**
 * Whether an expression only reads the trees (JSON, XML) it gets from message bodies: it gives a plain value, and calls
 * nothing that changes a tree or makes one part of another. Such an expression may be handed a tree that others read
 * too, so that a body is parsed once however many expressions look into it. Anything doubtful counts as a change.
 * `nodes` are all of the tree.
 */
export function readsOnly(body: AnyNode, nodes: readonly AnyNode[]): boolean {
  if (!isStatement(body) && !isPlainResult(body)) return false;
  return !nodes.some((n) => changes(n) || (n.kind === 'Return' && n.value !== null && !isPlainResult(n.value)));
}

/** Text or a value: nothing of a tree leaves with it. */
function isPlainResult(e: Bound): boolean {
  const source =
    e.kind === 'Convert' && (e.conversion.kind === 'box' || e.conversion.kind === 'reference') ? e.operand : e;
  return source.type === T.string() || !isReferenceType(source.type);
}

const isTree = (t: Type): boolean => t.kind === 'named' && ofTrees(t.def);
const ofTrees = ({ namespace }: TypeDef): boolean =>
  namespace.startsWith('Newtonsoft.Json') || namespace.startsWith('System.Xml');

function changes(n: AnyNode): boolean {
  switch (n.kind) {
    case 'Call': {
      const { member } = n;
      if (!ofTrees(member.owner)) return false;
      if (member.kind === 'constructor' || member.returns.kind === 'void') return true;
      return /^(Add|Remove|Replace|Set|Merge|Insert|Clear|FromObject|Populate|Annotation)/.test(member.name);
    }
    case 'Assign':
    case 'Compound':
    case 'Increment':
      return n.target.kind === 'Property' && n.target.receiver !== null && isTree(n.target.receiver.type);
    case 'Delegate':
      return isTree(n.type);
    default:
      return false;
  }
}
