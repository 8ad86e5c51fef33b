import { isReferenceType, T } from '../types/registry.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import { childrenOf, isStatement, type AnyNode } from './walk.ts';

/**
 * Whether an expression only reads the trees (JSON, XML) it gets from message bodies: it gives a plain value, and calls
 * nothing that changes a tree or makes one part of another. Such an expression may be handed a tree that others read
 * too, so that a body is parsed once however many expressions look into it. Anything doubtful counts as a change.
 */
export function readsOnly(body: AnyNode): boolean {
  const stack: AnyNode[] = [body];
  if (!isStatement(body) && !isPlainResult(body)) return false;
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (n.kind === 'Return' && n.value !== null && !isPlainResult(n.value)) return false;
    if (changes(n)) return false;
    stack.push(...childrenOf(n));
  }
  return true;
}

/** Text or a value: nothing of a tree leaves with it. */
function isPlainResult(e: Bound): boolean {
  const source =
    e.kind === 'Convert' && (e.conversion.kind === 'box' || e.conversion.kind === 'reference') ? e.operand : e;
  return source.type === T.string() || !isReferenceType(source.type);
}

const isTree = (t: Type): boolean => t.kind === 'named' && /^(Newtonsoft\.Json|System\.Xml)/.test(t.def.namespace);

function changes(n: AnyNode): boolean {
  switch (n.kind) {
    case 'Call': {
      const { member } = n;
      if (!/^(Newtonsoft\.Json|System\.Xml)/.test(member.owner.namespace)) return false;
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
