import type { BoundNode } from '@sluice/expressions';
import type { Element } from '@sluice/parser';
import { bare, lookupOf, type Code, type Lookup } from './code.ts';

/** Which values the conditions of a document ask about: what was compared with a list may be one of that list. */
export interface ValueTest {
  /** The branch that the condition opens. */
  readonly branch: Element;
  /** Whether it ends the request, so that what comes behind it has passed. */
  readonly ends: boolean;
  /** Whether only how the value begins, or what it holds, is asked. */
  readonly isPart: boolean;
  /** Whether the branch is for every other value: it has then passed behind the branch, not inside. */
  readonly isNegated: boolean;
}

/** A value is asked about so often that more questions tell nothing. */
const MOST = 32;

/** A header, parameter or variable as a key. */
export const keyOf = (lookup: Lookup | null): string => (lookup === null ? '' : `${lookup.source} ${lookup.name}`);

/** By the keys of what is asked about, and of where that comes from. */
export function testsIn(
  codes: readonly Code[],
  originOf: (node: BoundNode) => Lookup | null,
): ReadonlyMap<string, readonly ValueTest[]> {
  const tests = new Map<string, ValueTest[]>();
  for (const { attribute, nodes, root, element } of codes) {
    if (attribute !== 'condition') continue;
    const { present, parts, others } = asked(nodes);
    const whole = bare(root);
    const isTurned = whole.kind === 'Unary' && whole.operator === '!';
    const ends = element.policies.some((p) => p.def.name === 'return-response');
    for (const node of nodes) {
      const lookup = lookupOf(node);
      if (lookup === null || present.has(node)) continue;
      const test = {
        branch: element.element,
        ends,
        isPart: parts.has(node),
        isNegated: isTurned || others.has(node),
      };
      for (const key of new Set([keyOf(lookup), keyOf(originOf(node))])) {
        const known = tests.get(key) ?? [];
        if (known.length < MOST) known.push(test);
        tests.set(key, known);
      }
    }
  }
  return tests;
}

/** Values of which a condition asks only whether they are there, and those of which it looks at a part or wants another one. */
function asked(nodes: readonly BoundNode[]): Record<'present' | 'parts' | 'others', ReadonlySet<BoundNode>> {
  const present = new Set<BoundNode>();
  const parts = new Set<BoundNode>();
  const others = new Set<BoundNode>();
  for (const node of nodes) {
    if (node.kind === 'Binary') {
      const [left, right] = [bare(node.left), bare(node.right)];
      if (isNothing(right)) present.add(core(left));
      if (isNothing(left)) present.add(core(right));
      if (node.operator === '!=') [left, right].forEach((side) => others.add(core(side)));
    } else if (node.kind === 'Call') {
      if (node.member.name.startsWith('IsNullOr')) node.args.forEach(({ value }) => present.add(core(value)));
      if (/^(?:StartsWith|EndsWith|Contains|IndexOf)$/.test(node.member.name) && node.receiver !== null)
        parts.add(core(node.receiver));
    }
  }
  return { present, parts, others };
}

/** The value under what is done to it: conversions, a default, `ToLower()`. */
function core(node: BoundNode): BoundNode {
  let at = bare(node);
  while (lookupOf(at) === null) {
    const inner = at.kind === 'Coalesce' ? at.left : at.kind === 'Call' ? at.receiver : null;
    if (inner === null) break;
    at = bare(inner);
  }
  return at;
}

const isNothing = (node: BoundNode): boolean => node.kind === 'Const' && (node.value === null || node.value === '');
