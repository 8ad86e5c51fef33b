import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Io } from '../../packages/cli/src/io.ts';
import { loadFiles } from '../../packages/cli/src/serve/load.ts';
import { folder, inbound, sluice } from './sluice.ts';

/** What is known of the service: from a description, and from the folders of an extractor. */

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const POLICY = inbound('<base /><set-backend-service backend-id="ordres" />');

const silent = { write: () => undefined, colour: false, terminal: false };
async function* nothing(): AsyncIterable<Uint8Array> {}
const NO_INPUT: Io = { out: silent, err: silent, stdin: nothing, env: {} };

/** Every finding as file, line, column, severity, code. */
async function found(root: string, ...argv: string[]): Promise<string[]> {
  const { out, err } = await sluice(['lint', ...argv, '--format', 'json']);
  if (out === '') return [err];
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: {
      file: string;
      severity: string;
      code: string | null;
      rule: string;
      start: { line: number; column: number };
    }[];
  };
  return diagnostics.map(
    (d) => `${path.relative(root, d.file)}:${d.start.line}:${d.start.column} ${d.severity} ${d.code ?? d.rule}`,
  );
}

describe('lint --service', () => {
  const root = folder({
    'a.xml': POLICY,
    'service.json': `{\n\t"backends": {"orders": {}}\n}\n`,
    'service.yaml': '# the backends\nbackends:\n  ordres: {}\n',
    'in/sluice.config.json': json({
      service: './service.yaml',
      overrides: [{ files: 'other/**', service: '../service.json' }],
    }),
    'in/service.yaml': 'backends: { orders: {} }',
    'in/a.xml': POLICY,
    'in/other/b.xml': POLICY,
    'with/service.yaml':
      'fragments: { auth: fragments/auth.xml, inline: <fragment /> }\napis: { orders: { openapi: orders.yaml } }\n',
    'with/fragments/auth.xml': '<fragment><set-variable name="user" value="x" /></fragment>',
    'with/orders.yaml': 'paths: { "/orders/{id}": { get: { operationId: get } } }',
    'with/sluice.config.json': json({ service: 'service.yaml', api: 'orders', rules: { 'missing-base': 'off' } }),
    'with/a.xml': inbound(
      '<include-fragment fragment-id="auht" /><include-fragment fragment-id="auth" /><rewrite-uri template="/{idd}/" />',
    ),
  });
  const at = (name: string): string => path.join(root, name);

  it('compares what policies name with what is there', async () => {
    expect(await found(root, at('a.xml'))).toEqual([]);
    expect(await found(root, at('a.xml'), '--service', at('service.json'))).toEqual(['a.xml:1:61 error APIM2050']);
    expect(await found(root, at('a.xml'), '--service', at('service.yaml'))).toEqual([]);
  });

  it('is named by the configuration, too, from its own folder', async () => {
    expect(await found(root, at('in/a.xml'))).toEqual(['in/a.xml:1:61 error APIM2050']);
    expect(await found(root, at('in/other/b.xml'))).toEqual(['in/other/b.xml:1:61 error APIM2050']);
    expect(await found(root, at('in/a.xml'), '--service', at('service.yaml'))).toEqual([]);
  });

  it('reads fragments and OpenAPI documents from files of their own', async () =>
    expect(await found(root, at('with/a.xml'))).toEqual([
      'with/a.xml:1:51 error APIM2026',
      'with/a.xml:1:122 warning APIM2051',
    ]));

  it('must be there, where the configuration names it', async () => {
    const missing = folder({ 'sluice.config.json': json({ service: 'none.yaml' }), 'a.xml': POLICY });
    const { status, err } = await sluice(['lint', path.join(missing, 'a.xml')]);
    expect([status, err]).toEqual([2, `sluice: ${path.join(missing, 'none.yaml')}: no such file\n`]);
  });

  it('is shown by --print-config', async () => {
    const { out } = await sluice(['lint', '--print-config', at('with/a.xml')]);
    expect(JSON.parse(out)).toMatchObject({ service: [at('with/service.yaml')], fragments: ['auth', 'inline'] });
  });
});

