import { charge, currentRun, LimitReached } from '../run.ts';
import { lowerChar } from '../text-case.ts';
import { Op, type Code } from './code.ts';
import { boundaryWord, ecmaWord } from './unicode.ts';

/**
 * The matcher: .NET's backtracking semantics step by step, iterative, within a budget of steps. What has been tried
 * stands on one `trail`: choices to go back to, `position, captures, target` (and what the target pops), and values of
 * registers to restore, `value, ~register`. Captures are chains of nodes, newest first; `log` restores their heads.
 *
 * One matcher serves all patterns: a match never leaves the stack, and its captures are copied out before the next.
 */
let trail = new Int32Array(1024);
let registers = new Int32Array(64);
/** `slot, former head` of every change of a head. */
let log = new Int32Array(64);
/** `former, from, to` of every capture; node 0 is none. */
let nodes = new Int32Array(96);
let heads = new Int32Array(16);
let logTop = 0;
let nodeTop = 3;

/** 64 MB of choices: no pattern in reason comes near. */
const MAX_TRAIL = 16 * 1024 * 1024;
/** One step of the evaluation pays for two to this power of the matcher. */
const STEPS_SHIFT = 6;

/** The budget is used up: LimitReached, or a .NET timeout if the pattern has one. */
export class StepsExhausted {}
const exhausted = new StepsExhausted();

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
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

function capture(slot: number, from: number, to: number): void {
  if (nodeTop + 3 > nodes.length) nodes = grown(nodes);
  const node = nodeTop;
  nodes[nodeTop++] = heads[slot]!;
  nodes[nodeTop++] = Math.min(from, to);
  nodes[nodeTop++] = Math.max(from, to);
  setHead(slot, node);
}

