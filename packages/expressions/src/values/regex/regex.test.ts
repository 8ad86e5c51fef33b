import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { typeDef, type TypeDef } from '../../types/define.ts';
import { defByFullName, register } from '../../types/registry.ts';
import { ClrException } from '../exception.ts';
import { currentRun, DEFAULT_LIMITS, enter, leave, LimitReached, type Limits } from '../run.ts';
import { spanOfMs } from '../time-span.ts';
import { matchFrom, matchTo, search } from './machine.ts';
import { isRegexMatch, firstMatch } from './match.ts';
import { compileRegex, compileWithTimeout, isMatch, Program } from './regex.ts';
import { replace } from './replace.ts';
import { answer, type Question } from './testing.ts';

/** Of this process, in milliseconds: what else the machine does is no matter. */
const cpuTime = (): number => process.cpuUsage().user / 1000;

const plain = (name: string, keyword: string): TypeDef =>
  typeDef(name, { kind: 'class', keyword, documented: 'none', members: {} });
if (defByFullName('System.String') === undefined)
  register([plain('System.String', 'string'), plain('System.Int32', 'int')]);

/** One question a line, .NET 10's answer at its end: written by hand, and patterns made at random. */
const recorded = readFileSync(new URL('regex.answers.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const all = JSON.parse(line) as (string | number)[];
    return { question: all.slice(0, -1) as unknown as Question, expected: all.at(-1) };
  });

describe('answers of .NET', () => {
  test.each(['match', 'at', 'part', 'replace', 'evaluate', 'split', 'names', 'escape', 'unescape'])('%s', (what) => {
    const cases = recorded.filter(({ question }) => question[0] === what);
    expect(cases.length).toBeGreaterThan(4);
    const given = cases.map(({ question }) => ({ question, expected: answer(question) }));
    expect(given.filter((g, i) => JSON.stringify(g) !== JSON.stringify(cases[i]))).toEqual([]);
  });
});

describe('both back ends', () => {
  const patterns = recorded
    .filter(({ question, expected }) => question[0] === 'match' && Array.isArray(expected))
    .map(({ question }) => ({
      text: question[3] as string,
      program: new Program(question[1] as string, question[2] as number),
    }))
    .filter(({ program }) => program.hostLimit >= 0);

  test('the fast one takes a good part of all patterns', () => expect(patterns.length).toBeGreaterThan(500));

  test('find the same match from every place of a text', () => {
    const different = patterns.flatMap(({ text, program }) => {
      const places: string[] = [];
      for (let at = 0; at <= text.length; at++) {
        const { hostPattern } = program;
        hostPattern.lastIndex = at;
        const found = hostPattern.exec(text);
        const host = found === null ? 'none' : `${found.index}-${hostPattern.lastIndex}`;
        const own = search(program.code, text, at, at) ? `${matchFrom}-${matchTo}` : 'none';
        if (host !== own) places.push(`${program.source} at ${at}: ${host}, ${own}`);
      }
      return places;
    });
    expect(different).toEqual([]);
  });
});

/** Which patterns the host gets, and how long a text: a text of the limit must not take longer than a blink. */
describe('the fast back end', () => {
  test.each([
    ['/\\d+$', 'quadratic: the search begins anywhere'],
    ['^/api/v(\\d+)/(.*)$', 'linear: each choice is made by the next character'],
    ['^(?:[a-z]+\\.)*[a-z]+$', 'linear but for the last group'],
    ['bearer [a-z0-9]', 'no loop'],
    ['(?i)^k$', 'the Kelvin sign is a k'],
    ['^\\w+\\b', 'classes are written out'],
  ])('takes %s (%s)', (pattern) => expect(new Program(pattern, 0).hostLimit).toBeGreaterThan(400));

  test.each([
    ['(a+)+$', 'exponential'],
    ['(a|a)*$', 'exponential'],
    ['(a|ab|b)*c', 'exponential'],
    ['(?:a?){30}a{30}', 'an empty turn of a loop'],
    ['(a)\\1', 'captures'],
    ['(?>a+)b', 'atomic'],
    ['(?<o>a)(?<-o>b)', 'balancing'],
    ['\\Ga', 'where the last match ended'],
    ['(a)?(?(1)b|c)', 'a test of a group'],
  ])('refuses %s (%s)', (pattern) => expect(new Program(pattern, 0).hostLimit).toBe(-1));

  test('is faster than its bound on the worst texts', () => {
    for (const [pattern, text] of [
      ['\\d+x', '1'],
      ['^\\s*\\w*\\s*\\w*$', 'a'],
      ['a*b*a*c', 'a'],
      ['<[^>]+>', '<'],
    ] as const) {
      const { hostLimit, hostPattern } = new Program(pattern, 0);
      const started = cpuTime();
      hostPattern.lastIndex = 0;
      hostPattern.test(`${text.repeat(hostLimit - 1)}!`);
      expect(cpuTime() - started).toBeLessThan(2000);
    }
  });
});