describe('a description with mistakes', () => {
  test.each<[name: string, text: string, shown: string]>([
    [
      's.json',
      '{\n  "backnds": {}\n}',
      's.json:2:14 error CFG4009: backnds is no field of the description of a service; did you mean "backends"?',
    ],
    ['s.yaml', 'backends:\n  a:\n    url: [x]\n', 's.yaml:3:10 error CFG4009: backends.a.url must be a text'],
    ['s.yaml', 'openIdConfigs: [a, {b: c}]', 's.yaml:1:20 error CFG4009: openIdConfigs[1] must be a text'],
    [
      's.yaml',
      'backends: [',
      's.yaml:1:12 error CFG4008: The description of the service is neither YAML nor JSON: Flow sequence',
    ],
    [
      's.json',
      '{"backends": {"a": {}, "a": {}}}',
      's.json:1:24 error CFG4008: The description of the service is neither YAML nor JSON: Map keys must be unique',
    ],
    [
      's.yaml',
      'a: *nowhere',
      's.yaml:1:1 error CFG4008: The description of the service is neither YAML nor JSON: Unresolved alias',
    ],
    ['s.yaml', 'fragments: { a: none.xml }', 's.yaml:1:17 error CFG4010: The file of fragments.a cannot be read: '],
    [
      's.yaml',
      'apis: { a: { openapi: none.yaml } }',
      's.yaml:1:23 error CFG4010: The file of apis.a.openapi cannot be read: ',
    ],
    [
      's.yaml',
      '['.repeat(20_000),
      'error CFG4008: The description of the service is neither YAML nor JSON: nested too deeply\n',
    ],
    [
      's.yaml',
      `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `${'b'.repeat(i + 1)}: &${'b'.repeat(i + 1)} [*${'b'.repeat(i) || 'a'}, *${'b'.repeat(i) || 'a'}]`).join('\n')}`,
      's.yaml:1:1 error CFG4008: ',
    ],
    ['s.yaml', '__proto__: {}', 's.yaml:1:12 error CFG4009: __proto__ is no field of the description of a service'],
    ['s.yaml', '- a', 's.yaml:1:1 error CFG4009: the description must be an object'],
  ])('%s %j', async (name, text, shown) => {
    const root = folder({ [name]: text, 'a.xml': POLICY });
    const { status, err } = await sluice(['lint', path.join(root, 'a.xml'), '--service', path.join(root, name)]);
    expect(status).toBe(2);
    expect(err.replaceAll(`${root}${path.sep}`, '')).toContain(shown);
  });

  it('in an OpenAPI document are said with their place in it', async () => {
    const root = folder({
      's.yaml': 'apis: { a: { openapi: api.yaml } }',
      'api.yaml': 'paths:\n  /a: { get: [ }',
      'a.xml': POLICY,
    });
    const { status, err } = await sluice(['lint', path.join(root, 'a.xml'), '--service', path.join(root, 's.yaml')]);
    expect(status).toBe(2);
    expect(err).toContain(`CFG4010: The file of apis.a.openapi cannot be read: ${path.join(root, 'api.yaml')}:2:16: `);
  });

  it('that is not there', async () => {
    const root = folder({ 'a.xml': POLICY });
    const { status, err } = await sluice(['lint', path.join(root, 'a.xml'), '--service', path.join(root, 's.json')]);
    expect([status, err]).toEqual([2, `sluice: ${path.join(root, 's.json')}: no such file\n`]);
  });
});

