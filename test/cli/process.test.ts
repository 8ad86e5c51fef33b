import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, inbound, sluiceProcess } from './sluice.ts';

/** The command as it is shipped: streams, exit statuses, hostile input. What it says is tested in-process, beside this. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const bundle = path.join(root, 'packages/cli/dist/sluice.cjs');

/** `npm test` bundles before it starts; a test run by itself does it here, where a source is newer. */
beforeAll(() => {
  const sources = ['parser', 'expressions', 'runtime', 'gravitee', 'cli'].flatMap((name) => {
    const src = path.join(root, 'packages', name, 'src');
    return readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => path.join(src, file));
  });
  const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= built)) return;
  spawnSync(process.execPath, ['scripts/setup.mjs', '--bundle'], { cwd: root });
}, 60_000);

const nested = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);
const files = folder({
  'good.xml': inbound('<set-variable name="a" value="@(1 + 1)" /><base />'),
  'bad.xml': inbound('<nope /><base />'),
  'empty.xml': '',
  'binary.xml': Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255),
  'zeros.xml': new Uint8Array(1000),
  'latin1.xml': Uint8Array.of(0x3c, 0x21, 0x2d, 0x2d, 0xe9, 0x2d, 0x2d, 0x3e),
  'utf16.xml': Buffer.from(`\ufeff${inbound('<nope />')}`, 'utf16le'),
  'bom-crlf.xml': `\ufeff${inbound('\r\n<nope />\r\n')}`,
  'unbalanced.xml': '<policies><inbound><set-variable name="a" value="@((1" /></inbound>',
  'elements.xml': inbound(nested('<choose><when condition="true">', '</when></choose>', 10_000)),
  'parentheses.xml': inbound(`<set-variable name="a" value="@(${nested('(', ')', 10_000)})" />`),
  'braces.xml': inbound(`<set-variable name="a" value="@{${nested('{', '}', 10_000)}}" />`),
  'loop.xml': inbound('<set-variable name="a" value="@{ while (true) { } }" /><base />'),
  'large.xml': inbound('<set-method>GET</set-method>\n'.repeat(1_800_000)),
  'scenario.yaml': 'backend: { status: 418 }\n',
  'open.yaml': 'request:\n  url: "x\n',
  'nested.yaml': `request: ${nested('[', ']', 20_000)}`,
  'circle.yaml': 'request: &a [*a, *a]',
  'nested.json': `{"request":{"body":{"json":${nested('[', ']', 20_000)}}}}`,
  'bomb.yaml': `a: &a [x,x,x,x,x,x,x,x,x]
${'bcdefghi'.replace(
  /./g,
  (c, i: number) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join()}]
`,
)}`,
  'folder/readme.txt': 'nothing here',
});
mkdirSync(path.join(files, 'nothing'));
const at = (name: string): string => path.join(files, name);

describe('the exit status and where the output goes', () => {
  const cases: [title: string, argv: string[], status: number, out: RegExp, err: RegExp][] = [
    ['help', ['--help'], 0, /^sluice: reads, checks and runs/, /^$/],
    ['version', ['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    ['nothing at all', [], 2, /^$/, /^sluice: reads, checks and runs/],
    ['an unknown verb', ['lnt'], 2, /^$/, /^sluice: there is no verb "lnt"; did you mean lint\?\n$/],
    ['an unknown option', ['lint', '--fromat', 'json', 'x'], 2, /^$/, /--fromat; did you mean --format\?\n$/],
    ['lint, nothing wrong', ['lint', at('good.xml')], 0, /^$/, /^1 file, nothing wrong\n$/],
    [
      'lint, an error',
      ['lint', at('bad.xml')],
      1,
      /APIM2001: <nope> is no policy/,
      /^1 error, 0 warnings in 1 file\n$/,
    ],
    ['lint, no such file', ['lint', at('missing.xml')], 2, /^$/, /missing\.xml: no such file\n$/],
    [
      'lint, an unreadable file among others',
      ['lint', at('missing.xml'), at('bad.xml')],
      2,
      /APIM2001/,
      /no such file/,
    ],
    ['lint, a folder without policies', ['lint', at('folder')], 2, /^$/, /no policies below this folder/],
    ['lint, an empty folder', ['lint', at('nothing')], 2, /^$/, /no policies below this folder/],
    ['run', ['run', at('good.xml'), '--scenario', at('scenario.yaml')], 0, /^418 /, /^$/],
    ['run, a policy with an error', ['run', at('bad.xml')], 1, /^$/, /APIM2001[^]*nothing was run/],
    ['run, a folder', ['run', files], 2, /^$/, /: this is a folder\n$/],
    ['eval', ['eval', '@(1 + 1)'], 0, /^2\n$/, /^System\.Int32\n$/],
    ['eval, an expression with an error', ['eval', '@("a".Foo)'], 1, /^$/, /CS1061/],
    ['eval, an exception', ['eval', '@(int.Parse("x"))'], 1, /^$/, /^System\.FormatException: /],
    ['explain', ['explain', 'APIM2006'], 0, /^APIM2006 \(error\)/, /^$/],
    ['explain, a rule', ['explain', 'missing-base'], 0, /^missing-base \(correctness, warning\)[^]*Better:/, /^$/],
    ['explain, an unknown code', ['explain', 'APIM9'], 2, /^$/, /there is no code "APIM9"/],
  ];
  it.each(cases)('%s', async (_, argv, status, out, err) => {
    const seen = await sluiceProcess(argv);
    expect({ status: seen.status, out: seen.out, err: seen.err }).toEqual({
      status,
      out: expect.stringMatching(out),
      err: expect.stringMatching(err),
    });
  });
});

describe('hostile input ends with a message and no stack trace', () => {
  const cases: [file: string, lint: number, run: number, says: RegExp][] = [
    ['empty.xml', 1, 1, /APIM2032/],
    ['binary.xml', 2, 2, /no text in UTF-8 or UTF-16/],
    ['zeros.xml', 2, 2, /a binary file, not a text/],
    ['latin1.xml', 2, 2, /no text in UTF-8 or UTF-16/],
    ['utf16.xml', 1, 1, /utf16\.xml:1:\d+ error APIM2001/],
    ['bom-crlf.xml', 1, 1, /bom-crlf\.xml:2:2 error APIM2001/],
    ['unbalanced.xml', 1, 1, /XML1001/],
    ['elements.xml', 1, 1, /XML1020/],
    ['parentheses.xml', 1, 1, /CS8078/],
    ['braces.xml', 1, 1, /CS8078/],
    ['loop.xml', 0, 0, /nothing wrong|ExpressionValueEvaluationFailure/],
    ['large.xml', 1, 1, /XML1\d{3}/],
  ];
  it.each(cases)(
    '%s',
    async (file, lint, run, says) => {
      for (const [verb, status] of [
        ['lint', lint],
        ['run', run],
      ] as const) {
        const seen = await sluiceProcess([verb, at(file)]);
        expect([verb, seen.status, seen.err]).toEqual([
          verb,
          status,
          expect.not.stringMatching(/internal error|\n +at /),
        ]);
        expect(seen.out + seen.err).toMatch(says);
      }
    },
    30_000,
  );

  const scenarios: [file: string, says: RegExp][] = [
    ['open.yaml', /open\.yaml:\d+:\d+: Missing closing "quote\n$/],
    ['nested.yaml', /nested\.yaml:1:\d+: nested too deeply\n$/],
    ['nested.json', /nested\.json: nested deeper than 500 levels\n$/],
    ['circle.yaml', /circle\.yaml: nested deeper than 500 levels\n$/],
    ['bomb.yaml', /bomb\.yaml: Excessive alias count/],
    ['binary.xml', /no text in UTF-8 or UTF-16/],
    ['missing.yaml', /missing\.yaml: no such file\n$/],
  ];
  it.each(scenarios)('%s as a scenario', async (file, says) => {
    const seen = await sluiceProcess(['run', at('good.xml'), '--scenario', at(file)]);
    expect(seen).toEqual({ status: 2, out: '', err: expect.stringMatching(says) });
  });

  it('an expression without end is stopped', async () => {
    const seen = await sluiceProcess(['eval', '@{ while (true) { } }', '--json']);
    expect(seen.status).toBe(1);
    expect(JSON.parse(seen.out)).toEqual({ limit: 'steps', message: expect.any(String) });
  });
});

describe('streams', () => {
  it('no colour into a pipe, unless it is forced; NO_COLOR otherwise', async () => {
    const argv = ['lint', at('bad.xml')];
    // eslint-disable-next-line no-control-regex
    const coloured = /\u001b\[/;
    const plain = { NO_COLOR: undefined, FORCE_COLOR: undefined };
    expect((await sluiceProcess(argv, '', plain)).out).not.toMatch(coloured);
    expect((await sluiceProcess(argv, '', { ...plain, FORCE_COLOR: '1' })).out).toMatch(coloured);
    expect((await sluiceProcess(argv, '', { ...plain, NO_COLOR: '1' })).out).not.toMatch(coloured);
  });

  it('standard input: a policy, a scenario, lines', async () => {
    expect((await sluiceProcess(['lint', '-'], inbound('<nope /><base />'))).out).toMatch(
      /^<stdin>:1:21 error APIM2001/,
    );
    expect((await sluiceProcess(['run', at('good.xml'), '--scenario', '-'], '{"backend":{"status":404}}')).out).toMatch(
      /^404 /,
    );
    expect((await sluiceProcess(['eval', '--jsonl', '-'], '{"id":"a","code":"@(1)"}')).out).toBe(
      '{"id":"a","type":"System.Int32","value":"1"}\n',
    );
  });

  it('who reads may stop reading', async () => {
    const line = `${JSON.stringify({ id: 'x', code: "@(new string('a', 5000))" })}\n`;
    const child = spawn(process.execPath, [path.join(root, 'packages/cli/bin/sluice.js'), 'eval', '--jsonl', '-']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(line.repeat(2000));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.on('close', done));
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });
});
