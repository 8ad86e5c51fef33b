import { describe, expect, it } from 'vitest';
import { MemoryHost, textResponse, type Host } from '../../packages/runtime/src/index.ts';
import { loadGravitee, runGraviteeScenario } from '../../packages/gravitee/src/index.ts';
import { flow, mapping, run, statusOf, v2, v4 } from './helpers.ts';

const at = (url: string, headers: Record<string, string> = {}) => ({ request: { url, headers } });

describe('listeners', () => {
  const listening = (...paths: object[]) => v4({ listeners: [{ type: 'http', paths }] });

  it.each([
    ['/a', 'https://api.example.com/a', 200],
    ['/a', 'https://api.example.com/a/b?c=d', 200],
    ['/a/', 'https://api.example.com/a', 200],
    ['/a', 'https://api.example.com/ab', 404],
    ['/a', 'https://api.example.com/', 404],
    ['/', 'https://api.example.com/', 200],
  ])('%s on %s: %i', async (path, url, status) => {
    expect(await statusOf(listening({ path }), at(url))).toBe(status);
  });

  it('answer a path of no API for themselves', async () => {
    const { response, lastError } = await run(listening({ path: '/a' }), at('https://api.example.com/b'));
    expect(response).toEqual({
      status: 404,
      reason: 'Not Found',
      headers: { 'content-length': ['40'], 'content-type': ['text/plain'] },
      body: 'No context-path matches the request URI.',
    });
    expect(lastError).toBeNull();
  });

  it('may listen on one host alone', async () => {
    const api = listening({ host: 'A.example.com', path: '/x' });
    expect(await statusOf(api, at('https://a.example.com/x'))).toBe(200);
    expect(await statusOf(api, at('https://b.example.com/x'))).toBe(404);
  });

  it('with the longer path go first', async () => {
    const api = listening({ path: '/a' }, { path: '/a/b' });
    const { backendRequests } = await run(api, at('https://api.example.com/a/b/c'));
    expect(backendRequests[0]!.url).toBe('https://backend.example.com/c');
  });

  it('for one host go before those for any', async () => {
    const api = listening({ path: '/a/b' }, { host: 'a.example.com', path: '/a' });
    const { backendRequests } = await run(api, at('https://a.example.com/a/b/c'));
    expect(backendRequests[0]!.url).toBe('https://backend.example.com/b/c');
  });

  it('of a v2 API: virtual hosts, or a context path', async () => {
    const proxy = (more: object) => v2({ proxy: { endpoints: [{ target: 'https://backend.example.com' }], ...more } });
    for (const api of [proxy({ virtual_hosts: [{ path: '/a' }] }), proxy({ context_path: '/a' })]) {
      const { backendRequests } = await run(api, at('https://api.example.com/a/b'));
      expect(backendRequests[0]!.url).toBe('https://backend.example.com/b');
      expect(await statusOf(api, at('https://api.example.com/b'))).toBe(404);
    }
  });
});

describe('the backend', () => {
  const to = (...targets: (string | object)[]) =>
    v4({
      listeners: [{ type: 'http', paths: [{ path: '/a' }] }],
      endpointGroups: [
        {
          endpoints: targets.map((t) => (typeof t === 'string' ? { configuration: { target: t } } : t)),
        },
      ],
    });

  it.each([
    ['https://b.example.com', '/a', 'https://b.example.com/'],
    ['https://b.example.com/base', '/a', 'https://b.example.com/base'],
    ['https://b.example.com/base', '/a/', 'https://b.example.com/base/'],
    ['https://b.example.com/base/', '/a/x%20y?q=1&q=2', 'https://b.example.com/base/x%20y?q=1&q=2'],
    ['https://b.example.com:8443/base?k=v', '/a/x', 'https://b.example.com:8443/base/x?k=v'],
    ['https://b.example.com/base?k=v', '/a/x?q=1', 'https://b.example.com/base/x?k=v&q=1'],
  ])('%s gets %s as %s', async (target, path, url) => {
    const { backendRequests } = await run(to(target), at(`https://api.example.com${path}`));
    expect(backendRequests.map((r) => r.url)).toEqual([url]);
  });

  it('is not a reserve', async () => {
    const api = to(
      { secondary: true, configuration: { target: 'https://reserve.example.com' } },
      'https://b.example.com',
    );
    const { backendRequests } = await run(api, at('https://api.example.com/a'));
    expect(backendRequests[0]!.url).toBe('https://b.example.com/');
  });

  it('of a bare configuration is the address of the request, or the service URL of the scenario', async () => {
    const bare = { policy: 'status-code' };
    const first = await run('{}', at('https://api.example.com/x?y=z'), bare);
    expect(first.backendRequests[0]!.url).toBe('https://api.example.com/x?y=z');
    const api = { serviceUrl: 'https://backend.example.com/base' };
    const second = await run('{}', { ...at('https://api.example.com/x'), api }, bare);
    expect(second.backendRequests[0]!.url).toBe('https://backend.example.com/base/x');
  });

  it('may take several requests of a scenario, each with its own answer', async () => {
    const { results } = await runGraviteeScenario(
      JSON.stringify(mapping([404, 200]).configuration),
      { requests: [{}, { backend: { status: 404 } }, {}], backend: [{ status: 201 }, { status: 500 }] },
      { policy: 'status-code' },
    );
    expect(results!.map((r) => r.response.status)).toEqual([201, 200, 200]);
  });
});

