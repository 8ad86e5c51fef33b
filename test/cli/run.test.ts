import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../helpers/certificate.ts';
import { folder, inbound, sluice, type Call } from './sluice.ts';

const files = folder({
  'teapot.xml': inbound(
    '<set-variable name="n" value="@(3)" /><set-header name="X-A" exists-action="override"><value>1</value></set-header>',
  ),
  'refused.xml': inbound('<nope />'),
  'calls.xml': inbound(
    '<send-request mode="new" response-variable-name="r"><set-url>https://idp.example.com/a?b=1</set-url><set-method>GET</set-method></send-request>',
  ),
  'fails.xml': `<policies><inbound><set-body>@((string)context.Variables["none"])</set-body></inbound></policies>`,
  'off-list.xml': inbound('<set-variable name="a" value="@{ lock (context) { return 1; } }" />'),
  'global.xml':
    '<policies><inbound><set-variable name="g" value="1" /></inbound><backend><forward-request /></backend></policies>',
  'operation.xml': inbound('<base /><set-method>PUT</set-method>'),
  'tells.xml': inbound(
    `<log-to-eventhub logger-id="audit" partition-key="k">gone</log-to-eventhub>
     <emit-metric name="Requests" value="2"><dimension name="API ID" /></emit-metric>
     <send-service-bus-message topic-name="orders"><payload>hello</payload></send-service-bus-message>
     <trace source="mine" severity="error"><message>see</message><metadata name="a" value="b" /></trace>`,
  ),
  'shows.xml': inbound('<authentication-certificate certificate-id="c" />'),
  'statements.xml': '<set-method>PUT</set-method>',
  'case.yaml': 'title: a test\nscenario:\n  backend: { status: 418 }\nexpect: { response: { status: 418 } }\n',
  'status.json':
    '{"statusMappings":[{"inputStatusCode":202,"outputStatusCode":200},{"inputStatusCode":500,"outputStatusCode":503}]}',
});
const run = (argv: readonly string[], call?: Call) =>
  sluice(['run', ...argv.map((a) => (/\.(xml|yaml|json)$/.test(a) ? `${files}/${a}` : a))], call);
const json = async (argv: readonly string[], scenario: object = {}): Promise<Record<string, unknown>> => {
  const { out } = await run([...argv, '--json', '--scenario', '-'], { stdin: JSON.stringify(scenario) });
  return JSON.parse(out) as Record<string, unknown>;
};