function within<R>(limits: Partial<Limits>, run: () => R): R {
  const outer = enter({ ...currentRun(), steps: Infinity, limits: { ...DEFAULT_LIMITS, ...limits } });
  try {
    return run();
  } finally {
    leave(outer);
  }
}
const thrown = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
};

describe('a match that takes too long', () => {
  const evil = `${'a'.repeat(40)}!`;

  test('reaches the limit of the host where the pattern has no timeout', () => {
    const error = thrown(() => within({ regexSteps: 10_000 }, () => isRegexMatch(evil, '^(a+)+$', 0)));
    expect(error).toBeInstanceOf(LimitReached);
    expect(error).toMatchObject({ limit: 'regexSteps' });
  });

  test('is a RegexMatchTimeoutException where it has one', () => {
    const regex = compileWithTimeout('^(a+)+$', 0, spanOfMs(100));
    const error = thrown(() => within({ regexSteps: 10_000 }, () => isMatch(regex, evil)));
    expect(error).toBeInstanceOf(ClrException);
    expect(error).toMatchObject({
      clrName: 'System.Text.RegularExpressions.RegexMatchTimeoutException',
      details: { Input: evil, Pattern: '^(a+)+$' },
    });
  });

  test('pays with the steps of the evaluation too', () => {
    const error = thrown(() => {
      const outer = enter({ ...currentRun(), steps: 1000, limits: DEFAULT_LIMITS });
      try {
        for (;;) isRegexMatch('a'.repeat(12) + '!', '^(a+)+$', 0);
      } finally {
        leave(outer);
      }
    });
    expect(error).toMatchObject({ limit: 'steps' });
  });
});

describe('long and deep input', () => {
  test('a long text does not use up the stack', () => {
    const text = 'ab'.repeat(200_000);
    expect(within({}, () => firstMatch(compileRegex('^(?:(a)|b)*$', 0), text).length)).toBe(text.length);
    expect(within({}, () => replace(compileRegex('(?<=a)b', 0), text, '', -1, 0).length)).toBe(200_000);
  });

  test('groups nest as deep as the limit and no deeper', () => {
    const nested = (depth: number): string => '('.repeat(depth) + 'a' + ')'.repeat(depth);
    expect(isRegexMatch('a', nested(400), 0)).toBe(true);
    expect(thrown(() => isRegexMatch('a', nested(100_000), 0))).toMatchObject({ limit: 'depth' });
    expect(thrown(() => isRegexMatch('a', '[b-d-'.repeat(100_000), 0))).toMatchObject({ limit: 'depth' });
  });

  test.each([
    'a'.repeat(100_000),
    '(a)'.repeat(20_000),
    'a|'.repeat(50_000),
    '[a-z]*'.repeat(5000),
    'a{0,2147483647}',
    '(?:a{1000}){1000}',
  ])('a pattern that is long or large: %.12s', (pattern) =>
    expect(within({}, () => isRegexMatch('b', pattern, 0))).toBeTypeOf('boolean'),
  );
});

test('a pattern is read once', () => {
  expect(compileRegex('a+b', 1)).toBe(compileRegex('a+b', 1));
  expect(compileRegex('a+b', 0)).not.toBe(compileRegex('a+b', 1));
});