describe('plans', () => {
  const key = { id: 'key', name: 'Key', security: { type: 'api-key' }, flows: [flow([mapping([200, 201])])] };
  const keyless = { id: 'free', name: 'Free', security: { type: 'KEY_LESS' }, flows: [flow([mapping([200, 202])])] };
  const jwt = { id: 'jwt', name: 'Token', security: { type: 'jwt' }, flows: [flow([mapping([200, 203])])] };
  const subscription = { id: 's', primaryKey: 'one', secondaryKey: 'two' };
  const withKey = (value: string) => ({ request: { headers: { 'x-gravitee-api-key': value } } });

  it.each<[string, object[], object, number]>([
    ['a key', [key], withKey('one'), 201],
    ['the other key', [key], withKey('two'), 201],
    ['a key in the query', [key], { request: { url: 'https://api.example.com/?api-key=one' } }, 201],
    ['a wrong key', [key], withKey('three'), 401],
    ['no key', [key], {}, 401],
    ['no key, a keyless plan beside', [keyless, key], {}, 202],
    ['a key, a keyless plan in front', [keyless, key], withKey('one'), 201],
    ['a wrong key does not fall back to keyless', [key, keyless], withKey('three'), 401],
    ['a plan that is closed', [{ ...keyless, status: 'CLOSED' }, key], {}, 401],
    ['a plan in preparation', [{ ...keyless, status: 'staging' }, key], {}, 401],
    ['a plan that is deprecated', [{ ...keyless, status: 'DEPRECATED' }], {}, 202],
  ])('%s', async (_, plans, scenario, status) => {
    expect(await statusOf(v4({ plans }), { subscription, ...scenario })).toBe(status);
  });

  it('without keys in the scenario any key is one', async () => {
    expect(await statusOf(v4({ plans: [key] }), withKey('x'))).toBe(201);
    expect(await statusOf(v4({ plans: [key] }), { ...withKey('x'), subscription: null })).toBe(401);
  });

  it('the key is not sent on, unless the plan says so', async () => {
    const scenario = {
      request: { url: 'https://api.example.com/?a=1&api-key=one&b=2', headers: { 'X-Gravitee-Api-Key': 'one' } },
    };
    const { backendRequests } = await run(v4({ plans: [key] }), scenario);
    expect(backendRequests[0]).toMatchObject({ url: 'https://backend.example.com/?a=1&b=2', headers: {} });
    const open = { ...key, security: { type: 'api-key', configuration: { propagateApiKey: true } } };
    const sent = (await run(v4({ plans: [open] }), scenario)).backendRequests[0];
    expect(sent).toMatchObject({
      url: 'https://backend.example.com/?a=1&api-key=one&b=2',
      headers: { 'x-gravitee-api-key': ['one'] },
    });
  });

  it('one whose security cannot be run can be named', async () => {
    const api = v4({ plans: [keyless, jwt] });
    const { gateway, diagnostics } = loadGravitee(JSON.stringify(api));
    expect([gateway, diagnostics.map((d) => d.message)]).toEqual([
      null,
      ['The security of plan "Token" (JWT) cannot be run yet'],
    ]);
    expect(await statusOf(api, {}, { plan: 'jwt' })).toBe(203);
    expect(await statusOf(api, {}, { plan: 'Free' })).toBe(202);
    expect(loadGravitee(JSON.stringify(api), { plan: 'Tokem' }).diagnostics.map((d) => d.message)).toEqual([
      'There is no plan "Tokem"; did you mean "Token"?',
    ]);
  });
});

