import type { Local } from '../bind/symbols.ts';
import { Cell, type Frame } from './frame.ts';

/** New cells for the captured variables of a block that is entered; null where there are none. */
export function enterScope(locals: readonly Local[]): ((f: Frame) => void) | null {
  const captured = locals.filter((l) => l.captured && l.role !== 'param');
  if (captured.length === 0) return null;
  const slots = captured.map((l) => l.slot);
  return (f) => {
    for (const slot of slots) f.slots[slot] = new Cell(null);
  };
}
