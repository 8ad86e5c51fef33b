import type { Span } from './span.ts';

/** From `from` on (an offset of the derived text) the derived text stands at `to` in the file. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** The file length that the whole segment came from, where it is not copied one to one (an entity, a named value). */
  readonly fixed?: number;
}

/**
 * Where each character of a derived text (entities decoded, named values filled in) stands in the file.
 * Segments are sorted by `from`; inside a `fixed` segment every offset maps to the whole of its origin.
 */
export class SourceMap {
  readonly segments: readonly Segment[];

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
  }

  /** The map of a text copied unchanged from `base`. */
  static at(base: number): SourceMap {
    return new SourceMap([{ from: 0, to: base }]);
  }

  private find(offset: number): Segment {
    const { segments } = this;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (segments[mid]!.from <= offset) low = mid;
      else high = mid - 1;
    }
    return segments[low]!;
  }

  /** The file offset where the character at `offset` begins. */
  start(offset: number): number {
    const s = this.find(offset);
    return s.fixed === undefined ? s.to + offset - s.from : s.to;
  }

  /** The file offset just behind the text that ends at `offset`. */
  end(offset: number): number {
    if (offset === 0) return this.start(0);
    const s = this.find(offset - 1);
    return s.fixed === undefined ? s.to + offset - s.from : s.to + s.fixed;
  }

  span(s: Span): Span {
    const start = this.start(s.start);
    return { start, end: s.end <= s.start ? start : Math.max(start, this.end(s.end)) };
  }

  /** The map of the text with `[from, to)` of it replaced by `length` characters, for each replacement, in order. */
  replacing(edits: readonly { readonly start: number; readonly end: number; readonly length: number }[]): SourceMap {
    const out: Segment[] = [];
    let at = 0; // in the old derived text
    let shift = 0; // new offset - old offset
    const copy = (until: number): void => {
      if (at >= until) return;
      for (let i = 0; i < this.segments.length; i++) {
        const s = this.segments[i]!;
        const next = this.segments[i + 1]?.from ?? Infinity;
        if (next <= at || s.from >= until) continue;
        const from = Math.max(s.from, at);
        out.push(
          s.fixed === undefined
            ? { from: from + shift, to: s.to + from - s.from }
            : { from: from + shift, to: s.to, fixed: s.fixed },
        );
      }
    };
    for (const e of edits) {
      copy(e.start);
      const origin = this.span({ start: e.start, end: e.end });
      if (e.length > 0) out.push({ from: e.start + shift, to: origin.start, fixed: origin.end - origin.start });
      at = e.end;
      shift += e.length - (e.end - e.start);
    }
    copy(Infinity);
    return new SourceMap(out.length > 0 ? out : [{ from: 0, to: this.start(0) }]);
  }
}