describe('failures', () => {
  const broken = flow([{ policy: 'status-code', configuration: { statusMappings: null } }]);
  const backend = { status: 201, headers: { 'Content-Type': 'text/html', 'X-Backend': 'b' }, body: '<html>' };
  const json = '{"message":"Internal Server Error","http_status_code":500}';

  it.each<[string | string[] | null, string, string]>([
    [null, 'text/plain', 'Internal Server Error'],
    ['text/html', 'text/plain', 'Internal Server Error'],
    ['application/json', 'application/json', json],
    ['text/html, application/json;q=0.1', 'application/json', json],
    [['text/html', '*/*'], 'application/json', json],
    ['text/*', 'text/plain', 'Internal Server Error'],
  ])('are rendered for Accept %j as %s', async (accept, type, body) => {
    const { response } = await run(v4({ flows: [broken] }), {
      request: { headers: accept === null ? {} : { Accept: accept } },
      backend,
    });
    expect(response).toEqual({
      status: 500,
      reason: 'Internal Server Error',
      headers: {
        'content-type': [type],
        'x-backend': ['b'],
        connection: ['close'],
        'content-length': [`${body.length}`],
      },
      body,
    });
  });

  describe('with a key are answered by response templates', () => {
    const template = (status: number, body: string, headers = {}) => ({ status, body, headers });
    const refused = { backend: { error: 'refused' } } as const;
    const answer = async (responseTemplates: object, accept: string | null = null, scenario: object = refused) => {
      const { response } = await run(v4({ responseTemplates }), {
        ...scenario,
        request: { headers: accept === null ? {} : { Accept: accept } },
      });
      return `${response.status} ${response.reason}: ${response.body as string}`;
    };

    it('by the key, by the more general one, or by the default', async () => {
      const own = { GATEWAY_CLIENT_CONNECTION_REFUSED: { '*/*': template(521, 'own') } };
      const general = { GATEWAY_CLIENT_CONNECTION_ERROR: { '*/*': template(503, 'general') } };
      const all = { DEFAULT: { '*/*': template(500, 'all') } };
      expect(await answer({ ...all, ...general, ...own })).toBe('521 Server Error (521): own');
      expect(await answer({ ...all, ...general })).toBe('503 Service Unavailable: general');
      expect(await answer(all)).toBe('500 Internal Server Error: all');
      expect(await answer({ OTHER: { '*/*': template(400, 'x') } })).toBe('502 Bad Gateway: ');
    });

    it('by what the caller accepts, best first, exactly as written', async () => {
      const byType = {
        DEFAULT: {
          'application/json': template(501, 'json'),
          'text/xml': template(502, 'xml'),
          '*/*': template(503, 'any'),
        },
      };
      expect(await answer(byType, 'text/xml;q=0.5, application/json')).toBe('501 Not Implemented: json');
      expect(await answer(byType, 'application/json;q=0.5, text/xml')).toBe('502 Bad Gateway: xml');
      expect(await answer(byType, 'text/plain')).toBe('503 Service Unavailable: any');
      expect(await answer({ DEFAULT: { 'text/xml': template(501, 'xml') } }, 'text/plain')).toBe('502 Bad Gateway: ');
    });

    it('with the status of the management API, headers, and the Accept for a Content-Type', async () => {
      const api = v4({
        responseTemplates: { DEFAULT: { '*/*': { statusCode: 404, body: '{}', headers: { 'X-A': 'b' } } } },
      });
      const { response } = await run(api, { ...refused, request: { headers: { Accept: 'a/b, */*' } } });
      expect(response).toMatchObject({
        status: 404,
        headers: { connection: ['close'], 'content-type': ['a/b, */*'], 'content-length': ['2'], 'x-a': ['b'] },
        body: '{}',
      });
    });

    it('but not those without one', async () => {
      const api = v4({ responseTemplates: { DEFAULT: { '*/*': template(400, 'x') } }, flows: [broken] });
      expect(await statusOf(api)).toBe(500);
    });
  });
});

describe('embedding', () => {
  it('a request in, a response out, over a host that has to wait', async () => {
    const { gateway } = loadGravitee(JSON.stringify(v4({ flows: [flow([mapping([404, 200])])] })));
    const waiting = (answer: Awaited<ReturnType<Host['fetch']>>): Host => {
      const host = new MemoryHost();
      return Object.assign(host, { fetch: async () => Promise.resolve(answer) });
    };
    const host = waiting(
      textResponse(404, 'ü', [
        ['X-A', '1'],
        ['X-A', '2'],
      ]),
    );
    const response = await gateway!.handle({ method: 'GET', url: 'https://api.example.com/x' }, host);
    expect({ ...response, body: Buffer.from(response.body as Uint8Array).toString() }).toEqual({
      status: 200,
      reason: 'OK',
      headers: [
        ['X-A', '1'],
        ['X-A', '2'],
      ],
      body: 'ü',
    });
    const failing = waiting({ error: 'reset', message: 'x' });
    expect((await gateway!.handle({ method: 'GET', url: 'https://api.example.com/x' }, failing)).status).toBe(502);
  });

  it('a scenario that cannot be is told, not thrown', async () => {
    await expect(run(v4(), { request: { url: 'nope' } })).rejects.toThrow('request.url must be an absolute URL');
  });
});
