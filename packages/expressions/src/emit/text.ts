import type { Bound, Concat, Interpolate } from '../bind/bound.ts';
import { T } from '../types/registry.ts';
import { formatter } from '../values/composite.ts';
import { texter } from '../values/object.ts';
import { chargeString } from '../values/run.ts';
import type { Emitter } from './emitter.ts';
import type { Thunk } from './frame.ts';

/** `+` of strings and interpolated strings: constant text is folded, three values share a thunk. */

/** A value with the constant text before it; null counts as the empty text. */
interface Piece {
  readonly before: string;
  readonly value: Thunk;
}

export function emitConcat(e: Emitter, n: Concat): Thunk {
  const pieces = new Pieces();
  for (const p of n.parts)
    if (p.kind === 'Const') pieces.text(texter(p.type)(p.value));
    else pieces.value(asText(e, p));
  return pieces.joined();
}

export function emitInterpolate(e: Emitter, n: Interpolate): Thunk {
  const pieces = new Pieces();
  for (const p of n.parts) {
    if (typeof p === 'string') {
      pieces.text(p);
      continue;
    }
    const { alignment, format } = p;
    const text = format === null ? asText(e, p.value) : formatted(e, p.value, format);
    if (alignment === 0) pieces.value(text);
    else {
      const width = Math.abs(alignment);
      const plain: (f: Parameters<Thunk>[0]) => string = (f) => (text(f) as string | null) ?? '';
      pieces.value(alignment > 0 ? (f) => plain(f).padStart(width) : (f) => plain(f).padEnd(width));
    }
  }
  return pieces.joined();
}

/** The text of a value, or null. */
function asText(e: Emitter, n: Bound): Thunk {
  const value = e.expression(n);
  if (n.type === T.string()) return value;
  const text = texter(n.type);
  return (f) => text(value(f));
}

function formatted(e: Emitter, n: Bound, format: string): Thunk {
  const value = e.expression(n);
  const text = formatter(n.type);
  return (f) => text(value(f), format);
}

class Pieces {
  private readonly list: Piece[] = [];
  private pending = '';

  text(text: string): void {
    this.pending += text;
  }

  value(value: Thunk): void {
    this.list.push({ before: this.pending, value });
    this.pending = '';
  }

  joined(): Thunk {
    const after = this.pending;
    const [first, ...rest] = this.list;
    if (first === undefined) return () => after;
    // three to a thunk, each on top of what the one before has put together
    let all = firstOf(first, rest.splice(0, 2));
    while (rest.length > 0) all = more(all, rest.splice(0, 3));
    return (f) => charged(all(f) + after);
  }
}

function charged(text: string): string {
  if (text.length > 1024) chargeString(text.length);
  return text;
}

type Text = (f: Parameters<Thunk>[0]) => string;
type TextOrNull = (f: Parameters<Thunk>[0]) => string | null;

function firstOf(first: Piece, rest: readonly Piece[]): Text {
  const { before: p } = first;
  const a = first.value as TextOrNull;
  return more(p === '' ? (f) => a(f) ?? '' : (f) => p + (a(f) ?? ''), rest);
}

function more(head: Text, pieces: readonly Piece[]): Text {
  const [one, two, three] = pieces;
  if (one === undefined) return head;
  const { before: p } = one;
  const a = one.value as TextOrNull;
  if (two === undefined) return (f) => head(f) + p + (a(f) ?? '');
  const { before: q } = two;
  const b = two.value as TextOrNull;
  if (three === undefined) return (f) => head(f) + p + (a(f) ?? '') + q + (b(f) ?? '');
  const { before: r } = three;
  const c = three.value as TextOrNull;
  return (f) => head(f) + p + (a(f) ?? '') + q + (b(f) ?? '') + r + (c(f) ?? '');
}
