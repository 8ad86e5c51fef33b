import type { Palette } from '@sluice/parser';
import type { Sink } from '../io.ts';

/** Colours of a terminal, or none. */
export type Style = Readonly<Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', (text: string) => string>>;

const paint =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string): string => text;

const COLOURED: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  cyan: paint(36, 39),
};
const PLAIN: Style = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };

export const styleOf = (sink: Sink): Style => (sink.colour ? COLOURED : PLAIN);

export const paletteOf = (sink: Sink): Palette => {
  const s = styleOf(sink);
  return { error: (t) => s.bold(s.red(t)), warning: s.yellow, hint: s.cyan, code: s.bold, dim: s.dim };
};

/** Text of an input on its way to a terminal: no control character moves the cursor. Line breaks and tabs stay. */
export const shownOn = (sink: Sink, text: string): string =>
  sink.terminal ? text.replace(/(?![\n\t])\p{Cc}/gu, '·') : text;

/** The same for every text in data. */
export function dataShownOn<V>(sink: Sink, data: V): V {
  const visible = (value: unknown): unknown => {
    if (typeof value === 'string') return shownOn(sink, value);
    if (Array.isArray(value)) return value.map(visible);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, v]) => [shownOn(sink, name), visible(v)]));
  };
  return sink.terminal ? (visible(data) as V) : data;
}

/** `1 error`, `2 errors`; of `fix`, with `es`, `2 fixes`. */
export const count = (n: number, noun: string, plural = 's'): string => `${n} ${noun}${n === 1 ? '' : plural}`;
