import { CLR } from '../clr.ts';
import { argumentOutOfRange, ClrException } from '../exception.ts';
import { charge } from '../run.ts';
import { spanOfMs, type TimeSpan } from '../time-span.ts';
import type { Code } from './code.ts';
import { compile } from './compile.ts';
import { hostOf, type Host } from './host.ts';
import { matchFrom, matchTo, regexSteps, search, StepsExhausted } from './machine.ts';
import { RegexOption, validOptions } from './options.ts';
import { parsePattern } from './parse.ts';
import type { Groups, Pattern } from './tree.ts';

/** A pattern with its options, read once: its groups, and the two back ends, each made when first needed. */
export class Program {
  readonly source: string;
  readonly options: number;
  readonly groups: Groups;
  readonly rtl: boolean;
  /** Texts up to this length are the host's; -1 where none is. */
  readonly hostLimit: number;
  private readonly parsed: Pattern;
  private readonly host: Host | null;
  private compiled: Code | null = null;

  constructor(source: string, options: number) {
    this.source = source;
    this.options = options;
    this.parsed = parsePattern(source, options);
    this.groups = this.parsed.groups;
    this.rtl = (options & RegexOption.RightToLeft) !== 0;
    this.host = this.rtl ? null : hostOf(this.parsed.tree);
    this.hostLimit = this.host?.limit ?? -1;
  }

  /** Only where `hostLimit` allows. */
  get hostPattern(): RegExp {
    return this.host!.pattern;
  }

  get code(): Code {
    return (this.compiled ??= compile(this.parsed, this.rtl));
  }
}

/** System.Text.RegularExpressions.Regex. */
export class Regex {
  readonly program: Program;
  /** Null: InfiniteMatchTimeout. */
  readonly timeout: TimeSpan | null;

  constructor(program: Program, timeout: TimeSpan | null = null) {
    this.program = program;
    this.timeout = timeout;
  }

  get [CLR](): string {
    return 'System.Text.RegularExpressions.Regex';
  }
}

/**
 * Patterns that were read lately, by options and text. Two generations: what is used again in time is carried over, the
 * rest goes with the older one. Long patterns are read again, so that the cache is bounded in memory too.
 */
const GENERATION = 200;
const LONGEST = 4000;
let recent = new Map<number, Map<string, Regex>>();
let older = new Map<number, Map<string, Regex>>();
let count = 0;

/** The regex of a pattern without a timeout; throws .NET's exceptions for options and patterns that it refuses. */
export function compileRegex(pattern: string, options: number): Regex {
  return recent.get(options)?.get(pattern) ?? remember(pattern, options);
}

function remember(pattern: string, options: number): Regex {
  let regex = older.get(options)?.get(pattern);
  if (regex === undefined) {
    if (!validOptions(options)) argumentOutOfRange('options');
    charge(1 + (pattern.length >> 2));
    regex = new Regex(new Program(pattern, options));
  }
  if (pattern.length > LONGEST) return regex;
  if (++count > GENERATION) {
    older = recent;
    recent = new Map();
    count = 1;
  }
  let patterns = recent.get(options);
  if (patterns === undefined) recent.set(options, (patterns = new Map<string, Regex>()));
  patterns.set(pattern, regex);
  return regex;
}

export const INFINITE_TIMEOUT = spanOfMs(-1);
/** The longest timeout is the longest wait of a thread. */
const MAX_TIMEOUT_MS = 0x7ffffffe;

/** The same with a timeout: the budget of steps is what ends a match, the exception is .NET's. */
export function compileWithTimeout(pattern: string, options: number, timeout: TimeSpan): Regex {
  if (!validOptions(options)) argumentOutOfRange('options');
  const { ms, sub } = timeout;
  if (ms === -1 && sub === 0) return compileRegex(pattern, options);
  if (ms < 0 || (ms === 0 && sub === 0) || ms > MAX_TIMEOUT_MS || (ms === MAX_TIMEOUT_MS && sub > 0))
    argumentOutOfRange('matchTimeout');
  return new Regex(compileRegex(pattern, options).program, timeout);
}

// ---- searching

/** Where the last search found its match: bounds in the text, and whether its captures stand in the matcher. */
export let foundFrom = 0;
export let foundTo = 0;
export let hasCaptures = false;

/** One step of the evaluation pays for sixteen characters of the host's search. */
const HOST_SHIFT = 4;

/** The first match from `at` on (RightToLeft: from there to the left); `start` is where \G matches. */
export function find(regex: Regex, text: string, at: number, start: number = at): boolean {
  const { program } = regex;
  if (text.length > program.hostLimit) return findByMatcher(regex, text, at, start);
  const pattern = program.hostPattern;
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found === null) {
    charge(1 + ((text.length - at) >> HOST_SHIFT));
    return false;
  }
  foundFrom = found.index;
  foundTo = pattern.lastIndex;
  hasCaptures = false;
  charge(1 + ((foundTo - at) >> HOST_SHIFT));
  return true;
}

function findByMatcher(regex: Regex, text: string, at: number, start: number): boolean {
  try {
    if (!search(regex.program.code, text, at, start)) return false;
  } catch (error) {
    if (error instanceof StepsExhausted) outOfSteps(regex, text);
    throw error;
  }
  foundFrom = Math.min(matchFrom, matchTo);
  foundTo = Math.max(matchFrom, matchTo);
  hasCaptures = true;
  return true;
}

export function outOfSteps(regex: Regex, text: string): never {
  if (regex.timeout === null) throw regexSteps();
  throw new ClrException('System.Text.RegularExpressions.RegexMatchTimeoutException', TIMEOUT_MESSAGE, null, {
    Input: text,
    Pattern: regex.program.source,
    MatchTimeout: regex.timeout,
  });
}

export const TIMEOUT_MESSAGE =
  'The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.';

/** A given start; .NET refuses one outside of the text. */
export function checkedStart(text: string, at: number): number {
  if (at < 0 || at > text.length)
    argumentOutOfRange('startat', 'Start index cannot be less than 0 or greater than input length.');
  return at;
}

/** Where a search without a position begins. */
export const startOf = (regex: Regex, text: string): number => (regex.program.rtl ? text.length : 0);

/** `IsMatch(input)`: what policies call most. */
export function isMatch(regex: Regex, text: string): boolean {
  const { program } = regex;
  if (text.length > program.hostLimit) {
    const at = startOf(regex, text);
    return findByMatcher(regex, text, at, at);
  }
  charge(1 + (text.length >> HOST_SHIFT));
  const pattern = program.hostPattern;
  pattern.lastIndex = 0;
  return pattern.test(text);
}