function restore(to: number): void {
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
function balance(slot: number, pops: number, from: number, to: number): void {
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

const isWordAt = (text: string, at: number, ecma: boolean): boolean =>
  at >= 0 && at < text.length && (ecma ? ecmaWord : boundaryWord()).has(text.charCodeAt(at));
const isBoundary = (text: string, at: number, ecma: boolean): boolean =>
  isWordAt(text, at - 1, ecma) !== isWordAt(text, at, ecma);

/** Length of what a reference matches at `pos`, negative to the left; NaN where it does not. */
function reference(text: string, pos: number, slot: number, flags: number): number {
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

let fuel = 0;
/** Where the last match began and ended, in the order of matching. */
export let matchFrom = 0;
export let matchTo = 0;

/** Looks for the first match from `at` on; \G is at `start`. Throws StepsExhausted. */
export function search(code: Code, text: string, at: number, start: number): boolean {
  const budget = currentRun().limits.regexSteps;
  fuel = budget;
  if (registers.length < code.registers) registers = new Int32Array(code.registers * 2);
  if (heads.length < code.slots) heads = new Int32Array(code.slots * 2);
  try {
    return code.rtl ? searchLeft(code, text, at, start) : searchRight(code, text, at, start);
  } finally {
    charge(1 + ((budget - Math.max(fuel, 0)) >> STEPS_SHIFT));
  }
}

function searchRight(code: Code, text: string, at: number, start: number): boolean {
  const { first, anchored } = code;
  for (let from = at; from <= text.length; from++) {
    if (first !== null) {
      const scanned = from;
      while (from < text.length && !first.has(text.charCodeAt(from))) from++;
      fuel -= (from - scanned) >> 2;
      if (from === text.length) return false;
    }
    if (run(code, text, from, start)) return true;
    if (anchored) return false;
  }
  return false;
}

function searchLeft(code: Code, text: string, at: number, start: number): boolean {
  for (let from = at; from >= 0; from--) if (run(code, text, from, start)) return true;
  return false;
}

/** Matches at `from` and nowhere else: the captures of a match whose place is known. */
export function matchAt(code: Code, text: string, from: number): boolean {
  fuel = currentRun().limits.regexSteps;
  if (registers.length < code.registers) registers = new Int32Array(code.registers * 2);
  if (heads.length < code.slots) heads = new Int32Array(code.slots * 2);
  return run(code, text, from, from);
}

/** The captures of a slot in the last match, oldest first: `from, to, from, to …`. */
export function capturesOf(slot: number): number[] {
  const out: number[] = [];
  for (let node = heads[slot]!; node !== 0; node = nodes[node]!) out.push(nodes[node + 2]!, nodes[node + 1]!);
  return out.reverse();
}

function run(code: Code, text: string, from: number, start: number): boolean {
  const { ops, sets } = code;
  const end = text.length;
  let pc = 0;
  let pos = from;
  let top = 0;
  logTop = 0;
  nodeTop = 3;
  heads.fill(0, 0, code.slots);

  for (;;) {
    if (--fuel < 0) throw exhausted;
    if (top + 16 > trail.length) {
      if (trail.length >= MAX_TRAIL) throw exhausted;
      trail = grown(trail);
    }
    // each case goes on with `continue`, and fails with `break`
    switch (ops[pc]) {
      case Op.Match:
        matchFrom = from;
        matchTo = pos;
        return true;
      case Op.Fail:
        break;
      case Op.Char:
        if (pos < end && text.charCodeAt(pos) === ops[pc + 1]) {
          pos++;
          pc += 2;
          continue;
        }
        break;
      case Op.CharRtl:
        if (pos > 0 && text.charCodeAt(pos - 1) === ops[pc + 1]) {
          pos--;
          pc += 2;
          continue;
        }
        break;
      case Op.Set:
        if (pos < end && sets[ops[pc + 1]!]!.has(text.charCodeAt(pos))) {
          pos++;
          pc += 2;
          continue;
        }
        break;
      case Op.SetRtl:
        if (pos > 0 && sets[ops[pc + 1]!]!.has(text.charCodeAt(pos - 1))) {
          pos--;
          pc += 2;
          continue;
        }
        break;
      case Op.Run: {
        const set = sets[ops[pc + 1]!]!;
        const min = pos + ops[pc + 2]!;
        const max = Math.min(pos + ops[pc + 3]!, end);
        let at = pos;
        while (at < max && set.has(text.charCodeAt(at))) at++;
        fuel -= (at - pos) >> 2;
        if (at < min) break;
        if (at > min) {
          trail[top++] = min;
          trail[top++] = at - 1;
          trail[top++] = logTop;
          trail[top++] = pc + 4;
        }
        pos = at;
        pc += 5;
        continue;
      }
      case Op.RunRtl: {
        const set = sets[ops[pc + 1]!]!;
        const min = pos - ops[pc + 2]!;
        const max = Math.max(pos - ops[pc + 3]!, 0);
        let at = pos;
        while (at > max && set.has(text.charCodeAt(at - 1))) at--;
        fuel -= (pos - at) >> 2;
        if (at > min) break;
        if (at < min) {
          trail[top++] = min;
          trail[top++] = at + 1;
          trail[top++] = logTop;
          trail[top++] = pc + 4;
        }
        pos = at;
        pc += 5;
        continue;
      }
      case Op.Give: {
        const min = trail[--top]!;
        if (pos > min) {
          trail[top++] = min;
          trail[top++] = pos - 1;
          trail[top++] = logTop;
          trail[top++] = pc;
        }
        pc++;
        continue;
      }
      case Op.GiveRtl: {
        const min = trail[--top]!;
        if (pos < min) {
          trail[top++] = min;
          trail[top++] = pos + 1;
          trail[top++] = logTop;
          trail[top++] = pc;
        }
        pc++;
        continue;
      }
      case Op.LazyRun: {
        const set = sets[ops[pc + 1]!]!;
        const min = ops[pc + 2]!;
        if (min > end - pos) break;
        let at = pos;
        while (at < pos + min && set.has(text.charCodeAt(at))) at++;
        fuel -= (at - pos) >> 2;
        if (at < pos + min) break;
        pos = at;
        if (ops[pc + 3]! > min) {
          trail[top++] = ops[pc + 3]! - min;
          trail[top++] = pos;
          trail[top++] = logTop;
          trail[top++] = pc + 4;
        }
        pc += 6;
        continue;
      }
      case Op.LazyRunRtl: {
        const set = sets[ops[pc + 1]!]!;
        const min = ops[pc + 2]!;
        if (min > pos) break;
        let at = pos;
        while (at > pos - min && set.has(text.charCodeAt(at - 1))) at--;
        fuel -= (pos - at) >> 2;
        if (at > pos - min) break;
        pos = at;
        if (ops[pc + 3]! > min) {
          trail[top++] = ops[pc + 3]! - min;
          trail[top++] = pos;
          trail[top++] = logTop;
          trail[top++] = pc + 4;
        }
        pc += 6;
        continue;
      }
      case Op.Take:
      case Op.TakeRtl: {
        const rest = trail[--top]! - 1;
        const rtl = ops[pc] === Op.TakeRtl;
        const at = rtl ? pos - 1 : pos;
        if (at < 0 || at >= end || !sets[ops[pc + 1]!]!.has(text.charCodeAt(at))) break;
        pos = rtl ? at : at + 1;
        if (rest > 0) {
          trail[top++] = rest;
          trail[top++] = pos;
          trail[top++] = logTop;
          trail[top++] = pc;
        }
        pc += 2;
        continue;
      }
      case Op.Branch:
        trail[top++] = pos;
        trail[top++] = logTop;
        trail[top++] = ops[pc + 1]!;
        pc += 2;
        continue;
      case Op.Jump:
        pc = ops[pc + 1]!;
        continue;
      case Op.LoopInit: {
        const [mark, count] = [ops[pc + 1]!, ops[pc + 2]!];
        trail[top++] = registers[mark]!;
        trail[top++] = ~mark;
        trail[top++] = registers[count]!;
        trail[top++] = ~count;
        registers[mark] = -1;
        registers[count] = 0;
        pc += 3;
        continue;
      }
      case Op.Loop: {
        const mark = ops[pc + 1]!;
        const count = ops[pc + 2]!;
        const turns = registers[count]!;
        const enough = turns >= ops[pc + 3]!;
        // a turn that matched nothing is the last one
        if (turns >= ops[pc + 4]! || (enough && registers[mark] === pos)) {
          pc = ops[pc + 5]!;
          continue;
        }
        trail[top++] = registers[mark]!;
        trail[top++] = ~mark;
        trail[top++] = turns;
        trail[top++] = ~count;
        registers[mark] = pos;
        registers[count] = turns + 1;
        if (enough) {
          trail[top++] = pos;
          trail[top++] = logTop;
          trail[top++] = ops[pc + 5]!;
        }
        pc += 6;
        continue;
      }
      case Op.LazyLoop: {
        const mark = ops[pc + 1]!;
        const turns = registers[ops[pc + 2]!]!;
        if (turns < ops[pc + 3]!) {
          pc += 6;
          continue;
        }
        if (turns < ops[pc + 4]! && registers[mark] !== pos) {
          trail[top++] = pos;
          trail[top++] = logTop;
          trail[top++] = pc + 6;
        }
        pc = ops[pc + 5]!;
        continue;
      }
      case Op.LazyMore: {
        const mark = ops[pc + 1]!;
        const count = ops[pc + 2]!;
        trail[top++] = registers[mark]!;
        trail[top++] = ~mark;
        trail[top++] = registers[count]!;
        trail[top++] = ~count;
        registers[mark] = pos;
        registers[count] = registers[count]! + 1;
        pc += 3;
        continue;
      }
      case Op.Open: {
        const register = ops[pc + 1]!;
        trail[top++] = registers[register]!;
        trail[top++] = ~register;
        registers[register] = pos;
        pc += 2;
        continue;
      }
      case Op.Close: {
        const opened = registers[ops[pc + 1]!]!;
        const pops = ops[pc + 3]!;
        if (pops < 0) capture(ops[pc + 2]!, opened, pos);
        else if (heads[pops] === 0) break;
        else balance(ops[pc + 2]!, pops, opened, pos);
        pc += 4;
        continue;
      }
      case Op.Hold:
        registers[ops[pc + 1]!] = top;
        registers[ops[pc + 2]!] = pos;
        pc += 3;
        continue;
      case Op.Cut:
        top = registers[ops[pc + 1]!]!;
        pc += 2;
        continue;
      case Op.Return:
        top = registers[ops[pc + 1]!]!;
        pos = registers[ops[pc + 2]!]!;
        pc += 3;
        continue;
      case Op.HoldOr:
        registers[ops[pc + 1]!] = top;
        registers[ops[pc + 2]!] = pos;
        trail[top++] = pos;
        trail[top++] = logTop;
        trail[top++] = ops[pc + 3]!;
        pc += 4;
        continue;
      case Op.CutFail:
        top = registers[ops[pc + 1]!]!;
        break;
      case Op.IfGroup:
        pc = heads[ops[pc + 1]!] === 0 ? ops[pc + 2]! : pc + 3;
        continue;
      case Op.Reference: {
        const length = reference(text, pos, ops[pc + 1]!, ops[pc + 2]!);
        if (Number.isNaN(length)) break;
        fuel -= Math.abs(length) >> 2;
        pos += length;
        pc += 3;
        continue;
      }
      default:
        if (!holds(ops[pc]!, text, pos, start)) break;
        pc++;
        continue;
    }

    // back to the last choice
    for (;;) {
      if (top === 0) return false;
      const target = trail[--top]!;
      if (target < 0) {
        registers[~target] = trail[--top]!;
        continue;
      }
      const captures = trail[--top]!;
      pos = trail[--top]!;
      if (logTop > captures) restore(captures);
      pc = target;
      break;
    }
  }
}

const NEWLINE = 0xa;

function holds(op: number, text: string, pos: number, start: number): boolean {
  const { length } = text;
  switch (op) {
    case Op.Beginning:
      return pos === 0;
    case Op.LineStart:
      return pos === 0 || text.charCodeAt(pos - 1) === NEWLINE;
    case Op.LineEnd:
      return pos === length || text.charCodeAt(pos) === NEWLINE;
    case Op.EndZ:
      return pos === length || (pos === length - 1 && text.charCodeAt(pos) === NEWLINE);
    case Op.End:
      return pos === length;
    case Op.Start:
      return pos === start;
    case Op.Boundary:
      return isBoundary(text, pos, false);
    case Op.NonBoundary:
      return !isBoundary(text, pos, false);
    case Op.EcmaBoundary:
      return isBoundary(text, pos, true);
    default:
      return !isBoundary(text, pos, true);
  }
}

/** What happens where a match without a timeout has used up its steps. */
export const regexSteps = (): LimitReached =>
  new LimitReached(
    'regexSteps',
    `A regular expression took more than ${currentRun().limits.regexSteps} steps to match.`,
  );
