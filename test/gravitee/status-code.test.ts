import { describe, expect, it } from 'vitest';
import { Exchange, MemoryHost, RequestMessage, ResponseMessage, Url } from '../../packages/runtime/src/index.ts';
import { graviteePolicies, loadGravitee } from '../../packages/gravitee/src/index.ts';
import { parseJson } from '../../packages/gravitee/src/json/parser.ts';
import { flow, mapping, run, statusOf, v2, v4 } from './helpers.ts';

/** The bare configuration of the policy, run on a response of the backend. */
const bare = (configuration: string, status: number, headers: Record<string, string> = {}) =>
  run(configuration, { request: { headers }, backend: { status } }, { policy: 'status-code' });

const mappings = (...pairs: readonly (readonly [number, number])[]) => JSON.stringify(mapping(...pairs).configuration);

const findings = (configuration: string): string[] =>
  loadGravitee(configuration, { policy: 'status-code' }).diagnostics.map(
    (d) => `${d.code} ${configuration.slice(d.span.start, d.span.end)}`,
  );

describe('the mapping', () => {
  it.each<[string, [number, number][], number, number]>([
    ['a match', [[202, 200]], 202, 200],
    ['no match', [[202, 200]], 418, 418],
    ['an empty list', [], 404, 404],
    [
      'several mappings',
      [
        [202, 200],
        [404, 200],
        [500, 503],
      ],
      500,
      503,
    ],
    [
      'several inputs of one output',
      [
        [400, 500],
        [401, 500],
        [403, 500],
      ],
      403,
      500,
    ],
    [
      'of two for the same input the last one',
      [
        [404, 200],
        [404, 410],
      ],
      404,
      410,
    ],
    [
      'mappings of one step do not chain',
      [
        [404, 200],
        [200, 201],
      ],
      404,
      200,
    ],
    ['an identity', [[200, 200]], 200, 200],
    [
      'an identity that cancels an earlier mapping',
      [
        [404, 200],
        [404, 404],
      ],
      404,
      404,
    ],
    ['the ends of the range', [[100, 599]], 100, 599],
    ['codes outside of the range', [[620, 200]], 620, 200],
    ['an output outside of the range', [[200, 620]], 200, 620],
    ['a negative input', [[-100, 200]], -100, 200],
    ['a negative status that nothing maps', [[404, 200]], -1, -1],
  ])('%s', async (_, pairs, input, output) => {
    expect((await bare(mappings(...pairs), input)).response.status).toBe(output);
  });

  it('holds for 500 mappings', async () => {
    const all = mappings(...Array.from({ length: 500 }, (_, i) => [i + 100, 200] as const));
    expect(await Promise.all([100, 450, 599].map(async (s) => (await bare(all, s)).response.status))).toEqual([
      200, 200, 200,
    ]);
  });

  it('the shape of the issue: 202, 404 and 500 are mapped, 418 is not', async () => {
    const text = mappings([202, 200], [404, 200], [500, 503]);
    const results = await Promise.all([202, 404, 500, 418].map(async (s) => (await bare(text, s)).response));
    expect(results.map((r) => `${r.status} ${r.reason}`)).toEqual([
      '200 OK',
      '200 OK',
      '503 Service Unavailable',
      '418 Client Error (418)',
    ]);
  });

  it('two steps chain', async () => {
    const api = v4({ flows: [flow([mapping([404, 200]), mapping([200, 201])])] });
    expect(await statusOf(api, { backend: { status: 404 } })).toBe(201);
  });

  it('never touches headers and body', async () => {
    const backend = { status: 404, headers: { 'Content-Type': 'application/json', 'X-Backend': 'b' }, body: '{"a":1}' };
    const { response } = await run(mappings([404, 200]), { backend }, { policy: 'status-code' });
    expect(response).toEqual({
      status: 200,
      reason: 'OK',
      headers: { 'content-type': ['application/json'], 'x-backend': ['b'] },
      body: '{"a":1}',
    });
  });

  it.each<[string, [number, number][], number[]]>([
    ['a match', [[404, 200]], [200]],
    [
      'two matches',
      [
        [404, 200],
        [404, 201],
      ],
      [201],
    ],
    ['an identity', [[404, 404]], []],
    [
      'a cancelled mapping',
      [
        [404, 200],
        [404, 404],
      ],
      [],
    ],
    ['no match', [[405, 200]], []],
  ])('%s: the status is written once, and only where it changes', (_, pairs, expected) => {
    const written: number[] = [];
    const response = new ResponseMessage({ status: 404 });
    Object.defineProperty(response, 'statusCode', {
      get: () => 404,
      set: (status: number) => {
        written.push(status);
      },
    });
    const request = new RequestMessage({ method: 'GET', url: Url.parse('https://api.example.com/')! });
    const x = new Exchange(new MemoryHost(), request);
    x.response = response;
    const { compile } = graviteePolicies.get('status-code')!.behaviour!;
    const never = (): never => expect.unreachable();
    void compile(parseJson(mappings(...pairs)).root, never, never)(x);
    expect(written).toEqual(expected);
  });
});

