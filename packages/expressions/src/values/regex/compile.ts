import { firstOf, isAnchored } from './analysis.ts';
import type { CharSet } from './char-set.ts';
import { Op, type Code } from './code.ts';
import type { Anchor, Node, Pattern } from './tree.ts';

/** A tree to the matcher's instructions. */
export function compile(pattern: Pattern, rtl: boolean): Code {
  const writer = new Writer();
  writer.node(pattern.tree);
  writer.emit(Op.Match);
  const first = rtl ? null : firstOf(pattern.tree);
  return {
    ops: Int32Array.from(writer.ops),
    sets: writer.sets,
    registers: writer.registers,
    slots: pattern.groups.numbers.length,
    rtl,
    first: first === null || first.nullable ? null : first.set,
    anchored: !rtl && isAnchored(pattern.tree),
  };
}

const ANCHORS: Readonly<Record<Anchor, number>> = {
  beginning: Op.Beginning,
  lineStart: Op.LineStart,
  lineEnd: Op.LineEnd,
  endZ: Op.EndZ,
  end: Op.End,
  start: Op.Start,
  boundary: Op.Boundary,
  nonBoundary: Op.NonBoundary,
  ecmaBoundary: Op.EcmaBoundary,
  ecmaNonBoundary: Op.EcmaNonBoundary,
};

class Writer {
  readonly ops: number[] = [];
  readonly sets: CharSet[] = [];
  registers = 0;
  private readonly setIndex = new Map<CharSet, number>();

  emit(...ops: number[]): void {
    this.ops.push(...ops);
  }

  node(node: Node): void {
    switch (node.kind) {
      case 'empty':
        return;
      case 'set':
        return this.set(node.set, node.rtl);
      case 'anchor':
        return this.emit(ANCHORS[node.anchor]);
      case 'sequence':
        for (const item of node.rtl ? node.items.toReversed() : node.items) this.node(item);
        return;
      case 'choice':
        return this.choice(node.items);
      case 'loop':
        return this.loop(node);
      case 'capture': {
        const register = this.registers++;
        this.emit(Op.Open, register);
        this.node(node.body);
        return this.emit(Op.Close, register, node.slot, node.pops);
      }
      case 'atomic': {
        const [top, at] = [this.registers++, this.registers++];
        this.emit(Op.Hold, top, at);
        this.node(node.body);
        return this.emit(Op.Cut, top);
      }
      case 'look':
        return this.look(node.body, node.negative);
      case 'backreference':
        return this.emit(
          Op.Reference,
          node.slot,
          (node.ignoreCase ? 1 : 0) | (node.unsetIsEmpty ? 2 : 0) | (node.rtl ? 4 : 0),
        );
      case 'ifGroup':
        return this.test(Op.IfGroup, [node.slot], () => {}, node.yes, node.no);
      case 'ifMatch': {
        const [top, at] = [this.registers++, this.registers++];
        const condition = (): void => {
          this.node(node.condition);
          this.emit(Op.Return, top, at);
        };
        return this.test(Op.HoldOr, [top, at], condition, node.yes, node.no);
      }
    }
  }

  private index(set: CharSet): number {
    let index = this.setIndex.get(set);
    if (index === undefined) {
      index = this.sets.push(set) - 1;
      this.setIndex.set(set, index);
    }
    return index;
  }

  private set(set: CharSet, rtl: boolean): void {
    if (set.isEmpty) this.emit(Op.Fail);
    else if (set.single >= 0) this.emit(rtl ? Op.CharRtl : Op.Char, set.single);
    else this.emit(rtl ? Op.SetRtl : Op.Set, this.index(set));
  }

  /** A place for a target that is not known yet. */
  private hole(): number {
    return this.ops.push(-1) - 1;
  }
  private fill(hole: number): void {
    this.ops[hole] = this.ops.length;
  }

  private choice(items: readonly Node[]): void {
    const ends: number[] = [];
    items.forEach((item, i) => {
      if (i === items.length - 1) return this.node(item);
      this.emit(Op.Branch);
      const next = this.hole();
      this.node(item);
      this.emit(Op.Jump);
      ends.push(this.hole());
      this.fill(next);
    });
    for (const end of ends) this.fill(end);
  }

  private loop({ body, min, max, lazy }: Node & { kind: 'loop' }): void {
    if (body.kind === 'set') {
      const { rtl } = body;
      const set = this.index(body.set);
      if (lazy) this.emit(rtl ? Op.LazyRunRtl : Op.LazyRun, set, min, max, rtl ? Op.TakeRtl : Op.Take, set);
      else this.emit(rtl ? Op.RunRtl : Op.Run, set, min, max, rtl ? Op.GiveRtl : Op.Give);
      return;
    }
    const [mark, count] = [this.registers++, this.registers++];
    this.emit(Op.LoopInit, mark, count);
    const start = this.ops.length;
    this.emit(lazy ? Op.LazyLoop : Op.Loop, mark, count, min, max);
    const exit = this.hole();
    if (lazy) this.emit(Op.LazyMore, mark, count);
    this.node(body);
    this.emit(Op.Jump, start);
    this.fill(exit);
  }

  private look(body: Node, negative: boolean): void {
    const [top, at] = [this.registers++, this.registers++];
    if (!negative) {
      this.emit(Op.Hold, top, at);
      this.node(body);
      return this.emit(Op.Return, top, at);
    }
    this.emit(Op.HoldOr, top, at);
    const out = this.hole();
    this.node(body);
    this.emit(Op.CutFail, top);
    this.fill(out);
  }

  private test(op: number, operands: readonly number[], condition: () => void, yes: Node, no: Node): void {
    this.emit(op, ...operands);
    const otherwise = this.hole();
    condition();
    this.node(yes);
    this.emit(Op.Jump);
    const end = this.hole();
    this.fill(otherwise);
    this.node(no);
    this.fill(end);
  }
}