describe('--json', () => {
  it('has the form that the machine interface fixes', async () => {
    expect(
      await json(['teapot.xml'], { backend: { status: 418, headers: { 'X-B': ['1', '2'] }, body: 'tea' } }),
    ).toEqual({
      response: { status: 418, reason: expect.any(String), headers: { 'x-b': ['1', '2'] }, body: 'tea' },
      backendRequests: [{ method: 'GET', url: 'https://api.example.com/', headers: { 'x-a': ['1'] }, body: '' }],
      sentRequests: [],
      variables: { n: { type: 'System.Int32', value: '3' } },
      lastError: null,
      trace: [
        expect.objectContaining({
          section: 'inbound',
          path: 'set-variable[1]',
          policy: 'set-variable',
          span: { start: 19, end: 57 },
        }),
        expect.objectContaining({ section: 'inbound', path: 'set-header[1]' }),
        expect.objectContaining({ section: 'backend', path: 'base[1]' }),
        expect.objectContaining({ section: 'backend', path: 'forward-request[1]', scope: 'global' }),
      ],
    });
  });

  it('is a list of results for a list of requests, also of one', async () => {
    expect(await json(['teapot.xml'], { requests: [{}] })).toEqual({ results: [expect.any(Object)] });
    expect(await json(['teapot.xml'], { requests: [{}, { backend: { status: 500 } }] })).toMatchObject({
      results: [{ response: { status: 200 } }, { response: { status: 500 } }],
    });
  });

  it('of documents that do not load is their findings', async () => {
    const { status, out, err } = await run(['refused.xml', '--json']);
    expect(JSON.parse(out)).toEqual({
      diagnostics: [
        {
          file: `${files}/refused.xml`,
          code: 'APIM2001',
          rule: null,
          severity: 'error',
          message: '<nope> is no policy',
          start: { offset: 20, line: 1, column: 21 },
          end: { offset: 24, line: 1, column: 25 },
          fix: null,
        },
      ],
    });
    expect({ status, err }).toEqual({ status: 1, err: '' });
  });

  it('of a failure holds LastError; a response is a success, whatever it says', async () => {
    const { status, out } = await run(['fails.xml', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      response: { status: 500 },
      lastError: {
        source: 'set-body',
        reason: 'ExpressionValueEvaluationFailure',
        section: 'inbound',
        path: 'set-body[1]',
      },
    });
  });

  it('runs bare statements, scopes, and a test case for a scenario', async () => {
    expect(await json(['statements.xml'])).toMatchObject({ backendRequests: [{ method: 'PUT' }] });
    expect(await json(['--global', 'global.xml', '--operation', 'operation.xml'])).toMatchObject({
      backendRequests: [{ method: 'PUT' }],
      variables: { g: { value: '1' } },
    });
    const { out } = await run(['teapot.xml', '--scenario', 'case.yaml', '--json']);
    expect(JSON.parse(out)).toMatchObject({ response: { status: 418 } });
  });

  it('holds what statements told the host, where they told it anything', async () => {
    expect(await json(['tells.xml'])).toMatchObject({
      events: [{ logger: 'audit', message: 'gone', partitionKey: 'k' }],
      metrics: [{ name: 'Requests', namespace: 'API Management', value: 2, dimensions: { 'API ID': 'test' } }],
      messages: [{ topic: 'orders', payload: 'hello', properties: {} }],
      log: [{ source: 'mine', severity: 'error', message: 'see', metadata: { a: 'b' } }],
    });
    const { results } = await json(['tells.xml'], { requests: [{}, {}] });
    expect((results as { events: object[] }[]).map((r) => r.events.length)).toEqual([1, 1]);
    expect(Object.keys(await json(['teapot.xml']))).not.toContain('events');
  });

  it.each([
    [202, 200],
    [500, 503],
    [418, 418],
  ])('of a Gravitee policy: %i becomes %i', async (status, expected) => {
    const result = await json(['--gravitee', 'status.json', '--gravitee-policy', 'status-code'], {
      backend: { status },
    });
    expect(result).toMatchObject({ response: { status: expected } });
  });
});

describe('what stops a run', () => {
  it('a call that nothing answers: the URL, and what to add', async () => {
    const { status, out, err } = await run(['calls.xml']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(
      /^sluice: Nothing answers GET https:\/\/idp\.example\.com\/a\?b=1\. Add it to the scenario: "http": /,
    );
  });

  it('what only the service refuses, unless it is told not to mind', async () => {
    const strict = await run(['off-list.xml']);
    expect(strict).toMatchObject({ status: 1, out: '', err: expect.stringContaining('error APIM2904') });
    const lenient = await run(['off-list.xml', '--lenient']);
    expect(lenient).toMatchObject({ status: 0, err: expect.stringContaining('warning APIM2904') });
  });

  it.each([
    [[], 'run takes a policy'],
    [['a.xml', 'b.xml'], 'not .*a.xml and .*b.xml'],
    [['a.xml', '--api', 'b.xml'], 'not .*a.xml and --api'],
    [['--api', 'a.xml', '--gravitee', 'b.json'], 'not --api and --gravitee'],
    [['teapot.xml', '--gravitee-policy', 'x'], '--gravitee-policy says what'],
    [['-', '--scenario', '-'], 'only one of'],
    [['--api', '-', '--global', '-'], 'only one of'],
  ])('%j', async (argv, message) => {
    const { status, out, err } = await run(argv);
    expect({ status, out, err }).toEqual({ status: 2, out: '', err: expect.stringMatching(`^sluice: .*${message}`) });
  });

  it.each([
    ['{"clok": 1}', '<stdin>: clok is no field of a scenario'],
    [
      'clok: 1\nrequest: { method: 3 }',
      '<stdin>: this is no scenario:\n  clok is no field of a scenario\n  request.method must be a text',
    ],
    ['[1', '<stdin>:1:3: '],
    ['request: { url: nope }', '<stdin>: request.url must be an absolute URL, not "nope"'],
    ['backends: { a: { pool: {} } }', '<stdin>: backends.a.pool needs services'],
    ['backends: { a: {} }', '<stdin>: backends.a needs a url or a pool'],
    ['clock: yesterday', '<stdin>: clock must be a date'],
    ['__proto__: {}', '<stdin>: __proto__ is no field of a scenario'],
  ])('the scenario %j', async (stdin, message) => {
    const { status, out, err } = await run(['teapot.xml', '--scenario', '-'], { stdin });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.startsWith(`sluice: ${message}`) ? message : err).toBe(message);
  });
});

