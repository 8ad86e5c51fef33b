import { costOf, hasUnboundedLoop, isAnchored, sizeOf } from './analysis.ts';
import { NONE, single, negate, type CharSet } from './char-set.ts';
import type { Anchor, Node } from './tree.ts';
import { UNBOUNDED } from './tree.ts';
import { boundaryWord, ecmaWord } from './unicode.ts';

/**
 * The fast back end: a pattern as a RegExp of the host, where that means the same and can't run away. It answers only
 * WHERE a match is; captures, which JavaScript treats differently (loops reset them), are the matcher's, so groups
 * become plain. No flag changes a meaning: every class is written out. What depends on captures, on atomicity, on
 * direction or on what an empty turn of a loop means is left to the matcher.
 */
export interface Host {
  /** With the flag `g`: `lastIndex` is where to look from. */
  readonly pattern: RegExp;
  /** Texts up to this length take no more than BUDGET steps, whatever they hold. */
  readonly limit: number;
}

const BUDGET = 10_000_000;
const MAX_LENGTH = 1 << 20;
const MAX_SIZE = 2000;

export function hostOf(tree: Node): Host | null {
  const size = sizeOf(tree);
  if (size > MAX_SIZE) return null;
  const cost = costOf(tree, NONE);
  if (cost === null) return null;
  const source = translate(tree);
  if (source === null) return null;
  const degree = cost.degree + (hasUnboundedLoop(tree) ? 1 : 0) + (isAnchored(tree) ? 0 : 1);
  const limit = Math.floor((BUDGET / (cost.ways * size)) ** (1 / Math.max(degree, 1)));
  return { pattern: new RegExp(source, 'g'), limit: Math.min(limit, MAX_LENGTH) };
}

const NOT_NEWLINE = negate(single(0xa)).source;

const boundary = (word: CharSet, negative: boolean): string => {
  const w = word.source;
  return negative ? `(?:(?<=${w})(?=${w})|(?<!${w})(?!${w}))` : `(?:(?<=${w})(?!${w})|(?<!${w})(?=${w}))`;
};

function anchor(kind: Anchor): string | null {
  switch (kind) {
    case 'beginning':
      return '^';
    case 'lineStart':
      return `(?<!${NOT_NEWLINE})`;
    case 'lineEnd':
      return `(?!${NOT_NEWLINE})`;
    case 'endZ':
      return '(?=\\n?$)';
    case 'end':
      return '$';
    case 'start':
      return null;
    case 'boundary':
    case 'nonBoundary':
      return boundary(boundaryWord(), kind === 'nonBoundary');
    case 'ecmaBoundary':
    case 'ecmaNonBoundary':
      return boundary(ecmaWord, kind === 'ecmaNonBoundary');
  }
}

/** Null where the host has no equal. Lookbehind has its own direction in both. */
function translate(node: Node, behind = false): string | null {
  switch (node.kind) {
    case 'empty':
      return '(?:)';
    case 'set':
      return node.rtl === behind ? node.set.source : null;
    case 'anchor':
      return anchor(node.anchor);
    case 'sequence':
      return joined(node.items, '', behind);
    case 'choice': {
      const source = joined(node.items, '|', behind);
      return source === null ? null : `(?:${source})`;
    }
    case 'loop': {
      const body = translate(node.body, behind);
      if (body === null) return null;
      const bounds = node.max === UNBOUNDED ? `{${node.min},}` : `{${node.min},${node.max}}`;
      return `${node.body.kind === 'set' ? body : `(?:${body})`}${bounds}${node.lazy ? '?' : ''}`;
    }
    case 'capture':
      return node.pops >= 0 ? null : translate({ kind: 'choice', items: [node.body] }, behind);
    case 'look': {
      const body = translate(node.body, node.behind);
      return body === null ? null : `(?${node.behind ? '<' : ''}${node.negative ? '!' : '='}${body})`;
    }
    default:
      return null;
  }
}

function joined(items: readonly Node[], separator: string, behind: boolean): string | null {
  const parts = items.map((item) => translate(item, behind));
  return parts.includes(null) ? null : parts.join(separator);
}
