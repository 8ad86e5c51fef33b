import { lowerChar } from '../text-case.ts';

/**
 * The captures of the match that goes on (machine.ts): per slot a chain of nodes, newest first. Every change of a head
 * is logged, so that backtracking restores what was. One store serves all matches, one after the other.
 */

/** `slot, former head` of every change of a head. */
let log = new Int32Array(64);
/** `former, from, to` of every capture; node 0 is none. */
let nodes = new Int32Array(96);
let heads = new Int32Array(16);
let nodeTop = 3;
/** How much is logged: what a choice remembers. */
export let logTop = 0;

/** What is kept for the next match. */
const KEPT = 1024 * 1024;

/** Forgets everything. */
export function reset(slots: number): void {
  if (heads.length < slots) heads = new Int32Array(slots * 2);
  if (nodes.length > KEPT) {
    nodes = new Int32Array(96);
    log = new Int32Array(64);
  }
  heads.fill(0, 0, slots);
  logTop = 0;
  nodeTop = 3;
}

export const isCaptured = (slot: number): boolean => heads[slot] !== 0;

export function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const out = new Int32Array(array.length * 2);
  out.set(array);
  return out;
}

function setHead(slot: number, node: number): void {
  if (logTop + 2 > log.length) log = grown(log);
  log[logTop++] = slot;
  log[logTop++] = heads[slot]!;
  heads[slot] = node;
}

export function capture(slot: number, from: number, to: number): void {
  if (nodeTop + 3 > nodes.length) nodes = grown(nodes);
  const node = nodeTop;
  nodes[nodeTop++] = heads[slot]!;
  nodes[nodeTop++] = Math.min(from, to);
  nodes[nodeTop++] = Math.max(from, to);
  setHead(slot, node);
}

/** Back to what was when the log was `to` long. */
export function restore(to: number): void {
  while (logTop > to) {
    const former = log[--logTop]!;
    const slot = log[--logTop]!;
    const head = heads[slot]!;
    // heads only ever fall by undoing a capture, which was the newest node
    if (head > former) nodeTop = head;
    heads[slot] = former;
  }
}

/** A balancing group: the last capture of `pops` goes, and `slot` gets what lies between. */
export function balance(slot: number, pops: number, from: number, to: number): void {
  const node = heads[pops]!;
  const [start, end] = [nodes[node + 1]!, nodes[node + 2]!];
  let first = Math.min(from, to);
  let last = Math.max(from, to);
  if (first >= end) {
    last = first;
    first = end;
  } else if (last <= start) first = start;
  else {
    last = Math.min(last, end);
    first = Math.max(first, start);
  }
  setHead(pops, nodes[node]!);
  if (slot >= 0) capture(slot, first, last);
}

/** Length of what a reference matches at `pos`, negative to the left; NaN where it does not. */
export function reference(text: string, pos: number, slot: number, flags: number): number {
  const node = heads[slot]!;
  if (node === 0) return (flags & 2) !== 0 ? 0 : NaN;
  const from = nodes[node + 1]!;
  const length = nodes[node + 2]! - from;
  const at = (flags & 4) !== 0 ? pos - length : pos;
  if (at < 0 || at + length > text.length) return NaN;
  for (let i = 0; i < length; i++) {
    const [a, b] = [text.charCodeAt(from + i), text.charCodeAt(at + i)];
    if (a !== b && ((flags & 1) === 0 || lowerChar(a) !== lowerChar(b))) return NaN;
  }
  return (flags & 4) !== 0 ? -length : length;
}

/** The captures of a slot in the last match, oldest first: `from, to, from, to …`. */
export function capturesOf(slot: number): number[] {
  const out: number[] = [];
  for (let node = heads[slot]!; node !== 0; node = nodes[node]!) out.push(nodes[node + 2]!, nodes[node + 1]!);
  return out.reverse();
}
