import { dotnet } from '@sluice/expressions';
import { suggest } from '@sluice/parser';
import { FILTERS } from './filters/filters.ts';
import type { Filter } from './filters/signature.ts';
import { operand } from './render/operand.ts';
import type { Operand } from './render/rendering.ts';
import { ASSIGNED_VALUE, FILTER_ARGUMENT, NAME, VALUE_HERE } from './syntax/patterns.ts';
import type { Locate, Report } from './tags/define.ts';

/** `value | Filter: argument, argument | …`, in an output or an assignment. What fits nowhere is not looked at. */
export function outputOf(markup: string, locate: Locate, report: Report): Operand {
  const found = ASSIGNED_VALUE().exec(markup);
  if (found === null) return () => null;
  const bar = markup.indexOf('|', found.index + found[0].length);
  const filters = bar < 0 ? [] : pieces(markup, bar).flatMap((piece) => applied(piece, locate, report));
  const value = operand(found[0]);
  if (filters.length === 0) return value;
  return (x) => {
    let result = value(x);
    for (const { filter, args } of filters) {
      dotnet.charge(1);
      result = filter.apply([result, ...args.map((arg) => arg(x))]);
    }
    return result;
  };
}

interface Applied {
  readonly filter: Filter;
  readonly args: readonly Operand[];
}

function applied(piece: Piece, locate: Locate, report: Report): Applied[] {
  const found = NAME().exec(piece.text);
  if (found === null) return [];
  const name = found[0];
  const filter = FILTERS.get(name);
  if (filter === undefined) {
    const at = piece.at + found.index;
    report('LIQ5009', locate(at, at + name.length), { name, hint: nearest(name) });
    return [];
  }
  return [{ filter, args: Array.from(piece.text.matchAll(FILTER_ARGUMENT()), (m) => operand(m[1]!)) }];
}

function nearest(name: string): string {
  const pascal = name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const found = FILTERS.has(pascal) ? pascal : suggest(name, FILTERS.keys());
  return found === undefined ? '' : `; did you mean ${found}?`;
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

const BLANKS = /\s*/y;
const RUN = /\S+/y;

/** What stands between bars; a bar inside a quoted text, or within a run of other characters, does not count. */
function pieces(text: string, from: number): Piece[] {
  const found: Piece[] = [];
  const ending = (at: number, pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  };
  for (let at = from; at < text.length;) {
    const start = at;
    for (let next = ending(at, BLANKS); next < text.length && text[next] !== '|'; next = ending(at, BLANKS)) {
      const value = ending(next, VALUE_HERE());
      at = value > next ? value : ending(next, RUN);
    }
    if (at > start) found.push({ text: text.slice(start, at), at: start });
    else at = ending(at, BLANKS) + 1;
  }
  return found;
}