describe('odd configurations run as in the gateway', () => {
  const one = (input: string, output = '200') =>
    `{"statusMappings":[{"inputStatusCode":${input},"outputStatusCode":${output}}]}`;

  it.each([
    ['{}', 404, 404],
    ['{"statusMappings":[]}', 404, 404],
    ['{"other":1,"statusMappings":[{"inputStatusCode":404,"outputStatusCode":200,"comment":"x"}]}', 404, 200],
    [one('"202"'), 202, 200],
    [one('" 202 "'), 202, 200],
    [one('"+202"'), 202, 200],
    [one('202.9'), 202, 200],
    [one('2.02e2'), 202, 200],
    [one('404', '"200"'), 404, 200],
    [one('404', 'null'), 404, 0],
    [one('404', '""'), 404, 0],
    [one('404', '-0.5'), 404, 0],
    ['{"statusMappings":[{"inputStatusCode":404}]}', 404, 0],
    ['{"statusMappings":[{"outputStatusCode":200}]}', 404, 404],
    ['{"statusMappings":[{"inputstatuscode":404,"OutputStatusCode":200}]}', 404, 404],
    ['{"statusmappings":[{"inputStatusCode":404,"outputStatusCode":200}]}', 404, 404],
    [one('null'), 404, 404],
    [one('""'), 404, 404],
    [one('404', '" null "'), 404, 0],
    [one('404', '"  "'), 404, 0],
    [one('2147483647'), 404, 404],
    ['{"statusMappings":[],"statusMappings":[{"inputStatusCode":404,"outputStatusCode":200}]}', 404, 200],
  ])('%s on %i gives %i', async (configuration, input, output) => {
    expect((await bare(configuration, input)).response.status).toBe(output);
  });

  it.each([
    ['{"statusMappings":null}', 'null'],
    ['{"statusMappings":[null]}', 'null'],
    ['{"statusMappings":[{"inputStatusCode":1,"outputStatusCode":2},null]}', 'null'],
    [one('"abc"'), '"abc"'],
    [one('"202.5"'), '"202.5"'],
    [one('true'), 'true'],
    [one('[202]'), '[202]'],
    [one('2147483648'), '2147483648'],
    [one('"-2147483649"'), '"-2147483649"'],
    [one('1e400'), '1e400'],
    ['{"statusMappings":{}}', '{}'],
    ['{"statusMappings":""}', '""'],
    ['{"statusMappings":[""]}', '""'],
    ['{"statusMappings":[404]}', '404'],
    ['[]', '[]'],
    ['"{}"', '"{}"'],
    ['null', 'null'],
    ['', ''],
    [' \n', ''],
  ])('%s makes every response a 500', async (configuration, place) => {
    const { response, lastError } = await bare(configuration, 201, { Accept: 'application/json' });
    expect([response.status, response.reason]).toEqual([500, 'Internal Server Error']);
    expect(response.body).toBe('{"message":"Internal Server Error","http_status_code":500}');
    expect(lastError).toMatchObject({ source: 'status-code', reason: null, section: 'response', path: 'response[0]' });
    expect(findings(configuration)).toContain(`GIO3018 ${place}`);
  });
});

describe('the schema is a finding, not a reason not to run', () => {
  it.each([
    ['{"statusMappings":[{"inputStatusCode":100,"outputStatusCode":599}]}', []],
    ['{"statusMappings":[]}', []],
    ['{"statusMappings":[{"inputStatusCode":200.0,"outputStatusCode":200,"more":1}],"more":1}', []],
    ['{}', ['GIO3017 {']],
    ['{"statusMappings":[{"inputStatusCode":99,"outputStatusCode":600}]}', ['GIO3017 99', 'GIO3017 600']],
    ['{"statusMappings":[{"inputStatusCode":"202","outputStatusCode":202.9}]}', ['GIO3017 "202"', 'GIO3017 202.9']],
    ['{"statusMappings":[{"inputStatusCode":202}]}', ['GIO3017 {']],
    ['{"statusMappings":[{"inputStatusCode":null,"outputStatusCode":200}]}', ['GIO3017 null']],
  ])('%s', (configuration, expected) => {
    expect(findings(configuration)).toEqual(expected);
    expect(loadGravitee(configuration, { policy: 'status-code' }).gateway).not.toBeNull();
  });

  it('says where in the definition', () => {
    const text = JSON.stringify(v4({ flows: [flow([mapping([1, 200])])] }));
    const [found] = loadGravitee(text).diagnostics;
    expect(found?.message).toBe(
      'flows[0].response[0].configuration.statusMappings[0].inputStatusCode must be a whole number from 100 to 599: the management API refuses this',
    );
  });
});