describe("an extractor's folder", () => {
  const information = (properties: object): string => json({ properties });
  const files = {
    'named values/Orders-Url/namedValueInformation.json': information({ displayName: 'orders-url', value: 'x' }),
    'named values/hub-key/namedValueInformation.json': information({ displayName: 'hub-key', secret: true }),
    'named values/old/namedValueInformation.json': information({ displayName: 'old' }),
    'backends/orders/backendInformation.json': information({ url: 'https://orders.example.com' }),
    'loggers/hub/loggerInformation.json': information({
      loggerType: 'azureEventHub',
      credentials: { name: '{{hub-key}}' },
    }),
    'loggers/insights/loggerInformation.json': information({ loggerType: 'applicationInsights' }),
    'apis/orders/apiInformation.json': information({ displayName: 'Orders', path: 'orders' }),
    'apis/orders/specification.yaml': 'paths:\n  /orders/{id}:\n    get: { operationId: get }\n    delete: {}\n',
    'apis/orders/operations/get/policy.xml': inbound(`
<base />
<set-backend-service backend-id="order" />
<rewrite-uri template="/{id}/{key}" />
<log-to-eventhub logger-id="hub">x</log-to-eventhub>
<log-to-eventhub logger-id="insights">x</log-to-eventhub>
<set-header name="a" exists-action="override"><value>{{orders-url}} {{Orders-Uri}}</value></set-header>
<set-body template="liquid">{{body.name}} {{name}}</set-body>`),
    'apis/stock/apiInformation.json': information({ displayName: 'Stock' }),
    'products/starter/productInformation.json': information({ displayName: 'Starter' }),
    'products/starter/apis/orders/productApiInformation.json': '{}',
    'products/starter/policy.xml': inbound(`
<base />
<rate-limit calls="1" renewal-period="60"><api id="ordres" calls="1" renewal-period="60" />
<api name="Stock" calls="1" renewal-period="60" /></rate-limit>`),
  };
  const root = folder(files);
  const FINDINGS = [
    'apis/orders/operations/get/policy.xml:3:34 warning APIM2050',
    'apis/orders/operations/get/policy.xml:4:30 warning APIM2051',
    'apis/orders/operations/get/policy.xml:6:29 warning APIM2052',
    'apis/orders/operations/get/policy.xml:7:69 warning APIM2028',
    'products/starter/policy.xml:3:52 warning APIM2050',
    'products/starter/policy.xml:4:12 warning APIM2057',
  ];

  it('tells what the service has, as warnings, for it may be a part of it', async () => {
    expect(await found(root, path.join(root, 'apis/orders/operations/get/policy.xml'))).toEqual(FINDINGS.slice(0, 4));
  });

  it('as a whole tells also which named values nothing uses', async () => {
    const unused = 'named values/old/namedValueInformation.json:3:21 hint APIM2056';
    expect(await found(root, root)).toEqual([...FINDINGS, unused]);
    expect(await found(root, `${root}/apis/..`)).toEqual([...FINDINGS, unused]);
    expect(await found(root, path.join(root, 'apis'))).toEqual(FINDINGS.slice(0, 4));
    expect(await found(root, root, path.join(root, 'none.xml'))).not.toContain(unused);
  });

  it('goes behind a description: what that lists is sure', async () => {
    const service = path.join(folder({ 'service.yaml': 'backends: {}\nnamedValues: {}\n' }), 'service.yaml');
    expect(await found(root, path.join(root, 'apis'), '--service', service)).toEqual([
      'apis/orders/operations/get/policy.xml:3:34 error APIM2050',
      'apis/orders/operations/get/policy.xml:4:30 warning APIM2051',
      'apis/orders/operations/get/policy.xml:6:29 warning APIM2052',
      'apis/orders/operations/get/policy.xml:7:69 error APIM2028',
    ]);
  });

  it('with broken documents counts their names', async () => {
    const broken = folder({
      'backends/a/backendInformation.json': '{',
      'named values/b/namedValueInformation.json': '[]',
      'policy.xml': inbound(
        '<set-backend-service backend-id="a" /><set-header name="{{b}}"><value>{{c}}</value></set-header>',
      ),
    });
    expect((await found(broken, broken)).filter((f) => f.includes('APIM'))).toEqual([
      'policy.xml:1:90 warning APIM2028',
    ]);
  });

  it('is no folder of backends without what an extractor writes', async () => {
    const plain = folder({ 'backends/a.xml': '<a />', 'backends/b/c.txt': '', 'apis/o.xml': POLICY });
    expect(await found(plain, path.join(plain, 'apis'))).toEqual([]);
  });
});

