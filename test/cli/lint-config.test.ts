import path from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../packages/cli/src/config/format.ts';
import { matchesGlob } from '../../packages/cli/src/config/glob.ts';
import { folder, sluice } from './sluice.ts';

const PLAIN = '<set-backend-service base-url="http://orders.example.com" />\n';
const GLOBAL =
  '<policies><inbound /><backend><forward-request timeout="9" /></backend><outbound /><on-error /></policies>\n';
const config = (value: unknown): string => JSON.stringify(value, null, 2);

/** Severity and rule of every finding, or what stands on stderr where there are none to show. */
async function found(root: string, file: string, ...argv: string[]): Promise<string[]> {
  const { out } = await sluice(['lint', path.join(root, file), '--format', 'json', ...argv]);
  const { diagnostics } = JSON.parse(out) as { diagnostics: { severity: string; rule: string; code: string }[] };
  return diagnostics.map((d) => `${d.severity} ${d.rule ?? d.code}`);
}

describe('sluice.config.json', () => {
  const root = folder({
    'sluice.config.json': config({ rules: { 'plain-http': 'error' } }),
    'a.xml': PLAIN,
    'deep/er/b.xml': PLAIN,
    'own/sluice.config.json': config({ extends: ['./base.json'], rules: { 'plain-http': 'hint' } }),
    'own/base.json': config({ rules: { 'plain-http': 'off', 'missing-base': 'error' } }),
    'own/c.xml': PLAIN,
    'own/d.xml': '<policies><inbound /><backend><base /></backend></policies>',
    'other.json': config({ rules: { 'plain-http': 'off' } }),
  });

  it('holds for the files beside and below it, the nearest one alone', async () => {
    expect(await found(root, 'a.xml')).toEqual(['error plain-http']);
    expect(await found(root, 'deep/er/b.xml')).toEqual(['error plain-http']);
    expect(await found(root, 'own/c.xml')).toEqual(['hint plain-http']);
  });

  it('starts from what it extends', async () => {
    expect(await found(root, 'own/d.xml')).toEqual(['error missing-base']);
  });

  it('--config names one for all files', async () => {
    expect(await found(root, 'a.xml', '--config', path.join(root, 'other.json'))).toEqual([]);
    expect(await found(root, 'own/c.xml', '--config', path.join(root, 'other.json'))).toEqual([]);
  });
});

describe('profiles', () => {
  const LOCAL =
    '<set-variable name="v" value="@(DateTime.Now)" /><trace source="t"><message>@((string)context.Variables["v"])</message></trace>';
  const root = folder({
    'a.xml': '<set-variable name="v" value="@(DateTime.Now.ToString())" />\n',
    'strict/sluice.config.json': config({ extends: 'strict' }),
    'strict/a.xml': LOCAL,
    'consumption/sluice.config.json': config({ extends: ['strict', 'consumption'] }),
    'consumption/a.xml': LOCAL,
  });

  it('are extended by name, several at once', async () => {
    expect(await found(root, 'strict/a.xml')).toContain('warning local-time');
    const { out } = await sluice(['lint', '--print-config', path.join(root, 'consumption/a.xml')]);
    expect(JSON.parse(out)).toMatchObject({ profile: 'strict', gateway: 'consumption' });
  });

  it('--profile is what the configuration starts from', async () => {
    expect(await found(root, 'a.xml')).toContain('hint local-time');
    expect(await found(root, 'a.xml', '--profile', 'strict')).toContain('warning local-time');
    expect(await sluice(['lint', root, '--profile', 'strct'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('sluice: there is no profile "strct"; profiles are recommended, strict, '),
    });
  });
});

describe('overrides and ignore', () => {
  const root = folder({
    'sluice.config.json': config({
      rules: { 'plain-http': 'error' },
      ignore: ['generated/', '*.old.xml'],
      overrides: [
        { files: 'legacy/**', rules: { 'plain-http': 'off' } },
        { files: ['legacy/new/*.xml'], rules: { 'plain-http': 'warning' } },
        { files: ['all.xml'], scope: 'global' },
        { files: ['one.xml'], scope: 'api', api: 'orders' },
      ],
    }),
    'legacy/a.xml': PLAIN,
    'legacy/new/b.xml': PLAIN,
    'c.xml': PLAIN,
    'all.xml': GLOBAL,
    'one.xml': GLOBAL,
    'generated/x.xml': GLOBAL,
    'y.old.xml': GLOBAL,
  });

  it('hold for the files that their globs match, the later over the earlier', async () => {
    expect(await found(root, 'c.xml')).toEqual(['error plain-http']);
    expect(await found(root, 'legacy/a.xml')).toEqual([]);
    expect(await found(root, 'legacy/new/b.xml')).toEqual(['warning plain-http']);
  });

  it('say the scope', async () => {
    expect(await found(root, 'all.xml')).toEqual([]);
    expect(await found(root, 'one.xml')).toEqual(Array(3).fill('warning missing-base'));
  });

  it('what is ignored is passed by, and said where it is named', async () => {
    expect(JSON.parse((await sluice(['lint', root, '--format=json'])).out)).toMatchObject({ files: 2 });
    expect(await sluice(['lint', path.join(root, 'y.old.xml')])).toEqual({
      status: 0,
      out: '',
      err: `sluice: ${root}/y.old.xml: passed by, the configuration ignores it\n`,
    });
  });

  it('--print-config shows what decides, and where it comes from', async () => {
    const { out, status } = await sluice(['lint', '--print-config', path.join(root, 'one.xml')]);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      sources: [path.join(root, 'sluice.config.json')],
      scope: 'api',
      api: 'orders',
      gateway: null,
      profile: 'recommended',
      ignored: false,
      rules: { 'plain-http': 'error', 'missing-base': 'warning' },
    });
  });
});

