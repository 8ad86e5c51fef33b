import { describe, expect, test } from 'vitest';
import { T } from '../../types/registry.ts';
import type { ClrException } from '../../values/exception.ts';
import { arrayOf, call, show } from '../../values/linq/testing.ts';

type Case = readonly [cs: string, answer: string, run: () => unknown];

const text = (o: unknown): unknown => call('System.Object', 'string ToString', [], o);

const ex = (name: string, signature: string, ...args: unknown[]): ClrException =>
  call(`System.${name}`, signature, [], ...args) as ClrException;
const message = (e: ClrException): string => e.message;

function name(t: unknown): unknown {
  return call('System.Type', 'string Name', [], t);
}

const CASES: readonly Case[] = [
  [
    'new Exception().Message',
    '"Exception of type \'System.Exception\' was thrown."',
    () => message(ex('Exception', 'new()')),
  ],
  [
    'new Exception(null).Message',
    '"Exception of type \'System.Exception\' was thrown."',
    () => message(ex('Exception', 'new(string message)', null)),
  ],
  [
    'new FormatException().Message',
    '"One of the identified items was in an invalid format."',
    () => message(ex('FormatException', 'new()')),
  ],
  [
    'new ArgumentException("m", "p").Message',
    '"m (Parameter \'p\')"',
    () => message(ex('ArgumentException', 'new(string message, string paramName)', 'm', 'p')),
  ],
  [
    'new ArgumentException(null, "p").Message',
    '"Value does not fall within the expected range. (Parameter \'p\')"',
    () => message(ex('ArgumentException', 'new(string message, string paramName)', null, 'p')),
  ],
  [
    'new ArgumentException("m", "").Message',
    '"m"',
    () => message(ex('ArgumentException', 'new(string message, string paramName)', 'm', '')),
  ],
  [
    'new ArgumentException("m", "p").ParamName',
    '"p"',
    () =>
      ex(
        'ArgumentException',
        'string ParamName',
        ex('ArgumentException', 'new(string message, string paramName)', 'm', 'p'),
      ),
  ],
  [
    'new ArgumentException("m").ParamName',
    'null',
    () => ex('ArgumentException', 'string ParamName', ex('ArgumentException', 'new(string message)', 'm')),
  ],
  [
    'new ArgumentNullException("p").Message',
    '"Value cannot be null. (Parameter \'p\')"',
    () => message(ex('ArgumentNullException', 'new(string paramName)', 'p')),
  ],
  [
    'new ArgumentNullException("p", "m").Message',
    '"m (Parameter \'p\')"',
    () => message(ex('ArgumentNullException', 'new(string paramName, string', 'p', 'm')),
  ],
  [
    'new ArgumentOutOfRangeException("p", 5, "m").Message',
    '"m (Parameter \'p\')\nActual value was 5."',
    () => message(ex('ArgumentOutOfRangeException', 'new(string paramName, object', 'p', 5, 'm')),
  ],
  [
    'new ObjectDisposedException("o").Message',
    '"Cannot access a disposed object.\nObject name: \'o\'."',
    () => message(ex('ObjectDisposedException', 'new(string objectName)', 'o')),
  ],
  [
    'new InvalidOperationException("m", new FormatException("n")).ToString()',
    '"System.InvalidOperationException: m\n ---> System.FormatException: n\n   --- End of inner exception stack trace ---"',
    () =>
      text(
        ex(
          'InvalidOperationException',
          'new(string message, Exception',
          'm',
          ex('FormatException', 'new(string message)', 'n'),
        ),
      ),
  ],
  ['new Exception("").ToString()', '"System.Exception"', () => text(ex('Exception', 'new(string message)', ''))],
  [
    'new Exception("m", new Exception("n", new Exception("o"))).GetBaseException().Message',
    '"o"',
    () =>
      message(
        ex(
          'Exception',
          'Exception GetBaseException',
          ex(
            'Exception',
            'new(string message, Exception',
            'm',
            ex('Exception', 'new(string message, Exception', 'n', ex('Exception', 'new(string message)', 'o')),
          ),
        ),
      ),
  ],
  [
    'new AggregateException("m", new Exception("a"), new FormatException("b")).Message',
    '"m (a) (b)"',
    () =>
      message(
        ex(
          'AggregateException',
          'new(string message, params',
          'm',
          arrayOf(
            T.exception(),
            ex('Exception', 'new(string message)', 'a'),
            ex('FormatException', 'new(string message)', 'b'),
          ),
        ),
      ),
  ],
  [
    'new AggregateException("m", new Exception("a"), new FormatException("b")).ToString()',
    '"System.AggregateException: m (a) (b)\n ---> System.Exception: a\n   --- End of inner exception stack trace ---\n ---> (Inner Exception #1) System.FormatException: b<---\n"',
    () =>
      text(
        ex(
          'AggregateException',
          'new(string message, params',
          'm',
          arrayOf(
            T.exception(),
            ex('Exception', 'new(string message)', 'a'),
            ex('FormatException', 'new(string message)', 'b'),
          ),
        ),
      ),
  ],
  [
    'new DivideByZeroException().HResult',
    '-2147352558',
    () => ex('DivideByZeroException', 'int HResult', ex('DivideByZeroException', 'new()')),
  ],
  [
    'new Exception().Data.Count',
    '0',
    () =>
      call(
        'System.Collections.ICollection',
        'int Count',
        [],
        ex('Exception', 'IDictionary Data', ex('Exception', 'new()')),
      ),
  ],
  ['new Exception().StackTrace', 'null', () => ex('Exception', 'string StackTrace', ex('Exception', 'new()'))],
  [
    'new FormatException("x").GetType().Name',
    '"FormatException"',
    () => name(ex('Exception', 'Type GetType', ex('FormatException', 'new(string message)', 'x'))),
  ],
];

describe('exceptions answer as .NET does', () => {
  test.each(CASES)('%s', (_, answer, run) => {
    expect(show(run)).toBe(answer);
  });
});
