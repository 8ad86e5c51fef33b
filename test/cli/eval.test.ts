import { describe, expect, it } from 'vitest';
import { folder, sluice } from './sluice.ts';

const files = folder({
  's.yaml': 'request: { headers: { A: b } }\nclock: 2030-02-03T04:05:06Z\n',
  's.json': '{"request":{"method":"PUT"}}',
  'l.jsonl': '{"id":1,"code":"context.Request.Method"}',
});

const json = async (code: string, ...more: string[]): Promise<unknown> => {
  const { out } = await sluice(['eval', code, '--json', ...more]);
  return JSON.parse(out);
};

describe('an answer', () => {
  it.each([
    ['@(1 + 1)', { type: 'System.Int32', value: '2' }],
    ['1.5 * 2', { type: 'System.Double', value: '3' }],
    ['-7 / 2', { type: 'System.Int32', value: '-3' }],
    ['@((string)null)', { null: true }],
    ['@(new [] { 1, 2 })', { type: 'System.Int32[]', value: '[1,2]' }],
    [
      '@(int.Parse("x"))',
      { throws: 'System.FormatException', message: expect.stringContaining("'x' was not in a correct format") },
    ],
    ['@{ while (true) { } }', { limit: 'steps', message: expect.stringContaining('steps') }],
    [
      '@("a".Foo)',
      {
        diagnostics: [
          { code: 'CS1061', severity: 'error', message: expect.stringContaining("'Foo'"), start: 6, end: 9 },
        ],
      },
    ],
    [
      '@("a" + {{b}})',
      { diagnostics: [{ code: 'APIM2034', severity: 'error', message: expect.any(String), start: 8, end: 13 }] },
    ],
  ])('to %s', async (code, answer) => {
    expect(await json(code)).toEqual(answer);
  });

  it('has warnings beside a value, which --service turns into errors', async () => {
    const code = '@{ lock ("a") { return 1; } }';
    const warning = { code: 'APIM2904', severity: 'warning', message: expect.any(String), start: 3, end: 27 };
    expect(await json(code)).toEqual({ type: 'System.Int32', value: '1', warnings: [warning] });
    expect(await json(code, '--service')).toEqual({ diagnostics: [{ ...warning, severity: 'error' }] });
  });

  it('comes from the scenario, and nothing is invented', async () => {
    const scenario = ['--scenario', `${files}/s.yaml`];
    expect(await json('context.Request.Headers["A"][0]', ...scenario)).toEqual({ type: 'System.String', value: 'b' });
    expect(await json('DateTime.UtcNow.Year', ...scenario)).toEqual({ type: 'System.Int32', value: '2030' });
    expect(await json('context.User')).toEqual({ null: true });
  });
});

describe('for people', () => {
  it('the value alone on stdout, its type on stderr', async () => {
    expect(await sluice(['eval', '@("a b")'])).toEqual({ status: 0, out: 'a b\n', err: 'System.String\n' });
    expect(await sluice(['eval', 'null'])).toEqual({ status: 0, out: 'null\n', err: 'no value\n' });
  });

  it('an error with the place it is at', async () => {
    expect((await sluice(['eval', '@(x + 1)'])).err).toBe(
      [
        "expression:1:3 error CS0103: The name 'x' does not exist in the current context",
        '  1 | @(x + 1)',
        '    |   ^',
        '',
      ].join('\n'),
    );
  });

  it('what a terminal would obey is not sent to one', async () => {
    const code = String.raw`@("\u001b[2Jx\ty")`;
    expect((await sluice(['eval', code], { terminal: true })).out).toBe('·[2Jx\ty\n');
    expect((await sluice(['eval', code])).out).toBe('\u001b[2Jx\ty\n');
  });
});

describe('lines', () => {
  it('are answered in order, one for one, by their ids', async () => {
    const stdin = [
      '{"id": "a", "code": "@(1)"}',
      '',
      '{"id": 2, "code": "@(context.Request.Method)", "context": {"request": {"method": "PUT"}}}\r',
      '{"code": "@(null)", "context": null}',
    ].join('\n');
    expect(await sluice(['eval', '--jsonl', '-'], { stdin })).toEqual({
      status: 0,
      out: [
        '{"id":"a","type":"System.Int32","value":"1"}',
        '{"id":2,"type":"System.String","value":"PUT"}',
        '{"id":null,"null":true}',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('that are malformed are told by their number, and the rest is answered', async () => {
    const stdin = [
      'nope',
      '{"id": 1}',
      '{"id": 2, "code": "@(2)", "context": {"clok": 1}}',
      '{"id": 3, "code": "@(3)", "context": {"request": {"url": "x"}}}',
      '{"id": 4, "code": "@(int.Parse(\\"\\"))"}',
      '[1]',
    ].join('\n');
    const { status, out, err } = await sluice(['eval', '--jsonl', '-'], { stdin });
    expect(status).toBe(2);
    expect(out).toMatch(/^\{"id":4,"throws":"System\.FormatException","message":"[^"]*"\}\n$/);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^sluice: <stdin>:1: .*not valid JSON$/),
      expect.stringMatching(/^sluice: <stdin>:2: a line is an object/),
      'sluice: <stdin>:3: context: clok is no field of a scenario',
      'sluice: <stdin>:4: request.url must be an absolute URL, not "x"',
      expect.stringMatching(/^sluice: <stdin>:6: a line is an object/),
      '',
    ]);
  });

  it('take a scenario for all that bring none', async () => {
    const { out } = await sluice(['eval', '--jsonl', `${files}/l.jsonl`, '--scenario', `${files}/s.json`]);
    expect(out).toBe('{"id":1,"type":"System.String","value":"PUT"}\n');
  });

  it('of a file that is not there', async () => {
    expect(await sluice(['eval', '--jsonl', 'missing.jsonl'])).toEqual({
      status: 2,
      out: '',
      err: 'sluice: missing.jsonl: no such file\n',
    });
  });
});

it.each([[[]], [['1', '2']], [['1', '--jsonl', 'x']]])('eval %j is refused', async (argv) => {
  expect(await sluice(['eval', ...argv])).toMatchObject({ status: 2, out: '' });
});
