import { describe, expect, it } from 'vitest';
import { hasPolicyRoot } from '../../packages/cli/src/lint/discover.ts';
import { folder, inbound, sluice } from './sluice.ts';

const files = folder({
  'good.xml': inbound('<set-variable name="a" value="@(1)" /><base />'),
  'bad.xml': '<policies>\n  <inbound>\n    <nope />\n  </inbound>\n</policies>\n',
  'warned.xml': inbound('<base /><base />'),
  'off-list.xml': inbound('<set-variable name="a" value="@{ lock (context) { return 1; } }" />'),
  'ruled.xml': inbound('<set-method>GET</set-method>'),
  'api.json': '{}',
});
const lint = (...argv: string[]) => sluice(['lint', ...argv]);

describe('formats', () => {
  it('pretty is what a person gets, with a summary beside it', async () => {
    const { out, err } = await lint(`${files}/bad.xml`);
    expect(out.replaceAll(files, '')).toMatch(
      /^\/bad.xml:3:6 error APIM2001: <nope> is no policy\n {2}3 \| {5}<nope \/>\n/,
    );
    expect(err).toBe('1 error, 0 warnings in 1 file\n');
  });

  it('compact: a finding a line', async () => {
    const { out } = await lint(`${files}/bad.xml`, `${files}/warned.xml`, '--format', 'compact');
    expect(out.replaceAll(files, '')).toBe(
      [
        '/bad.xml:3:6: error APIM2001: <nope> is no policy',
        '/warned.xml:1:28: warning APIM2016: A second <base /> runs the statements of the broader scope again',
        '',
      ].join('\n'),
    );
  });

  it('json: as the machine interface fixes it', async () => {
    const { status, out, err } = await lint(`${files}/bad.xml`, `${files}/good.xml`, '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      files: 2,
      errors: 1,
      warnings: 0,
      diagnostics: [
        {
          file: `${files}/bad.xml`,
          code: 'APIM2001',
          rule: null,
          severity: 'error',
          message: '<nope> is no policy',
          start: { offset: 28, line: 3, column: 6 },
          end: { offset: 32, line: 3, column: 10 },
          fix: null,
        },
      ],
    });
    expect({ status, err }).toEqual({ status: 1, err: '' });
  });

  it('json: a rule gives its id, and no code', async () => {
    const { status, out } = await lint(`${files}/ruled.xml`, '--format', 'json');
    expect(status).toBe(0);
    const { warnings, diagnostics } = JSON.parse(out) as { warnings: number; diagnostics: unknown[] };
    expect(warnings).toBe(1);
    expect(diagnostics).toMatchObject([{ code: null, rule: 'missing-base', severity: 'warning' }]);
  });

  it('json of nothing wrong', async () => {
    const { out } = await lint(`${files}/good.xml`, '--format', 'json');
    expect(JSON.parse(out)).toEqual({ files: 1, errors: 0, warnings: 0, diagnostics: [] });
  });

  it('sarif: 2.1.0, for code hosts', async () => {
    const { out } = await lint(`${files}/bad.xml`, '--format', 'sarif');
    const log = JSON.parse(out) as { version: string; runs: { results: unknown[]; tool: { driver: object } }[] };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0]!.tool.driver).toMatchObject({ name: 'sluice', rules: [{ id: 'APIM2001' }] });
    expect(log.runs[0]!.results).toEqual([
      {
        ruleId: 'APIM2001',
        ruleIndex: 0,
        level: 'error',
        message: { text: '<nope> is no policy' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `file://${files}/bad.xml` },
              region: { startLine: 3, startColumn: 6, endLine: 3, endColumn: 10, charOffset: 28, charLength: 4 },
            },
          },
        ],
        partialFingerprints: { 'sluice/v1': expect.stringMatching(/^[\da-f]{32}$/) },
      },
    ]);
  });

  it('an unknown one is refused', async () => {
    expect((await lint('x', '--format', 'xml')).err).toBe(
      'sluice: --format is one of pretty, compact, json, sarif, github, gitlab, junit, checkstyle, markdown, not "xml"\n',
    );
  });
});

describe('what counts', () => {
  it.each([
    [['warned.xml'], 0],
    [['warned.xml', '--max-warnings', '1'], 0],
    [['warned.xml', '--max-warnings', '0'], 1],
    [['warned.xml', '--max-warnings', '0', '--quiet'], 1],
    [['warned.xml', '--max-warnings', 'some'], 2],
    [['off-list.xml'], 1],
    [['off-list.xml', '--lenient'], 0],
    [['off-list.xml', '--lenient', '--max-warnings=0'], 1],
    [['api.json'], 1],
  ])('%j ends with %i', async ([file, ...options], status) => {
    expect((await lint(`${files}/${file}`, ...options)).status).toBe(status);
  });

  it('--quiet shows errors alone, and counts what it shows', async () => {
    const { out } = await lint(`${files}/warned.xml`, `${files}/bad.xml`, '-q', '--format=json');
    expect(JSON.parse(out)).toMatchObject({ files: 2, errors: 1, warnings: 0, diagnostics: [{ code: 'APIM2001' }] });
  });

  it('a definition of Gravitee is checked as one', async () => {
    expect((await lint(`${files}/api.json`, '--format=compact')).out).toContain('GIO3004');
  });
});

describe('folders', () => {
  const policy = inbound('');
  const tree = folder({
    'a.xml': policy,
    'b/c.policy.xml': policy,
    'b/D.XML': policy,
    'b/fragment.xml.tpl': '%{ if x ~}\n<!-- <policies> -->\n<fragment><base /></fragment>\n%{ endif }',
    'b/e.tftpl': `\ufeff<?xml version="1.0"?>${policy}`,
    'b/f.cshtml': policy,
    'b/pom.xml': '<project><policies /></project>',
    'b/g.txt': policy,
    'b/binary.xml': Uint8Array.of(0, 255, 254),
    'node_modules/x.xml': policy,
    '.git/x.xml': policy,
    'b/.hidden.xml': policy,
  });

  it('policies are found by ending and root, hidden ones and dependencies are not', async () => {
    const { out, err, status } = await lint(tree, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ files: 6, errors: 1 });
    expect(err).toBe(`sluice: ${tree}/b/binary.xml: this is no text in UTF-8 or UTF-16\n`);
    expect(status).toBe(2);
  });

  it('a file that is named twice is checked once, whatever it is called', async () => {
    const { out } = await lint(`${tree}/a.xml`, `${tree}/a.xml`, `${tree}/b/../a.xml`, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ files: 1 });
  });

  it.each([
    ['<policies>', true],
    ['<fragment/>', true],
    ['<policies-of-ours />', false],
    ['<inbound />', false],
    ['<!DOCTYPE html><html>', false],
    ['', false],
    ['<', false],
    ['<!-- open', false],
    ['#{x}# text\n<policies >', true],
  ])('%j is a policy: %s', (text, expected) => {
    expect(hasPolicyRoot(text)).toBe(expected);
  });
});

it.each([[[]], [['--max-warnings', '-1', 'x']]])('lint %j is refused', async (argv) => {
  expect(await lint(...argv)).toMatchObject({ status: 2, out: '' });
});
