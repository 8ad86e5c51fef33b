import type { BoundNode } from '@sluice/expressions';
import { bare, callersInput, lookupOf, memberOf, nodesOf, type Lookup, type Source } from './code.ts';

/**
 * Which text in an expression is the caller's own: a header, a parameter, a member of the body, directly or through
 * variables, with nothing done to it that could have checked or escaped it. Says no where it is not sure.
 */
export interface Origins {
  /** The values of a variable's definitions; null where one of them is not to be seen. */
  readonly valuesOf: (name: string) => readonly BoundNode[] | null;
  /** Whether a condition of the document asks about the value. */
  readonly isTested: (lookup: Lookup) => boolean;
}

/** What leaves a text what it is, or is one that holds it. */
const KEEPS: ReadonlySet<string> = new Set([
  'ToString',
  'Trim',
  'TrimStart',
  'TrimEnd',
  'ToLower',
  'ToUpper',
  'ToLowerInvariant',
  'ToUpperInvariant',
  'UnescapeDataString',
  'UrlDecode',
  'First',
  'FirstOrDefault',
]);

/** Steps from a text to where it comes from. */
const FAR = 24;

/** Whether a part of a text is the caller's, of one of these sources. */
export function isCallers(
  node: BoundNode,
  origins: Origins,
  sources: ReadonlySet<Source | 'body'> = EVERY_SOURCE,
): boolean {
  const seen = new Set<BoundNode>();
  const locals = new Map<unknown, BoundNode[]>();
  const pending: BoundNode[] = [];
  // not all at once: there may be more of them than a call takes arguments
  const add = (nodes: readonly BoundNode[]): void => nodes.forEach((one) => pending.push(bare(one)));
  add([node]);
  for (let at = pending.pop(); at !== undefined && seen.size < FAR; at = pending.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const lookup = lookupOf(at);
    if (lookup !== null) {
      if (lookup.how === 'ContainsKey' || lookup.how === 'TryGetValue' || origins.isTested(lookup)) continue;
      if (sources.has(lookup.source)) return true;
      if (lookup.source === 'variables' && lookup.name !== null) add(origins.valuesOf(lookup.name) ?? []);
    } else if (memberOf(at)?.startsWith('IMessageBody.As') === true) {
      if (sources.has('body') && callersInput(at).length > 0) return true;
    } else if (at.kind === 'Block') add(resultsOf(at, locals));
    else if (at.kind === 'LocalRef') add(locals.get(at.local) ?? []);
    else add(partsOf(at));
  }
  return false;
}

/** What a block returns; what its locals are given is noted beside. */
function resultsOf(block: BoundNode, locals: Map<unknown, BoundNode[]>): readonly BoundNode[] {
  const results: BoundNode[] = [];
  const give = (local: unknown, value: BoundNode): void => {
    const given = locals.get(local);
    if (given === undefined) locals.set(local, [value]);
    else given.push(value);
  };
  for (const node of nodesOf(block)) {
    if (node.kind === 'Return' && node.value !== null) results.push(bare(node.value));
    else if (node.kind === 'Declare' && node.value !== null) give(node.local, bare(node.value));
    else if (node.kind === 'Assign' && node.target.kind === 'LocalRef') give(node.target.local, bare(node.value));
  }
  return results;
}

/** What the caller writes. */
const EVERY_SOURCE: ReadonlySet<Source | 'body'> = new Set(['headers', 'query', 'parameters', 'body']);

/** What a text is made of. */
function partsOf(node: BoundNode): readonly BoundNode[] {
  switch (node.kind) {
    case 'Concat':
      return node.parts;
    case 'Interpolate':
      return node.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value]));
    case 'Coalesce':
      return [node.left];
    case 'Conditional':
      return [node.whenTrue, node.whenFalse];
    case 'ConditionalAccess':
      return endsInSame(node.rest, node.receiver) ? [node.target] : [];
    case 'ArrayElement':
      return [node.array];
    case 'Property':
      // a member of a JSON value
      return node.receiver !== null && /^(?:JObject|JToken|JArray|JProperty)\./.test(memberOf(node) ?? '')
        ? [node.receiver]
        : [];
    case 'Call':
      return KEEPS.has(node.member.name)
        ? [node.receiver, node.args[0]?.value].filter((part) => part !== null && part !== undefined).slice(0, 1)
        : [];
    default:
      return [];
  }
}

/** Whether what follows `?.` leaves the text what it is. */
function endsInSame(rest: BoundNode, receiver: BoundNode): boolean {
  let at = bare(rest);
  for (let steps = 0; steps < FAR; steps++) {
    if (at === receiver || at.kind === 'Receiver') return true;
    const [inner] = at.kind === 'ConditionalAccess' ? [at.rest] : partsOf(at);
    if (inner === undefined) return false;
    at = bare(inner);
  }
  return false;
}
