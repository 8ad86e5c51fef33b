import { regexInstance } from '../../lib/regex/regex-instance.ts';
import { regexStatic } from '../../lib/regex/regex-static.ts';
import type { Fn, Row } from '../../types/define.ts';
import type { ClrArray } from '../array.ts';
import { ClrException } from '../exception.ts';
import { expand, parseReplacement } from './replace.ts';
import type { Match } from './match.ts';
import type { Regex } from './regex.ts';

/**
 * Questions put to .NET, for the tests here, and how the same is asked of Sluice: through the rows of the library.
 * `[what, pattern, options, input, …]`, or `[what, text]`.
 */
export type Question = readonly [what: string, ...rest: (string | number)[]];

const rows: Readonly<Record<string, Row>> = { ...regexInstance, ...regexStatic };
const call = (signature: string, ...args: unknown[]): unknown => (rows[signature] as Fn)(...args);

const list = (array: unknown): readonly unknown[] => (array as ClrArray).items;

const pairs = (spans: readonly number[]): string => {
  const out: string[] = [];
  for (let i = 0; i < spans.length; i += 2) out.push(`${spans[i]}+${spans[i + 1]! - spans[i]!}`);
  return out.join();
};
/** `index+length`, then each group with its captures. */
export const showMatch = (m: Match): string =>
  m.groups.map((g, slot) => (slot === 0 ? `${m.index}+${m.length}` : `${g.name}=${pairs(g.spans)}`)).join(' ');

/** Enough to tell: a pattern that can be empty matches everywhere. */
const MATCHES = 12;
function matches(first: Match, show: (m: Match) => string[] = (m) => [showMatch(m)]): string[] {
  const out: string[] = [];
  let m = first;
  for (let i = 0; m.success && i < MATCHES; i++, m = m.nextMatch()) out.push(...show(m));
  return out;
}

const EVALUATOR = (m: Match): string => `<${m.index}:${m.value}>`;
const PARTS = "[$`|$&|$'|$_]";

function answerTo([what, pattern, ...rest]: Question): unknown {
  if (what === 'escape') return call('static string Escape(string str)', pattern);
  if (what === 'unescape') return call('static string Unescape(string str)', pattern);
  const [options, input, ...more] = rest;
  const regex = call('new(string pattern, RegexOptions options)', pattern, options) as Regex;
  switch (what) {
    case 'match':
      return matches(call('Match Match(string input)', regex, input) as Match);
    case 'at':
      return matches(call('Match Match(string input, int startat)', regex, input, ...more) as Match);
    case 'part':
      return matches(
        call('Match Match(string input, int beginning, int length)', regex, input, ...more) as Match,
        (m) => [showMatch(m), expand(parseReplacement(regex, PARTS), m)],
      );
    case 'replace':
      return call(
        `string Replace(string input, string replacement${['', ', int count', ', int count, int startat'][more.length - 1]})`,
        regex,
        input,
        ...more,
      );
    case 'evaluate':
      return call('string Replace(string input, MatchEvaluator evaluator)', regex, input, EVALUATOR);
    case 'split':
      return list(
        call(`string[] Split(string input, int count${more.length > 1 ? ', int startat' : ''})`, regex, input, ...more),
      );
    case 'names': {
      const names = list(call('string[] GetGroupNames()', regex));
      const numbers = list(call('int[] GetGroupNumbers()', regex));
      const back = names.map((name) => call('int GroupNumberFromName(string name)', regex, name));
      return [names, numbers, back].map((words) => words.join(' ')).join(' | ');
    }
    default:
      throw new Error(`no such question: ${what}`);
  }
}

/** The answer, or `!Exception: message` as the recording has it. */
export function answer(question: Question): unknown {
  try {
    return answerTo(question);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    const name = error.clrName.slice(error.clrName.lastIndexOf('.') + 1);
    const where = 'Offset' in error.details ? ` ${String(error.details.Error)} ${String(error.details.Offset)}` : '';
    return `!${name}${where}: ${error.message}`;
  }
}