describe('the reason phrase', () => {
  it.each([
    [202, 200, 'OK'],
    [200, 419, 'Client Error (419)'],
    [200, 515, 'Server Error (515)'],
    [200, 620, 'Unknown Status (620)'],
    [200, 0, 'Unknown Status (0)'],
    [200, 299, 'Success (299)'],
    [200, 425, 'Unordered Collection'],
  ])('of a v4 API is that of the final code: %i to %i', async (input, output, phrase) => {
    const api = v4({ flows: [flow([mapping([input, output])])] });
    const { response } = await run(api, { backend: { status: input, reason: 'Something Else' } });
    expect(response.reason).toBe(phrase);
  });

  it('of a v2 API in emulation stays that of the backend', async () => {
    const api = v2({ flows: [{ post: [mapping([202, 200])] }] });
    const { response } = await run(api, { backend: { status: 202, reason: 'Accepted' } });
    expect(`${response.status} ${response.reason}`).toBe('200 Accepted');
  });
});

describe('when it runs', () => {
  const to200 = [mapping([401, 200], [502, 200], [503, 200], [504, 200], [404, 200])];
  const organization = JSON.stringify({ flows: [{ post: to200 }] });
  const apiKey = v4({
    plans: [{ id: 'k', name: 'Key', security: { type: 'api-key' }, flows: [flow(to200)] }],
    flows: [flow(to200)],
  });

  it('not after a plan has refused the caller', async () => {
    const { response, lastError, backendRequests, trace } = await run(apiKey, {
      request: { headers: { Accept: '*/*' } },
    });
    expect([response.status, response.reason]).toEqual([401, 'Unauthorized']);
    expect(response.body).toBe('{"message":"Unauthorized","http_status_code":401}');
    expect(response.headers).toEqual({ 'content-length': ['49'], 'content-type': ['application/json'] });
    expect(lastError).toMatchObject({ source: 'gateway', reason: 'GATEWAY_PLAN_UNRESOLVABLE' });
    expect([backendRequests, trace]).toEqual([[], []]);
  });

  it.each([
    ['timeout', 504, 'GATEWAY_CLIENT_READ_TIMEOUT'],
    ['refused', 502, 'GATEWAY_CLIENT_CONNECTION_REFUSED'],
    ['reset', 502, 'GATEWAY_CLIENT_CONNECTION_RESET'],
    ['dns', 502, 'GATEWAY_CLIENT_DNS_RESOLUTION_ERROR'],
  ] as const)('not after the connection has failed (%s)', async (error, status, key) => {
    const { response, lastError } = await run(v4({ flows: [flow(to200)] }), { backend: { error } });
    expect([response.status, response.body, lastError?.['reason']]).toEqual([status, '', key]);
    expect(response.headers).toEqual({ connection: ['close'] });
  });

  it('not where there is no endpoint', async () => {
    expect(await statusOf(v4({ endpointGroups: [], flows: [flow(to200)] }))).toBe(503);
  });

  it('in flows of the organization also then', async () => {
    expect(await statusOf(apiKey, {}, { organization })).toBe(200);
    expect(await statusOf(v4(), { backend: { error: 'refused' } }, { organization })).toBe(200);
    expect(await statusOf(v4({ endpointGroups: [] }), {}, { organization })).toBe(200);
  });

  it('not in the request phase', async () => {
    const api = v4({ flows: [{ request: [mapping([404, 200])] }] });
    expect(await statusOf(api, { backend: { status: 404 } })).toBe(404);
    expect(loadGravitee(JSON.stringify(api)).diagnostics.map((d) => d.code)).toEqual(['GIO3015']);
  });

  it('not on the legacy engine of v2 APIs', async () => {
    const api = v2({ execution_mode: 'v3', flows: [{ post: [mapping([404, 200])] }] });
    const { response, trace } = await run(api, { backend: { status: 404 } });
    expect([response.status, trace]).toEqual([404, []]);
    expect(loadGravitee(JSON.stringify(api)).diagnostics.map((d) => d.code)).toEqual(['GIO3016']);
  });

  it('is shown in the trace, with its place in the file', async () => {
    const text = JSON.stringify(v4({ flows: [flow([mapping([404, 200])])] }));
    const { trace } = await run(text);
    expect(trace.map((t) => [t.section, t.path, t.policy, t.scope])).toEqual([
      ['response', 'flows[0].response[0]', 'status-code', 'api'],
    ]);
    expect(JSON.parse(text.slice(trace[0]!.span.start, trace[0]!.span.end))).toEqual(mapping([404, 200]));
  });
});

it('the API of its own integration test: GET and POST, 620 stays', async () => {
  const api = v4({
    listeners: [{ type: 'http', paths: [{ path: '/status-code-policy' }] }],
    flows: [flow([mapping([201, 200], [419, 401], [404, 200], [515, 505])])],
  });
  for (const method of ['GET', 'POST'])
    for (const [input, output] of [
      [201, 200],
      [419, 401],
      [404, 200],
      [515, 505],
      [620, 620],
    ] as const) {
      const request = { method, url: 'https://api.example.com/status-code-policy' };
      expect(await statusOf(api, { request, backend: { status: input } })).toBe(output);
    }
});