it('codes of the checker are set like rules, errors stay errors', async () => {
  const root = folder({
    'sluice.config.json': config({ rules: { APIM2016: 'hint', APIM2001: 'off', APIM2904: 'off' } }),
    'a.xml': '<policies><inbound><base /><base /></inbound></policies>',
    'b.xml': '<nope />',
    'c.xml': '<set-body>@{ lock ("a") { return ""; } }</set-body>',
  });
  expect(await found(root, 'a.xml')).toEqual(['hint APIM2016']);
  expect(await found(root, 'b.xml')).toEqual(['error APIM2001']);
  // a warning to the engine, which can run it, and an error to the service
  expect(await found(root, 'c.xml')).toEqual(['error APIM2904']);
});

describe('mistakes in a configuration end the command, with their place', () => {
  const cases: [title: string, text: string, message: string][] = [
    ['an unknown key', '{ "ruels": {} }', '1:3 error CFG4002: There is no key "ruels" here; did you mean "rules"?'],
    [
      'an unknown key of an override',
      '{ "overrides": [{ "files": "*", "scop": "api" }] }',
      '1:33 error CFG4002: There is no key "scop" here; did you mean "scope"?',
    ],
    [
      'an unknown rule',
      '{\n  "rules": { "plain-htp": "off" }\n}',
      '2:14 error CFG4004: There is no rule "plain-htp"; did you mean "plain-http"?',
    ],
    [
      'a severity that is none',
      '{ "rules": { "plain-http": "warn" } }',
      '1:28 error CFG4003: plain-http must be one of off, hint, warning, error',
    ],
    ['a number for a text', '{ "api": 7 }', '1:10 error CFG4003: api must be a text that is not empty'],
    [
      'an unknown gateway',
      '{ "gateway": "selfhosted" }',
      '1:14 error CFG4003: gateway must be one of classic, v2, consumption, self-hosted, workspace; did you mean "self-hosted"?',
    ],
    [
      'an unknown profile',
      '{ "extends": "strickt" }',
      '1:14 error CFG4005: "strickt" cannot be extended: there is no profile of this name; did you mean "strict"?',
    ],
    ['no such file', '{ "extends": "./no.json" }', '1:14 error CFG4005: "./no.json" cannot be extended: no such file'],
    [
      'an override of no files',
      '{ "overrides": [{ "scope": "api" }] }',
      '1:17 error CFG4003: an item of overrides must be an object with files',
    ],
    ['a key twice', '{ "scope": "api", "scope": "api" }', '1:19 error CFG4007: "scope" is there twice'],
    [
      'no JSON',
      '{ "rules": { "plain-http" "off" } }',
      '1:27 error CFG4001: The configuration is no JSON: a colon is missing here',
    ],
    ['nothing', '', '1:1 error CFG4001: The configuration is no JSON: a value is missing here'],
    ['a list', '[]', '1:1 error CFG4003: sluice.config.json must be an object'],
    ['__proto__', '{ "__proto__": {} }', '1:3 error CFG4002: There is no key "__proto__" here'],
    [
      'constructor as a rule',
      '{ "rules": { "constructor": "off" } }',
      '1:14 error CFG4004: There is no rule "constructor"',
    ],
    [
      'brackets without end',
      '['.repeat(5000),
      '1:102 error CFG4001: The configuration is no JSON: it is nested too deeply',
    ],
  ];
  it.each(cases)('%s', async (_, text, message) => {
    const root = folder({ 'sluice.config.json': text, 'a.xml': PLAIN });
    const { status, out, err } = await sluice(['lint', path.join(root, 'a.xml')]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.replaceAll(root, '').split('\n')[0]).toBe(`/sluice.config.json:${message}`);
    expect(err).toMatch(/sluice\.config\.json has \d+ mistake/);
  });

  it('all at once, each with the text around it', async () => {
    const root = folder({ 'sluice.config.json': '{\n  "rule": {},\n  "scope": "apis"\n}\n', 'a.xml': PLAIN });
    const { err } = await sluice(['lint', root]);
    expect(err.replaceAll(root, ''))
      .toBe(`/sluice.config.json:2:3 error CFG4002: There is no key "rule" here; did you mean "rules"?
  2 |   "rule": {},
    |   ^^^^^^

/sluice.config.json:3:12 error CFG4003: scope must be one of global, workspace, product, api, operation; did you mean "api"?
  3 |   "scope": "apis"
    |            ^^^^^^

sluice: /sluice.config.json has 2 mistakes
`);
  });

  it('a circle is said', async () => {
    const root = folder({
      'sluice.config.json': '{ "extends": ["./a.json"] }',
      'a.json': '{ "extends": ["./b.json"] }',
      'b.json': '{ "extends": ["./a.json"] }',
      'a.xml': PLAIN,
    });
    expect((await sluice(['lint', root])).err.replaceAll(root, '')).toMatch(
      /^\/b\.json:1:15 error CFG4006: The configurations extend each other in a circle: a\.json → b\.json → a\.json\n/,
    );
  });

  it('each file is read once, however often it is extended', async () => {
    const files = Array.from({ length: 40 }, (_, i): [string, string] => [
      i === 0 ? 'sluice.config.json' : `c${i}.json`,
      config(i === 39 ? { rules: { 'plain-http': 'error' } } : { extends: [`./c${i + 1}.json`, `./c${i + 1}.json`] }),
    ]);
    const root = folder({ ...Object.fromEntries(files), 'a.xml': PLAIN });
    expect(await found(root, 'a.xml')).toEqual(['error plain-http']);
  });

  it('one that cannot be read is said', async () => {
    const root = folder({ 'a.xml': PLAIN });
    expect(await sluice(['lint', root, '--config', path.join(root, 'no.json')])).toEqual({
      status: 2,
      out: '',
      err: `sluice: ${root}/no.json: no such file\n`,
    });
  });

  it('comments and a last comma are none', async () => {
    const root = folder({
      'sluice.config.json': '\ufeff// why\n{ /* all */ "rules": { "plain-http": "off", }, }\n',
      'a.xml': PLAIN,
    });
    expect(await found(root, 'a.xml')).toEqual([]);
  });
});