describe('named values of a description that nothing uses', () => {
  const root = folder({
    'service.yaml':
      'namedValues:\n  used: a\n  by-backend: b\n  unused: c\nbackends:\n  a: { credentials: { header: { k: "{{by-backend}}" } } }\n',
    'sluice.config.json': json({ service: 'service.yaml', rules: { 'missing-base': 'off' } }),
    'apis/a.xml': inbound('<set-header name="{{used}}" exists-action="override"><value>x</value></set-header>'),
  });

  it('are told where the folder of the description is checked', async () => {
    expect(await found(root, root)).toEqual(['service.yaml:4:3 hint APIM2056']);
    expect(await found(root, path.join(root, 'apis'))).toEqual([]);
  });

  it('unless a rule says otherwise', async () => {
    const config = path.join(
      folder({ 'c.json': json({ rules: { APIM2056: 'off', 'missing-base': 'off' } }) }),
      'c.json',
    );
    expect(await found(root, root, '--service', path.join(root, 'service.yaml'), '--config', config)).toEqual([]);
  });
});

describe('run --service', () => {
  const root = folder({
    'a.xml':
      '<set-backend-service backend-id="orders" /><set-header name="a" exists-action="override"><value>{{v}}</value></set-header>',
    'service.yaml': 'backends: { orders: { url: https://orders.example.com } }\nnamedValues: { v: hello }\n',
    'none.yaml': 'backends: {}\nnamedValues: { v: { secret: true } }\n',
  });
  const run = (service: string) =>
    sluice(['run', path.join(root, 'a.xml'), '--service', path.join(root, service), '--json']);

  it('finds what it describes', async () => {
    const { status, out } = await run('service.yaml');
    const { backendRequests } = JSON.parse(out) as {
      backendRequests: { url: string; headers: Record<string, string[]> }[];
    };
    expect(status).toBe(0);
    expect(backendRequests[0]).toMatchObject({ url: 'https://orders.example.com/', headers: { a: ['hello'] } });
  });

  it('refuses what it does not have', async () => {
    const { status, out } = await run('none.yaml');
    const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string }[] };
    expect([status, diagnostics.map(({ code }) => code)]).toEqual([1, ['APIM2050', 'APIM2055']]);
  });
});

describe('docs/service.md', () => {
  const page = readFileSync(new URL('../../docs/service.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n([^]*?)```/.exec(page)!;

  it('shows a description that is right, with every key', async () => {
    const root = folder({
      'service.yaml': example,
      'a.xml': inbound('<base /><set-backend-service backend-id="ordres" />'),
    });
    expect(await found(root, path.join(root, 'a.xml'), '--service', path.join(root, 'service.yaml'))).toEqual([
      'a.xml:1:61 error APIM2050',
    ]);
    const keys = [...example.matchAll(/^(\w+):/gm)].map(([, key]) => key);
    const rows = [...page.matchAll(/^\| `(\w+)` +\| /gm)].map(([, key]) => key);
    expect(rows).toEqual(keys);
    expect(keys).toHaveLength(10);
  });
});

describe('serve --service', () => {
  const root = folder({
    'a.xml': '<set-backend-service backend-id="orders" />',
    'some.yaml': 'backends: { orders: { url: https://a.example.com } }',
    'none.yaml': 'backends: {}',
  });
  const load = (service: string) =>
    loadFiles([path.join(root, 'a.xml')], { service: path.join(root, service) }, 'https://b.example.com', NO_INPUT);

  it('loads what the service has, and nothing else', async () => {
    expect((await load('some.yaml')).gateway).not.toBeNull();
    expect((await load('some.yaml')).scenario.backends).toHaveProperty('orders');
    expect((await load('none.yaml')).gateway).toBeNull();
  });
});
