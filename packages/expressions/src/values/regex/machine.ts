import { charge, currentRun, LimitReached } from '../run.ts';
import { holds } from './assertions.ts';
import { balance, capture, grown, isCaptured, logTop, reference, reset, restore } from './captures.ts';
import { Op, type Code } from './code.ts';

/**
 * The matcher: .NET's backtracking semantics step by step, iterative, within a budget of steps. What has been tried
 * stands on one `trail`: choices to go back to, `position, captures, target` (and what the target pops), and values of
 * registers to restore, `value, ~register`.
 *
 * One matcher serves all patterns: a match never leaves the stack, and its captures are copied out before the next.
 */
let trail = new Int32Array(1024);
let registers = new Int32Array(64);

/** 64 MB of choices: no pattern in reason comes near. */
const MAX_TRAIL = 16 * 1024 * 1024;
/** What is kept for the next match. */
const KEPT_TRAIL = 1024 * 1024;
/** One step of the evaluation pays for two to this power of the matcher. */
const STEPS_SHIFT = 6;

/** The budget is used up: LimitReached, or a .NET timeout if the pattern has one. */
export class StepsExhausted {}
const exhausted = new StepsExhausted();

let fuel = 0;
/** Where the last match began and ended, in the order of matching. */
export let matchFrom = 0;
export let matchTo = 0;

/** Looks for the first match from `at` on; \G is at `start`. Throws StepsExhausted. */
export function search(code: Code, text: string, at: number, start: number): boolean {
  const budget = currentRun().limits.regexSteps;
  fuel = budget;
  if (registers.length < code.registers) registers = new Int32Array(code.registers * 2);
  try {
    return code.rtl ? searchLeft(code, text, at, start) : searchRight(code, text, at, start);
  } finally {
    if (trail.length > KEPT_TRAIL) trail = new Int32Array(1024);
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
  return run(code, text, from, from);
}

function run(code: Code, text: string, from: number, start: number): boolean {
  const { ops, sets } = code;
  const end = text.length;
  let pc = 0;
  let pos = from;
  let top = 0;
  reset(code.slots);

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
        else if (!isCaptured(pops)) break;
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
        pc = isCaptured(ops[pc + 1]!) ? pc + 3 : ops[pc + 2]!;
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

/** What happens where a match without a timeout has used up its steps. */
export const regexSteps = (): LimitReached =>
  new LimitReached(
    'regexSteps',
    `A regular expression took more than ${currentRun().limits.regexSteps} steps to match.`,
  );
