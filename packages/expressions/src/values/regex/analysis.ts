import { ANY, disjoint, NONE, union, type CharSet } from './char-set.ts';
import { UNBOUNDED, type Node } from './tree.ts';

/**
 * What can be told of a tree without running it: what a match begins with, and how much backtracking it can cause. The
 * answers err to the safe side: `first` is never too small, `costOf` never too low.
 */
export interface First {
  readonly set: CharSet;
  /** A match can be empty. */
  readonly nullable: boolean;
}

const ZERO_WIDTH: First = { set: NONE, nullable: true };

/** `look`: what a lookaround counts as; it consumes nothing, but is no cheap test either. */
export function firstOf(node: Node, look: CharSet = NONE): First {
  switch (node.kind) {
    case 'empty':
    case 'anchor':
      return ZERO_WIDTH;
    case 'look':
      return { set: look, nullable: true };
    case 'set':
      return { set: node.set, nullable: false };
    case 'sequence': {
      let set = NONE;
      for (const item of node.rtl ? node.items.toReversed() : node.items) {
        const first = firstOf(item, look);
        set = union(set, first.set);
        if (!first.nullable) return { set, nullable: false };
      }
      return { set, nullable: true };
    }
    case 'choice':
      return eitherOf(node.items, look);
    case 'loop': {
      const body = firstOf(node.body, look);
      return node.min === 0 ? { set: body.set, nullable: true } : body;
    }
    case 'capture':
    case 'atomic':
      return firstOf(node.body, look);
    case 'backreference':
      return { set: ANY, nullable: true };
    case 'ifGroup':
    case 'ifMatch':
      return eitherOf([node.yes, node.no], look);
  }
}

function eitherOf(items: readonly Node[], look: CharSet): First {
  const firsts = items.map((item) => firstOf(item, look));
  return { set: firsts.map((f) => f.set).reduce(union), nullable: firsts.some((f) => f.nullable) };
}

/** A match can begin only at the beginning of the text. */
export function isAnchored(node: Node): boolean {
  switch (node.kind) {
    case 'anchor':
      return node.anchor === 'beginning';
    case 'sequence':
      return !node.rtl && isAnchored(node.items[0]!);
    case 'choice':
      return node.items.every(isAnchored);
    case 'capture':
    case 'atomic':
      return isAnchored(node.body);
    default:
      return false;
  }
}

export function hasUnboundedLoop(node: Node): boolean {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.items.some(hasUnboundedLoop);
    case 'loop':
      return node.max > LONG || hasUnboundedLoop(node.body);
    case 'capture':
    case 'atomic':
    case 'look':
      return hasUnboundedLoop(node.body);
    default:
      return false;
  }
}

/** A loop that may turn more often counts as one without a bound. */
const LONG = 32;

/** In how many ways a backtracking matcher may get through: at most `ways · length ^ degree`. */
export interface Cost {
  readonly ways: number;
  readonly degree: number;
}
const ONE: Cost = { ways: 1, degree: 0 };
const isOne = (cost: Cost): boolean => cost.ways === 1 && cost.degree === 0;
const times = (a: Cost, b: Cost): Cost => ({ ways: a.ways * b.ways, degree: a.degree + b.degree });

/**
 * Null: exponential, or nothing can be said. `follow`: what may come next, so that a choice is known to be made by the
 * next character alone; in `loose` mode (lookbehind) nothing is known.
 */
export function costOf(node: Node, follow: CharSet, loose = false): Cost | null {
  switch (node.kind) {
    case 'empty':
    case 'anchor':
    case 'set':
      return ONE;
    case 'sequence': {
      let total = ONE;
      let next = follow;
      for (const item of node.items.toReversed()) {
        const cost = costOf(item, loose ? ANY : next, loose);
        if (cost === null) return null;
        total = times(total, cost);
        const first = firstOf(item, ANY);
        next = first.nullable ? union(first.set, next) : first.set;
      }
      return total;
    }
    case 'choice':
      return costOfChoice(node.items, follow, loose);
    case 'loop':
      return costOfLoop(node, follow, loose);
    case 'capture':
      return node.pops >= 0 ? null : costOf(node.body, follow, loose);
    case 'look': {
      const cost = costOf(node.body, ANY, true);
      return cost !== null && hasUnboundedLoop(node.body) ? { ways: cost.ways, degree: cost.degree + 1 } : cost;
    }
    default:
      return null;
  }
}

const MANY_BRANCHES = 64;

function costOfChoice(items: readonly Node[], follow: CharSet, loose: boolean): Cost | null {
  let [sum, most, degree] = [0, 0, 0];
  let seen = NONE;
  let decided = !loose && items.length <= MANY_BRANCHES;
  for (const item of items) {
    const cost = costOf(item, follow, loose);
    if (cost === null) return null;
    sum += cost.ways;
    most = Math.max(most, cost.ways);
    degree = Math.max(degree, cost.degree);
    if (!decided) continue;
    const { set, nullable } = firstOf(item, ANY);
    const first = nullable ? union(set, follow) : set;
    decided = disjoint(seen, first);
    seen = union(seen, first);
  }
  return { ways: decided ? most : sum, degree };
}

function costOfLoop({ body, min, max }: Node & { kind: 'loop' }, follow: CharSet, loose: boolean): Cost | null {
  const first = firstOf(body, ANY);
  // an empty turn means one thing here and another to the host
  if (first.nullable) return null;
  const cost = costOf(body, loose ? ANY : union(first.set, follow), loose);
  if (cost === null) return null;
  const exits: Cost =
    min === max || (!loose && disjoint(first.set, follow))
      ? ONE
      : max - min > LONG
        ? { ways: 1, degree: 1 }
        : { ways: max - min + 1, degree: 0 };
  if (isOne(cost)) return exits;
  if (max > LONG) return null;
  return times(exits, { ways: cost.ways ** max, degree: cost.degree * max });
}

/** How many single characters the tree is, its loops unrolled. */
export function sizeOf(node: Node): number {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.items.reduce((sum, item) => sum + sizeOf(item), 1);
    case 'loop':
      return sizeOf(node.body) * (node.max === UNBOUNDED ? node.min + 1 : node.max);
    case 'capture':
    case 'atomic':
    case 'look':
      return sizeOf(node.body) + 1;
    default:
      return 1;
  }
}