describe('globs', () => {
  it.each([
    ['a.xml', '*.xml', true],
    ['x/y/a.xml', '*.xml', true],
    ['x/y/a.xml', '/*.xml', false],
    ['x/y/a.xml', 'x/*.xml', false],
    ['x/y/a.xml', 'x/**/*.xml', true],
    ['x/a.xml', 'x/**/*.xml', true],
    ['x/y/z/a.xml', 'x/**', true],
    ['xx/a.xml', 'x/**', false],
    ['x/a.xml', './x/a.xml', true],
    ['x/a.xml', 'x/', true],
    ['x/a.xml', '{x,y}/*.{xml,json}', true],
    ['z/a.xml', '{x,y}/*.xml', false],
    ['x/b.xml', 'x/[a-c].xml', true],
    ['x/b.xml', 'x/[!a-c].xml', false],
    ['x/b.xml', 'x/?.xml', true],
    ['x/bb.xml', 'x/?.xml', false],
    ['policy fragments/a/policy.xml', 'policy fragments/*/policy.xml', true],
    ['[x].xml', '\\[x].xml', true],
  ])('%s against %s: %s', (file, glob, expected) => {
    expect(matchesGlob(file, glob)).toBe(expected);
  });

  it('take no time, whatever they are', () => {
    const start = performance.now();
    expect(matchesGlob(`${'a/'.repeat(2000)}b`, `${'**/a*/'.repeat(200)}c`)).toBe(false);
    expect(matchesGlob('a'.repeat(5000), `${'*a'.repeat(500)}b`)).toBe(false);
    expect(matchesGlob('a', '{a,b}'.repeat(50))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

it('the configuration that docs/lint.md shows is one', async () => {
  const page = readFileSync(new URL('../../docs/lint.md', import.meta.url), 'utf8');
  const shown = /```jsonc\n(\{\n {2}"\$schema"[^]*?)```/.exec(page)![1]!;
  const root = folder({ 'sluice.config.json': shown, 'orders.xml': '<set-method>GET</set-method>' });
  const { out, err } = await sluice(['lint', '--print-config', path.join(root, 'orders.xml')]);
  expect(err).toBe('');
  expect(JSON.parse(out)).toMatchObject({ profile: 'strict', gateway: 'self-hosted', scope: 'api', api: 'orders' });
});

it('the schema of the package names every key and every rule, and nothing else', () => {
  const shipped = readFileSync(new URL('../../packages/cli/sluice.config.schema.json', import.meta.url), 'utf8');
  const { properties, additionalProperties } = JSON.parse(shipped) as ReturnType<typeof schema>;
  expect(additionalProperties).toBe(false);
  expect(Object.keys(properties)).toEqual(Object.keys(schema().properties));
  expect(properties.rules!.additionalProperties).toBe(false);
  expect(schema().properties.rules!.properties['plain-http']).toMatchObject({
    enum: ['off', 'hint', 'warning', 'error'],
    description: expect.stringContaining('(warning)'),
  });
});

interface Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly additionalProperties: boolean;
}
const schema = (): Schema => configSchema() as Schema;
