import { CLR } from '../clr.ts';
import { clrThrow } from '../exception.ts';
import { chargeElements } from '../run.ts';
import { capturesOf } from './captures.ts';
import { matchAt, StepsExhausted } from './machine.ts';
import {
  compileRegex,
  find,
  foundFrom,
  foundTo,
  hasCaptures,
  isMatch,
  outOfSteps,
  startOf,
  type Regex,
} from './regex.ts';

/** Capture, Group and Match: places in the text, which become strings when asked for. */
export class Capture {
  readonly text: string;
  readonly index: number;
  readonly length: number;

  constructor(text: string, index: number, length: number) {
    this.text = text;
    this.index = index;
    this.length = length;
  }

  get [CLR](): string {
    return 'System.Text.RegularExpressions.Capture';
  }

  get value(): string {
    return this.text.slice(this.index, this.index + this.length);
  }
}

/** `from, to` of each capture, oldest first, counted from `offset`. */
export type Spans = readonly number[];

export class Group extends Capture {
  readonly name: string;
  readonly spans: Spans;
  private list: readonly Capture[] | null = null;

  constructor(text: string, name: string, spans: Spans) {
    const from = spans.at(-2) ?? 0;
    super(text, from, (spans.at(-1) ?? 0) - from);
    this.name = name;
    this.spans = spans;
  }

  override get [CLR](): string {
    return 'System.Text.RegularExpressions.Group';
  }

  get success(): boolean {
    return this.spans.length > 0;
  }

  /** All captures; the last is the group itself. */
  get captures(): readonly Capture[] {
    if (this.list === null) {
      const list: Capture[] = [];
      for (let i = 0; i + 2 < this.spans.length; i += 2)
        list.push(new Capture(this.text, this.spans[i]!, this.spans[i + 1]! - this.spans[i]!));
      if (this.success) list.push(this);
      this.list = list;
    }
    return this.list;
  }
}

/** A part of a text in which a regex searches as if it were all: `Match(input, beginning, length)`. */
export interface Window {
  readonly text: string;
  readonly part: string;
  readonly offset: number;
}

export class Match extends Group {
  readonly regex: Regex | null;
  private readonly window: Window | null;
  /** Where the search for the next match begins. */
  private readonly next: number;
  /** Spans by slot; null until the matcher is asked. */
  private slots: readonly Spans[] | null;
  private groupList: readonly Group[] | null = null;

  constructor(regex: Regex | null, window: Window | null, spans: Spans, next: number, slots: readonly Spans[] | null) {
    super(window?.text ?? '', '0', spans);
    this.regex = regex;
    this.window = window;
    this.next = next;
    this.slots = slots;
  }

  override get [CLR](): string {
    return 'System.Text.RegularExpressions.Match';
  }

  /** By slot; the first is the match itself. */
  get groups(): readonly Group[] {
    return (this.groupList ??= this.makeGroups());
  }

  private makeGroups(): readonly Group[] {
    if (this.regex === null) return [this];
    const { names, slotOfNumber } = this.regex.program.groups;
    if (names.length === 1) return [this];
    const slots = (this.slots ??= this.findCaptures(this.regex, this.window!));
    // .NET takes the place in the list for the number: where numbers have gaps, names go wrong
    const name = (slot: number): string => names[slotOfNumber.get(slot) ?? -1] ?? '';
    return slots.map((spans, slot) => (slot === 0 ? this : new Group(this.text, name(slot), spans)));
  }

  private findCaptures(regex: Regex, { part, offset }: Window): readonly Spans[] {
    try {
      if (!matchAt(regex.program.code, part, this.index - offset))
        throw new Error(`the two back ends disagree on ${regex.program.source}`);
    } catch (error) {
      if (error instanceof StepsExhausted) outOfSteps(regex, part);
      throw error;
    }
    return spansBySlot(regex, offset);
  }

  nextMatch(): Match {
    return this.regex === null ? this : matchFrom(this.regex, this.window!, this.next, this.length === 0);
  }
}

export const NO_MATCH = new Match(null, null, [], 0, null);

function spansBySlot(regex: Regex, offset: number): Spans[] {
  return regex.program.groups.names.map((_, slot) => {
    const spans = capturesOf(slot);
    return offset === 0 ? spans : spans.map((at) => at + offset);
  });
}

/** The match from `at` on, in the window's own positions; one further where an empty match was there before. */
export function matchFrom(regex: Regex, window: Window, at: number, afterEmpty: boolean): Match {
  const { rtl, groups } = regex.program;
  const { part, offset } = window;
  const start = at;
  if (afterEmpty) {
    if (at === (rtl ? 0 : part.length)) return NO_MATCH;
    at += rtl ? -1 : 1;
  }
  if (!find(regex, part, at, start)) return NO_MATCH;
  const spans = [foundFrom + offset, foundTo + offset];
  const slots = hasCaptures && groups.names.length > 1 ? spansBySlot(regex, offset) : null;
  return new Match(regex, window, spans, rtl ? foundFrom : foundTo, slots);
}

export const windowOf = (text: string): Window => ({ text, part: text, offset: 0 });

export const firstMatch = (regex: Regex, text: string, at: number = startOf(regex, text)): Match =>
  matchFrom(regex, windowOf(text), at, false);

/** Every match from `at` on, in the order of searching, at most `limit` (-1: all). */
export function matchAll(regex: Regex, text: string, at: number = startOf(regex, text), limit = -1): Match[] {
  const out: Match[] = [];
  for (let m = firstMatch(regex, text, at); m.success && out.length !== limit; m = m.nextMatch()) {
    out.push(m);
    if ((out.length & 1023) === 0) chargeElements(out.length);
  }
  return out;
}

/** Whether a pattern matches somewhere: for what else uses .NET's expressions (JSONPath's =~). `options`: RegexOptions. */
export const isRegexMatch = (input: string, pattern: string, options: number): boolean =>
  isMatch(compileRegex(pattern, options), input);

/** `Groups[number]`, `Groups[name]`: null where the match has no such group. */
export function groupByNumber(match: Match, number: number): Group | null {
  const slot = match.regex === null ? number : match.regex.program.groups.slotOfNumber.get(number);
  return (slot === undefined ? undefined : match.groups[slot]) ?? null;
}
export function groupByName(match: Match, name: string): Group | null {
  const number = match.regex === null ? -1 : groupNumber(match.regex, name);
  return number < 0 ? null : groupByNumber(match, number);
}

const INT = /^\d+$/;
/** A group's number by its name, or by its number as text; -1 where there is none. */
export function groupNumber(regex: Regex, name: string): number {
  const { numberOfName, slotOfNumber } = regex.program.groups;
  const number = numberOfName.get(name) ?? (INT.test(name) ? Number(name) : -1);
  return slotOfNumber.has(number) ? number : -1;
}

export const noResult = (): never =>
  clrThrow('System.NotSupportedException', 'Result cannot be called on a failed Match.');