describe('for people', () => {
  const lines = async (argv: readonly string[], scenario: object, call: Call = {}): Promise<string[]> =>
    (await run([...argv, '--scenario', '-'], { ...call, stdin: JSON.stringify(scenario) })).out.split('\n');

  it('the response, then what was sent, then the statements in order', async () => {
    const shown = await lines(['teapot.xml'], { backend: { status: 404, headers: { 'X-B': 'c' }, body: 'none\n' } });
    expect(shown.slice(0, 8)).toEqual([
      '404 Not Found',
      'x-b: c',
      '',
      'none',
      '',
      'Requests',
      '  GET https://api.example.com/  to the backend',
      '',
    ]);
    const trace = shown.slice(shown.indexOf('Trace') + 1).filter((line) => /^ {2}\S/.test(line));
    expect(trace.map((line) => line.trim().split('  ')[0])).toEqual([
      'api inbound/set-variable[1]',
      'api inbound/set-header[1]',
      'api backend/base[1]',
      'global backend/forward-request[1]',
    ]);
  });

  it('with --trace requests in full', async () => {
    expect(await lines(['teapot.xml', '--trace'], {})).toContain('      X-A: 1'.toLowerCase());
  });

  it('what the host was told', async () => {
    const shown = await lines(['tells.xml'], {});
    const at = shown.indexOf('Told the host');
    expect(shown.slice(at + 1, at + 5)).toEqual([
      '  event audit gone',
      '  metric Requests 2  API ID=test',
      '  to topic orders hello',
      '  error mine see  a=b',
    ]);
  });

  it('which certificate a request shows', async () => {
    const { pem, thumbprint } = makeCertificate('c');
    expect(await lines(['shows.xml'], { certificates: { c: { pem } } })).toContain(
      `  GET https://api.example.com/  to the backend, with the certificate ${thumbprint}`,
    );
  });

  it('several requests one after the other', async () => {
    const shown = await lines(['teapot.xml'], { requests: [{}, {}] });
    expect(shown.filter((line) => line.startsWith('Request '))).toEqual(['Request 1 of 2', 'Request 2 of 2']);
  });

  it('an error with all that is known of it', async () => {
    const shown = await lines(['fails.xml'], {});
    expect(shown).toContain('  source   set-body');
    expect(shown).toContain('  reason   ExpressionValueEvaluationFailure');
  });

  it('what a terminal would obey is not sent to one', async () => {
    const backend = { body: '\u001b[2Jx' };
    const shown = await lines(['teapot.xml'], { backend }, { terminal: true });
    expect(shown).toContain('·[2Jx');
    expect(shown[0]).toBe('\u001b[1m\u001b[32m200 OK\u001b[39m\u001b[22m');
  });
});
