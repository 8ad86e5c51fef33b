import type { CharSet } from './char-set.ts';

/**
 * A pattern as a tree, its options resolved into it: case is in the sets, `.` and `$` say what they mean here, groups are
 * slots. `rtl` marks what is matched from right to left (RightToLeft, lookbehind); items stand in the pattern's order.
 */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet; readonly rtl: boolean }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }
  | { readonly kind: 'sequence'; readonly items: readonly Node[]; readonly rtl: boolean }
  | { readonly kind: 'choice'; readonly items: readonly Node[] }
  | { readonly kind: 'loop'; readonly body: Node; readonly min: number; readonly max: number; readonly lazy: boolean }
  | Capture
  | { readonly kind: 'atomic'; readonly body: Node }
  | { readonly kind: 'look'; readonly body: Node; readonly behind: boolean; readonly negative: boolean }
  | Backreference
  | { readonly kind: 'ifGroup'; readonly slot: number; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'ifMatch'; readonly condition: Node; readonly yes: Node; readonly no: Node };

/** `slot` gets the text, -1 for none; `pops` loses its last capture, -1 for none (balancing groups). */
export interface Capture {
  readonly kind: 'capture';
  readonly body: Node;
  readonly slot: number;
  readonly pops: number;
}

export interface Backreference {
  readonly kind: 'backreference';
  readonly slot: number;
  readonly ignoreCase: boolean;
  /** A group without a capture matches the empty text (ECMAScript) instead of failing. */
  readonly unsetIsEmpty: boolean;
  readonly rtl: boolean;
}

export type Anchor =
  /** `\A`, `^` */
  | 'beginning'
  /** `^` of Multiline */
  | 'lineStart'
  /** `$` of Multiline */
  | 'lineEnd'
  /** `\Z`, `$`: also before a last line feed */
  | 'endZ'
  /** `\z` */
  | 'end'
  /** `\G` */
  | 'start'
  | 'boundary'
  | 'nonBoundary'
  | 'ecmaBoundary'
  | 'ecmaNonBoundary';

/** `max` of a loop without a bound. */
export const UNBOUNDED = 0x7fffffff;

export const EMPTY: Node = { kind: 'empty' };

/** The groups of a pattern: slots are dense, numbers may have gaps. Slot 0 is the whole match. */
export interface Groups {
  /** By slot, ascending. */
  readonly numbers: readonly number[];
  /** By slot: the name, or the number as text. */
  readonly names: readonly string[];
  readonly slotOfNumber: ReadonlyMap<number, number>;
  /** Group number by name; groups without a name are not in it. */
  readonly numberOfName: ReadonlyMap<string, number>;
  /** Where each number is first met in the pattern: ECMAScript refers only backwards. */
  readonly positions: ReadonlyMap<number, number>;
}

export interface Pattern {
  readonly tree: Node;
  readonly groups: Groups;
}
