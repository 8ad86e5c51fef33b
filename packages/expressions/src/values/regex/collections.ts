import { CLR } from '../clr.ts';
import { argumentOutOfRange } from '../exception.ts';
import { COUNT, ITEM } from '../protocol.ts';
import { charge, chargeElement } from '../run.ts';
import { cursorOver, ENUMERATE, type Cursor } from '../sequence.ts';
import { Group, groupByNumber, firstMatch, type Capture, type Match } from './match.ts';
import type { Regex } from './regex.ts';

/** MatchCollection, GroupCollection, CaptureCollection: read-only lists; the matches are looked for when asked for. */
const outside = (): never => argumentOutOfRange('i');

export class MatchCollection {
  private readonly items: Match[] = [];
  /** The match to look behind next; null before the first. */
  private last: Match | null = null;
  private done = false;
  private readonly regex: Regex;
  private readonly text: string;
  private readonly at: number;

  constructor(regex: Regex, text: string, at: number) {
    this.regex = regex;
    this.text = text;
    this.at = at;
  }

  get [CLR](): string {
    return 'System.Text.RegularExpressions.MatchCollection';
  }

  /** The match at an index; null behind the last one. */
  find(index: number): Match | null {
    while (!this.done && this.items.length <= index) {
      const next = this.last === null ? firstMatch(this.regex, this.text, this.at) : this.last.nextMatch();
      if (!next.success) this.done = true;
      else {
        this.items.push(next);
        this.last = next;
        chargeElement(this.items.length);
      }
    }
    return this.items[index] ?? null;
  }

  [COUNT](): number {
    this.find(Infinity);
    return this.items.length;
  }

  [ITEM](index: number): Match {
    return index < 0 ? outside() : (this.find(index) ?? outside());
  }

  [ENUMERATE](): Cursor<Match> {
    return new MatchCursor(this);
  }
}

class MatchCursor implements Cursor<Match> {
  current!: Match;
  private index = 0;
  private readonly matches: MatchCollection;

  constructor(matches: MatchCollection) {
    this.matches = matches;
  }

  moveNext(): boolean {
    const next = this.matches.find(this.index);
    if (next === null) return false;
    charge(1);
    this.index++;
    this.current = next;
    return true;
  }
}

/** What a group that the match does not have is. */
export const NO_GROUP = new Group('', '', []);

export class GroupCollection {
  readonly match: Match;

  constructor(match: Match) {
    this.match = match;
  }

  get [CLR](): string {
    return 'System.Text.RegularExpressions.GroupCollection';
  }

  [COUNT](): number {
    return this.match.groups.length;
  }

  /** By number, which is not the place in the list where numbers have gaps. */
  [ITEM](number: number): Group {
    return groupByNumber(this.match, number) ?? NO_GROUP;
  }

  [ENUMERATE](): Cursor<Group> {
    return cursorOver(this.match.groups);
  }
}

export class CaptureCollection {
  readonly group: Group;

  constructor(group: Group) {
    this.group = group;
  }

  get [CLR](): string {
    return 'System.Text.RegularExpressions.CaptureCollection';
  }

  [COUNT](): number {
    return this.group.captures.length;
  }

  [ITEM](index: number): Capture {
    return this.group.captures[index] ?? outside();
  }

  [ENUMERATE](): Cursor<Capture> {
    return cursorOver(this.group.captures);
  }
}
